import Synchronization
import Testing

@testable import KalkylTool

/// A terminal on standard error whose time passes when a test says so.
private final class SlowTerminal: Sendable {
  private let tick = Mutex<(@Sendable (Int) -> Bool)?>(nil)
  private let bytes = Mutex<[UInt8]>([])

  var ticker: Ticker {
    Ticker(columns: 40) { bytes in
      self.bytes.withLock { $0 += bytes }
    } start: { tick in
      self.tick.withLock { $0 = tick }
    }
  }

  /// So much time has passed since the work began; `false` where nobody wants to know any more.
  @discardableResult func pass(_ milliseconds: Int) -> Bool {
    tick.withLock { $0 }?(milliseconds) ?? false
  }

  func write(_ text: String) { bytes.withLock { $0 += text.utf8 } }

  /// What was written, with what erases a line as `«`.
  var text: String {
    String(decoding: bytes.withLock { $0 }, as: UTF8.self)
      .split(separator: "\r\u{1B}[K", omittingEmptySubsequences: false).joined(separator: "«")
  }
}

struct ProgressTests {
  @Test func tellsOfWorkAfterASecondAndErasesItsLine() {
    let terminal = SlowTerminal()
    let line = ProgressLine("kalkyl run", terminal.ticker)
    terminal.pass(100)
    terminal.pass(999)
    #expect(terminal.text == "")
    terminal.pass(1_000)
    terminal.pass(1_900)
    #expect(terminal.text == "«kalkyl run · 1 s")
    line.count(to: 3, "scripts")
    line.advance()
    #expect(terminal.pass(2_050))
    line.end()
    #expect(terminal.text == "«kalkyl run · 1 s«kalkyl run · 1 of 3 scripts · 2 s«")
    #expect(!terminal.pass(3_000))
    #expect(terminal.text.hasSuffix("«"))
  }

  @Test func keepsToOneLineOfTheTerminal() {
    let terminal = SlowTerminal()
    let line = ProgressLine("kalkyl test", terminal.ticker)
    line.say(String(repeating: "å", count: 100))
    terminal.pass(1_000)
    #expect(terminal.text.count == 40)
    line.end()
  }

  /// Runs a command that takes its time, and gives what the terminal gets of both streams.
  private func shown(
    _ work: @escaping @Sendable (SlowTerminal, inout Session) -> Void
  ) -> String {
    let terminal = SlowTerminal()
    let command = Command(
      name: "work", summary: "", operands: [], options: [], about: "", examples: [],
      perform: { _, session in
        work(terminal, &session)
        return .fine
      })
    let console = Console(
      readInput: { _ in .success([]) },
      writeOutput: {
        terminal.write(String(decoding: $0, as: UTF8.self))
        return nil
      },
      writeError: { terminal.write(String(decoding: $0, as: UTF8.self)) },
      ticker: terminal.ticker, files: MemoryFiles().files)
    #expect(run(arguments: ["work"], console: console, commands: [command]) == .fine)
    return terminal.text
  }

  @Test func goesAwayForGoodBeforeWhatIsPrinted() {
    let text = shown { terminal, session in
      terminal.pass(1_000)
      session.print("figures\n")
      session.flush()
      terminal.pass(2_000)
      session.print("more\n")
    }
    #expect(text == "«kalkyl work · 1 s«figures\nmore\n")
  }

  @Test func comesBackBelowAWarning() {
    let text = shown { terminal, session in
      terminal.pass(1_000)
      session.complain("warning\n")
      terminal.pass(2_000)
    }
    #expect(text == "«kalkyl work · 1 s«warning\n«kalkyl work · 2 s«")
  }

  @Test func tellsHowManyChangesOfAScriptAreTried() {
    let text = shown { terminal, session in
      let progress = session.progress(of: "a.kalkyl")
      progress(3, 9)
      terminal.pass(1_000)
    }
    #expect(text.hasPrefix("«kalkyl work · a.kalkyl, 3 of 9 changes"))
  }

  @Test func saysNothingOfShortWork() {
    #expect(shown { terminal, session in session.print("figures\n") } == "figures\n")
  }

  @Test func isNotThereWhereStandardErrorIsNoTerminal() {
    #expect(kalkyl("eval", "-", "1 + 2", input: "", terminal: true).error == "")
  }
}
