// What is said of investments.
extension Diagnostic {
  static func notAProperty(_ name: Name) -> Diagnostic {
    unknown(
      .notAProperty, "an investment has no property `\(name.text)`", name,
      among: InvestmentProperty.allCases.map(\.rawValue), seen: "not one of them",
      notes: ["its properties are \(list(InvestmentProperty.allCases.map(\.rawValue)))"])
  }

  static func unknownWord(_ name: Name, of property: InvestmentProperty) -> Diagnostic {
    unknown(
      .unknownWord, "`\(property.rawValue)` cannot be `\(name.text)`", name,
      among: property.words, seen: "not one of its words",
      notes: ["it can be \(list(property.words))"])
  }

  static func propertyLeftOut(_ property: InvestmentProperty, of name: Name) -> Diagnostic {
    let example =
      switch property {
      case .spend: "spend = { 2026: 3 000 }"
      case .life: "life = 3 years"
      default: "rate = 2.75%"
      }
    return Diagnostic(
      .propertyLeftOut, "an investment must say its \(property.rawValue)",
      at: Label(name.span, "says no \(property.rawValue)"), notes: ["add `\(example)`"])
  }

  static func investmentWithoutYears(_ name: Name) -> Diagnostic {
    Diagnostic(
      .noModelYears, "an investment costs by year, and the model has no years",
      at: Label(name.span, "an investment"),
      notes: ["write the model's years at the top, as `years 2026..2028`"])
  }

  static func spendWithoutYears(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .spendWithoutYears, "the spend says no year", at: Label(span, "bought when?"),
      notes: ["write `{ 2026: 3 000 }`, or `{ 2026: 3 000, then: previous }` for every year"])
  }

  static func propertySplitsFurther(
    _ property: InvestmentProperty, _ dimension: Dimension, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .propertySplitsFurther,
      "`\(property.rawValue)` is split by \(dimension.name), which the spend is not",
      at: Label(span, "has a figure for each \(dimension.name)"),
      notes: ["split the spend by \(dimension.name) too"])
  }

  static func lifeNotPositive(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .lifeNotPositive, "a life is a whole number of months, at least one",
      at: Label(span, "no such time"), notes: ["write `3 years` or `36 months`"])
  }

  static func shareAboveAll(
    at span: SourceSpan, _ property: InvestmentProperty, bare value: Rational?
  ) -> Diagnostic {
    let end = SourceSpan(span.end, span.end)
    let meant = value.map { "\($0.exactString)%" }
    return Diagnostic(
      .shareAboveAll, "`\(property.rawValue)` is above 100 %",
      at: Label(span, meant.map { "was `\($0)` meant?" } ?? "more than the whole"),
      fixIts: meant.map { [FixIt("write `\($0)`", replacing: end, with: "%")] } ?? [],
      severity: .warning)
  }

  static func shareBelowNothing(at span: SourceSpan, _ property: InvestmentProperty) -> Diagnostic {
    Diagnostic(
      .shareBelowNothing, "`\(property.rawValue)` is a share from 0 % to 100 %",
      at: Label(span, "below zero"))
  }

  static func interestBaseOfAnnuity(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .interestBaseOfAnnuity, "an annuity has no interest base",
      at: Label(span, "given beside `method = annuity`"),
      notes: ["remove this line, or `method = annuity`"])
  }

  static func annuityNeedsWholeYears(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .annuityNeedsWholeYears, "an annuity is a sum per year, so its life is of whole years",
      at: Label(span, "not whole years"),
      notes: ["write whole years, or leave `method = annuity` out"])
  }

  static func residualAboveCost(at span: SourceSpan, cost: SourceSpan) -> Diagnostic {
    Diagnostic(
      .residualAboveCost, "the residual value is above the cost",
      at: Label(span, "left at the end of the life"), related: [Label(cost, "what is paid")])
  }

  static func useBeforePurchase(
    at span: SourceSpan, purchase: SourceSpan, in year: Int
  ) -> Diagnostic {
    Diagnostic(
      .useBeforePurchase, "use begins before the purchase in \(year)",
      at: Label(span, "in use from here"), related: [Label(purchase, "bought in \(year)")],
      notes: ["give each year of purchase its own: `{ \(year): midyear }`"])
  }

  static func registerOverridden(
    _ property: InvestmentProperty, at span: SourceSpan, isCell: Bool
  ) -> Diagnostic {
    Diagnostic(
      .registerOverridden,
      "\(isCell ? "cells of " : "")a register's `\(property.rawValue)` cannot be changed",
      at: Label(span, isCell ? "the figures come from a file" : "its assets are there already"),
      notes: ["change the whole spend, or add an investment of what differs"])
  }

  static func monthOutsideActivation(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .monthOutsideActivation, "a month can stand only in `activated` of an investment",
      at: Label(span, "a month"), notes: ["write `activated = month 10` in an investment"])
  }

  static func noSuchMonth(_ month: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noSuchMonth, "there is no month \(month)", at: Label(span, "not one of 1 to 12"))
  }

  static func laterThanWhat(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .laterThanWhat, "a later activation is a time with years or months added",
      at: Label(span, "no time that is added"), notes: ["write `midyear + 1 year`"])
  }
}
