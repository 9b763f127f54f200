/// The names of a text, each stored once, however it is composed; keywords come first.
struct NameTable {
  private(set) var texts: [String] = []
  private var pool: [UInt8] = []
  /// Where each spelling's bytes end in the pool, and which name it is.
  private var spellings: [(end: Int, name: UInt32)] = []
  /// Open addressing: 0 is free, else the number of a spelling counted from 1.
  private var slots: [UInt32]
  /// Spellings outside ASCII: two of them may be the same name.
  private var composed: [String: UInt32] = [:]

  private init() {
    slots = Array(repeating: 0, count: 512)
  }

  /// A table of the keywords alone.
  static let keywords: NameTable = {
    var table = NameTable()
    for keyword in Keyword.allCases {
      let bytes = Array(keyword.rawValue.utf8)
      _ = table.index(of: bytes, in: 0..<bytes.count)
    }
    return table
  }()

  /// The keywords in the order of the table.
  static let keywordOrder = Keyword.allCases

  /// The place in the table of the name that stands in the bytes of a text.
  mutating func index(of bytes: [UInt8], in range: Range<Int>) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var bits: UInt8 = 0
    for position in range {
      bits |= bytes[position]
      hash = (hash ^ UInt64(bytes[position])) &* 0x100_0000_01b3
    }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[slot] != 0 {
      let spelling = Int(slots[slot]) - 1
      if matches(spelling, bytes, range) { return spellings[spelling].name }
      slot = (slot + 1) & mask
    }
    return add(bytes[range], isASCII: bits < 0x80, at: slot)
  }

  private func start(of spelling: Int) -> Int { spelling == 0 ? 0 : spellings[spelling - 1].end }

  private func matches(_ spelling: Int, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let start = start(of: spelling)
    guard spellings[spelling].end - start == range.count else { return false }
    for offset in 0..<range.count where pool[start + offset] != bytes[range.lowerBound + offset] {
      return false
    }
    return true
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>, isASCII: Bool, at slot: Int) -> UInt32 {
    let text = String(decoding: bytes, as: UTF8.self)
    var name = UInt32(texts.count)
    if !isASCII, let known = composed[text] {
      name = known
    } else {
      texts.append(isASCII ? text : Composition.compose(text))
      if !isASCII { composed[text] = name }
    }
    pool.append(contentsOf: bytes)
    spellings.append((pool.count, name))
    slots[slot] = UInt32(spellings.count)
    if spellings.count * 2 > slots.count { grow() }
    return name
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = Array(repeating: 0, count: slots.count * 2)
    for spelling in spellings.indices {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for position in start(of: spelling)..<spellings[spelling].end {
        hash = (hash ^ UInt64(pool[position])) &* 0x100_0000_01b3
      }
      var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(spelling + 1)
    }
  }
}

/// Unicode's composed form of letters with marks: `a` and a ring become `å`.
enum Composition {
  /// Letters that have a decomposed form, found by it: texts that look alike are equal keys.
  private static let letters: [String: Unicode.Scalar] = {
    var letters: [String: Unicode.Scalar] = [:]
    for range in [0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF] {
      for value in range {
        guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
        let text = String(Character(scalar))
        if letters[text] == nil { letters[text] = scalar }
      }
    }
    return letters
  }()

  /// The text with each letter and the marks after it joined where one letter stands for both.
  static func compose(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard scalar.properties.canonicalCombiningClass != .notReordered, let base = result.last,
        let joined = letters[String(Character(base)) + String(Character(scalar))]
      else {
        result.append(scalar)
        continue
      }
      result.removeLast()
      result.append(joined)
    }
    return String(result)
  }
}
