@testable import Kalkyl

/// Draws sentences of the grammar at random and writes them as scripts.
struct SentenceDrawing {
  let recogniser: Recogniser
  var generator: SeededGenerator
  /// The rules that sentences were drawn with.
  private(set) var drawn: Set<String> = []
  private let nodes: [String: EBNF.Node]
  /// The fewest steps to the end of each rule.
  private var depths: [String: Int] = [:]

  init(_ recogniser: Recogniser, seed: UInt64) {
    self.recogniser = recogniser
    generator = SeededGenerator(seed: seed)
    nodes = Dictionary(uniqueKeysWithValues: recogniser.ebnf.rules.map { ($0.name, $0.node) })
    for name in ScriptGrammar.tokens { depths[name] = 0 }
    var changes = true
    while changes {
      changes = false
      for (name, node) in recogniser.ebnf.rules where depths[name] == nil {
        if let depth = depth(node) {
          depths[name] = depth + 1
          changes = true
        }
      }
    }
  }

  private func depth(_ node: EBNF.Node) -> Int? {
    switch node {
    case .literal, .characters, .optional, .star: 0
    case .reference(let name): depths[name]
    case .plus(let part), .difference(let part, _): depth(part)
    case .choice(let parts): parts.compactMap { depth($0) }.min()
    case .sequence(let parts):
      parts.reduce(0) { most, part in most.flatMap { most in depth(part).map { max(most, $0) } } }
    }
  }

  /// A script of a few declarations.
  mutating func script() -> String {
    var text = ""
    draw(.reference("Script"), budget: 60, &text)
    return text
  }

  /// A formula.
  mutating func formula() -> String {
    var text = ""
    draw(.reference("Expression"), budget: 48, &text)
    return text
  }

  private mutating func draw(_ node: EBNF.Node, budget: Int, _ text: inout String) {
    switch node {
    case .literal(let literal): text += literal + " "
    case .characters: break
    case .reference(let name): draw(rule: name, budget: budget - 1, &text)
    case .sequence(let parts): for part in parts { draw(part, budget: budget, &text) }
    case .choice(let parts):
      let affordable = parts.filter { (depth($0) ?? 99) <= budget }
      let cheapest = parts.min { (depth($0) ?? 99) < (depth($1) ?? 99) }
      let chosen = isLong(text) ? cheapest : affordable.randomElement(using: &generator)
      if let part = chosen ?? cheapest {
        draw(part, budget: budget, &text)
      }
    case .optional(let part):
      if !isLong(text), wants(part, budget) { draw(part, budget: budget, &text) }
    case .star(let part):
      var isFirst = true
      while !isLong(text),
        isFirst ? wants(part, budget) : wants(part, budget) && Bool.random(using: &generator)
      {
        isFirst = false
        draw(part, budget: budget, &text)
      }
    case .plus(let part):
      draw(part, budget: budget, &text)
      if !isLong(text), wants(part, budget) { draw(part, budget: budget, &text) }
    case .difference(let part, _): draw(part, budget: budget, &text)
    }
  }

  /// Long enough: what is still needed is drawn as short as can be.
  private func isLong(_ text: String) -> Bool { text.utf8.count > 400 }

  private mutating func wants(_ part: EBNF.Node, _ budget: Int) -> Bool {
    (depth(part) ?? 99) <= budget && Int.random(in: 0..<5, using: &generator) < 2
  }

  private mutating func draw(rule: String, budget: Int, _ text: inout String) {
    drawn.insert(rule)
    switch rule {
    case "NL": text += "\n"
    case "Minus": text += pick(["-", "\u{2212}"]) + " "
    case "Dash": text += "– "
    case "Text": text += pick(["\"IT Invest\"", "\"\"", "\"3 \\\"tkr\\\"\"", "\"å\""]) + " "
    case "Count": text += pick(["0", "7", "12"]) + " "
    case "Year": text += pick(["2025", "2026", "2031"]) + " "
    case "Whole": text += pick(["500", "13 193", "1_000_000", "10000"]) + " "
    case "Decimal": text += pick(["2.75", "13 193.25", "0.5"]) + " "
    case "Date": text += pick(["2026-07", "2024-02-29"]) + " "
    case "Name", "DeclaredName":
      let names = [
        "x", "Laxå", "internränta", "frame", "step", "known", "line", "key", "kr", "month",
      ]
      text += pick(rule == "Name" ? names + ["sum", "first"] : names) + " "
    case "CellValue":
      // What is taken away: a figure alone in brackets.
      var value = ""
      repeat {
        value = ""
        draw(.reference("Expression"), budget: budget, &value)
      } while value.hasPrefix("(") && value.filter(\.isNumber).count > 0
      text += value
    default: if let node = nodes[rule] { draw(node, budget: budget, &text) }
    }
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices.randomElement(using: &generator) ?? ""
  }
}
