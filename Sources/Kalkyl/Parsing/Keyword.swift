/// The words that mean something to the language; the only place where they are spelled.
enum Keyword: String, CaseIterable, Hashable, Sendable {
  /// Any other word.
  case none = ""

  // Reserved: never names.
  case `if`, then, `else`, and, or, not, otherwise
  case previous, year, vintage, `true`, `false`
  case `in`, `is`, rounds, to, by, over, `as`, `for`, total

  // Words that begin a declaration.
  case years, currency, dimension, assume, account, key, `let`, function, investment
  case table, printed, rule, scenario, test, report, bridge, use

  // Words inside declarations.
  case from, column, row, line, group, blank, subtotal, memo, of, known
  case good, up, down, text, number
  case expect, snapshot, show, rows, columns, change, compare, chart, lines, bars, stacked
  case step, rest, within, missing, month, months, decimal, decimals

  // Units of amounts.
  case öre, kr, tkr, mnkr, mkr, Mkr

  // Built-in functions: never names of declarations.
  case sum, min, max, mean, count, any, all, first, last
  case cumulative, share, `repeat`, round, floor, ceiling, abs, allocate

  /// `true` iff the word can never be a name.
  var isReserved: Bool {
    switch self {
    case .if, .then, .else, .and, .or, .not, .otherwise, .previous, .year, .vintage, .true,
      .false, .in, .is, .rounds, .to, .by, .over, .as, .for, .total:
      true
    default: false
    }
  }

  /// `true` iff the word begins a declaration.
  var beginsDeclaration: Bool {
    switch self {
    case .years, .currency, .dimension, .assume, .account, .key, .let, .function, .investment,
      .table, .printed, .rule, .scenario, .test, .report, .bridge, .use:
      true
    default: false
    }
  }

  /// `true` iff the word begins a line inside the braces of a declaration.
  var beginsStatement: Bool {
    switch self {
    case .from, .column, .row, .group, .blank, .expect, .snapshot, .show, .rows,
      .columns, .change, .compare, .chart, .text, .step, .rest:
      true
    default: false
    }
  }

  /// `true` iff the word is the name of a function of the language, and no other word of it.
  var isBuiltInFunction: Bool { builtInFunction != nil && self != .printed }

  /// The function of the language that the word names.
  var builtInFunction: BuiltInFunction? {
    switch self {
    case .sum: .sum
    case .min: .min
    case .max: .max
    case .mean: .mean
    case .count: .count
    case .any: .any
    case .all: .all
    case .first: .first
    case .last: .last
    case .cumulative: .cumulative
    case .share: .share
    case .repeat: .repeat
    case .round: .round
    case .floor: .floor
    case .ceiling: .ceiling
    case .abs: .abs
    case .allocate: .allocate
    case .printed: .printed
    default: nil
    }
  }

  /// The unit of amounts that the word stands for.
  var unit: Unit? {
    switch self {
    case .öre: .öre
    case .kr: .kr
    case .tkr: .tkr
    case .mnkr: .mnkr
    case .mkr: .mkr
    case .Mkr: .Mkr
    default: nil
    }
  }

  /// The unit of durations that the word stands for.
  var timeUnit: TimeUnit? {
    switch self {
    case .year, .years: .years
    case .month, .months: .months
    default: nil
    }
  }

  /// The words that begin declarations, in the order of the language page.
  static let declarations = allCases.filter(\.beginsDeclaration)
}
