// The bytes of names eight at a time, written out where they are used: one by one, finding, hashing
// and comparing them took a third of lexing; behind calls these functions take as much.
extension Span<UInt8> {
  /// Eight bytes, the first one lowest; beyond the end they are zero.
  @inline(__always)
  fileprivate func eight(at offset: Int) -> UInt64 {
    if offset + 8 > count { return last(from: offset) }
    return UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(never)
  private func last(from offset: Int) -> UInt64 {
    if offset + 4 <= count {
      let (first, last) = (four(at: offset), four(at: count - 4))
      return first | last << UInt64(truncatingIfNeeded: 8 * (count - 4 - offset))
    }
    var word: UInt64 = 0
    var index = count
    while index > offset {
      index -= 1
      word = word << 8 | UInt64(self[index])
    }
    return word
  }

  /// Four bytes that are known to be there, the first one lowest.
  @inline(__always)
  private func four(at offset: Int) -> UInt64 {
    UInt64(
      UInt32(
        littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }

  /// Where the letters, digits and `_` of ASCII end that begin at a place.
  @inline(__always)
  func endOfName(from start: Int) -> Int {
    var end = start
    while true {
      let length = eight(at: end).leadingNameBytes
      end += length
      if length < 8 { return end }
    }
  }

  /// Whether so many bytes from one place on are those from another on.
  func isSame(_ one: Int, _ other: Int, count: Int) -> Bool {
    precondition(count >= 0 && one >= 0 && other >= 0 && max(one, other) <= self.count - count)
    var offset = 0
    if count >= 8 {
      while offset + 8 <= count {
        if inside(one + offset) != inside(other + offset) { return false }
        offset += 8
      }
      // The last eight, some of them once more.
      return inside(one + count - 8) == inside(other + count - 8)
    }
    while offset < count, self[one + offset] == self[other + offset] { offset += 1 }
    return offset == count
  }

  /// How many bytes from one place on are those from another on, of so many.
  func countOfSame(_ one: Int, _ other: Int, most: Int) -> Int {
    precondition(most >= 0 && one >= 0 && other >= 0 && max(one, other) <= count - most)
    var offset = 0
    while offset + 8 <= most {
      let difference = inside(one + offset) ^ inside(other + offset)
      if difference != 0 { return offset + difference.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < most, self[one + offset] == self[other + offset] { offset += 1 }
    return offset
  }

  /// Eight bytes that are known to be there, the first one lowest.
  @inline(__always)
  private func inside(_ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always)
  func nameHash(_ range: Range<Int>) -> NameHash {
    let first = eight(at: range.lowerBound)
    if range.count >= 8 { return longNameHash(range, first) }
    return NameHash(first & ~(~0 << UInt64(truncatingIfNeeded: 8 * range.count)))
  }

  @inline(never)
  private func longNameHash(_ range: Range<Int>, _ first: UInt64) -> NameHash {
    var hash = NameHash(first)
    for offset in range.dropFirst(8) { hash.add(UInt64(self[offset])) }
    return hash
  }
}

/// A name's hash, its first eight bytes, and whether all are ASCII.
struct NameHash {
  /// With zeros after a name that is shorter.
  let beginning: UInt64
  private var mixed: UInt64 = 0
  private var bits: UInt64 = 0

  var value: UInt32 { UInt32(truncatingIfNeeded: mixed) }

  var isASCII: Bool { bits & EightBytes.tops == 0 }

  @inline(__always)
  fileprivate init(_ beginning: UInt64) {
    self.beginning = beginning
    add(beginning)
  }

  @inline(__always)
  fileprivate mutating func add(_ bytes: UInt64) {
    bits |= bytes
    mixed = (mixed ^ bytes) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 32
  }
}

extension UInt64 {
  /// How many of eight bytes are letters, digits and `_` of ASCII before the first other one.
  @inline(__always)
  fileprivate var leadingNameBytes: Int {
    // Of each byte below 0x80, adding 0x80 - n sets the highest bit where the byte is n or more.
    let plain = self & ~EightBytes.tops
    let small = plain | EightBytes.all(0x20)
    let letters =
      (small &+ EightBytes.all(0x80 - UInt8(ascii: "a")))
      & ~(small &+ EightBytes.all(0x7F - UInt8(ascii: "z")))
    let digits =
      (plain &+ EightBytes.all(0x80 - UInt8(ascii: "0")))
      & ~(plain &+ EightBytes.all(0x7F - UInt8(ascii: "9")))
    let underscores = ~((plain ^ EightBytes.all(UInt8(ascii: "_"))) &+ EightBytes.all(0x7F))
    let others = ~((letters | digits | underscores) & ~self) & EightBytes.tops
    return others.trailingZeroBitCount / 8
  }
}
