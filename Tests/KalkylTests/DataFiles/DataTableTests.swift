import Testing

@testable import Kalkyl

@Suite struct DataTableTests {
  @Test(arguments: [
    ("Kommun;År;Belopp\nLaxå;2026;1,5\nHallsberg;2027;2\n", DataFileFormat.Separator.semicolon),
    ("Kommun,År,Belopp\r\nLaxå,2026,\"1,5\"\r\nHallsberg,2027,2", .comma),
    ("Kommun\tÅr\tBelopp\n\n  \nLaxå\t2026\t1,5\n\t\t\nHallsberg\t2027\t2\n\n", .tab),
    ("\"Kommun\" ; \"År\";Belopp\n Laxå ; \"2026\" ;1,5\n\u{A0}Hallsberg;2027;2", .semicolon),
    ("\n\nKommun;År;Belopp\rLaxå;2026;1,5\rHallsberg;2027;2\r", .semicolon),
  ])
  func separatorsLineEndsAndBlankLines(_ text: String, _ separator: DataFileFormat.Separator) {
    let reading = DataFileReading(text)
    #expect(reading.errors.isEmpty)
    #expect(reading.table?.format.separator == separator)
    #expect(reading.table?.headings.map(\.text) == ["Kommun", "År", "Belopp"])
    #expect(reading.rows == [["Laxå", "2026", "1,5"], ["Hallsberg", "2027", "2"]])
  }

  @Test func quotedFieldsHoldSeparatorsQuotesAndLineEnds() {
    let reading = DataFileReading(
      "a;b\n\"x;y\";\"24\"\" skärm\"\n\"två\r\nrader\";\"\"\"\"\n\"\";z\n")
    #expect(reading.errors.isEmpty)
    #expect(reading.rows == [["x;y", "24\" skärm"], ["två\r\nrader", "\""], ["", "z"]])
  }

  @Test func emptyFieldsCount() {
    let reading = DataFileReading(";b;\n;1;\n2;;\n")
    #expect(reading.table?.headings.map(\.text) == ["", "b", ""])
    #expect(reading.rows == [["", "1", ""], ["2", "", ""]])
    let tabs = DataFileReading("\tb\t\n\t1\t\n")
    #expect(tabs.rows == [["", "1", ""]])
  }

  @Test func oneColumnNeedsNoSeparator() {
    let reading = DataFileReading("Belopp\n12\n\n13")
    #expect(reading.rows == [["12"], ["13"]])
    #expect(reading.table?.format.decimalSign == .point)
  }

  @Test func decimalSignFollowsTheSeparatorOrTheScript() {
    #expect(DataFileReading("a;b").table?.format.decimalSign == .comma)
    #expect(DataFileReading("a,b").table?.format.decimalSign == .point)
    #expect(DataFileReading("a\tb").table?.format.decimalSign == .point)
    #expect(DataFileReading("a;b", format: "decimal point").table?.format.decimalSign == .point)
    let both = DataFileReading("a,b;c", format: "separator ;, decimal point").table?.format
    #expect(both == DataFileFormat(separator: .semicolon, decimalSign: .point))
    let commas = DataFileReading("a,b;c", format: "separator ,").table?.format
    #expect(commas == DataFileFormat(separator: .comma, decimalSign: .point))
    let tabs = DataFileReading("a,b\tc", format: "decimal comma separator tab").table?.format
    #expect(tabs == DataFileFormat(separator: .tab, decimalSign: .comma))
  }

  @Test(arguments: [
    "", "decimal", "separator", "decimal sign", "separator |", "decimal comma decimal point",
    "separator ; separator ;", "comma",
  ])
  func formatsThatAreNotKnown(_ format: String) {
    let reading = DataFileReading("a;b", format: format)
    #expect(reading.table == nil)
    #expect(reading.errors.diagnostics.map(\.code) == [.unknownFileFormat])
    #expect(reading.errors.diagnostics.first?.primary.span == SourceSpan(3, 9))
  }

