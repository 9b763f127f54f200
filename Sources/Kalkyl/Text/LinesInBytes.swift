extension UnsafeBufferPointer<UInt8> {
  /// The place after the last line end before an index; 0 where there is none.
  func endOfLines(before end: Int) -> Int {
    var index = end
    while index > 0, self[index - 1] != UInt8(ascii: "\n") { index -= 1 }
    return index
  }

  /// The place after the next line end from an index on; the end where there is none.
  ///
  /// Eight bytes at a time: one by one, finding a script's lines takes a tenth of reading it.
  func endOfLine(from start: Int) -> Int {
    guard let base = baseAddress else { return start }
    let lineEnd = UInt8(ascii: "\n")
    var index = start
    while index + 8 <= count {
      let ends = EightBytes(base + index).places(of: lineEnd)
      if ends != 0 { return index + ends.trailingZeroBitCount / 8 + 1 }
      index += 8
    }
    while index < count {
      index += 1
      if self[index - 1] == lineEnd { break }
    }
    return index
  }

  /// How many line ends there are.
  var lineEnds: Int { reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) } }
}
