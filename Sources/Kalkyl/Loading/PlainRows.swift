/// Reads rows written the plain way straight from their bytes: about 50 ns a row, where taking it
/// apart into fields and texts takes 20 µs.
///
/// A row is plain where its fields have no quotes or spaces around them, its labels are known by
/// their bytes, and its figures are digits with at most one decimal sign. Any other row, and any
/// that something is wrong with, is left to `RegisterRows`.
struct PlainRows {
  /// What a column is read as.
  private enum Reading: UInt8 {
    case skipped
    case label
    case year
    case cost
    case residual
    case years
    case months
    case month
    case activation
    case disposal
    /// More than one thing.
    case several
  }

  private struct Column {
    var reading = Reading.skipped
    /// For labels: which of the dimensions, and how many cells from a label of it to the next.
    var dimension = 0
    var step = 1
    /// The byte after it.
    var end: UInt8
  }

  private let columns: [Column]
  /// What is the same for all rows.
  private let startCode: AssetTermsCode
  private let startCell: Int
  /// Whether the year of purchase is that of the activation.
  private let isBoughtWhenActivated: Bool
  private let separator: UInt8
  private let decimalSign: UInt8
  let isUsable: Bool

  /// What a row says, its amounts in ten-thousandths.
  struct Asset {
    var code = AssetTermsCode.nothing
    var cell = 0
    var cost = 0
    var residual = 0
    /// The row, and how many lines stand before it.
    var line: UnsafeBufferPointer<UInt8>
    var linesBefore = 0
  }

  init(_ columns: RegisterColumns, _ header: DataFileHeader, _ spread: Spread) {
    separator = header.format.separator.rawValue
    decimalSign = header.format.decimalSign.rawValue
    var steps = [Int](repeating: 1, count: columns.places.dimensions.count)
    for index in steps.indices.dropLast().reversed() {
      let next = columns.places.dimensions[index + 1].dimension
      steps[index] = steps[index + 1] * spread.sizes[next.index]
    }
    var start: Int? = 0
    for (index, dimension) in columns.places.dimensions.enumerated() {
      if case .same(let label) = dimension.origin {
        start = start.flatMap { cell in label.map { cell + $0 * steps[index] } }
      }
    }
    startCell = start ?? 0
    var sameYear: Int?
    if case .same(let year)? = columns.places.years?.origin { sameYear = year }
    let isYear = 0...AssetTermsCode.mostYear ~= sameYear ?? 0
    startCode = isYear ? .year(sameYear ?? 0) : .nothing
    let lineEnd = UInt8(ascii: "\n")
    var found = [Column](repeating: Column(end: separator), count: header.headings.count - 1)
    found.append(Column(end: lineEnd))
    for (column, role) in columns.roles {
      found[column].reading =
        found[column].reading == .skipped ? Self.reading(role) : .several
      if case .label(let index) = role {
        (found[column].dimension, found[column].step) = (index, steps[index])
      }
    }
    self.columns = found
    let roles = columns.roles.map(\.role)
    isBoughtWhenActivated = sameYear == nil && !roles.contains(.year)
    let hasYear = !isBoughtWhenActivated || roles.contains(.activation) || !columns.givesAssets
    isUsable =
      start != nil && isYear && hasYear && !found.contains { $0.reading == .several }
  }

  private static func reading(_ role: RegisterColumns.Role) -> Reading {
    switch role {
    case .label: .label
    case .year: .year
    case .cost: .cost
    case .residual: .residual
    case .life(.years): .years
    case .life(.months): .months
    case .month: .month
    case .activation: .activation
    case .disposal: .disposal
    }
  }

  /// Reads a row and gives where the next begins; `nil` where it is not plain.
  ///
  /// - Parameter start: the row's first byte; a line end stands somewhere after it, and eight bytes
  ///   more that may be read.
  @inline(__always)
  func read(
    _ start: UnsafePointer<UInt8>, _ labels: [LabelTable], into asset: inout Asset
  ) -> UnsafePointer<UInt8>? {
    asset.code = startCode
    asset.cell = startCell
    (asset.cost, asset.residual) = (0, 0)
    var place = start
    let isPlain = columns.withUnsafeBufferPointer { columns in
      for column in columns {
        guard var end = read(column, place, labels, into: &asset) else { return false }
        if end.pointee != column.end {
          let isLineEnd = end.pointee == UInt8(ascii: "\r") && end[1] == UInt8(ascii: "\n")
          guard column.end == UInt8(ascii: "\n"), isLineEnd else { return false }
          end += 1
        }
        place = end + 1
      }
      return true
    }
    guard isPlain else { return nil }
    asset.line = UnsafeBufferPointer(start: start, count: place - start)
    return place
  }

