import Testing

@testable import Kalkyl

/// A register gives the same assets and the same errors however it is read.
@Suite struct RegisterReadingTests {
  private static let script = """
    years 2020..2030
    currency tkr
    dimension member = a, b "Laxå", ö "Örebro län"
    dimension kind = x, y
    """

  private static let mappings = [
    """
    investment i from "r.csv" {
      member = column "M"
      kind = column "K"
      spend = column "C" kr
      life = column "L" years
      year = column "Y"
      activated = column "A" month
      rate = 3%
    }
    """,
    """
    investment i from "r.csv" {
      kind = y
      member = column "M"
      spend = column "C"
      residual = column "R" kr
      life = column "L" months
      activated = column "A"
      disposed = column "D"
      rate = 3%
    }
    """,
    """
    investment i from "r.csv" {
      spend = column "C" kr
      year = column "Y"
      activated = column "Y"
      life = 3 years
      rate = 3%
    }
    """,
    """
    investment i from "r.csv" {
      member = column "M"
      year = column "Y"
      spent = column "C"
    }
    """,
  ]

  /// What reading gave, but for the order in which hashing keeps things.
  private struct Seen: Equatable {
    let assets: [String]
    let told: String
  }

  private func seen(
    _ mapping: String, _ file: [UInt8], _ reading: RegisterReading, workers: Int = 1
  ) throws -> Seen {
    var sources = SourceMap()
    let source = sources.add(name: "b.kalkyl", bytes: Array((Self.script + "\n" + mapping).utf8))
    let (script, _) = parse(source, limits: .standard)
    var collector = Collector(limits: .standard)
    collector.collect([script])
    let catalogue = collector.catalogue
    let item = try #require(catalogue.investments[0].file)
    let shared = Workers(count: { workers }) { pieces, work in
      for piece in (0..<pieces).reversed() { work(piece) }
    }
    let reader = RegisterReader(
      catalogue: catalogue, spread: Spread(catalogue), workers: shared, reading: reading)
    let opened = RegisterOpening(
      name: "r.csv", stream: DataStream(file), known: nil, base: sources.nextBase,
      room: sources.room)
    do throws(RegisterOpening.Fault) {
      let (outcome, text) = try opened.read(item, reader)
      sources.add(text)
      sources.keep(outcome.excerpts, of: text)
      let assets = (2000...2040).flatMap { year in
        outcome.register.map { Array($0.assets(boughtIn: year)) } ?? []
      }
      return Seen(
        assets: assets.map { "\($0)" },
        told: DiagnosticRenderer(sources).json(of: outcome.diagnostics))
    } catch {
      return Seen(assets: [], told: "\(error)")
    }
  }

  private static var slow: RegisterReading {
    var reading = RegisterReading()
    reading.usesPlainRows = false
    return reading
  }

