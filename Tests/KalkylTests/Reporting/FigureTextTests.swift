import Testing

@testable import Kalkyl

@Suite struct FigureTextTests {
  private func text(
    _ value: Rational?, _ kind: FigureStyle.Kind, decimals: Int? = nil, unit: Bool = false,
    _ locale: ReportLocale = .sv, exact: Bool = false
  ) -> String {
    let style = FigureStyle(kind: kind, decimals: decimals, showsUnit: unit)
    return FigureText(locale, exact: exact).text(of: Figure(value: value, style: style))
  }

  @Test func amountsAreDividedByTheirUnit() {
    #expect(text(Rational(10_646_000), .amount(.tkr)) == "10\u{A0}646")
    #expect(text(Rational(10_646_000), .amount(.tkr), .en) == "10,646")
    #expect(text(Rational(10_646_000), .amount(.kr)) == "10\u{A0}646\u{A0}000")
    #expect(text(Rational(10_646_000), .amount(.mnkr), decimals: 1) == "10,6")
    #expect(text(Rational(1, over: 2), .amount(.öre), unit: true) == "50\u{A0}öre")
    #expect(text(Rational(541_250), .amount(.tkr), unit: true, .en) == "541.25\u{A0}tkr")
  }

  @Test func roundsHalfAwayFromZero() {
    #expect(text(Rational(5, over: 2), .number, decimals: 0) == "3")
    #expect(text(Rational(-5, over: 2), .number, decimals: 0) == "−3")
    #expect(text(Rational(-580), .number, decimals: 2) == "−580,00")
    #expect(text(Rational(-580), .number, .en) == "-580")
  }

  @Test func zeroHasNoSign() {
    #expect(text(Rational(-1, over: 3), .number, decimals: 0) == "0")
    #expect(text(Rational(-1, over: 1_000), .amount(.tkr), decimals: 1) == "0,0")
    #expect(text(Rational(-1, over: 100_000_000), .number) == "0")
  }

  @Test func writesTheDecimalsThatAreNeededUpToSix() {
    #expect(text(Rational(541_250, over: 1_000), .number) == "541,25")
    #expect(text(Rational(2, over: 3), .number) == "0,666667")
    #expect(text(Rational(100), .number) == "100")
    #expect(text(Rational(10_000_001, over: 10_000_000), .number) == "1")
  }

  @Test func percentagesAreHundredths() {
    #expect(text(Rational(11, over: 400), .percent) == "2,75\u{A0}%")
    #expect(text(Rational(11, over: 400), .percent, .en) == "2.75%")
    #expect(text(Rational(1, over: 3), .percent, decimals: 1) == "33,3\u{A0}%")
  }

  @Test func otherKinds() {
    #expect(text(Rational(2026), .year) == "2026")
    #expect(text(Rational(2026), .number) == "2\u{A0}026")
    #expect(text(.one, .truth) == "sant")
    #expect(text(.zero, .truth, .en) == "false")
    #expect(text(Rational(36), .duration) == "3\u{A0}år")
    #expect(text(Rational(12), .duration, .en) == "1\u{A0}year")
    #expect(text(Rational(18), .duration) == "18\u{A0}månader")
    #expect(text(.one, .duration) == "1\u{A0}månad")
    #expect(text(nil, .percent) == "–")
  }

  @Test func exactFiguresAreUnrounded() {
    let kind = FigureStyle.Kind.amount(.tkr)
    #expect(text(Rational(541_250), kind, decimals: 0, exact: true) == "541,25")
    #expect(text(Rational(-1_000, over: 3), kind, decimals: 0, exact: true) == "−1/3")
    #expect(text(Rational(1, over: 3), .percent, decimals: 0, .en, exact: true) == "100/3%")
  }

  @Test func groupsEveryThreeDigitsFromTheRight() {
    let values = [1, 12, 123, 1_234, 12_345, 123_456, 1_234_567]
    let expected = ["1", "12", "123", "1,234", "12,345", "123,456", "1,234,567"]
    for (value, words) in zip(values, expected) {
      #expect(text(Rational(value), .number, .en) == words)
      #expect(text(Rational(-value), .number, .en) == "-" + words)
    }
  }

  @Test func everyWordIsWrittenInEveryLocale() {
    for locale in ReportLocale.allCases {
      for word in Word.allCases { #expect(!Wording(locale)[word].isEmpty) }
    }
    #expect(Wording(.sv)[.unexplained] == "Ej förklarat")
    #expect(Wording(.en)[.unexplained] == "Unexplained")
  }
}
