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

  private let readings: [Reading]
  /// For a column of labels, which of the dimensions.
  private let dimensions: [Int]
  private let steps: [Int]
  private let startCell: Int
  private let sameYear: Int?
  private let separator: UInt8
  private let decimalSign: UInt8
  let isUsable: Bool

  /// What a row says.
  struct Asset {
    var cell = 0
    var year = -1
    var cost = 0
    var residual = 0
    var life = 0
    var moment = AssetTermsCode.Moment.none
    var disposal: CalendarMonth?
  }

  init(_ columns: RegisterColumns, _ header: DataFileHeader, _ spread: Spread) {
    separator = header.format.separator.rawValue
    decimalSign = header.format.decimalSign.rawValue
    var steps = [Int](repeating: 1, count: columns.places.dimensions.count)
    for index in steps.indices.dropLast().reversed() {
      let next = columns.places.dimensions[index + 1].dimension
      steps[index] = steps[index + 1] * spread.sizes[next.index]
    }
    self.steps = steps
    var start: Int? = 0
    for (index, dimension) in columns.places.dimensions.enumerated() {
      if case .same(let label) = dimension.origin {
        start = start.flatMap { cell in label.map { cell + $0 * steps[index] } }
      }
    }
    startCell = start ?? 0
    if case .same(let year)? = columns.places.years?.origin {
      sameYear = year
    } else {
      sameYear = nil
    }
    var readings = [Reading](repeating: .skipped, count: header.headings.count)
    var dimensions = [Int](repeating: 0, count: header.headings.count)
    for (column, role) in columns.roles {
      readings[column] = readings[column] == .skipped ? Self.reading(role) : .several
      if case .label(let index) = role { dimensions[column] = index }
    }
    self.readings = readings
    self.dimensions = dimensions
    isUsable = start != nil && !readings.contains(.several)
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
    asset = Asset()
    asset.cell = startCell
    if let sameYear { asset.year = sameYear }
    var place = start
    let last = readings.count - 1
    for column in 0...last {
      guard let end = read(column, place, labels, into: &asset) else { return nil }
      if end.pointee == separator {
        if column == last { return nil }
        place = end + 1
      } else {
        if column != last { return nil }
        if end.pointee == UInt8(ascii: "\n") { return end + 1 }
        return end.pointee == UInt8(ascii: "\r") && end[1] == UInt8(ascii: "\n") ? end + 2 : nil
      }
    }
    return nil
  }

  /// The separator or control character that ends a field; `nil` for one with quotes or spaces
  /// before it, or that is no text in UTF-8.
  @inline(__always)
  private func endOfField(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    if start.pointee == UInt8(ascii: "\"") || start.pointee == UInt8(ascii: " ") { return nil }
    let separators = UInt64(separator) &* Self.ones
    var place = start
    var letters: UInt64 = 0
    while true {
      let word = UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
      let difference = word ^ separators
      let ends =
        ((difference &- Self.ones) & ~difference | (word &- 0x20 &* Self.ones) & ~word) & Self.tops
      if ends != 0 {
        let count = ends.trailingZeroBitCount >> 3
        letters |= word & ((1 << (UInt64(count) << 3)) &- 1)
        place += count
        break
      }
      letters |= word
      place += 8
    }
    if letters & Self.tops != 0 {
      let text = UnsafeBufferPointer(start: start, count: place - start)
      if text.firstTextFault != nil { return nil }
    }
    return place
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Reads a field and gives the byte after it; `nil` where it is not plain.
  @inline(__always)
  private func read(
    _ column: Int, _ start: UnsafePointer<UInt8>, _ labels: [LabelTable], into asset: inout Asset
  ) -> UnsafePointer<UInt8>? {
    switch readings[column] {
    case .skipped: return endOfField(start)
    case .label:
      let dimension = dimensions[column]
      guard let end = endOfField(start), start < end,
        let label = labels[dimension].find(UnsafeBufferPointer(start: start, count: end - start))
      else { return nil }
      asset.cell += label * steps[dimension]
      return end
    case .cost: return amount(start, into: &asset.cost)
    case .residual: return amount(start, into: &asset.residual)
    case .year, .years, .months, .month: return Self.time(readings[column], start, into: &asset)
    case .activation:
      guard let end = endOfField(start), let (month, year) = Self.date(start, end) else {
        return nil
      }
      asset.moment = month.map { .date($0) } ?? .year(year)
      if asset.year < 0 { asset.year = year }
      return end
    case .disposal:
      guard let end = endOfField(start) else { return nil }
      if start == end { return end }
      guard let (month, year) = Self.date(start, end) else { return nil }
      asset.disposal = month ?? CalendarMonth(year: year, month: 12)
      return end
    case .several: return nil
    }
  }

  /// Reads a year, a life of at most 1 000 years, or the number of a month.
  @inline(__always)
  private static func time(
    _ reading: Reading, _ start: UnsafePointer<UInt8>, into asset: inout Asset
  ) -> UnsafePointer<UInt8>? {
    if reading == .year {
      guard let year = number(start, start + 4) else { return nil }
      asset.year = year
      return start + 4
    }
    let (number, end) = digits(start, atMost: 5)
    switch reading {
    case .years where 1...Limits.standard.years ~= number: asset.life = number * 12
    case .months where 1...Limits.standard.years * 12 ~= number: asset.life = number
    case .month where 1...12 ~= number && end - start <= 2: asset.moment = .month(number)
    default: return nil
    }
    return end
  }

  /// Reads an amount in ten-thousandths: up to 14 digits, and perhaps up to four decimals.
  @inline(__always)
  private func amount(
    _ start: UnsafePointer<UInt8>, into amount: inout Int
  ) -> UnsafePointer<UInt8>? {
    let isNegative = start.pointee == UInt8(ascii: "-")
    let first = isNegative ? start + 1 : start
    var (number, place) = Self.digits(first, atMost: 14)
    if place == first { return nil }
    var missing = AssetSums.decimals
    if place.pointee == decimalSign, decimalSign != separator {
      place += 1
      while missing > 0, place.pointee &- UInt8(ascii: "0") < 10 {
        number = number &* 10 &+ Int(place.pointee &- UInt8(ascii: "0"))
        place += 1
        missing -= 1
      }
      if missing == AssetSums.decimals { return nil }
    }
    number = number &* Self.power(missing)
    amount = isNegative ? -number : number
    return place
  }

  /// What decimals that are not written make a number larger by.
  private static func power(_ exponent: Int) -> Int {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    default: 10_000
    }
  }

  /// The number that some digits write, and the byte after the last; 0 where there is none.
  @inline(__always)
  private static func digits(
    _ start: UnsafePointer<UInt8>, atMost most: Int
  ) -> (number: Int, end: UnsafePointer<UInt8>) {
    var place = start
    var number = 0
    while place < start + most, place.pointee &- UInt8(ascii: "0") < 10 {
      number = number &* 10 &+ Int(place.pointee &- UInt8(ascii: "0"))
      place += 1
    }
    return (number, place)
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
