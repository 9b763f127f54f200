import Testing

@testable import Kalkyl

/// A conversation at the prompt: what each kind of entry answers, and that a mistake loses nothing.
struct PromptSessionTests {
  static let budget = """
    years 2025..2027
    currency tkr
    dimension member = Laxå, Hallsberg
    dimension line = staff "Personal", other
    assume rate "Ränta" = 2.75% as % 2 decimals
    key residents = { Laxå: 1, Hallsberg: 3 }
    account costs = { 2025: 100, then: previous * (1 + rate) }
    let frame = allocate(costs by residents)
    let split = { Laxå: { staff: 1 tkr, other: 2 tkr }, Hallsberg: { staff: 3 tkr, other: 4 tkr } }
    scenario dear "Dyrare" { rate = 10% }
    report frames "Ramar" { show frame }
    report main "Kostnader" { show costs }
    test "start" { expect costs[2025] == 100 }
    """

  static func session(_ text: String = budget) -> Conversation {
    let session = Conversation()
    _ = session.load([("b.kalkyl", Array(text.utf8))])
    return session
  }

  private let session = Self.session()

  @Test(arguments: [
    ("1 + 2", "3\n"), ("3 tkr * 2", "6 tkr\n"), ("costs[2025]", "100 tkr\n"), ("rate", "2,75 %\n"),
    ("costs[2025] > 5", "sant\n"), ("3 years", "3 år\n"),
  ])
  func showsOneFigureWithItsUnit(formula: String, shown: String) {
    #expect(session.answer(formula).replacing("\u{A0}", with: " ") == shown)
  }

  @Test func showsAListATableAndATrend() {
    #expect(session.answer("residents").split(separator: "\n").count == 3)
    #expect(session.answer("split").contains("Personal"))
    #expect(session.answer("costs").contains("▁"))
    #expect(!session.answer("residents").contains("▁"))
  }

  @Test func addsTotalsOnRequest() {
    #expect(session.enter(":total").failed)
    _ = session.enter("split")
    let table = session.answer(":total").split(separator: "\n").map(String.init)
    #expect(table.last?.split(separator: " ") == ["Summa", "4", "6", "10"])
    _ = session.enter("frame")
    #expect(session.answer(":total").contains("Summa"))
    _ = session.enter("rate")
    #expect(session.enter(":total").failed)
  }

  @Test func keepsTheLastValueAsIt() {
    #expect(session.enter("it").failed)
    _ = session.enter("costs[2025]")
    _ = session.enter("it * 2")
    #expect(session.answer("it + 1").hasPrefix("201"))
    #expect(session.enter("1 + nowhere").failed)
    #expect(session.answer("it").hasPrefix("201"))
    _ = session.enter("kept = it * 2")
    #expect(session.figure("kept") == ["402"])
  }

  @Test func saysWhichShownValuesADeclarationChanges() {
    _ = session.enter("frame[Laxå]")
    _ = session.enter("costs[2026]")
    let said = session.answer("rate = 10%")
    #expect(said.hasPrefix("rate replaced\n"))
    #expect(said.contains("costs[2026], tkr"))
    #expect(said.contains("frame[Laxå]: 2027 (2 / 3)"))
    #expect(session.answer("unrelated = 5") == "unrelated added\n")
  }

  @Test func givesANameAnotherValueOfItsOwnKind() {
    _ = session.enter("rate = 10%")
    #expect(session.figure("costs[2026]") == ["110"])
    #expect(session.workbook.text.contains("assume rate \"Ränta\" = 10% as % 2 decimals\n"))
    _ = session.enter("residents = { Laxå: 1, otherwise: 1 }")
    #expect(session.figure("frame[Laxå, 2025]") == ["50"])
  }

