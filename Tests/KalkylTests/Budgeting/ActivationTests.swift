import Testing

@testable import Kalkyl

struct ActivationTests {
  @Test(arguments: [
    (Activation.midyear, 2026, 2026, 7),
    (Activation(moment: .yearStart), 2026, 2026, 1),
    (Activation(moment: .yearEnd), 2026, 2027, 1),
    (Activation(moment: .month(10)), 2026, 2026, 10),
    (Activation(moment: .date(CalendarMonth(year: 2028, month: 3))), 2028, 2028, 3),
    (Activation(moment: .year(2030)), 2030, 2030, 7),
    (Activation(moment: .midyear, delayInMonths: 12), 2027, 2027, 7),
    (Activation(moment: .midyear, delayInMonths: 6), 2027, 2027, 1),
    (Activation(moment: .yearEnd, delayInMonths: 12), 2027, 2028, 1),
    (Activation(moment: .yearEnd, delayInMonths: 6), 2027, 2027, 7),
    (Activation(moment: .month(11), delayInMonths: 2), 2027, 2027, 1),
  ])
  func beginsWhereTheScriptSays(
    activation: Activation, activated: Int, firstYear: Int, firstMonth: Int
  ) {
    let start = activation.start(purchasedIn: 2026)
    #expect(start.activationYear == activated)
    #expect(start.firstMonth == CalendarMonth(year: firstYear, month: firstMonth))
  }

  @Test func monthsStayWithinTheirBounds() {
    #expect(CalendarMonth(year: 2026, month: 7).advanced(by: .max).number == 12_000_000)
    #expect(CalendarMonth(year: 2026, month: 7).advanced(by: .min).number == 0)
    #expect(CalendarMonth(year: .max, month: 13).number == 12_000_000)
    #expect(CalendarMonth(year: 2026, month: 12).monthOfYear == 12)
  }

  @Test func aLifeOutOfRangeHasNoPeriod() {
    let start = Activation.midyear.start(purchasedIn: 2026)
    #expect(PeriodOfUse(start: start, lifeInMonths: 0) == nil)
    #expect(PeriodOfUse(start: start, lifeInMonths: -12) == nil)
    #expect(PeriodOfUse(start: start, lifeInMonths: .max) == nil)
    #expect(PeriodOfUse(start: start, lifeInMonths: 12_000_000) != nil)
  }

  @Test(arguments: [Int.min, -1, Int.max])
  func yearsFarAwayCostNothing(year: Int) throws {
    let period = try #require(periodOfUse(from: 2026, month: 7, life: 36))
    let plan = try #require(
      DepreciationPlan(period: period, method: .nominal(.halfyear), through: 2030) { _ in nil })
    #expect(plan.shares(in: year, rate: .one) == YearShares.none)
  }

  @Test func faultsAreTold() {
    func faults(
      _ cost: Int, _ residual: Int, _ life: Int, _ method: DepreciationMethod = .annuity,
      delay: Int = 0
    ) -> [AcquisitionFault] {
      AcquisitionFault.faults(
        cost: Rational(cost), residual: Rational(residual), lifeInMonths: life,
        start: Activation(moment: .midyear, delayInMonths: delay).start(purchasedIn: 2026),
        purchasedIn: 2026, method: method)
    }
    #expect(faults(3000, 3000, 36) == [])
    #expect(faults(3000, 3001, 36) == [.residualAboveCost])
    #expect(faults(-3000, -3000, 36) == [])
    #expect(faults(-3000, 300, 36) == [])
    #expect(faults(-3000, -3001, 36) == [.residualAboveCost])
    #expect(faults(0, 500, 0, delay: -12) == [])
    #expect(faults(3000, 0, 30) == [.lifeNotOfWholeYears])
    #expect(faults(3000, 0, 30, .nominal(.opening)) == [])
    #expect(faults(3000, 0, 0) == [.lifeOutOfRange])
    #expect(faults(3000, 0, 36, delay: -6) == [])
    #expect(faults(3000, 0, 36, delay: -7) == [.useBeforePurchase])
    #expect(
      faults(3000, 4000, 5, delay: -12)
        == [.residualAboveCost, .lifeNotOfWholeYears, .useBeforePurchase])
  }
}
