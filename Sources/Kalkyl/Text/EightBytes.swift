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

  /// The top bit of the first byte that is this one, and perhaps of some after it.
  @inline(__always)
  func places(of byte: UInt8) -> UInt64 {
    let difference = word ^ Self.all(byte)
    return (difference &- Self.all(1)) & ~difference & Self.tops
  }

  /// The top bit of the first byte that is a separator, which is ASCII, or a control character, and
  /// perhaps of some after it.
  @inline(__always)
  func ends(_ separator: UInt8) -> UInt64 {
    let separators = (word ^ Self.all(separator)) &- Self.all(1)
    let controls = word &- Self.all(0x20)
    return (separators | controls) & ~word & Self.tops
  }

  /// So many of the bytes, fewer than eight, and zeros after them.
  @inline(__always)
  func first(_ count: Int) -> EightBytes {
    EightBytes(word: word & ~(.max &<< UInt64(truncatingIfNeeded: 8 &* count)))
  }
}
