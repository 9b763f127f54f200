/// A sum of fractions that is brought to lowest terms once, and not after each term.
///
/// Terms that have grown for a hundred years have denominators of 200 digits that differ by little: to
/// find the least common multiple of two is quick, to reduce their sum is not.
struct RationalSum {
  /// The sum as long as it fits in words, and else its terms over a common denominator.
  private var terms: Terms

  private enum Terms {
    case plain(Rational)
    case wide(BigInteger, over: BigInteger)
  }

  init(_ first: Rational) { terms = .plain(first) }

  mutating func add(_ term: Rational) {
    switch terms {
    case .plain(let before):
      let sum = before.isZero ? term : before + term
      if case .big(let n, let d) = sum.storage {
        terms = .wide(n, over: d)
      } else {
        terms = .plain(sum)
      }
    case .wide(let n, let d):
      let (m, e) = term.wideTerms
      if d == e {
        terms = .wide(n + m, over: d)
      } else {
        let (first, second) = Rational.factors(d, e)
        terms = .wide(n * second + m * first, over: d * second)
      }
    }
  }

  /// The sum in lowest terms, where it is kept wide.
  var value: Rational {
    switch terms {
    case .plain(let sum): sum
    case .wide(let n, let d): Rational(reducing: n, over: d)
    }
  }

  /// Whether the value has so few digits, by an upper estimate.
  mutating func hasDigits(atMost most: Int) -> Bool {
    if case .wide(let n, let d) = terms {
      let digits =
        Rational.digitCount(bitWidth: n.bitWidth) + Rational.digitCount(bitWidth: d.bitWidth)
      if digits <= most { return true }
      terms = .plain(value)
    }
    return value.digitCountEstimate <= most
  }
}
