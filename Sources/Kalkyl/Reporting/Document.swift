/// What a run prints, as data: renderers turn it into text, Markdown, HTML, CSV and JSON.
public struct Document: Sendable {
  public var blocks: [Block]

  public init(blocks: [Block] = []) {
    self.blocks = blocks
  }

  public enum Block: Sendable {
    /// A title: level 1 for a report, 2 for a block of it.
    case heading(String, level: Int)
    case paragraph(String)
    case table(DocumentTable)
    case chart(DocumentChart)
  }
}

/// A table ready to print: every figure with how it is shown.
public struct DocumentTable: Sendable {
  public struct Column: Sendable {
    public var heading: String
    /// A heading over several neighbouring columns.
    public var group: String?
    /// A stable name for machines: the column's name in the script, a year, a scenario.
    public var name: String

    public init(heading: String, group: String? = nil, name: String) {
      self.heading = heading
      self.group = group
      self.name = name
    }
  }

  public struct Row: Sendable {
    public enum Kind: String, Sendable {
      case entry
      case memo
      case computed
      case subtotal
      case total
      /// A line that only names the rows below it.
      case heading
    }

    public var kind: Kind
    public var label: String
    /// A stable name for machines: a label's name, a row's name.
    public var name: String
    /// How far the label is moved in, from 0.
    public var indent: Int
    public var cells: [Cell]

    public init(kind: Kind = .entry, label: String, name: String, indent: Int = 0, cells: [Cell]) {
      self.kind = kind
      self.label = label
      self.name = name
      self.indent = indent
      self.cells = cells
    }
  }

  public enum Cell: Sendable {
    case empty
    case text(String)
    case figure(Figure)
  }

  public var title: String?
  /// What the figures are in, "tkr"; shown beside the title.
  public var unit: String?
  /// The heading of the labels, often empty.
  public var corner: String
  public var columns: [Column]
  public var rows: [Row]

  public init(
    title: String? = nil, unit: String? = nil, corner: String = "", columns: [Column], rows: [Row]
  ) {
    self.title = title
    self.unit = unit
    self.corner = corner
    self.columns = columns
    self.rows = rows
  }
}

/// A figure and how it is shown.
public struct Figure: Sendable {
  public enum Tone: Sendable {
    case neutral
    case good
    case bad
  }

  /// The exact figure: an amount in kronor, a number as it is; `nil` for no value.
  public var value: Rational?
  /// Why there is no value, in words.
  public var cause: String?
  public var style: FigureStyle
  public var tone: Tone

  public init(
    value: Rational?, cause: String? = nil, style: FigureStyle, tone: Tone = .neutral
  ) {
    self.value = value
    self.cause = cause
    self.style = style
    self.tone = tone
  }
}

/// How a figure is written: its unit and decimals.
public struct FigureStyle: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// An amount, shown in a unit.
    case amount(Unit)
    /// A number shown in hundredths with `%`.
    case percent
    case number
    /// `true` for 1, `false` for 0.
    case truth
    /// A year, never grouped.
    case year
    /// Months, shown as years where whole.
    case duration
  }

  public var kind: Kind
  /// Decimals to round to for show; `nil` for as many as the figure needs, at most six.
  public var decimals: Int?
  /// `true` iff the unit is written after each figure (elsewhere it stands once, beside the title).
  public var showsUnit: Bool

  public init(kind: Kind, decimals: Int? = nil, showsUnit: Bool = false) {
    self.kind = kind
    self.decimals = decimals
    self.showsUnit = showsUnit
  }
}

/// A chart drawn with characters.
public struct DocumentChart: Sendable {
  public struct Series: Sendable {
    public var label: String
    /// As many as the chart's positions.
    public var figures: [Figure]

    public init(label: String, figures: [Figure]) {
      self.label = label
      self.figures = figures
    }
  }

  public var kind: ReportDeclaration.Chart
  public var title: String?
  /// Along the axis, often years.
  public var positions: [String]
  public var series: [Series]

  public init(
    kind: ReportDeclaration.Chart, title: String? = nil, positions: [String], series: [Series]
  ) {
    self.kind = kind
    self.title = title
    self.positions = positions
    self.series = series
  }
}
