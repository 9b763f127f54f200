/// Eight bytes of a text in a word, the first in the lowest place: what holds of each is found for all
/// of them at once, without a branch that the processor may guess wrongly.
struct EightBytes {
  let word: UInt64

  @inline(__always)
  init(word: UInt64) { self.word = word }

  /// The bytes from a place on.
  @inline(__always)
  init(_ place: UnsafePointer<UInt8>) {
    word = UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  /// The same byte eight times.
  @inline(__always)
  static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The top bit of each byte.
  static let tops: UInt64 = 0x8080_8080_8080_8080

  /// The top bit of the first byte that is a separator or a control character, and perhaps of some
  /// after it.
  @inline(__always)
  func ends(_ separator: UInt8) -> UInt64 {
    let difference = word ^ Self.all(separator)
    let separators = (difference &- Self.all(1)) & ~difference
    let controls = (word &- Self.all(0x20)) & ~word
    return (separators | controls) & Self.tops
  }

  /// So many of the bytes, fewer than eight, and zeros after them.
  @inline(__always)
  func first(_ count: Int) -> EightBytes {
    EightBytes(word: word & ~(.max &<< UInt64(truncatingIfNeeded: 8 &* count)))
  }
}

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

  /// What up to four of them are behind the point, times 10 000.
  @inline(__always)
  var tenThousandths: Int {
    let others = UInt64.max &<< UInt64(truncatingIfNeeded: 8 &* count)
    return Self.number((word & ~others) << 32)
  }

  /// The number that these digits and the ones before them write.
  func appended(to number: Int) -> Int {
    if count == 0 { return number }
    return (0..<count).reduce(number) { number, _ in number &* 10 } &+ self.number
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
