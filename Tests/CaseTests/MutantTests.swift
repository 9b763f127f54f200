import Foundation
import KalkylTool
import Testing

/// A script that somebody is in the middle of changing gets figures or is told what is wrong: no
/// change of a case makes the command crash, hang, or point outside the file.
///
/// Every word of every case is dropped, doubled and swapped with the next, some 55 000 mutants; the
/// cut texts and changed bytes are a seeded sample.
struct MutantTests {
  /// How many random mutants of each script every command is tried on; `MUTANTS=1000` searches
  /// longer.
  private static let count =
    ProcessInfo.processInfo.environment["MUTANTS"].flatMap(Int.init) ?? 8

  @Test(arguments: CaseFile.cases + CaseFile.examples)
  func endsWithFiguresOrDiagnostics(file: CaseFile) throws {
    var mutation = Mutation(of: try Project.bytes(file.path), seed: file.path)
    let record = try MutantRecord(of: file)
    for _ in 0..<Self.count {
      let mutant = mutation.next()
      try record.keep(mutant)
      let start = ContinuousClock.now
      try tryOut(mutant, of: file)
      let time = ContinuousClock.now - start
      // A mutant may print a million cells, half a minute without optimisation; more is a hang.
      #expect(time < .seconds(240), "\(time) for:\n\(String(decoding: mutant, as: UTF8.self))")
    }
    record.remove()
  }

  /// Every word of every case; of the examples, which are large, words from the first to the last.
  @Test(arguments: CaseFile.cases + CaseFile.examples)
  func everyWordMayBeWrong(file: CaseFile) throws {
    let mutants = TokenMutants(of: try Project.bytes(file.path))
    let run = MutantRun(of: file)
    let record = try MutantRecord(of: file)
    let step = file.path.hasPrefix("examples/") ? max(1, mutants.count / 24) : 1
    for index in stride(from: 0, to: mutants.count, by: step) {
      let mutant = mutants[index]
      try record.keep(mutant)
      if let fault = run.fault(of: mutant) {
        Issue.record("\(fault), in:\n\(String(decoding: mutant, as: UTF8.self))")
      }
    }
    record.remove()
  }

  @Test func wordsAreMany() throws {
    let count = try CaseFile.cases.reduce(0) { sum, file in
      sum + TokenMutants(of: try Project.bytes(file.path)).count
    }
    #expect(count > 40_000)
    print("\(count) mutants by words of the cases")
  }

  private func tryOut(_ mutant: [UInt8], of file: CaseFile) throws {
    let folder = CaseFolder(file.folder, replacing: [file.name: mutant])
    for command in ["check", "run", "test", "audit"] {
      let run = CommandRun(["kalkyl", command, file.name], in: folder)
      let shown =
        "kalkyl \(command) prints\n\(run.shown)of:\n\(String(decoding: mutant, as: UTF8.self))"
      let places = DiagnosticPlaces(run.complaint)
      #expect([.fine, .failed, .wrongScript].contains(run.status), "\(shown)")
      #expect(places.outside(file.name, mutant) == nil, "\(shown)")
      if run.status == .wrongScript {
        #expect(!places.places.isEmpty, "\(shown)")
        return
      }
    }
  }
}

/// The mutant that is being tried, kept in a file: after a crash it is still there.
struct MutantRecord {
  private let url: URL

  init(of file: CaseFile) throws {
    let folder = URL(fileURLWithPath: Project.root).appendingPathComponent(".build/mutants")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    url = folder.appendingPathComponent(file.path.split(separator: "/").joined(separator: "-"))
  }

  func keep(_ mutant: [UInt8]) throws { try Data(mutant).write(to: url) }

  func remove() { try? FileManager.default.removeItem(at: url) }
}
