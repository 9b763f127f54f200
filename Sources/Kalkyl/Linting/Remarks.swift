/// What the lines above a declaration say to the checks: `/// meant: why`, `/// outcome: 2024..2025`.
struct Remarks {
  /// Why what looks like a mistake is meant; `nil` where nothing is said, or no reason given.
  let meant: String?
  /// The years that are outcome and not budget.
  let outcomeYears: ClosedRange<Int>?

  init(_ heading: Heading) {
    meant = Self.words(after: "meant:", in: heading)
    outcomeYears = Self.words(after: "outcome:", in: heading).flatMap(Self.years)
  }

  private static func words(after mark: String, in heading: Heading) -> String? {
    for line in heading.documentation {
      let line = line.drop { $0 == " " }
      guard line.hasPrefix(mark) else { continue }
      let words = line.dropFirst(mark.count).drop { $0 == " " }
      if !words.isEmpty { return String(words) }
    }
    return nil
  }

  /// `2025`, or `2024..2025`; words after them count for nothing.
  private static func years(_ text: String) -> ClosedRange<Int>? {
    let first = text.prefix { $0.isNumber }
    guard first.count == 4, let from = Int(first) else { return nil }
    let rest = text.dropFirst(4)
    guard rest.hasPrefix("..") else { return from...from }
    guard let to = Int(rest.dropFirst(2).prefix { $0.isNumber }), to >= from else { return nil }
    return from...to
  }
}
