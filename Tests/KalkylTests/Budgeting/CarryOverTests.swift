import Testing

@testable import Kalkyl

struct CarryOverTests {
  private func year(_ spend: String?, _ execution: String?, _ carried: String?) -> CarryOver.Year {
    CarryOver.Year(
      spend: spend.map(exact), execution: execution.map(exact), carriedOver: carried.map(exact))
  }

  @Test func whatIsLeftIsAvailableTheYearAfter() {
    let vintages = CarryOver.vintages([
      year("1000", "0.6", "0.5"), year("1000", "0.6", "0.5"), year("0", "1", "0"),
      year("0", "1", "1"),
    ])
    #expect(vintages.map(\.available) == exactList("1000 1200 240 0"))
    #expect(vintages.map(\.carriedOut) == exactList("600 720 240 0"))
  }

  @Test func everythingCarriedOverIsSpentInTheEnd() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<100 {
      var years = (0..<6).map { _ in
        year(
          "\(Int.random(in: 0...5000, using: &random))",
          "\(Int.random(in: 0...20, using: &random))/20",
          "1")
      }
      years.append(year("0", "1", "0"))
      let vintages = CarryOver.vintages(years)
      let spent = vintages.compactMap(\.carriedOut).reduce(.zero, +)
      #expect(spent == years.compactMap(\.spend).reduce(.zero, +))
    }
  }

  @Test func noValueSpreadsOnlyWhereSomethingIsCarried() {
    let nothing = CarryOver.vintages([year(nil, "0.5", "0"), year("100", "1", "0")])
    #expect(
      nothing == [
        .init(available: nil, carriedOut: nil),
        .init(available: Rational(100), carriedOut: Rational(100)),
      ])
    let all = CarryOver.vintages([year(nil, "1", "1"), year("100", "1", "0")])
    #expect(all[1].available == Rational(100))
    let some = CarryOver.vintages([
      year(nil, "0.5", "0.5"), year("100", "1", "0"), year("7", "1", "0"),
    ])
    #expect(some[1].available == nil)
    #expect(some[2].available == Rational(7))
    let unknownShare = CarryOver.vintages([year("100", nil, "1"), year("100", "1", "0")])
    #expect(unknownShare[0].available == Rational(100))
    #expect(unknownShare[0].carriedOut == nil)
    #expect(unknownShare[1].available == nil)
    #expect(CarryOver.vintages([]) == [])
  }
}