  /// Every reading of a file against the one that takes each row apart, all in one piece.
  private func check(_ file: [UInt8], _ mapping: String) throws {
    let expected = try seen(mapping, file, Self.slow)
    #expect(try seen(mapping, file, RegisterReading()) == expected, Self.told(file))
    for (piece, workers) in [(16, 1), (64, 1), (40, 2), (24, 3), (300, 7)] {
      var reading = RegisterReading()
      reading.sizes.piece = piece
      reading.leastPart = 30
      #expect(
        try seen(mapping, file, reading, workers: workers) == expected,
        "pieces of \(piece), \(workers) workers: \(String(decoding: file, as: UTF8.self))")
      reading.usesPlainRows = false
      #expect(try seen(mapping, file, reading, workers: workers) == expected, Self.told(file))
    }
  }

  private static func told(_ file: [UInt8]) -> Comment {
    "\(String(decoding: file, as: UTF8.self))"
  }

  // MARK: Files

  private static let header = "id;M;K;C;L;Y;A;R;D"

  private static func row(_ random: inout SeededGenerator) -> String {
    let whole = Int.random(in: 0...20_000_000, using: &random)
    let cost =
      ["\(whole)", "\(whole),5", "\(whole),25", "-\(whole),1234", "\(whole % 999)", "0"]
      .randomElement(using: &random) ?? "1"
    let label = ["a", "b", "Laxå", "Örebro län", "ö"].randomElement(using: &random) ?? "a"
    let month = Int.random(in: 1...12, using: &random)
    let year = Int.random(in: 2015...2033, using: &random)
    let date = ["\(year)", "\(year)-0\(1 + month % 9)", "\(year)-0\(1 + month % 9)-28"]
    let activated =
      [date.randomElement(using: &random) ?? "", "\(month)"]
      .randomElement(using: &random) ?? ""
    let life = Int.random(in: 1...40, using: &random)
    let disposed = Bool.random(using: &random) ? "" : "\(year + 2)-11-30"
    let name = ["A\(whole)", "Övrigt – rum 3", "", "\u{1F6B2}"].randomElement(using: &random) ?? ""
    let kind = ["x", "y"].randomElement(using: &random) ?? "x"
    return "\(name);\(label);\(kind);\(cost);\(life);\(year);\(activated);\(whole / 10);\(disposed)"
  }

  /// What may stand in the place of a piece of a row.
  private static let oddities = [
    "\"", "\"\"", "\"a;b\"", "\"two\nlines\"", "\"Laxå\"", " ", "\u{A0}", "\t", "\r", "\r\n", "\n",
    ";", "13 193", "13\u{A0}193,5", "1 19", "−500", "- 5", "(5)", "4,4 %", "1.5", "1,", ",5", "+1",
    "99999999999999999999", "0,000001", "123456789012345", "1,12345", "2024-02-30", "2024-13", "24",
    "La\u{78}å", "Laxa\u{30A}", "c", "\u{FEFF}", "13", "00", "0", "12001", "1000", "-", "\u{B}",
  ]

  private static func mutated(_ text: String, _ random: inout SeededGenerator) -> String {
    var characters = Array(text)
    for _ in 0..<Int.random(in: 1...4, using: &random) where !characters.isEmpty {
      let place = Int.random(in: 0..<characters.count, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0: characters.remove(at: place)
      case 1:
        let start = characters[..<place].lastIndex(of: ";").map { $0 + 1 } ?? place
        let end = characters[place...].firstIndex(of: ";") ?? place
        characters.replaceSubrange(
          start..<max(start, end), with: oddities.randomElement(using: &random) ?? "")
      default:
        characters.insert(contentsOf: oddities.randomElement(using: &random) ?? "", at: place)
      }
    }
    return String(characters)
  }

  private static func text(rows: Int, _ random: inout SeededGenerator) -> String {
    let end = ["\n", "\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    let lines = [header] + (0..<rows).map { _ in row(&random) }
    return lines.joined(separator: end) + (Bool.random(using: &random) ? end : "")
  }

  @Test(arguments: mappings.indices)
  func filesAsTheyShouldBe(mapping: Int) throws {
    var random = SeededGenerator(seed: 71 + UInt64(mapping))
    for _ in 0..<12 {
      let rows = Int.random(in: 0...30, using: &random)
      try check(Array(Self.text(rows: rows, &random).utf8), Self.mappings[mapping])
    }
  }

  @Test(arguments: mappings.indices)
  func filesWithMistakes(mapping: Int) throws {
    var random = SeededGenerator(seed: 171 + UInt64(mapping))
    for _ in 0..<50 {
      let rows = Int.random(in: 0...12, using: &random)
      let text = Self.mutated(Self.text(rows: rows, &random), &random)
      var bytes = Array(text.utf8)
      switch Int.random(in: 0...7, using: &random) {
      case 0: bytes = [0xEF, 0xBB, 0xBF] + bytes
      case 1: bytes = bytes.filter { $0 < 0x80 || $0 > 0xA0 }
      case 2 where !bytes.isEmpty:
        let odd: [UInt8] = [0xFF, 0x00, 0x81, 0xE5, 0xC3, 0x80]
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = odd.randomElement(using: &random) ?? 0
      default: break
      }
      try check(bytes, Self.mappings[mapping])
    }
  }

  @Test func manyMistakesAreCountedAlike() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<4 {
      let rows = (0..<60).map { _ in Self.mutated(Self.row(&random), &random) }
      try check(Array(([Self.header] + rows).joined(separator: "\n").utf8), Self.mappings[0])
      try check(Array(([Self.header] + rows).joined(separator: "\n").utf8), Self.mappings[1])
    }
  }
}
