/// Whose words and figures a report is written with.
public enum ReportLocale: String, CaseIterable, Hashable, Sendable {
  case sv
  case en
}

/// The words that reports add to those of the script.
public enum Word: CaseIterable, Hashable, Sendable {
  case total
  case subtotal
  case change
  case changePercent
  case difference
  case unexplained
  case scenario
  case base
  case printed
  case computed
  case judgement
  case exact
  case withinRounding
  case outsideRounding
  case known
  case undecided
  case before
  case after
  case basis
  case printedFigures
  case fromModel
  case fromPrintedParts
  case fromPrintedRows
  case truth
  case falsehood
  case year
  case years
  case month
  case months
  case lowest
  case median
  case highest
  case mean
  case percentile
  case calendarYear
  case assumption
  case from
  case to
  case spread
  case outcome
}

/// The words of one locale.
public struct Wording: Hashable, Sendable {
  public let locale: ReportLocale

  public init(_ locale: ReportLocale) { self.locale = locale }

  public subscript(word: Word) -> String {
    let (swedish, english) = Self.translations(of: word)
    return switch locale {
    case .sv: swedish
    case .en: english
    }
  }

  private static func translations(of word: Word) -> (String, String) {
    switch word {
    case .total: ("Summa", "Total")
    case .subtotal: ("Delsumma", "Subtotal")
    case .change: ("Förändring", "Change")
    case .changePercent: ("Förändring %", "Change %")
    case .difference: ("Differens", "Difference")
    case .unexplained: ("Ej förklarat", "Unexplained")
    case .scenario: ("Scenario", "Scenario")
    case .base: ("Bas", "Base")
    case .printed: ("Tryckt", "Printed")
    case .computed: ("Beräknat", "Computed")
    case .judgement: ("Bedömning", "Judgement")
    case .exact: ("exakt", "exact")
    case .withinRounding: ("inom avrundning", "within rounding")
    case .before: ("Före", "Before")
    case .after: ("Efter", "After")
    case .undecided: ("kan inte avgöras", "cannot be decided")
    case .basis: ("Underlag", "Basis")
    case .printedFigures: ("Tryckta siffror", "Printed figures")
    case .fromModel: ("modellen", "the model")
    case .fromPrintedParts: ("tryckta delar", "printed parts")
    case .fromPrintedRows: ("tryckta rader", "printed rows")
    case .outsideRounding: ("utanför avrundning", "outside rounding")
    case .known: ("Känd orsak", "Known reason")
    case .truth: ("sant", "true")
    case .falsehood: ("falskt", "false")
    case .year: ("år", "year")
    case .years: ("år", "years")
    case .month: ("månad", "month")
    case .months: ("månader", "months")
    case .lowest: ("Lägst", "Lowest")
    case .median: ("Median", "Median")
    case .highest: ("Högst", "Highest")
    case .mean: ("Medel", "Mean")
    case .percentile: ("Percentil", "Percentile")
    case .calendarYear: ("År", "Year")
    case .assumption: ("Antagande", "Assumption")
    case .from: ("Från", "From")
    case .to: ("Till", "To")
    case .spread: ("Spännvidd", "Spread")
    case .outcome: ("Utfall", "Outcome")
    }
  }
}
