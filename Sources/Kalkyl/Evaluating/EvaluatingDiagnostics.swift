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
  var description: String {
    switch self {
    case .wrong: "something is wrong in the script"
    case .emptyCell: "the cell is empty"
    case .labelLeftOut: "the label is left out"
    case .yearLeftOut: "the year is left out"
    case .beforeFirstYear: "nothing comes before the first year"
    case .outsideYears: "the year is outside the model"
    case .divisionByZero: "divided by zero"
    case .zeroToNegativePower: "zero to a power below zero"
    case .exponentNotWhole: "the exponent is not whole"
    case .weightMissing: "a weight of the key has no value"
    case .weightNegative: "a weight of the key is below zero"
    case .weightsAllZero: "every weight of the key is zero"
    case .noSpend: "no spend is given"
    case .noLife: "no life is given"
    case .noActivation: "no activation is given"
    case .noRate: "no internal rate is given"
    case .unsuitableLife: "the life does not suit the method"
    case .residualAboveCost: "the residual value is above the cost"
    case .useBeforePurchase: "use begins before the purchase"
    case .notInFile: "the file has no row for it"
    case .hostGaveNone: "the function gives no value"
    }
  }
}
