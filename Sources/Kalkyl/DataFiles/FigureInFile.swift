/// A figure as data files write it: `13 193`, `-2,75`, `− 500`, `4,4 %`.
struct FigureInFile {
  /// Why a text is not a figure.
  enum Fault: Hashable {
    case notAFigure
    /// The other decimal sign, where it could also set thousands apart; both readings.
    case twoReadings(whole: String, decimal: String)
    case otherDecimalSign
    /// Spaces that do not set apart groups of three digits.
    case grouping
    case percentSign
    case brackets
    case dash
    case tooLong
  }

  /// The number written, or why there is none.
  enum Reading: Hashable {
    case figure(Rational)
    case fault(Fault)
  }

  private let text: ArraySlice<UInt8>
  private let decimalSign: DataFileFormat.DecimalSign
  private var position: Int
  private var isNegative = false
  /// The digits so far, without spaces, with a point for the decimal sign.
  private var digits: [UInt8] = []

  private init(_ text: ArraySlice<UInt8>, _ decimalSign: DataFileFormat.DecimalSign) {
    self.text = text
    self.decimalSign = decimalSign
    position = text.startIndex
    // Grown run by run, and with a list of groups, a figure took a fifth more instructions.
    digits.reserveCapacity(text.count)
  }

  /// Reads a text that is not empty and has no spaces around it.
  ///
  /// In a column of percent, `4,4 %` and `4,4` are both 0.044; elsewhere a percent sign is a fault.
  static func read(
    _ text: ArraySlice<UInt8>, isPercent: Bool, decimalSign: DataFileFormat.DecimalSign,
    maximumDigits: Int
  ) -> Reading {
    if text.count > maximumDigits { return .fault(.tooLong) }
    var figure = FigureInFile(text, decimalSign)
    if let fault = figure.faultOfOpening() { return .fault(fault) }
    figure.readSign()
    if let fault = figure.readDigits() { return .fault(fault) }
    let hasPercentSign = figure.readPercentSign()
    guard figure.position == text.endIndex,
      let size = Rational(decimalDigits: figure.digits)
    else { return .fault(figure.faultOfRest()) }
    if hasPercentSign && !isPercent { return .fault(.percentSign) }
    let value = isPercent ? size * Rational(1, over: 100) : size
    return .figure(figure.isNegative ? -value : value)
  }

  private func faultOfOpening() -> Fault? {
    if text.first == UInt8(ascii: "(") { return .brackets }
    return text.starts(with: [0xE2, 0x80, 0x93]) ? .dash : nil
  }

  /// `-` or `−`, and a space after it.
  private mutating func readSign() {
    let length =
      text.first == UInt8(ascii: "-") ? 1 : text.starts(with: [0xE2, 0x88, 0x92]) ? 3 : 0
    isNegative = length > 0
    position += length
    if isNegative { position += text.spaceLength(at: position) }
  }

  /// Groups of digits and the decimals.
  private mutating func readDigits() -> Fault? {
    let first = readRun()
    var isWellGrouped = true
    while first > 0 {
      let space = text.spaceLength(at: position)
      guard space > 0, position + space < text.endIndex, isDigit(text[position + space]) else {
        break
      }
      position += space
      if readRun() != 3 || first > 3 { isWellGrouped = false }
    }
    if !isWellGrouped { return .grouping }
    guard position < text.endIndex, text[position] == decimalSign.rawValue else { return nil }
    position += 1
    digits.append(UInt8(ascii: "."))
    return readRun() == 0 ? .notAFigure : nil
  }

  private mutating func readRun() -> Int {
    let start = position
    while position < text.endIndex, isDigit(text[position]) { position += 1 }
    digits.append(contentsOf: text[start..<position])
    return position - start
  }

  private mutating func readPercentSign() -> Bool {
    let sign = position + text.spaceLength(at: position)
    guard sign < text.endIndex, text[sign] == UInt8(ascii: "%") else { return false }
    position = sign + 1
    return true
  }

  /// What is wrong with the text from where reading stopped.
  private func faultOfRest() -> Fault {
    guard position < text.endIndex, text[position] == decimalSign.other.rawValue,
      digits.contains(where: isDigit)
    else { return .notAFigure }
    var rest = text[position...]
    if rest.last == UInt8(ascii: "%") { rest = rest.dropLast().trimmed }
    let parts = rest.split(
      separator: decimalSign.other.rawValue, omittingEmptySubsequences: false
    ).dropFirst()
    if parts.contains(where: \.isEmpty) { return .notAFigure }
    guard parts.allSatisfy({ $0.allSatisfy(isDigit) }) else {
      let isFigure = parts.joined().allSatisfy { isDigit($0) || $0 == decimalSign.rawValue }
      return isFigure ? .otherDecimalSign : .notAFigure
    }
    let isGrouped =
      digits.count <= 3 && digits.allSatisfy(isDigit) && parts.allSatisfy { $0.count == 3 }
    if parts.count > 1 { return isGrouped ? .otherDecimalSign : .notAFigure }
    return isGrouped ? twoReadings(Array(parts.joined())) : .otherDecimalSign
  }

  /// `173,900` as thousands, and as a number with decimals.
  private func twoReadings(_ last: [UInt8]) -> Fault {
    let sign = isNegative ? "-" : ""
    let decimal = digits + [decimalSign.rawValue] + last
    return .twoReadings(
      whole: sign + String(decoding: digits + last, as: UTF8.self),
      decimal: sign + String(decoding: decimal, as: UTF8.self))
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
