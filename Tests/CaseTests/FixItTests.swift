import Kalkyl
import Testing

@testable import KalkylTool

/// A change that a diagnostic offers removes that diagnostic.
struct FixItTests {
  @Test(arguments: CaseFile.cases)
  func removesItsDiagnostic(file: CaseFile) throws {
    let bytes = try Project.bytes(file.path)
    let before = load(bytes, of: file)
    for diagnostic in before.diagnostics {
      for fix in diagnostic.fixIts {
        let source = before.sources.source(of: fix.span)
        // A change of another file that the script uses is tried where that file is a case.
        guard source.name == file.name else { continue }
        let after = load(source.applying(fix), of: file)
        #expect(
          count(diagnostic, in: after) < count(diagnostic, in: before),
          "\(diagnostic.code.rawValue) stays after: \(fix.title)")
      }
    }
  }

  private func load(_ bytes: [UInt8], of file: CaseFile) -> Loading {
    let folder = CaseFolder(file.folder, replacing: [file.name: bytes])
    let folders = ScriptFolders(ofScripts: [file.name], files: folder.files)
    return Model.load([(file.name, bytes)], files: FileLoader(folders))
  }

  /// How many diagnostics say the same.
  private func count(_ diagnostic: Diagnostic, in loading: Loading) -> Int {
    loading.diagnostics.count { ($0.code, $0.message) == (diagnostic.code, diagnostic.message) }
  }
}

extension Source {
  /// The text with a change made.
  fileprivate func applying(_ fix: Diagnostic.FixIt) -> [UInt8] {
    let (start, end) = (Int(fix.span.start - base), Int(fix.span.end - base))
    return Array(bytes[..<start] + Array(fix.replacement.utf8) + bytes[end...])
  }
}