  /// Reads a field and gives the byte after it; `nil` where it is not plain.
  @inline(__always)
  private func read(
    _ column: Column, _ start: UnsafePointer<UInt8>, _ labels: [LabelTable], into asset: inout Asset
  ) -> UnsafePointer<UInt8>? {
    switch column.reading {
    case .skipped: return endOfText(start)
    case .label:
      guard let end = endOfField(start), start < end,
        let label = labels[column.dimension].find(
          UnsafeBufferPointer(start: start, count: end - start))
      else { return nil }
      asset.cell += label * column.step
      return end
    case .cost: return amount(start, into: &asset.cost)
    case .residual: return amount(start, into: &asset.residual)
    case .year:
      let digits = LeadingDigits(start)
      guard digits.count == 4 else { return nil }
      asset.code |= .year(digits.numberOfFew)
      return start + 4
    case .years:
      guard let (years, end) = Self.count(start, atMost: Limits.standard.years) else { return nil }
      asset.code |= .life(inMonths: years * 12)
      return end
    case .months:
      guard let (months, end) = Self.count(start, atMost: Limits.standard.years * 12) else {
        return nil
      }
      asset.code |= .life(inMonths: months)
      return end
    case .month:
      guard let (month, end) = Self.count(start, atMost: 12), end - start <= 2 else { return nil }
      asset.code |= .moment(.month(month))
      return end
    case .activation:
      guard let end = endOfField(start), let (month, year) = Self.date(start, end) else {
        return nil
      }
      asset.code |= .moment(month.map { .date($0) } ?? .year(year))
      if isBoughtWhenActivated { asset.code |= .year(year) }
      return end
    case .disposal:
      guard let end = endOfField(start) else { return nil }
      if start == end { return end }
      guard let (month, year) = Self.date(start, end) else { return nil }
      asset.code |= .disposal(month ?? CalendarMonth(year: year, month: 12))
      return end
    case .several: return nil
    }
  }

  // MARK: Texts

  /// The separator or control character that ends a field; `nil` for one with quotes or spaces
  /// before it.
  @inline(__always)
  private func endOfField(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    if Self.isOdd(start.pointee) { return nil }
    var place = start
    while true {
      let ends = EightBytes(place).ends(separator)
      if ends != 0 { return place + ends.trailingZeroBitCount / 8 }
      place += 8
    }
  }

  /// As `endOfField`, of a field that may say anything; `nil` for what is no text in UTF-8, too.
  @inline(__always)
  private func endOfText(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    if Self.isOdd(start.pointee) { return nil }
    var place = start
    var bytes = EightBytes(place)
    var ends = bytes.ends(separator)
    var all: UInt64 = 0
    while ends == 0 {
      all |= bytes.word
      place += 8
      bytes = EightBytes(place)
      ends = bytes.ends(separator)
    }
    // What stands after it is looked at, too: then the text is checked for nothing.
    all |= bytes.word
    place += ends.trailingZeroBitCount / 8
    return all & EightBytes.tops == 0 || TextCheck.isText(start, to: place) ? place : nil
  }

  private static func isOdd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: " ")
  }

  // MARK: Figures

  /// Reads a number of at least 1 that at most four digits write, and gives the byte after it.
  @inline(__always)
  private static func count(
    _ start: UnsafePointer<UInt8>, atMost most: Int
  ) -> (number: Int, end: UnsafePointer<UInt8>)? {
    let digits = LeadingDigits(start)
    guard 1...4 ~= digits.count else { return nil }
    let number = digits.numberOfFew
    return 1...most ~= number ? (number, start + digits.count) : nil
  }

  /// Reads an amount in ten-thousandths: up to 14 digits, and perhaps up to four decimals.
  @inline(__always)
  private func amount(
    _ start: UnsafePointer<UInt8>, into amount: inout Int
  ) -> UnsafePointer<UInt8>? {
    let isNegative = start.pointee == UInt8(ascii: "-")
    var place = isNegative ? start + 1 : start
    let digits = LeadingDigits(place)
    if digits.count == 0 { return nil }
    var number = digits.number
    place += digits.count
    if digits.count == 8 {
      let more = LeadingDigits(place)
      if more.count > 6 { return nil }
      number = more.appended(to: number)
      place += more.count
    }
    number = number &* AssetSums.unit
    if place.pointee == decimalSign, decimalSign != separator {
      let decimals = LeadingDigits(place + 1)
      if decimals.count == 0 || decimals.count > AssetSums.decimals { return nil }
      number = number &+ decimals.tenThousandths
      place += 1 + decimals.count
    }
    amount = isNegative ? -number : number
    return place
  }

  /// The number that digits write, and nothing else; up to 18 of them.
  @inline(__always)
  private static func number(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> Int? {
    var place = start
    var number = 0
    while place < end {
      let digit = place.pointee &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      number = number &* 10 &+ Int(digit)
      place += 1
    }
    return number
  }

  /// `2024`, `2024-03`, or `2024-03-01` with a day that every month has.
  @inline(__always)
  private static func date(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> (month: CalendarMonth?, year: Int)? {
    let count = end - start
    guard count == 4 || count == 7 || count == 10, let year = number(start, start + 4) else {
      return nil
    }
    if count == 4 { return (nil, year) }
    guard start[4] == UInt8(ascii: "-"), let month = number(start + 5, start + 7),
      1...12 ~= month
    else { return nil }
    if count == 10 {
      guard start[7] == UInt8(ascii: "-"), let day = number(start + 8, end), 1...28 ~= day else {
        return nil
      }
    }
    return (CalendarMonth(year: year, month: month), year)
  }
}
