/// The digits that a text begins with: as many as there are, or the first eight.
struct LeadingDigits {
  /// The digits as numbers, the first in the lowest place, and what stands after them.
  private let word: UInt64
  let count: Int

  @inline(__always)
  init(_ place: UnsafePointer<UInt8>) {
    word = EightBytes(place).word ^ EightBytes.all(UInt8(ascii: "0"))
    // The top bit of the first byte above 9, and perhaps of some after it.
    let others = (word &+ EightBytes.all(0x80 - 10) | word) & EightBytes.tops
    count = others.trailingZeroBitCount / 8
  }

  /// The number that they write; without meaning where there are none.
  @inline(__always)
  var number: Int { Self.number(word &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)) }

  /// The number that one to four of them write: in half a word, with half of the steps.
  @inline(__always)
  var numberOfFew: Int {
    let digits = UInt32(truncatingIfNeeded: word)
    return Self.number(few: digits &<< UInt32(truncatingIfNeeded: 32 &- 8 &* count))
  }

  /// What one to four of them are behind the point, times 10 000.
  @inline(__always)
  var tenThousandths: Int {
    let others = UInt64.max &<< UInt64(truncatingIfNeeded: 8 &* count)
    return Self.number(few: UInt32(truncatingIfNeeded: word & ~others))
  }

  /// The number that these digits and the ones before them write.
  func appended(to number: Int) -> Int {
    if count == 0 { return number }
    return (0..<count).reduce(number) { number, _ in number &* 10 } &+ self.number
  }

  /// The number of four digits, the first in the lowest place: of pairs, of both.
  @inline(__always)
  private static func number(few digits: UInt32) -> Int {
    let pairs = digits &* 10 &+ digits >> 8
    return Int(pairs & 0xFF) &* 100 &+ Int(pairs >> 16 & 0xFF)
  }

  /// The number of eight digits, the first in the lowest place: of pairs, of fours, of all.
  @inline(__always)
  private static func number(_ digits: UInt64) -> Int {
    let pairs = digits &* 10 &+ digits >> 8
    let even = pairs & 0x0000_00FF_0000_00FF
    let odd = pairs >> 16 & 0x0000_00FF_0000_00FF
    let sum = even &* (100 | 1_000_000 << 32) &+ odd &* (1 | 10_000 << 32)
    return Int(truncatingIfNeeded: sum >> 32)
  }
}