  @Test(arguments: [
    "frame[Lexå]", "let x = ", "let costs = nowhere", "rate = costs",
    "scenario dear { rate = 1 tkr }",
    ":type nowhere", ":whatif nowhere = 1", ":whatif", ":explain nowhere", ":pin nowhere", ":pin",
    ":nonsense", ":t",
    ":scenario nowhere", ":report nowhere", ":help nowhere", ":load", ":save", ":save test",
    ":undo",
    ":unpin", "1 +", ")", "\"", "years 2030..2025", "costs[2031] = 5", "use \"no.kalkyl\"",
  ])
  func losesNothingByAMistake(entry: String) {
    _ = session.enter("let kept = 7")
    _ = session.enter("kept * 2")
    _ = session.enter(":scenario dear")
    if entry == ":undo" {
      #expect(!session.enter(entry).failed)
      #expect(session.enter(entry).failed)
      _ = session.enter("let kept = 7")
    } else if entry != ":pin" {
      let reply = session.enter(entry)
      #expect(reply.failed, "\(entry) is answered")
      #expect(!reply.diagnostics.isEmpty || !reply.document.blocks.isEmpty)
    }
    #expect(session.answer("kept") == "7\n")
    #expect(session.figure("costs[2026]") == ["110"])
    #expect(session.unsavedEntries == 1)
  }

  @Test func pointsIntoTheLineAsItWasTyped() throws {
    for (entry, column) in [(":type  1 + fram", 12), ("1 + fram", 5), (":whatif fram = 2", 9)] {
      let reply = session.enter(entry)
      let typed = try #require(reply.typed)
      #expect(reply.sources.text(typed) == entry)
      let place = try #require(reply.diagnostics.first).primary.span
      #expect(reply.sources.location(of: place).column == column, "\(entry)")
    }
  }

  @Test func marksPlacesUnderTheTypedLine() throws {
    let reply = session.enter("fram + kosts")
    let text = DiagnosticRenderer(reply.sources).text(
      of: reply.diagnostics, underTyped: try #require(reply.typed), indent: 2)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("  ^^^^ was `frame` meant?"))
    #expect(lines[1].hasPrefix("         ^^^^^ was `costs` meant?"))
    #expect(lines[2].hasPrefix("error[K0301]: "))
  }

  @Test func answersInAScenario() {
    _ = session.enter("costs[2026]")
    #expect(session.answer(":scenario dear").hasPrefix("in dear\n"))
    #expect(session.scenario == "dear")
    #expect(session.answer("costs[2026]").hasPrefix("110"))
    #expect(session.answer(":scenario").hasPrefix("in base\n"))
    #expect(session.answer("costs[2026]").hasPrefix("103"))
  }

  @Test func triesAChangeOnTheLastReport() {
    _ = session.enter("frame[Laxå]")
    _ = session.enter(":report main")
    let said = session.answer(":whatif rate = 10%")
    #expect(said.contains("costs, tkr"))
    #expect(!said.contains("frame"))
    #expect(session.figure("rate") == ["0.0275"])
    _ = session.enter(":report")
    #expect(session.answer(":whatif rate = 10%").contains("frame, tkr"))
    #expect(
      session.answer(":whatif rate = 2.75%") == "no watched figure would change\n")
    #expect(session.answer(":whatif costs[2026] = 1").contains("Efter"))
  }

  @Test func tellsWhatDiffersFromTheFiles() {
    #expect(session.answer(":diff").hasPrefix("no watched figure differs"))
    _ = session.enter("rate = 10%")
    #expect(session.answer(":diff").contains("costs, tkr"))
    _ = session.enter(":undo")
    #expect(session.answer(":diff").hasPrefix("no watched figure differs"))
  }

  @Test func showsPinnedFormulasAgain() {
    _ = session.enter(":pin sum(frame over member)[2026]")
    #expect(session.answer("rate = 10%").contains("1: sum(frame over member)[2026]"))
    #expect(session.answer(":undo").contains("1: sum(frame over member)[2026]"))
    _ = session.enter(":unpin")
    #expect(!session.answer("rate = 10%").contains("1: sum"))
  }

