import Testing

@testable import Kalkyl

@Suite struct CellReadingTests {
  private func table(_ cells: String...) throws -> DataTable {
    let text = "Kommun;Värde\n" + cells.map { "Laxå;\($0)\n" }.joined()
    return try #require(DataFileReading(text).table)
  }

  @Test func figuresAndTheirErrors() throws {
    let table = try table("13 193,5", "35 %", "", "1.234", "tolv", "\" - 7 \"")
    #expect(table.figure(0, 1).found == Rational(26387, over: 2))
    #expect(table.figure(1, 1, isPercent: true).found == Rational(7, over: 20))
    #expect(
      table.figure(1, 1).error?.notes == [
        "say that the column is of percent: `column \"Värde\" %`"
      ])
    guard case .empty = table.figure(2, 1) else {
      Issue.record("an empty cell is not said to be empty")
      return
    }
    let twoWays = try #require(table.figure(3, 1).error)
    #expect(twoWays.code == .ambiguousFigureInFile)
    #expect(twoWays.message == "a figure in a data file could be read two ways")
    #expect(twoWays.primary.text == "1234 or 1,234, under “Värde”")
    #expect(twoWays.primary.span == table.span(3, 1))
    let word = try #require(table.figure(4, 1).error)
    #expect(word.code == .notAFigureInFile)
    #expect(table.source.text(word.primary.span) == "tolv")
    #expect(table.figure(5, 1).found == Rational(-7))
    #expect(table.figure(0, 1, maximumDigits: 3).error?.code == .figureInFileTooLong)
  }

  @Test func years() throws {
    let table = try table("2026", "26", "2026,0", "20 26", "\"2027\"")
    #expect(table.year(0, 1).found == 2026)
    #expect(table.year(4, 1).found == 2027)
    for row in 1...3 { #expect(table.year(row, 1).error?.code == .notAYearInFile) }
  }

  @Test func dates() throws {
    let table = try table("2024", "2024-03", "2024-02-29")
    #expect(table.date(0, 1).found == .year(2024))
    #expect(table.date(1, 1).found == .date(DateLiteral(year: 2024, month: 3, day: nil)))
    #expect(table.date(2, 1).found == .date(DateLiteral(year: 2024, month: 2, day: 29)))
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2024-13", "2024-00-01", "2024-04-31", "2024-3-1", "01/03/2024",
    "2024-03-01 12:00", "202403", "2024-", "-2024", "2024-03-01-01", "mars 2024",
  ])
  func datesThatDoNotExist(_ text: String) throws {
    let table = try table(text)
    #expect(table.date(0, 1).error?.code == .notADateInFile)
  }

  @Test func months() throws {
    let table = try table("1", "01", "12", "13", "0", "001", "mars")
    #expect((0...2).map { table.month($0, 1).found } == [1, 1, 12])
    for row in 3...6 { #expect(table.month(row, 1).error?.code == .notAMonthInFile) }
  }

  @Test func durations() throws {
    let table = try table("3", "2,5", "0,3", "0", "-3", "1000", "1001", "tre", "")
    #expect(table.duration(0, 1, in: .years).found == 36)
    #expect(table.duration(0, 1, in: .months).found == 3)
    #expect(table.duration(1, 1, in: .years).found == 30)
    #expect(table.duration(1, 1, in: .months).error?.code == .notADurationInFile)
    #expect(table.duration(5, 1, in: .years).found == 12_000)
    for row in [2, 3, 4, 6] {
      #expect(table.duration(row, 1, in: .years).error?.code == .notADurationInFile)
    }
    #expect(table.duration(7, 1, in: .years).error?.code == .notAFigureInFile)
  }

  @Test func whatAUseSaysOfACell() throws {
    let table = try table("")
    let empty = Diagnostic.emptyFileCell(table.cell(0, 1))
    #expect(empty.primary.span == table.span(0, 1))
    let unknown = Diagnostic.unknownLabelInFile(
      table.cell(0, 0), dimension: "member", nearest: "Laxå kommun")
    #expect(unknown.notes.last == "did you mean “Laxå kommun”?")
    let repeated = Diagnostic.repeatedRowInFile(table.span(ofRow: 0), first: table.span(0, 0))
    #expect(repeated.related.map(\.span) == [table.span(0, 0)])
  }
}
