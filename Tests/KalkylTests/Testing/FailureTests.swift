import Testing

@testable import Kalkyl

struct FailureTests {
  private func failure(_ condition: String) throws -> TestFailure {
    let model = try Model(
      """
      years 2025..2030
      currency kr
      dimension m = A, B, C, D
      account b = { 2025..2030: 1 }
      account a = { A: b, B: b * 2, C: b * 3, D: b * 4 }
      test "t" { expect \(condition) }
      """, named: "a.kalkyl")
    return try #require(model.test().failures.first)
  }

  @Test func aDozenCellsAreListedAndTheRestCounted() throws {
    let failure = try failure("a > 4")
    #expect(failure.count == 24)
    #expect(failure.cells.count == 12)
    #expect(failure.description.hasSuffix("and 12 more"))
    let seventh = try #require(failure.cells.dropFirst(6).first)
    #expect(seventh.plainSpaces == "B, 2025: 2 kr is not > 4 kr: 2 kr too low")
  }

  @Test(arguments: [
    ("a[A, 2025] == 2", "1 kr is not == 2 kr: 1 kr too low"),
    ("a[A, 2025] != 1", "1 kr is not != 1 kr"),
    ("a[D, 2025] / 3 rounds to 1.34", "1,333333 kr does not round to 1,34 kr: 0,006667 kr too low"),
    ("a[B, 2025] is within 0.5 of 1", "2 kr is too far from 1 kr: 1 kr too high"),
    ("not a[B, 2025] == 2", "false"),
  ])
  func theMissHasItsSize(condition: String, sentence: String) throws {
    #expect(try failure(condition).cells.map(\.plainSpaces) == [sentence])
  }

  /// Every value hangs in its own place: no two share a column of a line.
  @Test(arguments: [
    "a[A, 2025] + a[B, 2025] * 2 - a[D, 2025] == 1 000 000",
    "sum(a[2025] over m) * 2 / (3 - 2) + a[A, 2026] == max(a[C, 2025], a[D, 2025])",
    "(a[A, 2025]+a[B, 2025]+a[C, 2025]) == 7",
  ])
  func valuesHangUnderTheirParts(condition: String) throws {
    let lines = try failure(condition).values
    #expect(lines.count > 2)
    let bars = Array(lines[1]).indices.filter { Array(lines[1])[$0] == "│" }
    #expect(!bars.isEmpty)
    for column in bars {
      let hanging = lines.dropFirst(2).filter { line in
        let letters = Array(line)
        guard column < letters.count, letters[column] != " ", letters[column] != "│" else {
          return false
        }
        return column == 0 || " │".contains(letters[column - 1])
      }
      #expect(hanging.count == 1, "column \(column)")
    }
  }
}

extension String {
  /// The text with spaces that do not break a line as ordinary ones.
  fileprivate var plainSpaces: String { replacing("\u{A0}", with: " ") }
}
