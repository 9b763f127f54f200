import Foundation
import KalkylTool
import Testing

/// A script that somebody is in the middle of changing gets figures or is told what is wrong: no
/// change of a case makes the command crash, hang, or point outside the file.
struct MutantTests {
  /// How many mutants of each script are tried; `MUTANTS=1000` searches longer.
  private static let count =
    ProcessInfo.processInfo.environment["MUTANTS"].flatMap(Int.init) ?? 24

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
      #expect(time < .seconds(20), "\(time) for:\n\(String(decoding: mutant, as: UTF8.self))")
    }
    record.remove()
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
