/// An exact number: a fraction of whole numbers of any size.
///
/// Figures of a budget fit in two machine words and are reduced only when something overflows, is
/// asked for its numerator, or is hashed; what does not fit even then is a pair of big integers.
public struct Rational: Sendable {
  /// How the fraction is kept.
  enum Storage: Sendable {
    /// Numerator, and denominator above zero; not always in lowest terms.
    case words(Int, Int)
    /// Lowest terms, denominator above zero; only for what does not fit in words.
    indirect case big(BigInteger, BigInteger)
  }

  let storage: Storage

  init(storage: Storage) { self.storage = storage }

  public init(_ whole: Int) { storage = .words(whole, 1) }

  /// The fraction; the denominator must not be zero.
  public init(_ numerator: Int, over denominator: Int) {
    precondition(denominator != 0, "a fraction over zero")
    if denominator > 0 {
      self.init(storage: .words(numerator, denominator))
    } else {
      self.init(reducing: -Int128(numerator), over: -Int128(denominator))
    }
  }

  /// The fraction; the denominator must not be zero.
  public init(_ numerator: BigInteger, over denominator: BigInteger) {
    precondition(!denominator.isZero, "a fraction over zero")
    if denominator.isNegative {
      self.init(reducing: -numerator, over: -denominator)
    } else {
      self.init(reducing: numerator, over: denominator)
    }
  }

  /// The fraction in lowest terms; the denominator must be above zero.
  init(reducing numerator: Int128, over denominator: Int128) {
    let divisor = Self.wideCommonDivisor(numerator.magnitude, denominator.magnitude)
    self.init(
      lowestNumerator: divisor == 1 ? numerator : numerator / Int128(divisor),
      denominator: divisor == 1 ? denominator : denominator / Int128(divisor))
  }

  /// Terms known to be lowest, the denominator above zero.
  init(lowestNumerator n: Int128, denominator d: Int128) {
    if let n = Int(exactly: n), let d = Int(exactly: d) {
      storage = .words(n, d)
    } else {
      storage = .big(BigInteger(wide: n), BigInteger(wide: d))
    }
  }

  /// The fraction in lowest terms; the denominator must be above zero.
  init(reducing numerator: BigInteger, over denominator: BigInteger) {
    let divisor = numerator.greatestCommonDivisor(denominator)
    let isLowest = divisor == .one
    let n = isLowest ? numerator : numerator.quotientAndRemainder(dividingBy: divisor).quotient
    let d = isLowest ? denominator : denominator.quotientAndRemainder(dividingBy: divisor).quotient
    self.init(lowestNumerator: n, denominator: d)
  }

  /// Terms known to be lowest, the denominator above zero.
  init(lowestNumerator n: BigInteger, denominator d: BigInteger) {
    if let n = n.asInt, let d = d.asInt {
      storage = .words(n, d)
    } else {
      storage = .big(n, d)
    }
  }

  /// The greatest common divisor: halving is quick on one word and slow on two.
  private static func wideCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    if let x = UInt(exactly: a), let y = UInt(exactly: b) {
      return UInt128(Kalkyl.greatestCommonDivisor(x, y))
    }
    return Kalkyl.greatestCommonDivisor(a, b)
  }

  public static let zero = Rational(0)
  public static let one = Rational(1)
}

extension Rational {
  /// The numerator and the denominator as they are kept, as big integers.
  var wideTerms: (numerator: BigInteger, denominator: BigInteger) {
    switch storage {
    case .words(let n, let d): (BigInteger(n), BigInteger(d))
    case .big(let n, let d): (n, d)
    }
  }

  /// The same number in lowest terms.
  var reduced: Rational {
    guard case .words(let n, let d) = storage, d != 1 else { return self }
    return Rational(reducing: Int128(n), over: Int128(d))
  }

  /// The numerator in lowest terms.
  public var numerator: BigInteger { reduced.wideTerms.numerator }

  /// The denominator in lowest terms, above zero.
  public var denominator: BigInteger { reduced.wideTerms.denominator }

  public var isZero: Bool {
    if case .words(0, _) = storage { true } else { false }
  }

  /// Whether the number has no fraction.
  public var isWhole: Bool {
    switch storage {
    case .words(let n, let d): d == 1 || n % d == 0
    case .big(_, let d): d == .one
    }
  }

  /// The number as a machine integer; nil unless it is whole and fits.
  public var wholeValue: Int? {
    guard case .words(let n, let d) = storage else { return nil }
    if d == 1 { return n }
    return n % d == 0 ? n / d : nil
  }

  /// -1, 0 or 1.
  public var signum: Int {
    switch storage {
    case .words(let n, _): n.signum()
    case .big(let n, _): n.signum
    }
  }

  /// The number without its sign.
  public var magnitude: Rational { signum < 0 ? -self : self }

  /// An upper estimate of the decimal digits of the numerator and the denominator together.
  public var digitCountEstimate: Int {
    switch storage {
    case .words(let n, let d):
      Self.digitCount(bitWidth: Int.bitWidth - n.magnitude.leadingZeroBitCount)
        + Self.digitCount(bitWidth: Int.bitWidth - d.leadingZeroBitCount)
    case .big(let n, let d):
      Self.digitCount(bitWidth: n.bitWidth) + Self.digitCount(bitWidth: d.bitWidth)
    }
  }

  /// How many digits a number of so many bits can have: log₁₀ 2 is a little below 0.30103.
  static func digitCount(bitWidth: Int) -> Int {
    bitWidth / 100_000 * 30_103 + bitWidth % 100_000 * 30_103 / 100_000 + 1
  }
}

extension Rational: Hashable, Comparable {
  public static func == (a: Rational, b: Rational) -> Bool {
    switch (a.storage, b.storage) {
    case (.words(let n, let d), .words(let m, let e)):
      d == e ? n == m : n.multipliedFullWidth(by: e) == m.multipliedFullWidth(by: d)
    case (.big(let n, let d), .big(let m, let e)): n == m && d == e
    case (.words, .big), (.big, .words): false
    }
  }

  public static func < (a: Rational, b: Rational) -> Bool {
    switch (a.storage, b.storage) {
    case (.words(let n, let d), .words(let m, let e)):
      return d == e ? n < m : Int128(n) * Int128(e) < Int128(m) * Int128(d)
    case (.big, _), (_, .big):
      let (n, d) = a.wideTerms
      let (m, e) = b.wideTerms
      if n.signum != m.signum { return n.signum < m.signum }
      return n * e < m * d
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch reduced.storage {
    case .words(let n, let d):
      hasher.combine(n)
      hasher.combine(d)
    case .big(let n, let d):
      hasher.combine(n)
      hasher.combine(d)
    }
  }
}
