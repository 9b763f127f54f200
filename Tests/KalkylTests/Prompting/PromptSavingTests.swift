import Foundation
import Testing

@testable import Kalkyl

/// `:save` keeps a session as a script that gives the same figures.
struct PromptSavingTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("examples")

  private static let examples: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".kalkyl") }.sorted()

  private static let files = FileLoader { path, _ in
    guard let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else {
      return .missing
    }
    return .found(name: path, bytes: Array(data))
  }

  private func saved(_ session: Conversation) throws -> Conversation {
    guard case .save(_, let text) = session.enter(":save x.kalkyl").request else {
      throw Failure(text: "nothing is saved")
    }
    let again = Conversation()
    let reply = again.load([("x.kalkyl", Array(text.utf8))], files: Self.files)
    #expect(
      !reply.failed, "\(DiagnosticRenderer(reply.sources).text(of: reply.diagnostics))\n\(text)")
    return again
  }

  private struct Failure: Error {
    let text: String
  }

  /// Every figure of every definition and investment, in every scenario.
  private func figures(_ session: Conversation) -> [String] {
    guard let model = session.model else { return [] }
    let names =
      model.catalogue.definitions.map(\.heading.name.text)
      + model.catalogue.investments.map { "\($0.heading.name.text).capital_cost" }
    return names.flatMap { name in
      model.scenarioNames.flatMap { scenario in
        model.evaluate(name, scenario: scenario, exact: true).lines.map {
          "\(name) in \(scenario): \($0)"
        }
      }
    }.sorted()
  }

  @Test(arguments: examples)
  func givesTheSameFigures(example: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(example)))
    let session = Conversation()
    #expect(!session.load([(example, bytes)], files: Self.files).failed)
    let before = figures(session)
    let definitions = try #require(session.model).catalogue.definitions
    for definition in definitions {
      guard case .formula(let formula) = definition.value else { continue }
      let written = session.workbook.sources.text(formula.span)
      let reply = session.enter("\(definition.heading.name.text) = \(written)")
      #expect(
        !reply.failed, "\(DiagnosticRenderer(reply.sources).text(of: reply.diagnostics))")
    }
    #expect(figures(session) == before)
    #expect(try figures(saved(session)) == before)
    for definition in definitions where definition.role == .assume {
      _ = session.enter("\(definition.heading.name.text) = 4%")
    }
    _ = session.enter("let further = 1 + 2")
    let changed = figures(session)
    #expect(changed != before)
    #expect(try figures(saved(session)) == changed)
  }

  /// A cell of each of some definitions and properties, from the first to the last.
  private func cells(_ model: Model) -> [String] {
    let investments = model.catalogue.investments.flatMap { investment in
      ["spend", "life", "rate"].map { "\(investment.heading.name.text).\($0)" }
    }
    let names = model.catalogue.definitions.map(\.heading.name.text) + investments
    let cells = names.compactMap { name -> String? in
      let lines = model.evaluate(name, exact: true).lines
      guard !lines.isEmpty else { return nil }
      let labels = lines[lines.count / 2].split(separator: "\t").dropLast()
      return labels.isEmpty ? nil : "\(name)[\(labels.joined(separator: ", "))]"
    }
    return stride(from: 0, to: cells.count, by: max(1, cells.count / 6)).map { cells[$0] }
  }

  @Test(arguments: examples)
  func changesACellAsAnOverrideDoes(example: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(example)))
    let whole = Conversation()
    #expect(!whole.load([(example, bytes)], files: Self.files).failed)
    let model = try #require(whole.model)
    let cells = cells(model)
    for cell in cells {
      let session = Conversation(whole.session)
      let value = cell.contains(".life") ? "2 years" : "1"
      guard let overridden = try? model.with(["\(cell) = \(value)"]) else {
        #expect(session.enter("\(cell) = \(value)").failed, "\(cell)")
        continue
      }
      let reply = session.enter("\(cell) = \(value)")
      if reply.failed {
        #expect(render(reply.document, as: .table).contains("not written out"), "\(cell)")
        continue
      }
      let names = model.catalogue.definitions.map(\.heading.name.text)
      for name in names {
        let (found, expected) = (session.figure(name), overridden.evaluate(name, exact: true).lines)
        #expect(found == expected, "\(name) after \(cell) = \(value)")
      }
      #expect(try figures(saved(session)) == figures(session), "\(cell)")
    }
  }

  @Test func keepsEntriesOfSeveralDeclarations() throws {
    let session = Conversation()
    _ = session.enter("/// The first.\nlet a = 1\nlet b = a + 1 // and more\nlet c = b")
    _ = session.enter("a = 5")
    _ = session.enter("let c = 0")
    _ = session.enter("let c = b * 2")
    let text = session.workbook.text
    #expect(text.contains("let a = 5\n"))
    #expect(!text.contains("The first"))
    #expect(try figures(saved(session)) == figures(session))
    #expect(figures(session) == ["a in base: 5", "b in base: 6", "c in base: 12"])
  }

  @Test func keepsShownValuesAsATestThatHolds() throws {
    let session = PromptSessionTests.session()
    for formula in [
      "frame", "costs / 3", "rate", "costs > 101", "split[Laxå]", "1 / 0", "3 years",
      "-costs[2025] / 7", "residents",
    ] {
      #expect(!session.enter(formula).failed, "\(formula)")
    }
    #expect(!session.enter(":scenario dear").failed)
    let reply = session.enter(":save test \"the meeting\" t.kalkyl")
    #expect(
      !reply.failed, "\(DiagnosticRenderer(reply.sources).text(of: reply.diagnostics))")
    guard case .save("t.kalkyl", let text) = reply.request else { throw Failure(text: "no file") }
    #expect(text.contains("test \"the meeting\" in dear {\n"))
    let model = try Model(text, named: "t.kalkyl")
    let outcome = model.test()
    #expect(outcome.failed == 0)
    #expect(outcome.held == 2)
    let changed = text.replacing("rate = 10%", with: "rate = 11%")
    #expect(try Model(changed, named: "t.kalkyl").test().failed == 1)
  }

  @Test func bringsUsedFilesIntoOneText() throws {
    let session = Conversation()
    let files = FileLoader { path, _ in
      path == "other.kalkyl"
        ? .found(name: path, bytes: Array("let a = 1\n".utf8)) : .missing
    }
    let script = "use \"other.kalkyl\"\nlet b = a + 1\n"
    #expect(!session.load([("b.kalkyl", Array(script.utf8))], files: files).failed)
    _ = session.enter("a = 2")
    guard case .save(_, let text) = session.enter(":save x").request else {
      throw Failure(text: "no file")
    }
    #expect(text == "let b = a + 1\nlet a = 2\n")
  }
}
