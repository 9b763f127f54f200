import Testing

@testable import Kalkyl

@Suite struct DecimalTextTests {
  private func read(_ text: String) -> Rational? { Rational(decimalDigits: text.utf8) }

  @Test func exactTextRoundTrips() throws {
    var random = SeededGenerator(seed: 41)
    for _ in 0..<500 {
      let places = Int.random(in: 0...45, using: &random)
      let a = Rational(random.bigInteger().magnitude, over: BigInteger(10).raised(to: places))
      #expect(read(a.exactString) == a)
      let count = try #require(a.finiteDecimalPlaces)
      #expect(count <= places)
      #expect(read(a.decimalString(places: count)) == a)
      #expect(read(a.decimalString(places: count + 3)) == a)
      if count > 0 { #expect(read(a.decimalString(places: count - 1)) != a) }
    }
  }

  @Test func shownFiguresAreRoundedFigures() {
    var random = SeededGenerator(seed: 42)
    for _ in 0..<500 {
      let a = random.rational()
      let places = Int.random(in: 0...25, using: &random)
      let step = Rational(.one, over: BigInteger(10).raised(to: places))
      for rule in [RoundingRule.halfAwayFromZero, .down, .up, .towardZero] {
        let text = a.decimalString(places: places, rounding: rule)
        let isNegative = text.hasPrefix("-")
        let size = read(String(text.drop { $0 == "-" }))
        let rounded = a.rounded(to: step, rule)
        #expect(size == rounded.magnitude)
        #expect(isNegative == (rounded.signum < 0))
      }
    }
  }

  @Test func figuresAsText() {
    #expect(Rational(-12345, over: 10).decimalString(places: 2) == "-1234.50")
    #expect(Rational(-1, over: 1_000).decimalString(places: 2) == "0.00")
    #expect(Rational(-5, over: 1_000).decimalString(places: 2) == "-0.01")
    #expect(Rational(1, over: 20).decimalString(places: 1) == "0.1")
    #expect(Rational(2, over: 3).decimalString(places: 0) == "1")
    #expect(Rational(2, over: 3).decimalString(places: -4) == "1")
    #expect(Rational(2, over: 3).decimalString(places: 20) == "0.66666666666666666667")
    #expect(Rational(.min).decimalString(places: 18) == "-9223372036854775808.000000000000000000")
    #expect(Rational(2165, over: 4).exactString == "541.25")
    #expect(Rational(7, over: -21).exactString == "-1/3")
    #expect(Rational(0).exactString == "0")
    #expect("\(Rational(50, over: 20))" == "2.5")
  }

  @Test func decimalPlacesEndOnlyForTwosAndFives() {
    #expect(Rational(2165, over: 4).finiteDecimalPlaces == 2)
    #expect(Rational(3).finiteDecimalPlaces == 0)
    #expect(Rational(1, over: 125).finiteDecimalPlaces == 3)
    #expect(Rational(3, over: 6).finiteDecimalPlaces == 1)
    #expect(Rational(1, over: 6).finiteDecimalPlaces == nil)
    #expect(Rational(1, over: 7).finiteDecimalPlaces == nil)
    let small = Rational(.one, over: BigInteger(5).raised(to: 200))
    #expect(small.finiteDecimalPlaces == 200)
    #expect((small * Rational(1, over: 3)).finiteDecimalPlaces == nil)
  }

  @Test func readsDigitsWithOnePoint() {
    #expect(read("13193.25") == Rational(52773, over: 4))
    #expect(read("0000000000000000000000000000000000007") == Rational(7))
    #expect(read("0.000000000000000000000000000001")?.finiteDecimalPlaces == 30)
    #expect(read("999999999999999999") == Rational(999_999_999_999_999_999))
    #expect(read("9223372036854775808")?.description == "9223372036854775808")
    #expect(read("00000000000000000012345.5") == Rational(24691, over: 2))
  }

  @Test(arguments: ["", ".", "1.2.3", "-1", "1 000", "1,5", "٣", "1e5"])
  func refusesAnythingElse(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test func aHundredThousandDigitsAreReadAndWritten() throws {
    let text = String(repeating: "1234567890", count: 10_000)
    let number = try #require(read(text))
    #expect(number.exactString == text)
  }
}
