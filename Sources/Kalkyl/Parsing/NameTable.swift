/// The names of a text, each stored once, however it is composed; keywords come first.
struct NameTable {
  private(set) var texts: [String] = []
  /// The bytes of the spellings that have more than eight, one after another.
  private var pool: [UInt8] = []
  private var spellings: [Spelling] = []
  /// Open addressing: 0 is free, else the number of a spelling counted from 1.
  private var slots: [UInt32]
  /// Names outside ASCII: two spellings of them may be the same name.
  private var composed = NameMap<UInt32>()

  private struct Spelling {
    /// Its first eight bytes, or all with zeros after them.
    let beginning: UInt64
    let hash: UInt32
    /// Where its bytes begin in the pool.
    let start: UInt32
    let length: UInt32
    /// Which name it is.
    let name: UInt32
  }

  private init() {
    slots = Array(repeating: 0, count: 512)
  }

  /// A table of the keywords alone.
  static let keywords: NameTable = {
    var table = NameTable()
    table.reserve(Keyword.allCases.count)
    for keyword in Keyword.allCases { _ = table.index(of: keyword) }
    return table
  }()

  /// The keywords in the order of the table.
  static let keywordOrder = Keyword.allCases

  /// Makes room for the names of a text of so many bytes; most have fewer than one each 64.
  mutating func reserve(forBytes bytes: Int) { reserve(texts.count + min(bytes / 64, 1 << 20)) }

  /// The place in the table of a keyword.
  mutating func index(of keyword: Keyword) -> UInt32 {
    let text = keyword.rawValue
    var bytes = text
    return bytes.withUTF8 { index(of: $0.span, in: 0..<$0.count, text) }
  }

  /// The place in the table of the name that stands in the bytes of a text.
  ///
  /// - Parameter known: the name as a text of its own, where there is one.
  mutating func index(
    of bytes: Span<UInt8>, in range: Range<Int>, _ known: String? = nil
  ) -> UInt32 {
    let hash = bytes.nameHash(range)
    let mask = slots.count - 1
    var slot = Int(hash.value) & mask
    while slots[slot] != 0 {
      let spelling = spellings[Int(slots[slot]) - 1]
      if spelling.beginning == hash.beginning, spelling.length == range.count,
        range.count <= 8 || matches(spelling, bytes, range)
      {
        return spelling.name
      }
      slot = (slot + 1) & mask
    }
    return add(bytes.extracting(range), hash, at: slot, known)
  }

  private mutating func reserve(_ count: Int) {
    texts.reserveCapacity(count)
    spellings.reserveCapacity(count)
    while slots.count < 2 * count { grow() }
  }

  /// Whether a spelling has the bytes of a range after the first eight, too.
  private func matches(
    _ spelling: Spelling, _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> Bool {
    let start = Int(spelling.start)
    for offset in 8..<range.count where pool[start + offset] != bytes[range.lowerBound + offset] {
      return false
    }
    return true
  }

  private mutating func add(
    _ bytes: Span<UInt8>, _ hash: NameHash, at slot: Int, _ known: String?
  ) -> UInt32 {
    let text = known ?? bytes.text(isASCII: hash.isASCII)
    var name = UInt32(texts.count)
    if !hash.isASCII, let same = composed.add(name, named: text) {
      name = same
    } else {
      texts.append(hash.isASCII ? text : Composition.compose(text))
    }
    spellings.append(
      Spelling(
        beginning: hash.beginning, hash: hash.value, start: UInt32(pool.count),
        length: UInt32(bytes.count), name: name))
    if bytes.count > 8 { bytes.withUnsafeBufferPointer { pool.append(contentsOf: $0) } }
    slots[slot] = UInt32(spellings.count)
    if spellings.count * 2 > slots.count { grow() }
    return name
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = Array(repeating: 0, count: slots.count * 2)
    for (index, spelling) in spellings.enumerated() {
      var slot = Int(spelling.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}

extension Span<UInt8> {
  /// The bytes as a text.
  fileprivate func text(isASCII: Bool) -> String {
    withUnsafeBufferPointer { bytes in
      guard isASCII else { return String(decoding: bytes, as: UTF8.self) }
      // Written in its place: to look for mistakes in UTF-8 as well takes twice as long.
      return String(unsafeUninitializedCapacity: bytes.count) { text in
        text.initialize(fromContentsOf: bytes)
      }
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

  /// Signs that are equal to a letter, which no mark tells: kelvin and ångström.
  private static func letter(of sign: Unicode.Scalar) -> Unicode.Scalar {
    switch sign.value {
    case 0x212A: "K"
    case 0x212B: "\u{C5}"
    default: sign
    }
  }

  /// The first byte of the first mark, U+0300: a text of smaller bytes is in its composed form.
  static let firstOfMarks: UInt8 = 0xCC

  /// The text with each letter and the marks after it joined where one letter stands for both.
  static func compose(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < firstOfMarks }) { return text }
    var result = String.UnicodeScalarView()
    for written in text.unicodeScalars {
      let scalar = letter(of: written)
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
