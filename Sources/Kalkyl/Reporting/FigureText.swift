/// Writes figures as their styles say and the locale is used to.
public struct FigureText: Sendable {
  /// A figure's text in the two parts that meet at the decimal sign.
  struct Parts: Hashable, Sendable {
    /// Up to the decimal sign.
    var whole: String
    /// From the decimal sign on, with the unit.
    var tail: String

    var text: String { whole + tail }
  }

  /// What stands for no value.
  public static let noValue = "–"
  /// The decimals shown at most when a style names none.
  static let mostDecimals = 6

  let wording: Wording
  let notation: NumberNotation
  let exact: Bool

  init(_ locale: ReportLocale, notation: NumberNotation, exact: Bool) {
    wording = Wording(locale)
    self.notation = notation
    self.exact = exact
  }

  /// `exact` writes unrounded figures: decimals where they end, else `p/q`.
  public init(_ locale: ReportLocale = .sv, exact: Bool = false) {
    self.init(locale, notation: .reading(locale), exact: exact)
  }

  /// The figure as it is shown: `10 646`, `2,75 %`, `−580`, `–`.
  public func text(of figure: Figure) -> String { parts(of: figure).text }

  func parts(of figure: Figure) -> Parts {
    guard let value = figure.valueInUnit else { return Parts(whole: Self.noValue, tail: "") }
    let style = figure.style
    switch style.kind {
    case .amount(let unit):
      return number(value, style, suffix: style.showsUnit ? notation.unitGap + unit.rawValue : "")
    case .percent: return number(value, style, suffix: notation.percent)
    case .number: return number(value, style, suffix: "")
    case .truth: return Parts(whole: wording[value.isZero ? .falsehood : .truth], tail: "")
    case .year: return number(value, style, suffix: "", grouped: false)
    case .duration: return duration(months: value, style)
    }
  }

  private func number(
    _ value: Rational, _ style: FigureStyle, suffix: String, grouped: Bool = true
  ) -> Parts {
    let (whole, decimals) = notation.write(digits(value, style.decimals), grouped: grouped)
    return Parts(whole: whole, tail: decimals + suffix)
  }

  private func duration(months: Rational, _ style: FigureStyle) -> Parts {
    let years = months * Rational(1, over: 12)
    let (count, one, many) =
      years.isWhole ? (years, Word.year, Word.years) : (months, .month, .months)
    let word = wording[count.magnitude == .one ? one : many]
    return number(count, style, suffix: notation.unitGap + word)
  }

  /// `-1234.5`: rounded half away from zero, without the zeros that no one asked for.
  private func digits(_ value: Rational, _ decimals: Int?) -> String {
    if exact { return value.exactString }
    if let decimals { return value.decimalString(places: max(0, decimals)) }
    if value.isWhole { return value.decimalString(places: 0) }
    var text = value.decimalString(places: Self.mostDecimals)[...]
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return String(text)
  }
}

extension Figure {
  /// The exact value in what it is shown in: an amount in its unit, a percentage in hundredths.
  public var valueInUnit: Rational? {
    switch style.kind {
    case .amount(.kr): value
    case .amount(let unit): value?.divided(by: unit.inKronor)
    case .percent: value.map { $0 * Rational(100) }
    case .number, .truth, .year, .duration: value
    }
  }
}
