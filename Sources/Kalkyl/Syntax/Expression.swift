/// A formula as written.
public struct Expression: Sendable {
  private let form: Form
  public let span: SourceSpan

  private enum Form: Sendable {
    case written(Kind)
    case again(RepeatedFormula)
    case withAmounts(RepeatedEntries)
  }

  public init(_ kind: Kind, _ span: SourceSpan) {
    form = .written(kind)
    self.span = span
  }

  /// A formula that stands at another place too.
  init(_ repeated: RepeatedFormula, _ span: SourceSpan) {
    form = .again(repeated)
    self.span = span
  }

  /// Entries that stand at another place with other amounts.
  init(_ repeated: RepeatedEntries, _ span: SourceSpan) {
    form = .withAmounts(repeated)
    self.span = span
  }

  public var kind: Kind {
    @inline(__always) get {
      if case .written(let kind) = form { kind } else { kindAgain }
    }
  }

  @inline(never)
  private var kindAgain: Kind {
    guard let repeated else { return .missing }
    let first = repeated.first
    let distance = span.start &- first.span.start
    guard let here = repeatedEntries, case .entries(let entries) = first.kind else {
      return first.kind.moved(by: distance)
    }
    return .entries(entries.moved(by: distance, repeated.amounts, here.amounts))
  }

  /// What it repeats; `nil` for a formula that is written out.
  var repeated: RepeatedFormula? {
    switch form {
    case .written: nil
    case .again(let repeated): repeated
    case .withAmounts(let entries): entries.formula
    }
  }

  /// Its own amounts, where it repeats entries that may have others; `nil` where it does not.
  var repeatedEntries: RepeatedEntries? { repetition?.entries }

  /// What it repeats, and its own amounts where that may have others; `nil` for a formula that is written out.
  var repetition: (formula: RepeatedFormula, entries: RepeatedEntries?)? {
    switch form {
    case .written: nil
    case .again(let formula):
      (formula, formula.amounts.isEmpty ? nil : formula.entries(at: span))
    case .withAmounts(let entries): (entries.formula, entries)
    }
  }

  /// One word: what has more to it than that is in a box.
  public enum Kind: Sendable {
    /// Something should stand here; the parser has said so, and later stages are silent about it.
    case missing
    indirect case number(NumberLiteral)
    indirect case date(DateLiteral)
    case truth(Bool)
    /// A text, which only the text column of a table takes.
    indirect case text(String)
    /// `year`: the year being worked out.
    case year
    case previous
    /// `month 10`, of an activation.
    indirect case month(Int)
    indirect case name(String)
    /// `x.field`: a property or result of an investment, the rest of a bridge.
    indirect case field(Expression, Name)
    indirect case selection(Expression, [Selector])
    case call(Call)
    case entries(Entries)
    indirect case grid(Grid)
    /// `(e in s)`.
    indirect case inScenario(Expression, Name)
    indirect case negated(Expression)
    indirect case not(Expression)
    /// Operands of one level of binding joined from left to right; never comparisons or `^`.
    /// One flat node, so that a sum of any length is no deeper than one of two terms.
    indirect case chain(Expression, [Link])
    indirect case power(Expression, Expression)
    indirect case comparison(BinaryOperator, Expression, Expression)
    /// `x rounds to 541 tkr`; the second is a literal, perhaps negated.
    indirect case roundsTo(Expression, Expression)
    /// `x is within 1 tkr of y`.
    indirect case isWithin(Expression, tolerance: Expression, of: Expression)
    indirect case isMissing(Expression)
    indirect case conditional(condition: Expression, then: Expression, otherwise: Expression)
  }

  /// An operator and the operand after it.
  public struct Link: Sendable {
    public let operation: BinaryOperator
    public let operationSpan: SourceSpan
    public let operand: Expression

    public init(_ operation: BinaryOperator, _ operationSpan: SourceSpan, _ operand: Expression) {
      self.operation = operation
      self.operationSpan = operationSpan
      self.operand = operand
    }
  }
}

/// `2.75%`, `13 193`, `541 tkr`, `3 years`.
public struct NumberLiteral: Hashable, Sendable {
  public enum Suffix: Hashable, Sendable {
    case none
    case percent
    case unit(Unit)
    case time(TimeUnit)
  }

  /// The number as written, before its suffix: 2.75 of `2.75%`.
  public let value: Rational
  /// How many decimals were written: 2 of `2.75%`.
  public let decimals: Int
  public let suffix: Suffix
  /// `true` iff written as four digits and nothing else, and so a year where one can stand.
  public let canBeYear: Bool

  /// The years that figures are written like; any other four digits are an amount.
  static let years = 1900...2199

  public init(value: Rational, decimals: Int, suffix: Suffix, canBeYear: Bool) {
    self.value = value
    self.decimals = decimals
    self.suffix = suffix
    self.canBeYear = canBeYear
  }
}

