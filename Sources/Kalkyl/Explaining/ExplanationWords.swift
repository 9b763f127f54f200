/// The words that explanations add to those of the script.
struct ExplanationWords: Sendable {
  let wording: Wording

  init(_ locale: ReportLocale) { wording = Wording(locale) }

  private func say(_ swedish: String, _ english: String) -> String {
    switch wording.locale {
    case .sv: swedish
    case .en: english
    }
  }

  func others(_ count: Int) -> String {
    say("\(count) andra tillsammans", "\(count) others together")
  }
  func vintage(_ year: Int) -> String { say("inköpt \(year)", "bought in \(year)") }
  func asset(_ number: Int) -> String { say("tillgång \(number)", "asset \(number)") }
  func result(_ result: InvestmentResult) -> String {
    wording.result(named: result.rawValue)?.lowercasedFirst ?? result.rawValue
  }
  func depreciation(in year: Int) -> String {
    say("avskrivning \(year)", "depreciation in \(year)")
  }
  func depreciation(before month: CalendarMonth) -> String {
    say(
      "avskrivning \(month.year) före månad \(month.monthOfYear)",
      "depreciation in \(month.year) before month \(month.monthOfYear)")
  }
  func monthsOfLife(_ months: Int, of life: Int) -> String {
    say("\(months) av \(life) månader", "\(months) of \(life) months")
  }
  func monthsOfYear(_ months: Int) -> String {
    say("\(months) av årets 12 månader", "\(months) of the year's 12 months")
  }
  func bookValue(on month: CalendarMonth) -> String {
    let day = "\(month.year)-\(month.monthOfYear < 10 ? "0" : "")\(month.monthOfYear)-01"
    return say("bokfört värde \(day)", "book value on \(day)")
  }
  var depreciable: String { say("avskrivningsbart belopp", "depreciable amount") }
  var residual: String { say("restvärde", "residual value") }
  var baseOfInterest: String { say("ränteunderlag", "base of interest") }
  var meanBookValue: String { say("medel av bokfört värde", "mean book value") }
  func annuityShare(_ first: Int, _ last: Int) -> String {
    say(
      "annuitetens andel, användningsår \(first)–\(last)",
      "the annuity's share, years of use \(first)–\(last)")
  }
  func yearOfUse(_ year: Int) -> String { say("användningsår \(year)", "year of use \(year)") }
  func consumed(before year: Int) -> String {
    say("avskrivet före användningsår \(year)", "depreciated before year of use \(year)")
  }
  var cost: String { say("anskaffningsvärde", "cost") }
  var available: String { say("tillgängligt", "available") }
  func carriedOver(from year: Int) -> String {
    say("överfört från \(year)", "carried over from \(year)")
  }
  var notExecuted: String { say("ej genomfört", "not carried out") }
  var nothingCharged: String {
    say("inget inköp kostar något här", "no purchase costs anything here")
  }
  var sumOfWeights: String { say("alla vikter", "all weights") }
  var exactShare: String { say("exakt andel", "exact share") }
  var wholeSteps: String { say("hela enheter", "whole units") }
  var leftOver: String { say("av det som blev över", "of what was left over") }
  func remainder(_ rest: String, _ rank: Int, of count: Int) -> String {
    say("rest \(rest), nummer \(rank) av \(count)", "remainder \(rest), number \(rank) of \(count)")
  }
  var allParts: String { say("alla delar av", "all parts of") }
  func weight(_ weight: String, of whole: String) -> String {
    say("vikt \(weight) av \(whole)", "weight \(weight) of \(whole)")
  }
  func exactShare(_ share: String) -> String { say("exakt \(share)", "exactly \(share)") }
  func gotLeftOver(_ amount: String) -> String {
    say("fick \(amount) av det som blev över", "got \(amount) of what was left over")
  }
  func overridden(in scenario: String) -> String {
    say("ändrat i \(scenario)", "overridden in \(scenario)")
  }
  var setting: String { say("ändrat med --set", "set with --set") }
  var belowOverride: String { say("utan scenariots ändring", "without the scenario's override") }
  var shownAbove: String { say("visat ovan", "shown above") }
  var more: String { say("mer därunder", "more behind it") }
  func moreCells(_ count: Int) -> String {
    say("och \(count) siffror till; välj en, som", "and \(count) more figures; select one, as")
  }
  var wholeSum: String { say("hela", "the whole") }
}
