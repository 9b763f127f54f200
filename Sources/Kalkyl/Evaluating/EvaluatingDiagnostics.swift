// What is said of figures that cannot be worked out.
extension Diagnostic {
  static func stopped(_ fault: EvaluationFault, at span: SourceSpan) -> Diagnostic {
    switch fault {
    case .tooManyDigits(let place):
      Diagnostic(
        .tooManyDigits, "a figure grows to more digits than a model may have",
        at: Label(place, "worked out here"),
        notes: ["round it on the way, or make the exponent smaller"])
    case .tooManySteps:
      Diagnostic(
        .tooManySteps, "the model is too large to be worked out", at: Label(span, "asked for here"))
    case .tooManyFigures:
      Diagnostic(
        .tooManySteps, "the model has more figures than can be kept or shown",
        at: Label(span, "asked for here"),
        notes: ["sum over a dimension, or show fewer values, labels or years"])
    case .interrupted:
      Diagnostic(.interrupted, "stopped before the end", at: Label(span, "asked for here"))
    }
  }
}

extension Model {
  /// Why there is no value, with the place where it began.
  func text(of cause: Cause) -> String {
    let location = sources.location(of: cause.span)
    var text = "\(cause.reason.description) (\(location.name):\(location.line)"
    if let year = cause.year { text += ", \(year)" }
    text += ")"
    if cause.others > 0 { text += "; and \(cause.others) more without value" }
    return text
  }
}

extension MissingReason {
  /// The reason in a controller's words.
  var description: String { words.english }

  /// The reason in the words of a locale, for reports.
  func text(_ locale: ReportLocale) -> String { locale == .sv ? words.swedish : words.english }

  private var words: (english: String, swedish: String) {
    switch self {
    case .wrong: ("something is wrong in the script", "något är fel i skriptet")
    case .emptyCell: ("the cell is empty", "cellen är tom")
    case .labelLeftOut: ("the label is left out", "etiketten är utelämnad")
    case .yearLeftOut: ("the year is left out", "året är utelämnat")
    case .beforeFirstYear:
      ("nothing comes before the first year", "ingenting kommer före det första året")
    case .outsideYears: ("the year is outside the model", "året ligger utanför modellen")
    case .divisionByZero: ("divided by zero", "delat med noll")
    case .zeroToNegativePower: ("zero to a power below zero", "noll upphöjt till ett negativt tal")
    case .exponentNotWhole: ("the exponent is not whole", "exponenten är inte hel")
    case .weightNegative: ("a weight of the key is below zero", "en vikt i nyckeln är under noll")
    case .weightsAllZero: ("every weight of the key is zero", "alla vikter i nyckeln är noll")
    case .noLife: ("no life is given", "avskrivningstid saknas")
    case .noActivation: ("no activation is given", "aktivering saknas")
    case .noRate: ("no internal rate is given", "internränta saknas")
    case .unsuitableLife:
      ("the life does not suit the method", "avskrivningstiden passar inte metoden")
    case .residualAboveCost:
      ("the residual value is above the cost", "restvärdet är större än utgiften")
    case .useBeforePurchase: ("use begins before the purchase", "användningen börjar före köpet")
    case .notInFile: ("the file has no row for it", "filen har ingen rad för det")
    case .hostGaveNone: ("the function gives no value", "funktionen ger inget värde")
    }
  }
}