/// `2026-07` or `2026-07-01`, a day that exists.
public struct DateLiteral: Hashable, Sendable {
  public let year: Int
  public let month: Int
  public let day: Int?

  public init(year: Int, month: Int, day: Int?) {
    self.year = year
    self.month = month
    self.day = day
  }
}

/// `f(a, b)`, `sum(x over member)`, `round(x to tkr)`, `allocate(x by k to tkr)`.
///
/// All calls are parsed alike; which tail a function takes is for the checker to say. A class, since
/// each look at a value of this size copies six references.
public final class Call: Sendable {
  public let name: Name
  /// The function of the language that it calls; `nil` for a script's or a host's.
  let builtIn: BuiltInFunction?
  public let arguments: [Expression]
  /// The dimensions after `over`; a table's own are written `t.row`.
  public let over: [DimensionReference]
  /// The key after `by`.
  public let by: Expression?
  /// The step after `to`; `tkr` alone is 1 tkr.
  public let to: Expression?

  public convenience init(
    name: Name, arguments: [Expression], over: [DimensionReference] = [], by: Expression? = nil,
    to: Expression? = nil
  ) {
    self.init(
      name: name, BuiltInFunction(rawValue: name.text), arguments: arguments, over: over, by: by,
      to: to)
  }

  init(
    name: Name, _ builtIn: BuiltInFunction?, arguments: [Expression],
    over: [DimensionReference] = [], by: Expression? = nil, to: Expression? = nil
  ) {
    self.name = name
    self.builtIn = builtIn
    self.arguments = arguments
    self.over = over
    self.by = by
    self.to = to
  }
}

/// `member`, `year`, `t.row`.
public struct DimensionReference: Sendable {
  /// `t` of `t.row`.
  public let table: Name?
  public let name: Name

  public init(table: Name?, name: Name) {
    self.table = table
    self.name = name
  }

  public var span: SourceSpan { (table?.span ?? name.span).union(name.span) }
}

/// What may stand in `x[…]`.
public struct Selector: Sendable {
  public enum Kind: Sendable {
    /// `Laxå`, `member.Laxå`.
    case label(LabelReference)
    /// `2026`.
    case year(Int)
    /// `2026..2028`.
    case years(Int, Int)
    /// `year`, `year - 1`.
    case relativeYear(Int)
    /// `vintage 2026`, `vintage ..2025`, `vintage 2024..`.
    case vintage(from: Int?, to: Int?)
  }

  public let kind: Kind
  public let span: SourceSpan

  public init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// A label: `Laxå`, with its dimension `member.Laxå`, or a table's row that has only a text, `"IT Invest Laxå"`.
public struct LabelReference: Sendable {
  public let dimension: Name?
  public let name: Name
  /// `true` iff written in quotes.
  public let isQuoted: Bool

  public init(dimension: Name? = nil, name: Name, isQuoted: Bool = false) {
    self.dimension = dimension
    self.name = name
    self.isQuoted = isQuoted
  }

  public var span: SourceSpan { (dimension?.span ?? name.span).union(name.span) }
}

/// `{ Laxå: 1, otherwise: 2 }`.
public struct Entries: Sendable {
  public struct Entry: Sendable {
    public let key: Key
    public let value: Expression

    public init(key: Key, value: Expression) {
      self.key = key
      self.value = value
    }
  }

  public let entries: [Entry]

  public init(_ entries: [Entry]) {
    self.entries = entries
  }
}

/// What stands before `:` in an entry, and at the edges of a grid.
public struct Key: Sendable {
  public enum Kind: Sendable {
    case label(LabelReference)
    /// `2026` is the range from 2026 to 2026.
    case years(Int, Int)
    case then
    case otherwise
    /// Not a key; the parser has said so.
    case missing
  }

  public let kind: Kind
  public let span: SourceSpan

  public init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// Entries drawn as a table: the first row names the key columns' dimensions, then the keys.
public struct Grid: Sendable {
  public struct Row: Sendable {
    public let keys: [Key]
    /// As many as the grid's head; `nil` for an empty cell or a lone dash, which is no value.
    public let cells: [Expression?]
    public let span: SourceSpan

    public init(keys: [Key], cells: [Expression?], span: SourceSpan) {
      self.keys = keys
      self.cells = cells
      self.span = span
    }
  }

  /// The dimensions of the key columns.
  public let dimensions: [DimensionReference]
  /// The keys of the other columns.
  public let head: [Key]
  public let rows: [Row]

  public init(dimensions: [DimensionReference], head: [Key], rows: [Row]) {
    self.dimensions = dimensions
    self.head = head
    self.rows = rows
  }
}

/// `as %`, `as mnkr 1 decimal`.
public struct FigureFormat: Hashable, Sendable {
  public enum Style: Hashable, Sendable {
    case percent
    case unit(Unit)
  }

  public let style: Style
  public let decimals: Int?
  public let span: SourceSpan

  public init(style: Style, decimals: Int?, span: SourceSpan) {
    self.style = style
    self.decimals = decimals
    self.span = span
  }
}
