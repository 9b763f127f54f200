/// The labels of a dimension by the bytes that files write them with.
///
/// Found by their bytes, without a text being made of them; what is found otherwise is learnt.
struct LabelTable: Sendable {
  /// What tells most labels apart: how many bytes they have, and the first and the last eight.
  fileprivate struct Ends: Equatable, Sendable {
    let first: UInt64
    let last: UInt64
    let count: Int
  }

  private struct Known: Sendable {
    let ends: Ends
    let start: Int
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
  @inline(__always)
  func find(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let ends = Ends(text)
    var slot = ends.hash & (slots.count - 1)
    while slots[slot] != 0 {
      let label = known[Int(slots[slot]) - 1]
      if label.ends == ends, text.count <= 16 || hasSameMiddle(label, text) {
        return label.position
      }
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
    let ends = content.withUnsafeBufferPointer { Ends($0) }
    known.append(Known(ends: ends, start: bytes.count, position: place))
    bytes += content
    // Few slots are taken, so that the first that is looked at nearly always has the label.
    if known.count * 4 <= slots.count {
      enter(known.count - 1)
    } else {
      slots = Array(repeating: 0, count: slots.count * 4)
      for number in known.indices { enter(number) }
    }
    return place
  }

  private mutating func enter(_ number: Int) {
    var slot = known[number].ends.hash & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(number + 1)
  }

  /// Whether a text that has the ends of a label has the bytes between them, too.
  private func hasSameMiddle(_ label: Known, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBytes { bytes in
      let own = UnsafeRawBufferPointer(rebasing: bytes[label.start..<label.start + text.count])
      let text = UnsafeRawBufferPointer(text)
      return stride(from: 8, to: text.count - 8, by: 8).allSatisfy { index in
        own.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          == text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      }
    }
  }
}

extension LabelTable.Ends {
  @inline(__always)
  fileprivate init(_ text: UnsafeBufferPointer<UInt8>) {
    count = text.count
    guard let start = text.baseAddress, count >= 4 else {
      first = text.reduce(0) { $0 << 8 | UInt64($1) }
      last = 0
      return
    }
    let bytes = UnsafeRawPointer(start)
    if count >= 8 {
      first = bytes.loadUnaligned(as: UInt64.self)
      last = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else {
      first = UInt64(bytes.loadUnaligned(as: UInt32.self))
      last = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    }
  }

  @inline(__always)
  fileprivate var hash: Int {
    let mixed = (first ^ (last << 23 | last >> 41) ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 33)
  }
}
