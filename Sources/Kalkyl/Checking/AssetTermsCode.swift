/// What assets must share to be depreciated together, but for their cell, in one word.
struct AssetTermsCode: Hashable, Sendable {
  private static let yearBits: UInt64 = 14
  /// The last year that a code can hold.
  static let mostYear = 1 << yearBits - 1
  private static let lifeBits: UInt64 = 14
  private static let momentBits: UInt64 = 19
  private static let monthBits: UInt64 = 17

  let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  /// When assets are activated, as a part of a code; 0 where no column says it.
  struct Moment {
    let bits: UInt64

    static let none = Moment(bits: 0)
    /// A month, 1 to 12, of the year of purchase.
    static func month(_ month: Int) -> Moment { Moment(bits: 1 << monthBits | UInt64(month)) }
    /// A year of four digits.
    static func year(_ year: Int) -> Moment { Moment(bits: 2 << monthBits | UInt64(year)) }
    /// A month of a year of four digits.
    static func date(_ month: CalendarMonth) -> Moment {
      Moment(bits: 3 << monthBits | UInt64(month.number))
    }
  }

  /// - Parameters:
  ///   - year: of purchase, 0 to 9999.
  ///   - lifeInMonths: up to 12 000; 0 where no column says it.
  ///   - disposal: in a year of four digits.
  init(year: Int, lifeInMonths: Int, _ moment: Moment, disposal: CalendarMonth?) {
    self = .year(year)
    self |= .life(inMonths: lifeInMonths)
    self |= .moment(moment)
    if let disposal { self |= .disposal(disposal) }
  }

  // MARK: Parts

  /// The code in which nothing is said.
  static let nothing = AssetTermsCode(bits: 0)

  static func year(_ year: Int) -> AssetTermsCode { AssetTermsCode(bits: UInt64(year)) }

  static func life(inMonths life: Int) -> AssetTermsCode {
    AssetTermsCode(bits: UInt64(life) << yearBits)
  }

  static func moment(_ moment: Moment) -> AssetTermsCode {
    AssetTermsCode(bits: moment.bits << (yearBits + lifeBits))
  }

  static func disposal(_ month: CalendarMonth) -> AssetTermsCode {
    AssetTermsCode(bits: UInt64(month.number + 1) << (yearBits + lifeBits + momentBits))
  }

  /// Says what another code says, too; each part may be said once.
  static func |= (code: inout AssetTermsCode, part: AssetTermsCode) {
    code = AssetTermsCode(bits: code.bits | part.bits)
  }

  var year: Int { Int(bits & (1 << Self.yearBits - 1)) }

  /// The terms in words, in a cell.
  func terms(cell: Int) -> Register.AssetTerms {
    var rest = bits >> Self.yearBits
    let life = Int(rest & (1 << Self.lifeBits - 1))
    rest >>= Self.lifeBits
    let number = Int(rest & (1 << Self.monthBits - 1))
    let moment: Activation.Moment? =
      switch rest >> Self.monthBits & 3 {
      case 1: .month(number)
      case 2: .year(number)
      case 3: .date(CalendarMonth(number: number))
      default: nil
      }
    let disposal = Int(rest >> Self.momentBits)
    return Register.AssetTerms(
      cell: cell, year: year, lifeInMonths: life == 0 ? nil : life,
      activation: moment.map { Activation(moment: $0) },
      disposal: disposal == 0 ? nil : CalendarMonth(number: disposal - 1))
  }
}
