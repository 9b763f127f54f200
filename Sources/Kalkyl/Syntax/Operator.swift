/// The operators that stand between two operands.
public enum BinaryOperator: String, CaseIterable, Hashable, Sendable {
  case otherwise
  case or
  case and
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case power = "^"

  /// How tightly an operator binds, loosest first. `if` and `not` stand between `otherwise` and `or`,
  /// and between `and` and the comparisons; unary minus between `*` and `^`.
  public enum Level: Int, Comparable, Sendable {
    case otherwise
    case or
    case and
    case comparison
    case sum
    case product
    case power

    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  public var level: Level {
    switch self {
    case .otherwise: .otherwise
    case .or: .or
    case .and: .and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .add, .subtract: .sum
    case .multiply, .divide: .product
    case .power: .power
    }
  }
}
