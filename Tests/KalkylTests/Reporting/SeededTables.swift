@testable import Kalkyl

/// Choices that look random and are the same for one seed.
struct Seeded {
  private var generator: SeededGenerator

  init(_ seed: Int) { generator = SeededGenerator(seed: UInt64(seed)) }

  /// From 0 up to the bound, which it never is.
  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  mutating func rational() -> Rational {
    let size = pick([10, 1_000, 100_000_000])
    return Rational(below(size) - size / 2, over: below(2_000) + 1)
  }
}

extension Sample {
  /// Texts that are hard on a table.
  static let texts = [
    "Lekeberg", "Laxå", "", "日本語の予算", "e\u{301}te\u{301}", "👩‍👩‍👧 x", "한국", "a|b", "=1+1", "@x", "-3",
    "\u{1B}[31mred", "line\nend", "tab\there", "\u{202E}abc", "\"quoted\"; semi", "<b>&amp;", "🇸🇪",
  ]

  static func anyTable(_ random: inout Seeded) -> DocumentTable {
    let count = random.below(7)
    let columns = (0..<count).map { _ in
      DocumentTable.Column(
        heading: random.pick(texts) + random.pick(["", " 2026", " bokfört i perioden"]),
        group: random.pick([nil, nil, "Januari–augusti", "日本"]), name: "x")
    }
    let kinds: [DocumentTable.Row.Kind] = [
      .entry, .entry, .memo, .computed, .subtotal, .total, .heading,
    ]
    let rows = (0..<random.below(12)).map { _ in
      DocumentTable.Row(
        kind: random.pick(kinds), label: random.pick(texts), name: "x", indent: random.below(3),
        cells: (0..<random.below(count + 2)).map { _ in anyCell(&random) })
    }
    return DocumentTable(
      title: random.pick([nil, "Titel", "<日本>"]), unit: random.pick([nil, "tkr"]),
      corner: random.pick(texts), columns: columns, rows: rows)
  }

  private static func anyCell(_ random: inout Seeded) -> DocumentTable.Cell {
    let kinds: [FigureStyle.Kind] = [
      .amount(.tkr), .percent, .number, .truth, .year, .duration,
    ]
    switch random.below(8) {
    case 0: return .empty
    case 1: return .text(random.pick(texts))
    default:
      let style = FigureStyle(
        kind: random.pick(kinds), decimals: random.pick([nil, 0, 1, 3]),
        showsUnit: random.below(4) == 0)
      let value = random.below(6) == 0 ? nil : random.rational()
      return .figure(
        Figure(
          value: value, cause: "\"x\" < y", style: style,
          tone: random.pick([.neutral, .good, .bad])))
    }
  }
}
