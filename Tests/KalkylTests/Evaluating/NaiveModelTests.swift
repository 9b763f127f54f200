import Testing

@testable import Kalkyl

/// Random models give what the plainest way of working them out gives.
struct NaiveModelTests {
  @Test(arguments: 0..<150)
  func modelGivesTheSame(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    try check(Self.model(&generator))
  }

  /// Where machine words end, whatever takes figures in words must hand over to longer ones.
  @Test(arguments: 150..<300)
  func modelOfFiguresAtTheEndsOfWordsGivesTheSame(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    try check(Self.model(&generator, numbers: Self.borders))
  }

  private func check(_ naive: NaiveModel) throws {
    let model = try Model(naive.script, named: "random.kalkyl")
    for index in naive.definitions.indices {
      for scenario in ["base", "s"] {
        let lines = model.evaluate("d\(index)", scenario: scenario, exact: true).lines
        var expected: [String] = []
        for (position, label) in NaiveModel.labels.enumerated() {
          for year in NaiveModel.years {
            let value = naive.value(index, position, year, inScenario: scenario == "s")
            expected.append("\(label)\t\(year)\t\(value?.exactString ?? "–")")
          }
        }
        #expect(lines == expected, "d\(index) in \(scenario) of\n\(naive.script)")
      }
    }
  }

  @Test func mostCellsHaveAValue() {
    var known = 0
    var cells = 0
    for seed in 0..<150 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let naive = Self.model(&generator)
      for index in naive.definitions.indices {
        for year in NaiveModel.years {
          cells += 1
          if naive.value(index, 1, year, inScenario: true) != nil { known += 1 }
        }
      }
    }
    #expect(known * 2 > cells, "\(known) of \(cells)")
  }

  private static let small = (0...4).map { Rational($0) }

  /// Figures about the ends of words of 32, 64 and 128 bits, and shares of them.
  private static let borders: [Rational] = [31, 32, 62, 63, 64, 126, 127, 128].flatMap { bits in
    let word = Rational(BigInteger(2).raised(to: bits), over: .one)
    return [
      word - .one, word, -word, -word - .one, word.divided(by: Rational(3)) ?? word,
      Rational(7).divided(by: word - .one) ?? word,
    ]
  }

  private static func model(
    _ generator: inout SeededGenerator, numbers: [Rational] = small
  ) -> NaiveModel {
    var model = NaiveModel()
    let count = Int.random(in: 2...6, using: &generator)
    for index in 0..<count {
      model.definitions.append(formula(numbers, below: index, depth: 3, &generator))
    }
    let changed = Int.random(in: 0..<count, using: &generator)
    let cell = (
      label: Int.random(in: 0..<3, using: &generator),
      year: Int.random(in: NaiveModel.years, using: &generator)
    )
    model.override = NaiveModel.Override(
      definition: changed, cell: Bool.random(using: &generator) ? cell : nil,
      added: formula(numbers, below: changed, depth: 2, isOverride: true, &generator))
    return model
  }

  /// A formula that no year's figure of it needs itself.
  private static func formula(
    _ numbers: [Rational], below index: Int, depth: Int, isOverride: Bool = false,
    _ generator: inout SeededGenerator
  ) -> NaiveModel.Formula {
    let number = NaiveModel.Formula.number(numbers.randomElement(using: &generator) ?? .zero)
    let kind = Int.random(in: depth == 0 ? 0...7 : 0...13, using: &generator)
    func part() -> NaiveModel.Formula {
      formula(numbers, below: index, depth: depth - 1, isOverride: isOverride, &generator)
    }
    let lower = index == 0 ? nil : Int.random(in: 0..<index, using: &generator)
    switch kind {
    case 0: return number
    case 1:
      // In an override the own name means what lies below, whatever the year.
      if isOverride { return number }
      let before = NaiveModel.Formula.before(Int.random(in: 0...index, using: &generator))
      return Int.random(in: 0..<4, using: &generator) == 0
        ? before : .operation("otherwise", before, number)
    case 2: return lower.map(NaiveModel.Formula.other) ?? number
    case 3:
      return lower.map { .atYear($0, Int.random(in: NaiveModel.years, using: &generator)) }
        ?? number
    case 4: return lower.map { .atLabel($0, Int.random(in: 0..<3, using: &generator)) } ?? number
    case 5: return lower.map(NaiveModel.Formula.overLabels) ?? number
    case 6: return lower.map(NaiveModel.Formula.overYears) ?? number
    case 7: return lower.map(NaiveModel.Formula.cumulative) ?? number
    case 8, 9, 10, 11, 12:
      let sign = ["+", "-", "*", "/", "otherwise"].randomElement(using: &generator) ?? "+"
      return .operation(sign, part(), part())
    default: return .ifGreater(part(), part(), part(), part())
    }
  }
}
