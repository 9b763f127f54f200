import Kalkyl
import Testing

/// The library as a program that embeds it sees it: nothing but what is public.
struct EmbeddingTests {
  static let budget = """
    years 2026..2028
    currency tkr
    dimension member = Lekeberg, Laxå
    assume indexing = 3%
    key residents = { Lekeberg: 3, Laxå: 1 }
    account costs = { 2026: 1 000, then: previous * (1 + indexing) }
    let frame = allocate(costs by residents to tkr)
    let unknown = costs[year - 1] / 0
    scenario high { indexing = 10% }
    rule balance = sum(frame over member) == costs
    test "fails" { expect frame[Laxå, 2026] == 251 }
    """

  @Test func givesExactFigures() throws {
    let model = try Model(Self.budget, named: "budget.kalkyl")
    let result = try model.run()
    #expect(figure(result["frame", "Laxå", 2026]) == "250")
    #expect(figure(result["costs", 2028]) == "1060.9")
    #expect(figure(result["indexing"]) == "0.03")
    #expect(result["frame", "Laxå"] == nil, "several figures are not one")
    #expect(result["nothing"] == nil)
  }

  @Test func runsScenariosAndSettings() throws {
    let model = try Model(Self.budget, named: "budget.kalkyl")
    #expect(figure(try model.run(scenario: "high")["costs", 2027]) == "1100")
    let set = try model.run(scenario: "high", setting: ["indexing": "2.5%"])
    #expect(figure(set["costs", 2027]) == "1025")
    #expect(throws: ModelError.self) { try model.run(scenario: "hihg") }
    #expect(throws: ModelError.self) { try model.run(setting: ["indexnig": "2%"]) }
  }

  @Test func saysWhyThereIsNoValue() throws {
    let result = try Model(Self.budget, named: "budget.kalkyl").run()
    guard case .noValue(let cause)? = result["unknown", 2027] else {
      Issue.record("a division by zero has no value")
      return
    }
    #expect(cause.contains("divided by zero"))
  }

  @Test func throwsEveryMistakeAtOnce() {
    let text = "years 2026..2027\nlet a = b\nlet c = sum(1)\n"
    let error = #expect(throws: ModelError.self) { try Model(text, named: "wrong.kalkyl") }
    #expect(error?.diagnostics.count == 2)
  }

  @Test func readsFilesThroughTheHost() throws {
    let files = FileLoader { path, _ in
      path == "key.csv" ? .found(name: path, bytes: Array("k;v\nA;3\nB;1\n".utf8)) : .missing
    }
    let text = """
      currency kr
      dimension d = A, B
      key k from "key.csv" { d = column "k", value = column "v" }
      let parts = allocate(100 kr by k)
      """
    let model = try Model(text, named: "m.kalkyl", files: files)
    #expect(figure(try model.run()["parts", "A"]) == "75")
    #expect(throws: ModelError.self) { try Model(text, named: "m.kalkyl") }
  }

  @Test func callsTheHostsFunctions() throws {
    let signature = HostSignature(parameters: [.amount, .number], result: .amount)
    let double = HostFunction(signature) { $0[0] * $0[1] }
    let text = "currency kr\nlet a = scaled(50 kr, 3)\n"
    let model = try Model(text, named: "m.kalkyl", functions: ["scaled": double])
    #expect(figure(try model.run()["a"]) == "150")
    #expect(throws: ModelError.self) { try Model(text, named: "m.kalkyl") }
  }

  @Test func endsWhenTheHostSaysSo() throws {
    let model = try Model(
      Self.budget, named: "budget.kalkyl", interruption: Interruption { true })
    #expect(model.report().diagnostics.map(\.code) == [.interrupted])
  }

  @Test func holdsTheHostsLimits() {
    var limits = Limits.standard
    limits.sourceBytes = 10
    let error = #expect(throws: ModelError.self) {
      try Model(Self.budget, named: "budget.kalkyl", limits: limits)
    }
    #expect(error?.diagnostics.map(\.code) == [.sourceTooLarge])
  }

  private func figure(_ value: RunResult.Value?) -> String? {
    guard case .figure(let figure)? = value else { return nil }
    return figure.exactString
  }
}
