import Testing

@testable import Kalkyl

@Suite struct NearestTests {
  private let members = ["Lekeberg", "Laxå", "Askersund", "Hallsberg"]

  @Test func findsWhatWasMeant() {
    #expect(nearest(to: "Laxa", among: members) == "Laxå")
    #expect(nearest(to: "Laxa\u{30A}x", among: members) == "Laxå")
    #expect(nearest(to: "lekeberg", among: members) == "Lekeberg")
    #expect(nearest(to: "Lekebreg", among: members) == "Lekeberg")
    #expect(nearest(to: "Halsberg", among: members) == "Hallsberg")
    #expect(nearest(to: "internranta", among: ["internränta", "interna"]) == "internränta")
  }

  @Test func findsNothingFarAway() {
    #expect(nearest(to: "Örebro", among: members) == nil)
    #expect(nearest(to: "x", among: ["y", "z"]) == nil)
    #expect(nearest(to: "Laxå", among: ["Laxå"]) == nil)
    #expect(nearest(to: "", among: members) == nil)
    #expect(nearest(to: String(repeating: "a", count: 10_000), among: members) == nil)
    #expect(nearest(to: "fee", among: []) == nil)
  }

  @Test func ofNamesEquallyCloseTheFirstInOrder() {
    #expect(nearest(to: "fear", among: ["feat", "bear", "dear"]) == "bear")
    #expect(nearest(to: "fear", among: ["dear", "bear", "feat"]) == "bear")
    #expect(nearest(to: "Åby", among: ["Eby", "Aby"]) == "Aby")
  }
}
