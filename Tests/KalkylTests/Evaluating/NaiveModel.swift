@testable import Kalkyl

/// A model of random formulas over labels and years, worked out cell by cell in the plainest way.
struct NaiveModel {
  indirect enum Formula {
    case number(Rational)
    /// A definition of lower number, at the same cell.
    case other(Int)
    /// A definition of no higher number, the year before.
    case before(Int)
    case atYear(Int, Int)
    case atLabel(Int, Int)
    case overLabels(Int)
    case overYears(Int)
    case cumulative(Int)
    case operation(String, Formula, Formula)
    case ifGreater(Formula, Formula, Formula, Formula)
  }

  struct Override {
    let definition: Int
    /// `nil` for the whole.
    let cell: (label: Int, year: Int)?
    /// Added to the definition's own value below.
    let added: Formula
  }

  static let labels = ["a", "b", "c"]
  static let years = 2025...2028
  var definitions: [Formula] = []
  var override: Override?

  // MARK: As a script

  var script: String {
    var lines = [
      "years 2025..2028", "dimension member = a, b, c",
      "let spread = { a: { 2025: 0, then: 0 }, otherwise: { 2025: 0, then: 0 } }",
    ]
    for (index, formula) in definitions.enumerated() {
      lines.append("let d\(index) = \(text(formula)) + spread")
    }
    if let override {
      let place = override.cell.map { "[\(Self.labels[$0.label]), \($0.year)]" } ?? ""
      let name = "d\(override.definition)"
      lines.append("scenario s { \(name)\(place) = \(name) + \(text(override.added)) }")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func text(_ formula: Formula) -> String {
    switch formula {
    case .number(let value): "(\(value.numerator) / \(value.denominator))"
    case .other(let index): "d\(index)"
    case .before(let index): "d\(index)[year - 1]"
    case .atYear(let index, let year): "d\(index)[\(year)]"
    case .atLabel(let index, let label): "d\(index)[\(Self.labels[label])]"
    case .overLabels(let index): "sum(d\(index) over member)"
    case .overYears(let index): "max(d\(index) over year)"
    case .cumulative(let index): "cumulative(d\(index) over year)"
    case .operation(let sign, let a, let b): "(\(text(a)) \(sign) \(text(b)))"
    case .ifGreater(let a, let b, let c, let d):
      "(if \(text(a)) > \(text(b)) then \(text(c)) else \(text(d)))"
    }
  }

  // MARK: Worked out

  /// A cell; what the scenario changes counts where `inScenario`.
  func value(_ index: Int, _ label: Int, _ year: Int, inScenario: Bool) -> Rational? {
    var known: [Place: Rational?] = [:]
    return value(Place(index, label, year, isBelow: false), inScenario, &known)
  }

  /// A definition's cell, perhaps as it is below the scenario.
  private struct Place: Hashable {
    let index: Int
    let label: Int
    let year: Int
    let isBelow: Bool

    init(_ index: Int, _ label: Int, _ year: Int, isBelow: Bool) {
      (self.index, self.label, self.year, self.isBelow) = (index, label, year, isBelow)
    }
  }

  private func value(
    _ place: Place, _ inScenario: Bool, _ known: inout [Place: Rational?]
  ) -> Rational? {
    guard Self.years.contains(place.year) else { return nil }
    if let value = known[place] { return value }
    let own = Place(place.index, place.label, place.year, isBelow: true)
    var result: Rational?
    if inScenario, !place.isBelow, let override, override.definition == place.index,
      override.cell.map({ $0 == (place.label, place.year) }) ?? true
    {
      let below = value(own, inScenario, &known)
      let added = work(override.added, place, inScenario, &known)
      if let below, let added { result = below + added }
    } else {
      result = work(definitions[place.index], place, inScenario, &known)
    }
    known[place] = .some(result)
    return result
  }

  private func work(
    _ formula: Formula, _ place: Place, _ inScenario: Bool, _ known: inout [Place: Rational?]
  ) -> Rational? {
    // Within the definition's own formula its name means the same as the definition does there.
    func at(_ index: Int, _ label: Int, _ year: Int) -> Rational? {
      let isBelow = place.isBelow && index == place.index
      return value(Place(index, label, year, isBelow: isBelow), inScenario, &known)
    }
    func sum(_ values: [Rational?]) -> Rational? {
      values.reduce(.zero) { sum, value in sum.flatMap { sum in value.map { sum + $0 } } }
    }
    switch formula {
    case .number(let value): return value
    case .other(let index): return at(index, place.label, place.year)
    case .before(let index): return at(index, place.label, place.year - 1)
    case .atYear(let index, let year): return at(index, place.label, year)
    case .atLabel(let index, let label): return at(index, label, place.year)
    case .overLabels(let index):
      return sum(Self.labels.indices.map { at(index, $0, place.year) })
    case .overYears(let index):
      let values = Self.years.map { at(index, place.label, $0) }
      return values.contains(nil) ? nil : values.compactMap { $0 }.max()
    case .cumulative(let index):
      return sum((Self.years.lowerBound...place.year).map { at(index, place.label, $0) })
    case .operation(let sign, let first, let second):
      let a = work(first, place, inScenario, &known)
      let b = work(second, place, inScenario, &known)
      if sign == "otherwise" { return a ?? b }
      guard let a, let b else { return nil }
      switch sign {
      case "+": return a + b
      case "-": return a - b
      case "*": return a * b
      default: return a.divided(by: b)
      }
    case .ifGreater(let a, let b, let then, let otherwise):
      guard let a = work(a, place, inScenario, &known),
        let b = work(b, place, inScenario, &known)
      else { return nil }
      return work(a > b ? then : otherwise, place, inScenario, &known)
    }
  }
}
