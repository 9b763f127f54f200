/// Writes formulas back as source: canonical, with no more brackets than the operators need.
///
/// What it writes parses to a formula that it writes the same.
struct SyntaxPrinter {
  /// How tightly a formula binds, loosest first.
  private enum Level: Int, Comparable {
    case otherwise
    case conditional
    case or
    case and
    case not
    case comparison
    case sum
    case product
    case negation
    case power
    case postfix

    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  private(set) var text = ""

  /// A formula as source.
  static func text(of formula: Expression) -> String {
    var printer = SyntaxPrinter()
    printer.print(formula)
    return printer.text
  }

  /// Writes a formula.
  mutating func print(_ formula: Expression) { print(formula, above: .otherwise) }

  mutating func write(_ more: String) { text += more }

  /// Writes a formula, in brackets where it binds more loosely than its place allows.
  private mutating func print(_ formula: Expression, above least: Level) {
    guard level(formula) < least else { return printBare(formula) }
    text += "("
    printBare(formula)
    text += ")"
  }

  private func level(_ formula: Expression) -> Level {
    switch formula.kind {
    case .missing, .number, .date, .truth, .text, .year, .previous, .month, .name, .field,
      .selection, .call, .entries, .grid, .inScenario:
      .postfix
    case .negated: .negation
    case .not: .not
    case .chain(_, let links): links.first.map { level($0.operation) } ?? .postfix
    case .power: .power
    case .comparison, .roundsTo, .isWithin, .isMissing: .comparison
    case .conditional: .conditional
    }
  }

  private func level(_ operation: BinaryOperator) -> Level {
    switch operation.level {
    case .otherwise: .otherwise
    case .or: .or
    case .and: .and
    case .comparison: .comparison
    case .sum: .sum
    case .product: .product
    case .power: .power
    }
  }

  private mutating func printBare(_ formula: Expression) {
    switch formula.kind {
    case .missing: text += "…"
    case .number(let literal): print(literal)
    case .date(let date): print(date)
    case .truth(let truth): text += truth ? "true" : "false"
    case .text(let content): print(quoted: content)
    case .year: text += "year"
    case .previous: text += "previous"
    case .month(let month): text += "month \(month)"
    case .name(let name): text += name
    case .field(let owner, let field):
      print(owner, above: .postfix)
      text += "." + field.text
    case .selection(let value, let selectors):
      print(value, above: .postfix)
      text += "["
      printList(selectors) { $0.print($1) }
      text += "]"
    case .call(let call): print(call)
    case .entries(let entries): print(entries)
    case .grid(let grid): print(grid)
    case .inScenario(let value, let scenario):
      text += "("
      print(value)
      text += " in \(scenario.text))"
    default: printOperation(formula)
    }
  }

  private mutating func printOperation(_ formula: Expression) {
    switch formula.kind {
    case .negated(let operand):
      text += "-"
      print(operand, above: .negation)
    case .not(let operand):
      text += "not "
      print(operand, above: .not)
    case .chain(let first, let links): print(first, links)
    case .power(let base, let exponent): print(power: base, exponent)
    case .comparison(let operation, let left, let right):
      print(left, above: .sum)
      text += " \(operation.rawValue) "
      print(right, above: .sum)
    case .roundsTo(let value, let figure):
      print(value, above: .sum)
      text += " rounds to "
      print(figure, above: .negation)
    case .isWithin(let value, let tolerance, let other):
      print(value, above: .sum)
      text += " is within "
      print(tolerance, above: .sum)
      text += " of "
      print(other, above: .sum)
    case .isMissing(let value):
      print(value, above: .sum)
      text += " is missing"
    case .conditional(let condition, let then, let otherwise):
      text += "if "
      print(condition)
      text += " then "
      print(then, above: .conditional)
      text += " else "
      print(otherwise, above: .conditional)
    default: break
    }
  }

  /// Operands of one level; the first may itself be of that level, for they go from left to right.
  private mutating func print(_ first: Expression, _ links: [Expression.Link]) {
    guard let level = links.first.map({ level($0.operation) }) else { return print(first) }
    let above = Level(rawValue: level.rawValue + 1) ?? .postfix
    print(first, above: level)
    for link in links {
      text += " \(link.operation.rawValue) "
      print(link.operand, above: above)
    }
  }

  private mutating func print(power base: Expression, _ exponent: Expression) {
    print(base, above: .postfix)
    text += " ^ "
    if case .negated(let operand) = exponent.kind {
      text += "-"
      print(operand, above: .postfix)
    } else {
      print(exponent, above: .postfix)
    }
  }

  private mutating func print(_ call: Call) {
    text += call.name.text + "("
    printList(call.arguments) { $0.print($1) }
    if !call.over.isEmpty {
      text += " over "
      printList(call.over) { $0.print($1) }
    }
    if let key = call.by {
      text += " by "
      print(key)
    }
    if let step = call.to {
      text += " to "
      print(step: step)
    }
    text += ")"
  }

  /// One of a unit is written as the unit alone.
  private mutating func print(step: Expression) {
    if case .number(let literal) = step.kind, case .unit(let unit) = literal.suffix,
      literal.value == Rational(1), literal.decimals == 0
    {
      text += unit.rawValue
    } else {
      print(step)
    }
  }

  /// Writes things with commas between them.
  mutating func printList<Item>(_ items: [Item], _ print: (inout SyntaxPrinter, Item) -> Void) {
    for (index, item) in items.enumerated() {
      if index > 0 { text += ", " }
      print(&self, item)
    }
  }
}
