/// What a function is called with: as it is written, what names mean there, and as it is typed.
struct Argument {
  let expression: Expression
  let scope: Scope
  let typed: TypedExpression
}

/// What names mean where a formula stands.
struct Scope {
  /// The run that names are seen in.
  var run: RunID
  /// In an override: its slot, and how many layers lie below it.
  var own: (slot: SlotID, level: Int)?
  /// What `previous` is the year before of; `nil` where nothing is.
  var previous: InstanceID?
  /// Whether `previous` may stand here: only in entries that are a whole right side.
  var allowsPrevious = false
  /// Whether the entries about to be read are the whole right side, and so may say `then`.
  var isWholeRightSide = false
  /// What a function's parameters stand for; read again as written in another scenario.
  var arguments: [String: Argument] = [:]
  /// What a table's rows or columns stand for in a formula of it.
  var cells: NamedCells?
  /// The property whose words (`midyear`, `annuity`) come before names.
  var property: InvestmentProperty?
  /// The years that may be written here beside the model's: those before it in an investment.
  var allowsEarlierYears = false
  /// How many functions deep this is.
  var functionDepth = 0

  init(run: RunID) {
    self.run = run
  }

  /// The cells of one row by their columns' names, or of one column by their rows'.
  struct NamedCells {
    let table: InstanceID
    let positions: [String: Int]
    let first: Int
    let step: Int

    subscript(name: String) -> Int? { positions[name].map { first + $0 * step } }
  }

  /// Whether a name stands for a parameter, row or column here.
  func hasLocal(_ name: String) -> Bool { arguments[name] != nil || cells?[name] != nil }

  /// The same where entries and `previous` are only a part of a formula.
  var inside: Scope {
    var scope = self
    scope.isWholeRightSide = false
    return scope
  }
}
