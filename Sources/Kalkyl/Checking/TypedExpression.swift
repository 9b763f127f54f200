/// A formula with its names resolved to slots and its kind and dimensions settled.
///
/// One word that shares what it says: checking copies formulas from array to array, and as values
/// of 64 bytes with two references each that took a third of its time.
struct TypedExpression: Sendable {
  private let node: Node

  var kind: Kind {
    @inline(__always) get { if case .written(let kind) = node.form { kind } else { kindAgain } }
  }
  var type: ValueType { node.type }
  /// The years of its type.
  var years: YearExtent { node.type.shape.years }
  var span: SourceSpan { node.span }
  /// `true` iff made of literals without a unit, which become an amount where one is expected.
  var isBare: Bool { node.isBare }
  /// `true` iff made of literals only; such an amount may be added to one that is split.
  var isLiteral: Bool { node.isLiteral }
  /// How many steps working it out takes, with functions written out.
  var weight: Int { node.weight }
  /// How deep it is, with functions written out.
  var depth: Int { node.depth }

  private final class Node: Sendable {
    enum Form: Sendable {
      case written(Kind)
      /// As the first's, whose parts are made here as they are asked for.
      case again(Repetition)
    }

    let form: Form
    /// The formula that it is typed as, if it is.
    let first: Node?
    let isBare: Bool
    let isLiteral: Bool
    let type: ValueType
    let span: SourceSpan
    let weight: Int
    let depth: Int

    init(
      _ kind: Kind, _ type: ValueType, _ span: SourceSpan, isBare: Bool, isLiteral: Bool,
      weight: Int
    ) {
      form = .written(kind)
      first = nil
      self.isBare = isBare
      self.isLiteral = isLiteral
      self.type = type
      self.span = span
      self.weight = weight
      depth = kind.depthOfParts + 1
    }

    init(_ first: Node, _ repetition: Repetition) {
      form = .again(repetition)
      self.first = first
      isBare = first.isBare
      isLiteral = first.isLiteral
      type = first.type
      span = repetition(first.span)
      weight = first.weight
      depth = first.depth
    }
  }

  init(
    _ kind: Kind, _ type: ValueType, _ span: SourceSpan, isBare: Bool = false,
    isLiteral: Bool = false, weight: Int = 1
  ) {
    node = Node(kind, type, span, isBare: isBare, isLiteral: isLiteral, weight: weight)
  }

  private init(_ node: Node) { self.node = node }

  /// A formula that is typed as another.
  init(_ first: TypedExpression, _ repetition: Repetition) {
    node = Node(first.node, repetition)
  }

  /// Whether it is typed as another.
  var isRepetition: Bool { node.first != nil }

  /// Whether it is typed as a formula.
  func isRepetition(of formula: TypedExpression) -> Bool {
    node.first === formula.node
  }

  /// The formula that it is typed as, and how it differs; `nil` for one that is written out.
  var repetition: (first: TypedExpression, Repetition)? {
    guard let first = node.first, case .again(let repetition) = node.form else { return nil }
    return (TypedExpression(first), repetition)
  }

  @inline(never)
  private var kindAgain: Kind {
    switch node.form {
    case .written(let kind): kind
    case .again(let here):
      node.first.map { TypedExpression($0).kind.repeated(here) } ?? .missing(.wrong)
    }
  }

  /// Whether it is the very same formula, not one that says the same.
  func isSame(as other: TypedExpression) -> Bool { node === other.node }

  /// The same formula but for what is given.
  func with(
    kind: Kind? = nil, type: ValueType? = nil, span: SourceSpan? = nil, isBare: Bool? = nil,
    weight: Int? = nil
  ) -> TypedExpression {
    TypedExpression(
      kind ?? self.kind, type ?? self.type, span ?? self.span, isBare: isBare ?? self.isBare,
      isLiteral: isLiteral, weight: weight ?? self.weight)
  }

  /// What stands where something was wrong.
  static func unknown(_ span: SourceSpan) -> TypedExpression {
    TypedExpression(.missing(.wrong), .unknown, span)
  }

