import Foundation
import Testing

/// What is expected, kept in a file; `BLESS=1` writes what there is instead.
enum Expectation {
  static let isBlessing = ProcessInfo.processInfo.environment["BLESS"] == "1"

  /// Compares a text with the file at a path from the project's root.
  static func check(_ text: String, with path: String, _ place: SourceLocation = #_sourceLocation)
    throws
  {
    let expected = try? Project.text(path)
    if text == expected { return }
    if isBlessing { return try bless(path, text) }
    guard let expected else {
      Issue.record("\(path) is missing; BLESS=1 writes it:\n\(text)", sourceLocation: place)
      return
    }
    Issue.record(
      "\(path) differs; BLESS=1 rewrites it\n\(difference(expected, text))", sourceLocation: place)
  }

  /// Writes a file and tells so.
  static func bless(_ path: String, _ text: String) throws {
    let url = URL(fileURLWithPath: "\(Project.root)/\(path)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    print("blessed \(path)")
  }

  /// The first line that differs, with the lines around it, and how the other text has it.
  static func difference(_ expected: String, _ found: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    let first = zip(old, new).prefix { $0 == $1 }.count
    let last = zip(old.reversed(), new.reversed())
      .prefix(min(old.count, new.count) - first) { $0 == $1 }
    let context = old[max(0, first - 3)..<first].map { "  \($0)" }
    let gone = old[first..<max(first, old.count - last)].prefix(40).map { "- \($0)" }
    let come = new[first..<max(first, new.count - last)].prefix(40).map { "+ \($0)" }
    return (["line \(first + 1):"] + context + gone + come).joined(separator: "\n")
  }
}

extension Sequence {
  /// How many first elements fit a condition, of at most so many.
  fileprivate func prefix(_ most: Int, while fits: (Element) -> Bool) -> Int {
    var count = 0
    for element in self {
      guard count < most, fits(element) else { break }
      count += 1
    }
    return count
  }
}