  @Test func takesBackTheLastDeclaration() {
    _ = session.enter("rate = 10%")
    _ = session.enter("rate = 20%")
    #expect(session.answer(":undo") == "taken back: rate\n")
    #expect(session.figure("rate") == ["0.1"])
    _ = session.enter(":undo")
    #expect(session.figure("rate") == ["0.0275"])
  }

  @Test(arguments: [
    ("frame", "an amount in tkr over member, year\n"), ("1", "a number\n"),
    ("costs > 1", "true or false over year\n"),
    ("costs[2025..2026]", "an amount in tkr over year 2025..2026\n"),
  ])
  func tellsKindUnitAndDimensions(formula: String, said: String) {
    #expect(session.answer(":ty \(formula)") == said)
  }

  @Test func explainsWhereAFigureComesFrom() throws {
    let session = Self.session()
    #expect(session.enter(":explain").failed)
    _ = session.enter("costs[2026]")
    for entry in [":explain", ":explain it", ":ex costs[2026]"] {
      let text = try #require(session.enter(entry).explanation).text(color: false)
      #expect(text.contains("b.kalkyl:7"), "\(entry): \(text)")
    }
  }

  @Test func takesBeginningsThatAreClear() {
    #expect(PromptCommand.beginning(with: "q") == [.quit])
    #expect(PromptCommand.beginning(with: "t") == [.type, .total, .test])
    #expect(PromptCommand.beginning(with: "pin") == [.pin])
    for command in PromptCommand.allCases {
      #expect(PromptCommand.beginning(with: command.rawValue) == [command])
    }
  }

  @Test func runsReportsTestsAndLists() {
    #expect(session.answer(":report frames").hasPrefix("Ramar\n"))
    #expect(session.answer(":test") == "1 held, 0 failed\n")
    _ = session.enter("costs = 5")
    #expect(session.enter(":test").failed)
    let list = session.answer(":list")
    for name in ["rate", "frame", "dear", "main"] { #expect(list.contains(name)) }
  }

  @Test func asksForFiles() {
    #expect(session.enter(":load \"my file.kalkyl\" b").request == .load(["my file.kalkyl", "b"]))
    #expect(session.enter(":reload").request == .reload)
    #expect(session.enter(":q").request == .quit)
  }

  @Test func keepsWhatWasTypedWhenFilesAreReadAgain() {
    _ = session.enter("let doubled = costs * 2")
    let text = Self.budget.replacing("2025: 100", with: "2025: 50")
    #expect(!session.load([("b.kalkyl", Array(text.utf8))]).failed)
    #expect(session.figure("doubled[2025]") == ["100"])
    #expect(session.load([("b.kalkyl", Array("let let".utf8))]).failed)
    #expect(session.figure("doubled[2025]") == ["100"])
    session.hasSaved(inPlace: false)
    #expect(session.unsavedEntries == 0)
  }

  @Test func stopsWhenAsked() {
    let session = Conversation(PromptSession(interruption: Interruption { true }))
    let reply = session.enter("1 + 2")
    #expect(reply.failed)
    #expect(render(reply.document, as: .table) == "stopped\n")
    #expect(session.it == nil)
  }

  @Test func readsASectionOfTheReferenceForEachTopic() {
    #expect(Set(PromptTopics.topics.map(\.section)) == Set(1...16))
    for topic in PromptTopics.topics {
      #expect(session.answer(":help \(topic.name)").contains("Section \(topic.section)"))
      for (written, meaning) in topic.forms { #expect(written.count + meaning.count < 96) }
    }
    let help = session.answer(":help")
    for command in PromptCommand.allCases { #expect(help.contains(":\(command.rawValue)")) }
  }

  @Test(arguments: [
    ("1 + 2", true), ("sum(1", false), ("1 +", false), ("let a = {\n 1: 2", false),
    ("\"(\"", true), ("1 // (", true), ("a and", false), ("a[1,\n2]", true), (":type (", true),
    ("land", true), (")", true),
  ])
  func knowsWhenAnEntryIsWhole(text: String, isWhole: Bool) {
    #expect(session.isComplete(text) == isWhole)
  }
}
