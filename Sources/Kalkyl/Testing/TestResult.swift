/// How one test of a script went.
public struct TestResult: Sendable {
  /// The text of the test.
  public let name: String
  /// The script, and the line where the test begins, from 1.
  public let file: String
  public let line: Int
  /// The scenario that the test is in; `nil` for the base.
  public let scenario: String?
  /// What did not hold; empty where the test held.
  public let failures: [TestFailure]

  public var holds: Bool { failures.isEmpty }
}

/// An expectation that did not hold, with what a reader needs to see why.
public struct TestFailure: Sendable, CustomStringConvertible {
  /// The script, and the line where the expectation begins, from 1.
  public let file: String
  public let line: Int
  /// The expectation as it is written, on one line.
  public let expectation: String
  /// The expectation with the value of each of its parts below its place.
  public let values: [String]
  /// The cells that fail, each with both sides and by how much: `Laxå, 2027: 8 381 is not == 8 380`.
  public let cells: [String]
  /// How many cells fail; more than are listed where there are many.
  public let count: Int

  /// The failure as lines of text.
  public var lines: [String] {
    var lines = ["\(file):\(line):"] + values.map { "    " + $0 }
    lines += cells.map { "  " + $0 }
    if count > cells.count { lines.append("  and \(count - cells.count) more") }
    return lines
  }

  public var description: String { lines.joined(separator: "\n") }
}

/// How the tests of a script went, in the order written.
public struct TestOutcome: Sendable {
  public let results: [TestResult]
  /// The figures of the reports that the tests keep, as they are now; none where not compared.
  public let snapshots: [Snapshot]
  public let diagnostics: [Diagnostic]

  public var held: Int { results.count { $0.holds } }
  public var failed: Int { results.count { !$0.holds } }
  /// Every expectation that did not hold.
  public var failures: [TestFailure] { results.flatMap(\.failures) }
}
