import Testing

@testable import Kalkyl

/// A mistake: what it is, where it is marked, and what each of its fix-its makes of the script.
struct MistakeCase: CustomTestStringConvertible, Sendable {
  let code: DiagnosticCode
  /// The script, the marked part between `«` and `»`.
  let script: String
  let fixed: [String]
  /// The fix-its are right, but some leave another mistake behind.
  private(set) var leavesMore = false

  init(_ code: DiagnosticCode, _ script: String, fixed: String...) {
    self.code = code
    self.script = script
    self.fixed = fixed
  }

  var leavingMore: MistakeCase {
    var copy = self
    copy.leavesMore = true
    return copy
  }

  var testDescription: String { "\(code.rawValue) \(script)" }
}

@Suite struct MistakeTests {
  @Test(arguments: MistakeCase.text + MistakeCase.syntax + MistakeCase.grids)
  func isSaidOnceAtItsPlaceWithItsWayOut(mistake: MistakeCase) throws {
    let (text, marked, start) = ScriptFixture.marked(mistake.script)
    let (_, diagnostics) = ScriptFixture.parsed(text)
    #expect(diagnostics.map(\.code) == [mistake.code], "\(diagnostics)")
    let diagnostic = try #require(diagnostics.first)
    let span = diagnostic.primary.span
    #expect(ScriptFixture.source(text).text(span) == marked)
    #expect(Int(span.start) == start)
    #expect(diagnostic.message.last != ".")
    #expect(diagnostic.fixIts.map { ScriptFixture.applying($0, to: text) } == mistake.fixed)
    for fixed in mistake.fixed {
      let left = ScriptFixture.parsed(fixed).1.filter {
        !mistake.leavesMore || $0.code == mistake.code
      }
      #expect(left == [], "the fix-it does not remove the mistake: \(fixed)")
    }
  }

  @Test func aBracketNotClosedShowsWhereItWasOpened() throws {
    let (_, diagnostics) = ScriptFixture.parsed("let a = (b\n\nlet c = 5\n")
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(diagnostic.related.map(\.span) == [SourceSpan(8, 9)])
    #expect(diagnostic.related.map(\.text) == ["opened here"])
  }

  @Test func everyMistakeOfAFileIsReportedInOneRun() {
    let script = """
      acount a = 5
      let b = 2,75
      let c = (d
      test "t" {
        expect a = b
        expct d
        expect c ==
        expect sum(a over b
        expect e ! f
      }
      account e = { 2026 = 1, x y, 2027: 2, { 2028: 3 }
      table t {
        | | a |
        | x | 1 | 2 |
        | y | (500) |
        column a = , good up
        colum b = 5
      }
      let f = g h
      """
    let codes = ScriptFixture.parsed(script).1.map(\.code)
    #expect(
      codes == [
        .unknownDeclaration, .decimalComma, .unclosedBracket, .equalsForEquality,
        .unknownStatement, .unexpected, .unclosedBracket, .unexpectedCharacter, .equalsForColon,
        .unexpected, .notAKey,
        .unclosedBracket, .gridRowLength, .parenthesesForMinus, .unexpected, .unknownStatement,
        .unexpected,
      ])
  }

  @Test func everyCodeOfTextAndSyntaxHasACase() {
    let cases = MistakeCase.text + MistakeCase.syntax + MistakeCase.grids
    let elsewhere: Set<DiagnosticCode> = [.invalidEncoding, .controlCharacter]
    let codes = DiagnosticCode.allCases.filter { $0.rawValue < "K03" && !elsewhere.contains($0) }
    #expect(Set(codes).subtracting(cases.map(\.code)) == [])
  }
}
