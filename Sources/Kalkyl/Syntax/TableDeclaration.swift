/// `table follow_up "Investeringar" in mnkr, 1 decimal { … }`: a table as it is printed.
public struct TableDeclaration: Sendable {
  public let heading: Heading
  /// The table's own unit.
  public let currency: CurrencyDeclaration?
  /// The dimension that the first heading names; its labels are the rows.
  public let rowDimension: Name?
  public let columns: [Column]
  public let rows: [Row]
  public let items: [Item]
  public let span: SourceSpan

  public init(
    heading: Heading, currency: CurrencyDeclaration?, rowDimension: Name?, columns: [Column],
    rows: [Row], items: [Item], span: SourceSpan
  ) {
    self.heading = heading
    self.currency = currency
    self.rowDimension = rowDimension
    self.columns = columns
    self.rows = rows
    self.items = items
    self.span = span
  }

  /// A heading of the grid: a name or a year, and a text.
  public struct Column: Sendable {
    public let name: Name
    public let year: Int?
    public let text: QuotedText?

    public init(name: Name, year: Int?, text: QuotedText?) {
      self.name = name
      self.year = year
      self.text = text
    }
  }

  public struct Row: Sendable {
    public enum Kind: Sendable {
      /// A row of entered figures; without a name it is selected by its text.
      case entered(Name?)
      /// `subtotal NAME`: the entered rows since the last subtotal.
      case subtotal(Name)
      /// `memo NAME`: entered, but in no sum.
      case memo(Name)
      /// `total`: all entered rows; `of a, b` leaves the other columns empty.
      case total(of: [Name])
      /// `row NAME`, whose formula stands below the grid.
      case computed(Name)
      /// `line EXPR over member`: a value of the model, a row per label.
      case line(Expression, over: Name?)
    }

    public let kind: Kind
    public let text: QuotedText?
    /// As many as the columns.
    public let cells: [Cell]
    public let span: SourceSpan

    public init(kind: Kind, text: QuotedText?, cells: [Cell], span: SourceSpan) {
      self.kind = kind
      self.text = text
      self.cells = cells
      self.span = span
    }
  }

  public struct Cell: Sendable {
    /// `nil` for an empty cell.
    public let value: Expression?
    /// `true` iff a lone dash stands in the cell: no value, whatever `blank` says.
    public let isDash: Bool
    /// The reason after `known`.
    public let known: QuotedText?
    public let span: SourceSpan

    public init(value: Expression?, isDash: Bool, known: QuotedText?, span: SourceSpan) {
      self.value = value
      self.isDash = isDash
      self.known = known
      self.span = span
    }
  }

  /// What is said of the table below its grid.
  public enum Item: Sendable {
    case column(ColumnItem)
    /// `row net = costs - income`
    case row(Name, Expression)
    /// `group "Januari–augusti" = a, b, c`
    case group(QuotedText, [Name])
    /// `blank = 0`
    case blank(Expression)
  }

  /// `column left "Avvikelse" = budget - booked as tkr, good up`; `column status text`.
  public struct ColumnItem: Sendable {
    public enum Content: Sendable {
      case text
      case number
      case percent
    }

    public enum Good: Sendable {
      case up
      case down
    }

    public let name: Name
    public let text: QuotedText?
    public let content: Content?
    public let formula: Expression?
    public let format: FigureFormat?
    public let good: Good?

    public init(
      name: Name, text: QuotedText?, content: Content?, formula: Expression?,
      format: FigureFormat?, good: Good?
    ) {
      self.name = name
      self.text = text
      self.content = content
      self.formula = formula
      self.format = format
      self.good = good
    }
  }
}
