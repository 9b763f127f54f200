extension ArraySlice<UInt8> {
  /// How many bytes the space takes that begins at an index: plain, no-break, thin or narrow
  /// no-break; 0 where none does.
  func spaceLength(at index: Int) -> Int {
    guard index < endIndex else { return 0 }
    switch self[index] {
    case 0x20: return 1
    case 0xC2: return index + 1 < endIndex && self[index + 1] == 0xA0 ? 2 : 0
    case 0xE2:
      guard index + 2 < endIndex, self[index + 1] == 0x80 else { return 0 }
      return self[index + 2] == 0x89 || self[index + 2] == 0xAF ? 3 : 0
    default: return 0
    }
  }

  /// Without the spaces, tabs and line ends at both ends.
  var trimmed: ArraySlice<UInt8> {
    var rest = self
    while let first = rest.first {
      let length = isBlank(first) ? 1 : rest.spaceLength(at: rest.startIndex)
      if length == 0 { break }
      rest = rest.dropFirst(length)
    }
    while let last = rest.last {
      if isBlank(last) {
        rest = rest.dropLast()
      } else if let length = [2, 3].first(where: {
        rest.count >= $0 && rest.spaceLength(at: rest.endIndex - $0) == $0
      }) {
        rest = rest.dropLast(length)
      } else {
        break
      }
    }
    return rest
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
