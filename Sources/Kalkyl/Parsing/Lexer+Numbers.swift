extension Lexer {
  /// A number with its groups and decimals, or a date.
  mutating func scanNumber(_ text: Span<UInt8>) {
    let start = position
    let first = text.endOfDigits(from: start)
    if first - start == 4, text.byte(first) == UInt8(ascii: "-"), scanDate(yearEnd: first) {
      return
    }
    var end = first
    var isWellGrouped = true
    var mark: UInt8?
    while let width = text.groupMark(at: end) {
      let next = text.endOfDigits(from: end + width)
      // `500 2028: 510`: the comma before the next year is missing.
      if next - end - width == 4, text.isColon(after: next) { break }
      let isSame = mark == nil || mark == text[end + width - 1]
      if first - start > 3 || next - end - width != 3 || !isSame { isWellGrouped = false }
      mark = text[end + width - 1]
      end = next
    }
    if text.isDigit(end + 1) {
      if text.byte(end) == UInt8(ascii: ".") {
        return scanDecimals(from: start, point: end, isWellGrouped: isWellGrouped)
      }
      if text.byte(end) == UInt8(ascii: ",") {
        return scanDecimalComma(from: start, comma: end, isWellGrouped: isWellGrouped)
      }
    }
    guard isWellGrouped else { return finishBadGroups(from: start, to: end) }
    let shape: Token.Shape =
      end - start <= 2 ? .count : mark == nil && end - start == 4 ? .year : .whole
    finishNumber(from: start, to: end, shape)
  }

  private func isDigit(_ offset: Int) -> Bool { bytes.span.isDigit(offset) }

  private func digits(from start: Int) -> Int { bytes.span.endOfDigits(from: start) }

  private func groupMark(at offset: Int) -> Int? { bytes.span.groupMark(at: offset) }

  private mutating func finishNumber(
    from start: Int, to end: Int, _ shape: Token.Shape, isFaulty: Bool = false
  ) {
    if !isFaulty, end - start > limits.digits {
      report(.numberTooLong(at: span(start, end), most: limits.digits))
      return append(.number, length: end - start, shape: shape, flags: .isFaulty)
    }
    append(.number, length: end - start, shape: shape, flags: isFaulty ? .isFaulty : [])
  }

  private mutating func finishBadGroups(from start: Int, to end: Int) {
    let grouped = Self.grouped(bytes[start..<end].filter { $0 &- 0x30 < 10 })
    let beginsWithYear = isDigit(start + 3) && !isDigit(start + 4) && isDigit(start + 2)
    report(
      .digitGroups(at: span(start, end), grouped: grouped, beginsWithYear: beginsWithYear))
    finishNumber(from: start, to: end, .whole, isFaulty: true)
  }

  /// Digits in groups of three from the right, a space between them.
  static func grouped(_ digits: [UInt8]) -> String {
    var result: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(UInt8(ascii: " ")) }
      result.append(digit)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func scanDecimals(from start: Int, point: Int, isWellGrouped: Bool) {
    let end = digits(from: point + 1)
    var last = end
    while let width = groupMark(at: last) ?? pointOrComma(at: last) {
      last = digits(from: last + width)
    }
    if bytes[end..<last].contains(UInt8(ascii: ",")) {
      report(
        .decimalComma(at: span(start, last), readings: readings(start, point, end, last, false)))
      return finishNumber(from: start, to: last, .decimal, isFaulty: true)
    }
    if last > end {
      let grouped = Self.grouped(bytes[start..<point].filter { $0 &- 0x30 < 10 })
      let decimals = bytes[point..<last].filter { $0 &- 0x30 < 10 }
      report(
        .groupedDecimals(
          at: span(start, last),
          plain: "\(grouped).\(String(decoding: decimals, as: UTF8.self))"))
      return finishNumber(from: start, to: last, .decimal, isFaulty: true)
    }
    if !isWellGrouped {
      let grouped = Self.grouped(bytes[start..<point].filter { $0 &- 0x30 < 10 })
      report(.digitGroups(at: span(start, end), grouped: grouped + text(point, end)))
    }
    finishNumber(from: start, to: end, .decimal, isFaulty: !isWellGrouped)
  }

  private func pointOrComma(at offset: Int) -> Int? {
    let byte = byte(offset)
    return (byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")) && isDigit(offset + 1) ? 1 : nil
  }

  /// `2,75`: an error outside a cell, and in a cell where it could be thousands.
  private mutating func scanDecimalComma(from start: Int, comma: Int, isWellGrouped: Bool) {
    let end = digits(from: comma + 1)
    var last = end
    while let width = pointOrComma(at: last) { last = digits(from: last + width) }
    let couldBeThousands =
      comma - start <= 3 && end - comma == 4 && byte(start) != UInt8(ascii: "0")
    if isInCell, isWellGrouped, last == end, !couldBeThousands {
      return finishNumber(from: start, to: end, .decimal)
    }
    report(
      .decimalComma(
        at: span(start, last), readings: readings(start, comma, end, last, couldBeThousands)))
    finishNumber(from: start, to: last, .decimal, isFaulty: true)
  }

  /// What a figure with a comma can mean, the likeliest first.
  private func readings(
    _ start: Int, _ comma: Int, _ end: Int, _ last: Int, _ couldBeThousands: Bool
  ) -> [String] {
    let before = text(start, comma)
    guard last == end else { return readingsOfSeveralMarks(start, last) }
    let after = text(comma + 1, end)
    let decimal = "\(before).\(after)"
    if couldBeThousands {
      return ["\(before) \(after)", decimal] + (isInCell ? [] : ["\(before), \(after)"])
    }
    return [decimal] + (isInCell ? [] : ["\(before), \(after)"])
  }

  /// What a figure with several marks can mean: thousands, perhaps with decimals, or a list.
  private func readingsOfSeveralMarks(_ start: Int, _ last: Int) -> [String] {
    let isMark = { (byte: UInt8) in byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }
    guard let lastMark = bytes[start..<last].lastIndex(where: isMark) else { return [] }
    let isThousands = bytes[lastMark] == UInt8(ascii: ",") && last - lastMark == 4
    let wholeEnd = isThousands ? last : lastMark
    let groups = bytes[start..<wholeEnd].split(whereSeparator: isMark)
    let isGrouped =
      groups[0].count <= 3 && groups[0].first != UInt8(ascii: "0")
      && groups.dropFirst().allSatisfy { $0.count == 3 }
    guard isGrouped else {
      let list = bytes[start..<last].split(separator: UInt8(ascii: ","))
      let isList = list.allSatisfy { $0.count { $0 == UInt8(ascii: ".") } < 2 }
      return isList
        ? [list.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ")] : []
    }
    let grouped = Self.grouped(groups.flatMap { $0 })
    return [isThousands ? grouped : "\(grouped).\(text(lastMark + 1, last))"]
  }

  // MARK: Dates

  /// `2026-07` or `2026-07-01` without spaces; `false` where no date begins.
  private mutating func scanDate(yearEnd: Int) -> Bool {
    guard let monthEnd = twoDigits(after: yearEnd) else { return false }
    let end = twoDigits(after: monthEnd) ?? monthEnd
    let start = position
    let month = number(yearEnd + 1, monthEnd)
    let day = end > monthEnd ? number(monthEnd + 1, end) : 1
    let lastDay = DateLiteral.days(inMonth: month, of: number(start, yearEnd))
    let exists = day >= 1 && day <= lastDay
    if !exists {
      let parts = [text(start, yearEnd), text(yearEnd + 1, monthEnd)]
      let difference = (parts + (end > monthEnd ? [text(monthEnd + 1, end)] : [])).joined(
        separator: " - ")
      report(.impossibleDate(at: span(start, end), difference: difference))
    }
    append(.date, length: end - start, flags: exists ? [] : .isFaulty)
    return true
  }

  /// Where `-dd` ends, if that stands here and no further digit or letter.
  private func twoDigits(after offset: Int) -> Int? {
    guard byte(offset) == UInt8(ascii: "-"), isDigit(offset + 1), isDigit(offset + 2) else {
      return nil
    }
    let end = offset + 3
    guard end < bytes.count else { return end }
    if isDigit(end) || bytes[end] == UInt8(ascii: "_") { return nil }
    if let (scalar, _) = decode(end), scalar.continuesName { return nil }
    return end
  }

  private func number(_ start: Int, _ end: Int) -> Int {
    bytes[start..<end].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }
}

// Of the bytes alone: asked of the lexer, each question copied its limits.
extension Span<UInt8> {
  /// The byte at a place, 0 after the end.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset < count ? self[offset] : 0 }

  @inline(__always)
  fileprivate func isDigit(_ offset: Int) -> Bool { byte(offset) &- 0x30 < 10 }

  /// Where the digits that begin at a place end.
  fileprivate func endOfDigits(from start: Int) -> Int {
    var end = start
    while isDigit(end) { end += 1 }
    return end
  }

  /// Whether a colon comes next on the line.
  fileprivate func isColon(after offset: Int) -> Bool {
    var place = offset
    while byte(place) == UInt8(ascii: " ") { place += 1 }
    return byte(place) == UInt8(ascii: ":")
  }

  /// The width of a mark between groups that a digit follows: a space of some kind or `_`.
  fileprivate func groupMark(at offset: Int) -> Int? {
    let width: Int
    switch byte(offset) {
    case UInt8(ascii: " "), UInt8(ascii: "_"): width = 1
    case 0xC2 where byte(offset + 1) == 0xA0: width = 2
    case 0xE2
    where byte(offset + 1) == 0x80 && (byte(offset + 2) == 0x89 || byte(offset + 2) == 0xAF):
      width = 3
    default: return nil
    }
    return isDigit(offset + width) ? width : nil
  }
}

extension DateLiteral {
  /// How many days a month has; 0 for a month that does not exist.
  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 0
    }
  }
}
