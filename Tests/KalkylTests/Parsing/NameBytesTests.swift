import Testing

@testable import Kalkyl

struct NameBytesTests {
  /// Two stretches of a text, and each in turn with one byte changed in its first, last or any bit.
  @Test func bytesAreTheSameUntilOneDiffers() {
    for count in 0..<70 {
      let stretch = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
      let text = [1, 2, 3] + stretch + [4] + stretch
      let (one, other) = (3, 4 + count)
      #expect(isSame(text, one, other, count))
      #expect(countOfSame(text, one, other, count) == count)
      for place in 0..<count {
        for bit in [1, 0x80, 0xFF] as [UInt8] {
          var changed = text
          changed[other + place] ^= bit
          #expect(!isSame(changed, one, other, count))
          #expect(countOfSame(changed, one, other, count) == place)
        }
      }
    }
  }

  @Test func aChangeInOneWordIsNotUndoneByTheNext() {
    var text = [UInt8](repeating: 0, count: 32)
    text[16] = 1
    text[24] = 1
    #expect(!isSame(text, 0, 16, 16))
  }

  @Test func aNameEndsBeforeWhatIsNoLetterDigitOrUnderscore() {
    let names = ["a", "abcdefg", "abcdefgh", "abc_12345", "Z9_z0_AAAAAAAAAAA"]
    let ends = ["", " ", ".", "@", "[", "`", "{", "/", ":", "-", "å"]
    for name in names {
      for end in ends {
        let text = Array((name + end + "x").utf8)
        #expect(endOfName(text) == (end.isEmpty ? text.count : name.utf8.count))
      }
    }
  }

  /// Names that are one in all but a byte, of every length around the eight that are read at once.
  @Test func namesHaveHashesOfTheirOwn() {
    for count in 1..<20 {
      let name = [UInt8](repeating: UInt8(ascii: "a"), count: count)
      var hashes = Set([hash(name)])
      for place in 0..<count {
        var other = name
        other[place] = UInt8(ascii: "b")
        hashes.insert(hash(other))
        // What comes after a name is no part of it.
        #expect(hash(other + [UInt8(ascii: "c")], count) == hash(other))
      }
      #expect(hashes.count == count + 1)
    }
  }

  private func isSame(_ text: [UInt8], _ one: Int, _ other: Int, _ count: Int) -> Bool {
    text.span.isSame(one, other, count: count)
  }

  private func countOfSame(_ text: [UInt8], _ one: Int, _ other: Int, _ most: Int) -> Int {
    text.span.countOfSame(one, other, most: most)
  }

  private func endOfName(_ text: [UInt8]) -> Int { text.span.endOfName(from: 0) }

  private func hash(_ name: [UInt8], _ count: Int? = nil) -> UInt32 {
    name.span.nameHash(0..<(count ?? name.count)).value
  }
}