  @Test func rowsOfAnotherLengthAreErrors() {
    let reading = DataFileReading("a;b;c\n1;2;3\n4;5\n6;7;8;9\n10;11;12\n")
    #expect(reading.seen == ["K0906 4;5", "K0906 6;7;8;9"])
    #expect(reading.rows == [["1", "2", "3"], ["10", "11", "12"]])
    #expect(
      reading.errors.diagnostics.map(\.message) == [
        "a row of a data file is too short", "a row of a data file is too long",
      ])
    let comma = DataFileReading("a,b\nx,2,75\n").errors.diagnostics.first
    #expect(comma?.notes == ["a comma inside a field needs quotes around the field: `\"2,75\"`"])
  }

  @Test func quotesThatMakeNoSense() {
    let reading = DataFileReading("a;b\n\"x\"y;1\n2;3\n4;\"5\n6;7\n")
    #expect(reading.seen == ["K0905 y", "K0905 \""])
    #expect(reading.rows == [["2", "3"]])
    #expect(DataFileReading("a;\"b\n1;2").table == nil)
  }

  @Test func headersThatCannotBeUsed() {
    #expect(DataFileReading("").seen == ["K0902 "])
    #expect(DataFileReading("\n \r\n\t\n").seen == ["K0902 "])
    #expect(DataFileReading("a;b, c\n1;2").seen == ["K0903 a;b, c"])
    #expect(DataFileReading("a;\"b, c\"\n1;2").errors.isEmpty)
  }

  @Test func columnsAreFoundByHeading() {
    let table = DataFileReading("Kommun;2021;2021\nLaxå;1;2").table
    let asked = { table?.column(headed: QuotedText($0, SourceSpan(0, 5))) }
    #expect(asked("Kommun")?.found == 0)
    #expect(asked("Kommuner")?.error?.code == .unknownFileColumn)
    #expect(asked("Kommuner")?.error?.notes == ["the columns are “Kommun”, “2021”, “2021”"])
    let repeated = asked("2021")?.error
    #expect(repeated?.code == .repeatedFileColumn)
    #expect(repeated?.related.count == 2)
  }

  @Test func tenErrorsAndACountOfTheRest() {
    let wrong = String(repeating: "1\n", count: 10)
    #expect(DataFileReading("a;b\n" + wrong).errors.diagnostics.count == 10)
    let one = DataFileReading("a;b\n" + wrong + "2\n").errors.diagnostics
    #expect(one.count == 11)
    #expect(one.last?.message == "one more error in a data file")
    let more = DataFileReading("a;b\n" + wrong + wrong + "2\n")
    #expect(more.errors.diagnostics.last?.message == "11 more errors in a data file")
    #expect(more.seen.last == "K0919 1")
    #expect(more.source.location(of: more.errors.diagnostics[10].primary.span.start).line == 12)
  }

  @Test func placesOfCellsAndRows() throws {
    let reading = DataFileReading("a;b\n\"x\"; 12 \n")
    let table = try #require(reading.table)
    #expect(reading.source.base > 0)
    #expect(reading.source.text(table.span(0, 0)) == "\"x\"")
    #expect(reading.source.text(table.span(0, 1)) == "12")
    #expect(reading.source.text(table.span(ofRow: 0)) == "\"x\"; 12")
    let place = reading.source.location(of: table.span(0, 1).start)
    #expect(place == SourceLocation(name: "data.csv", line: 2, column: 6))
  }

  /// Any bytes give a table or an error, and every error has its place in the file.
  @Test func noBytesStopTheReader() {
    var random = SeededGenerator(seed: 51)
    let alphabet = Array("a1;,\t\"\n\r -.%å".utf8) + [0xFF, 0xA0, 0x81, 0x00]
    for _ in 0..<3_000 {
      let length = Int.random(in: 0...40, using: &random)
      let bytes = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let reading = DataFileReading(bytes)
      #expect(reading.table != nil || !reading.errors.isEmpty)
      for error in reading.errors.diagnostics {
        #expect(reading.source.span.start <= error.primary.span.start)
        #expect(error.primary.span.start <= error.primary.span.end)
        #expect(error.primary.span.end <= reading.source.span.end)
      }
      guard let table = reading.table else { continue }
      for row in 0..<table.rowCount {
        for column in table.headings.indices {
          _ = table.figure(row, column)
          _ = table.date(row, column)
          _ = table.month(row, column)
          _ = table.duration(row, column, in: .years)
        }
      }
    }
  }
}
