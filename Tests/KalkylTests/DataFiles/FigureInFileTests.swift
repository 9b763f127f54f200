import Testing

@testable import Kalkyl

@Suite struct FigureInFileTests {
  private func read(
    _ text: String, _ sign: DataFileFormat.DecimalSign, isPercent: Bool = false
  ) -> FigureInFile.Reading {
    FigureInFile.read(
      Array(text.utf8)[...], isPercent: isPercent, decimalSign: sign, maximumDigits: 1_000)
  }

  @Test(arguments: [
    ("13193", "13193"), ("13 193", "13193"), ("1 234\u{A0}567", "1234567"),
    ("1\u{2009}234\u{202F}567,5", "1234567.5"), ("-36 791", "-36791"), ("- 36 791", "-36791"),
    ("−36", "-36"), ("−\u{A0}36", "-36"), ("-2,75", "-2.75"), ("0", "0"), ("-0", "0"),
    ("007", "7"), (",5", "0.5"), ("-,5", "-0.5"), ("173,900", "173.9"),
    ("99999999999999999999,25", "99999999999999999999.25"),
  ])
  func figuresWithADecimalComma(_ text: String, _ value: String) {
    guard case .figure(let figure) = read(text, .comma) else {
      Issue.record("\(text) is not read")
      return
    }
    #expect(figure.exactString == value)
  }

  @Test func figuresWithADecimalPoint() {
    #expect(read("1.234", .point) == .figure(Rational(1234, over: 1000)))
    #expect(read("- 1 234.50", .point) == .figure(Rational(-123450, over: 100)))
  }

  @Test func percent() {
    let rate = FigureInFile.Reading.figure(Rational(44, over: 1000))
    for text in ["4,4 %", "4,4%", "4,4\u{A0}%", "4,4"] {
      #expect(read(text, .comma, isPercent: true) == rate)
    }
    #expect(read("4,4 %", .comma) == .fault(.percentSign))
    #expect(read("4,4 % %", .comma, isPercent: true) == .fault(.notAFigure))
    #expect(read("%", .comma, isPercent: true) == .fault(.notAFigure))
  }

  @Test(arguments: [
    ("173,900", DataFileFormat.DecimalSign.point, "173900", "173.900"),
    ("1.234", .comma, "1234", "1,234"),
    ("-1.234", .comma, "-1234", "-1,234"),
  ])
  func figuresThatCouldBeReadTwoWays(
    _ text: String, _ sign: DataFileFormat.DecimalSign, _ whole: String, _ decimal: String
  ) {
    #expect(read(text, sign) == .fault(.twoReadings(whole: whole, decimal: decimal)))
    #expect(
      read(text + " %", sign, isPercent: true)
        == .fault(.twoReadings(whole: whole, decimal: decimal)))
  }

  @Test(arguments: ["2.75", "1.234,50", "1.234.567", "1234.567", "1,234.567", "1,2.345"])
  func theOtherDecimalSign(_ text: String) {
    #expect(read(text, .comma) == .fault(.otherDecimalSign))
  }

  @Test(arguments: ["1 0000", "1234 567", "12 34", "1 234 56", "1 23,5", "1234 5"])
  func groupsThatAreNotOfThree(_ text: String) {
    #expect(read(text, .comma) == .fault(.grouping))
  }

  @Test(arguments: [
    "x", "12 kr", "1,2E+05", "-", "--5", "+5", "5-", "1,", ",", "1,2,3", "1  234", "1 234 ,5", ".",
    "1.2.3", "2024-03-01", "#REF!", "١٢", "1,2 3", "1.", "..", "1 234 x", "\u{FEFF}1",
  ])
  func anythingElseIsNoFigure(_ text: String) {
    #expect(read(text, .comma) == .fault(.notAFigure))
  }

  @Test func dashesBracketsAndLengths() {
    #expect(read("–500", .comma) == .fault(.dash))
    #expect(read("–", .comma) == .fault(.dash))
    #expect(read("(500)", .comma) == .fault(.brackets))
    #expect(read(String(repeating: "9", count: 1_001), .comma) == .fault(.tooLong))
  }

  @Test func whatIsWrittenIsReadBack() {
    var random = SeededGenerator(seed: 61)
    for _ in 0..<500 {
      let cents = Int.random(in: -9_999_999_999...9_999_999_999, using: &random)
      let value = Rational(cents, over: 100)
      let plain = value.magnitude.decimalString(places: 2)
      let whole = plain.dropLast(3)
      let spaces = [" ", "\u{A0}", "\u{2009}", "\u{202F}"]
      var grouped = ""
      for (index, digit) in whole.enumerated() {
        let isGroupEnd = index > 0 && (whole.count - index) % 3 == 0
        if isGroupEnd { grouped += spaces.randomElement(using: &random) ?? " " }
        grouped.append(digit)
      }
      let sign = cents < 0 ? ["-", "- ", "−", "−\u{A0}"].randomElement(using: &random) ?? "-" : ""
      #expect(read(sign + grouped + "," + plain.suffix(2), .comma) == .figure(value))
      #expect(read(sign + grouped + "." + plain.suffix(2), .point) == .figure(value))
    }
  }
}
