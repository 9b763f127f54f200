import Foundation
import Testing

@testable import Kalkyl

/// What must hold of every script that is formatted.
struct FormattingCheck {
  let text: String
  /// Where the files are that the script names.
  var folder: String?

  /// The first thing that formatting broke, or `nil`.
  func problem() -> String? {
    guard let formatted = Self.formatted(text) else { return "is left alone" }
    guard let again = Self.formatted(formatted) else { return "has mistakes once formatted" }
    if again != formatted { return "changes when formatted again:\n\(formatted)\nto\n\(again)" }
    let changes: [(String, (String) -> [String])] = [
      ("tree", Self.tree), ("tokens", Self.tokens), ("comments", Self.comments),
      ("diagnostics", diagnostics),
    ]
    for (what, facts) in changes {
      let (before, after) = (facts(text), facts(formatted))
      guard before != after else { continue }
      let (old, new) =
        zip(before, after).first { $0 != $1 } ?? ("\(before.count)", "\(after.count)")
      return "has other \(what): \(old) became \(new)\n\(formatted)"
    }
    return Self.untidiness(formatted)
  }

  /// A script formatted; `nil` where it is left alone.
  static func formatted(_ text: String) -> String? {
    FormattedScript(Array(text.utf8), named: "a.kalkyl").bytes.map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  // MARK: What formatting keeps

  /// Each declaration with all that is in it, its places left out.
  private static func tree(_ text: String) -> [String] {
    ScriptFixture.parsed(text).0.map { withoutSpans(String(describing: $0)) }
  }

  private static func withoutSpans(_ text: String) -> String {
    text.components(separatedBy: "SourceSpan(").enumerated().map { index, part in
      index == 0 ? part : String(part[(part.firstIndex(of: ")") ?? part.startIndex)...])
    }.joined()
  }

  /// The tokens, figures as their digits, with `¶` before those that begin a line of the grammar.
  private static func tokens(_ text: String) -> [String] {
    let lexed = Lexer.lex(ScriptFixture.source(text), limits: .standard).0
    return lexed.tokens.map { token in
      let written = lexed.text(lexed.span(token))
      let startsLine = token.flags.contains(.startsLine) ? "¶" : ""
      switch token.kind {
      case .number: return startsLine + written.filter { $0.isASCII && ($0.isNumber || $0 == ".") }
      case .minus: return startsLine + "-"
      default: return startsLine + written
      }
    }
  }

  /// The comments in their order.
  static func comments(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      var isQuoted = false
      var previous: Character = " "
      for index in line.indices {
        let letter = line[index]
        if letter == "\"", previous != "\\" { isQuoted.toggle() }
        if letter == "/", !isQuoted, line[index...].hasPrefix("//") {
          return String(line[index...].reversed().drop { $0 == " " || $0 == "\t" }.reversed())
        }
        previous = previous == "\\" && letter == "\\" ? " " : letter
      }
      return nil
    }
  }

  /// What `check` says of the script, places left out.
  private func diagnostics(_ text: String) -> [String] {
    let files = FileLoader { path, _ in
      guard let folder, let data = FileManager.default.contents(atPath: "\(folder)/\(path)") else {
        return .missing
      }
      return .found(name: path, bytes: Array(data))
    }
    let loading = Model.load([("a.kalkyl", Array(text.utf8))], files: files)
    return loading.diagnostics.sorted().map { diagnostic in
      ([diagnostic.code.rawValue, diagnostic.message, diagnostic.primary.text] + diagnostic.notes)
        .joined(separator: " | ")
    }
  }

  /// What no formatted script has.
  private static func untidiness(_ text: String) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if let line = lines.first(where: { $0.last == " " }) { return "has spaces after `\(line)`" }
    if text.contains("\n\n\n") { return "has two blank lines" }
    if text.hasPrefix("\n") || text.hasSuffix("\n\n") { return "has a blank line at its end" }
    if !text.isEmpty, !text.hasSuffix("\n") { return "has no line end at its end" }
    return nil
  }
}
