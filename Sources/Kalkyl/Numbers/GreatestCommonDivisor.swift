/// The greatest common divisor, by halving (Stein); the other number where one is zero.
func greatestCommonDivisor<Word: FixedWidthInteger & UnsignedInteger>(
  _ a: Word, _ b: Word
) -> Word {
  if a == 0 { return b }
  if b == 0 { return a }
  // One division first makes two numbers of unlike size alike.
  var x = min(a, b)
  var y = max(a, b) % x
  if y == 0 { return x }
  let twos = (x | y).trailingZeroBitCount
  x = x &>> Word(x.trailingZeroBitCount)
  while y != 0 {
    y = y &>> Word(y.trailingZeroBitCount)
    if x > y { swap(&x, &y) }
    y &-= x
  }
  return x &<< Word(twos)
}

/// The least common multiple of two numbers above zero; nil where it does not fit.
func leastCommonMultiple(_ a: Int, _ b: Int) -> Int? {
  let divisor = Int(greatestCommonDivisor(a.magnitude, b.magnitude))
  guard divisor != 0 else { return 0 }
  let (product, overflow) = (a / divisor).multipliedReportingOverflow(by: b)
  return overflow || product == .min ? nil : abs(product)
}