  enum Kind: Sendable {
    /// Numbers as they are, amounts in kronor, truths as 1 and 0, durations in months.
    case constant(Rational)
    /// No value, and why.
    case missing(MissingReason)
    case currentYear
    /// A definition, property, rule or bridge in a scenario; at the year being worked out.
    case instance(InstanceID)
    /// A result of an investment, summed over vintages.
    indirect case investmentResult(InstanceID, InvestmentResult, VintageRange)
    /// A cell of a table.
    case cell(InstanceID, Int)
    /// One label of a dimension.
    case atLabel(TypedExpression, DimensionID, Int)
    case atYear(TypedExpression, Int)
    case atRelativeYear(TypedExpression, Int)
    case inYears(TypedExpression, Int, Int)
    /// A value per label; `default` where a label has none, no value without it.
    case byLabel(DimensionID, [TypedExpression?], leftOut: MissingReason)
    case byYear(YearEntries)
    /// A value with cells replaced by a scenario.
    case overridden(TypedExpression, [CellOverride])
    case negated(TypedExpression)
    case not(TypedExpression)
    case sum([Term])
    case product([Factor])
    case all([TypedExpression])
    case any([TypedExpression])
    case firstKnown([TypedExpression])
    case power(TypedExpression, TypedExpression)
    case comparison(BinaryOperator, TypedExpression, TypedExpression)
    /// Whether a value rounded to a step is a literal.
    indirect case roundsTo(TypedExpression, Rational, step: Rational)
    case isWithin(TypedExpression, tolerance: TypedExpression, of: TypedExpression)
    case isMissing(TypedExpression)
    case conditional(TypedExpression, TypedExpression, TypedExpression)
    case aggregate(Aggregate, TypedExpression, over: [DimensionID], overYears: Bool)
    case cumulative(TypedExpression)
    case share(TypedExpression, over: [DimensionID], overYears: Bool)
    case repeated(TypedExpression, over: [DimensionID])
    case smallest([TypedExpression])
    case largest([TypedExpression])
    case magnitude(TypedExpression)
    case rounded(TypedExpression, to: Rational, RoundingRule)
    indirect case allocate(TypedExpression, by: TypedExpression, over: [DimensionID], to: Rational?)
    /// Figures from a file.
    case data(DataBlockID)
    case host(String, [TypedExpression])
  }

  /// A term of a sum and its sign.
  struct Term: Sendable {
    let value: TypedExpression
    let isNegative: Bool
  }

  /// A factor of a product; `isDivisor` where it divides.
  struct Factor: Sendable {
    let value: TypedExpression
    let isDivisor: Bool
  }

  /// `{ 2025: …, then: …, otherwise: … }`
  struct YearEntries: Sendable {
    struct Entry: Sendable {
      let first: Int
      let last: Int
      let value: TypedExpression?
      let span: SourceSpan
    }

    let entries: [Entry]
    let then: TypedExpression?
    let otherwise: TypedExpression?
    /// Where a year that nothing covers is shown to be left out.
    let span: SourceSpan

    /// The value that covers a year; `nil` twice over: none does, or the one that does is empty.
    func value(in year: Int) -> TypedExpression?? {
      var last = Int.min
      for entry in entries {
        if entry.first <= year, year <= entry.last { return entry.value }
        last = max(last, entry.last)
      }
      if let then, year > last { return then }
      if let otherwise { return otherwise }
      return .none
    }
  }

  /// Cells that a scenario replaces: those of certain labels and years.
  struct CellOverride: Sendable {
    let labels: [(dimension: DimensionID, label: Int)]
    let years: (first: Int, last: Int)?
    let value: TypedExpression
  }
}

/// The functions that take a dimension away.
enum Aggregate: String, CaseIterable, Sendable {
  case sum
  case min
  case max
  case mean
  case count
  case any
  case all
  case first
  case last
}

/// What an investment gives, by year.
enum InvestmentResult: String, CaseIterable, Sendable {
  case depreciation
  case interest
  case writtenOff = "written_off"
  case capitalCost = "capital_cost"
  case bookValue = "book_value"
  case activatedAmount = "activated_amount"
}

/// The purchases that a result counts: all, or those of some years.
struct VintageRange: Hashable, Sendable {
  var first: Int?
  var last: Int?

  static let all = VintageRange()

  func contains(_ year: Int) -> Bool {
    (first.map { $0 <= year } ?? true) && (last.map { year <= $0 } ?? true)
  }
}

/// A definition, investment, table, bridge or rule as it is in one scenario.
struct InstanceID: Hashable, Sendable {
  let index: Int
}

/// A file's figures.
struct DataBlockID: Hashable, Sendable {
  let index: Int
}

/// Why there is no value, at the place where it began.
enum MissingReason: Hashable, Sendable {
  /// Something is wrong in the script, and has been said.
  case wrong
  case emptyCell
  case labelLeftOut
  case yearLeftOut
  case beforeFirstYear
  case outsideYears
  case divisionByZero
  case zeroToNegativePower
  case exponentNotWhole
  case weightNegative
  case weightsAllZero
  case noLife
  case noActivation
  case noRate
  case unsuitableLife
  case residualAboveCost
  case useBeforePurchase
  case notInFile
  case hostGaveNone
}
