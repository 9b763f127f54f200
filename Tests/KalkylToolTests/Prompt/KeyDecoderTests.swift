import Testing

@testable import KalkylTool

/// Bytes from a terminal become keys, however they are cut into pieces.
struct KeyDecoderTests {
  private func keys(_ text: String, pieces: Int = 1) -> [KalkylTool.Key] {
    var decoder = KeyDecoder()
    let bytes = Array(text.utf8)
    return stride(from: 0, to: bytes.count, by: pieces).flatMap {
      decoder.feed(Array(bytes[$0..<min($0 + pieces, bytes.count)]))
    }
  }

  @Test(arguments: [1, 2, 3, 100])
  func readsKeysInPiecesOfAnySize(pieces: Int) {
    let text = "aå漢\u{1B}[A\u{1B}OB\u{1B}[1;5C\u{1B}[3~\u{1B}b\u{01}\r\u{1B}\r\u{7F}"
    #expect(
      keys(text, pieces: pieces) == [
        .character("a"), .character("å"), .character("漢"), .up, .down, .wordRight, .delete,
        .wordLeft, .home, .enter, .newLine, .backspace,
      ])
  }

  @Test(arguments: [1, 7, 100])
  func takesPastedTextAtOnce(pieces: Int) {
    let text = "x\u{1B}[200~a\tb\r\nc\u{1B}[0md\ne\u{1B}[201~y"
    #expect(
      keys(text, pieces: pieces) == [.character("x"), .paste("a b\nc[0md\ne"), .character("y")])
  }

  @Test func ignoresSequencesThatItDoesNotKnow() {
    #expect(
      keys("\u{1B}[99~a\u{1B}[12;34Rb\u{1B}xc") == ["a", "b", "c"].map(KalkylTool.Key.character))
  }

  @Test func waitsForWhatMayFollowAnEscape() {
    var decoder = KeyDecoder()
    let first = decoder.feed([0x1B])
    #expect(first == [])
    #expect(decoder.mayBeEscape)
    let keys = [decoder.flush(), decoder.flush()]
    #expect(keys == [[.cancel], []])
    #expect(!decoder.mayBeEscape)
  }

  @Test func showsBytesThatAreNoText() {
    var decoder = KeyDecoder()
    let keys = decoder.feed([0xC3, 0x28])
    #expect(keys == [.character("\u{FFFD}"), .character("(")])
    let waiting = decoder.feed([0xFF])
    #expect(waiting == [])
    let further = decoder.feed(Array("abc".utf8))
    #expect(!further.isEmpty)
  }

  @Test func givesNoKeyForOtherControlCharacters() {
    #expect(keys("\u{00}\u{1C}\u{85}a") == [.character("a")])
  }
}
