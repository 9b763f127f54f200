import Testing

@testable import Kalkyl

/// What comes in question where a word is being typed.
struct PromptCompletionTests {
  private let session = PromptSessionTests.session()

  private func candidates(_ text: String) -> [String] {
    session.completions(after: text).candidates.map(\.text)
  }

  @Test(arguments: [
    ("fr", ["frame"]), ("1 + cos", ["costs"]), ("cum", ["cumulative"]),
    ("frame[", ["Laxå", "Hallsberg", "2025", "2026", "2027"]),
    ("frame[Laxå, 2", ["2025", "2026", "2027"]), ("frame[Laxå, ", ["2025", "2026", "2027"]),
    ("frame[2025, ", ["Laxå", "Hallsberg"]), ("residents[", ["Laxå", "Hallsberg"]),
    ("(frame in d", ["dear"]), ("sum(split over ", ["member", "line", "year"]),
    ("sum(split over member, l", ["line"]), ("allocate(costs by re", ["residents", "repeat"]),
    ("{ La", ["Laxå"]), ("\"fr", []), ("1 // fr", []), (":sc", ["scenario"]),
    (":scenario d", ["dear"]), (":report m", ["main"]), (":help sel", ["selecting"]),
    (":type fr", ["frame"]), ("FR", ["frame"]), (":undo x", []),
  ])
  func fitsThePlace(text: String, expected: [String]) {
    let found = candidates(text)
    if text.hasPrefix("allocate") || text.hasPrefix("{") {
      #expect(found.first == expected[0])
    } else {
      #expect(found == expected)
    }
  }

  @Test func hintsAtTheLikeliestWord() {
    #expect(session.completions(after: "fra").hint == "me")
    #expect(session.completions(after: "FRA").hint == "")
    #expect(session.completions(after: "").hint == "")
    #expect(session.completions(after: "zz").hint == "")
  }

  @Test func tellsWhatACandidateIs() {
    #expect(
      session.completions(after: "rat").candidates == [Completion(text: "rate", note: "Ränta")])
    #expect(session.completions(after: "split[Laxå, st").candidates.first?.note == "Personal")
  }

  @Test func asksForFilesAfterLoadAndSave() {
    #expect(session.completions(after: ":load ex").wantsFiles)
    #expect(session.completions(after: ":save a/b").word == "a/b")
    #expect(!session.completions(after: "ex").wantsFiles)
  }

  @Test func completesInvestments() {
    let session = Conversation()
    _ = session.enter(
      "years 2026..2028\ncurrency kr\ninvestment i { spend = { 2026: 9 }, life = 3 years, rate = 1% }"
    )
    let fields = session.completions(after: "i.cap").candidates.map(\.text)
    #expect(fields == ["capital_cost"])
    let years = session.completions(after: "i.capital_cost[20").candidates.map(\.text)
    #expect(years == ["2026", "2027", "2028"])
  }

  @Test func fitsTheCellsOfAProperty() {
    let session = Conversation()
    _ = session.enter(
      """
      years 2026..2027
      currency kr
      dimension place = town, village
      dimension other = x, y
      investment i { spend = { town: { 2026: 9 }, village: { 2026: 1 } }, life = 3 years, rate = 1% }
      """)
    for property in ["spend", "life", "capital_cost"] {
      let found = session.completions(after: "i.\(property)[").candidates.map(\.text)
      #expect(found == ["town", "village", "2026", "2027"], "\(property)")
    }
  }
}
