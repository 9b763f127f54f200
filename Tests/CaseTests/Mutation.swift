/// Small random changes of a script, the same ones every time.
struct Mutation {
  private let bytes: [UInt8]
  private let words: [Range<Int>]
  private var random: SeededGenerator

  init(of bytes: [UInt8], seed: String) {
    self.bytes = bytes
    words = Self.words(of: bytes)
    random = SeededGenerator(seed: seed)
  }

  /// The script with one word dropped, doubled or swapped with the next, one byte changed, or its
  /// end missing.
  mutating func next() -> [UInt8] {
    guard !words.isEmpty else { return [UInt8.random(in: 0...255, using: &random)] }
    let index = Int.random(in: 0..<words.count, using: &random)
    let word = words[index]
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return Array(bytes[..<word.lowerBound] + bytes[word.upperBound...])
    case 1: return Array(bytes[..<word.upperBound] + [0x20] + bytes[word.lowerBound...])
    case 2: return swapped(word, words[(index + 1) % words.count])
    case 3: return Array(bytes[..<word.lowerBound])
    case 4: return changed(at: word.lowerBound, to: UInt8.random(in: 0...255, using: &random))
    default:
      let place = Int.random(in: word, using: &random)
      return changed(at: place, to: bytes[place] ^ (1 << UInt8.random(in: 0..<8, using: &random)))
    }
  }

  private func changed(at place: Int, to byte: UInt8) -> [UInt8] {
    var changed = bytes
    changed[place] = byte
    return changed
  }

  private func swapped(_ a: Range<Int>, _ b: Range<Int>) -> [UInt8] {
    let (first, second) = a.lowerBound < b.lowerBound ? (a, b) : (b, a)
    if first == second { return bytes }
    let between = bytes[first.upperBound..<second.lowerBound]
    return Array(
      bytes[..<first.lowerBound] + bytes[second] + between + bytes[first]
        + bytes[second.upperBound...])
  }

  /// The words, figures, texts and marks of a script, roughly.
  static func words(of bytes: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      var end = start + 1
      if isLetter(bytes[start]) {
        while end < bytes.count, isLetter(bytes[end]) { end += 1 }
      } else if bytes[start] == UInt8(ascii: "\"") {
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != 0x0A { end += 1 }
        end = min(end + 1, bytes.count)
      }
      if bytes[start] != 0x20 { words.append(start..<end) }
      start = end
    }
    return words
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: true
    default: false
    }
  }
}

/// Random numbers that depend on a seed only (Steele, Lea and Flood's SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: String) {
    // Fowler, Noll and Vo's hash: the same in every process.
    state = seed.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
