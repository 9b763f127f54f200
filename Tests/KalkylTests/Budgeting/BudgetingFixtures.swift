@testable import Kalkyl

/// An exact number from "541.25", "-3", or "51685/96".
func exact(_ text: String) -> Rational {
  let parts = text.split(separator: "/")
  if parts.count == 2, let denominator = Int(parts[1]), let numerator = Int(parts[0]) {
    return Rational(numerator, over: denominator)
  }
  let digits = text.hasPrefix("-") ? String(text.dropFirst()) : text
  let value = Rational(decimalDigits: Array(digits.utf8)) ?? .zero
  return text.hasPrefix("-") ? -value : value
}

/// Exact numbers with spaces between them.
func exactList(_ text: String) -> [Rational] {
  text.split(separator: " ").map { exact(String($0)) }
}

/// The rate of the document, 2.75 %.
let documentRate = Rational(275, over: 10_000)

/// A period of use from a month of a year, entering the books as it begins.
func periodOfUse(
  from year: Int, month: Int, life: Int, disposed: CalendarMonth? = nil
) -> PeriodOfUse? {
  let start = Activation(moment: .month(month)).start(purchasedIn: year)
  return PeriodOfUse(start: start, lifeInMonths: life, disposal: disposed)
}

/// The years' figures of an asset whose rate is the same every year.
func schedule(
  _ acquisition: Acquisition, _ method: DepreciationMethod, through lastYear: Int,
  rate: @escaping (Int) -> Rational? = { _ in documentRate }
) -> [Int: YearCost] {
  guard
    let plan = DepreciationPlan(
      period: acquisition.period, method: method, through: lastYear, rate: rate)
  else { return [:] }
  let costs = acquisition.costs(by: plan, through: lastYear, rate: rate)
  return Dictionary(uniqueKeysWithValues: costs.map { ($0.year, $0.cost) })
}
