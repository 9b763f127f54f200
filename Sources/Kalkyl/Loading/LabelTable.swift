/// The labels of a dimension by the bytes that files write them with.
///
/// Found by their bytes, without a text being made of them; what is found otherwise is learnt.
struct LabelTable: Sendable {
  private struct Known: Sendable {
    let start: Int
    let count: Int
    let position: Int
  }

  private let dimension: Dimension
  private var known: [Known] = []
  private var bytes: [UInt8] = []
  /// By hash, the number of a known label and 1; a power of two of them.
  private var slots: [Int32] = Array(repeating: 0, count: 16)

  init(_ dimension: Dimension) {
    self.dimension = dimension
    for label in dimension.labels {
      for text in [label.name, label.text] { learn(Array(text.utf8)[...], written: text) }
    }
  }

  /// The label that a field says, whichever way it is written; nil where there is none.
  mutating func position(of content: ArraySlice<UInt8>) -> Int? {
    if let found = content.withUnsafeBufferPointer({ find($0) }) { return found }
    return learn(content, written: String(decoding: content, as: UTF8.self))
  }

  /// The label that is known by these bytes.
  func find(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var slot = Self.hash(text) & (slots.count - 1)
    while slots[slot] != 0 {
      let label = known[Int(slots[slot]) - 1]
      if label.count == text.count, isEqual(label, text) { return label.position }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Finds a label by its text, and keeps its bytes.
  @discardableResult
  private mutating func learn(_ content: ArraySlice<UInt8>, written text: String) -> Int? {
    let place = dimension.position(of: text) ?? dimension.labels.firstIndex { $0.text == text }
    guard let place, content.trimmed.count == content.count,
      content.withUnsafeBufferPointer({ find($0) }) == nil
    else { return place }
    known.append(Known(start: bytes.count, count: content.count, position: place))
    bytes += content
    if known.count * 2 <= slots.count {
      enter(known.count - 1)
    } else {
      slots = Array(repeating: 0, count: slots.count * 2)
      for number in known.indices { enter(number) }
    }
    return place
  }

  private mutating func enter(_ number: Int) {
    let label = known[number]
    let hash = bytes[label.start..<label.start + label.count].withUnsafeBufferPointer(Self.hash)
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(number + 1)
  }

  private func isEqual(_ label: Known, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let own = UnsafeBufferPointer(rebasing: bytes[label.start..<label.start + label.count])
      guard own.count >= 8 else { return own.elementsEqual(text) }
      var index = 0
      while index + 8 < own.count {
        if own.word(at: index) != text.word(at: index) { return false }
        index += 8
      }
      return own.word(at: own.count - 8) == text.word(at: own.count - 8)
    }
  }

  /// From the first and the last eight bytes and the length.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var first: UInt64 = 0
    var last: UInt64 = 0
    if text.count >= 8 {
      first = text.word(at: 0)
      last = text.word(at: text.count - 8)
    } else {
      for byte in text { first = first << 8 | UInt64(byte) }
    }
    let mixed = (first ^ (last << 23 | last >> 41) ^ UInt64(text.count)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 33)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The eight bytes from an index on, the first in the lowest place.
  func word(at index: Int) -> UInt64 {
    UInt64(
      littleEndian: UnsafeRawPointer(baseAddress! + index).loadUnaligned(as: UInt64.self))
  }
}
