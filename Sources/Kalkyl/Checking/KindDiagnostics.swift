// What is said of kinds and units.
extension ValueKind {
  /// The kind with its article, in a controller's words.
  var description: String {
    switch self {
    case .unknown: "unknown"
    case .number: "a number"
    case .amount: "an amount"
    case .truth: "true or false"
    case .year: "a year"
    case .duration: "a length of time"
    case .activation: "a time of activation"
    case .date: "a date"
    case .method: "a method of depreciation"
    case .interestBase: "an interest base"
    case .text: "a text"
    }
  }
}

extension Diagnostic {
  static func wrongKind(
    at span: SourceSpan, found: ValueKind, expected: ValueKind, _ origin: SourceSpan?,
    fixIts: [FixIt] = []
  ) -> Diagnostic {
    var notes: [String] = []
    if expected == .amount, found == .number {
      notes = ["an amount has a unit: `850 * 12 tkr`, or multiply by `1 tkr`"]
    } else if expected == .number, found == .amount {
      notes = ["an amount divided by an amount is a number: `x / 1 tkr`"]
    } else if expected == .truth {
      notes = ["write a comparison: `x >= 0`, `x == y`, `x rounds to 541`"]
    } else if expected == .duration {
      notes = ["write a length of time: `3 years`, `36 months`"]
    }
    return Diagnostic(
      .wrongKind, "\(expected.description) is expected here, and this is \(found.description)",
      at: Label(span, found.description),
      related: origin.map { [Label($0, "declared here")] } ?? [],
      notes: notes, fixIts: fixIts)
  }

  static func differentKinds(
    _ first: TypedExpression, _ second: TypedExpression, at span: SourceSpan, _ joint: String,
    _ origins: [SourceSpan], fixIts: [FixIt] = []
  ) -> Diagnostic {
    let kinds = (first.type.kind, second.type.kind)
    var notes: [String] = []
    switch kinds {
    case (.number, .amount), (.amount, .number):
      notes = ["give the number a unit (`100 tkr`), or multiply it by `1 tkr`"]
    default: break
    }
    return Diagnostic(
      .differentKinds, "\(kinds.0.description) and \(kinds.1.description) do not go together",
      at: Label(
        span, joint.isEmpty ? "these are of different kinds" : "what \(joint) is of one kind"),
      related: [
        Label(first.span, "this is \(kinds.0.description)"),
        Label(second.span, "this is \(kinds.1.description)"),
      ] + origins.map { Label($0, "declared here") }, notes: notes, fixIts: fixIts)
  }

  static func cannotMultiply(
    at span: SourceSpan, left: ValueKind, _ link: Expression.Link, right: ValueKind
  ) -> Diagnostic {
    let divides = link.operation == .divide
    let message =
      divides
      ? "\(left.description) cannot be divided by \(right.description)"
      : "\(left.description) cannot be multiplied by \(right.description)"
    return Diagnostic(
      .cannotMultiply, message,
      at: Label(link.operationSpan.union(link.operand.span), right.description),
      notes: [
        "an amount is multiplied and divided by numbers; an amount divided by an amount is a number"
      ])
  }

  static func cannotNegate(_ value: TypedExpression) -> Diagnostic {
    Diagnostic(
      .cannotMultiply, "`-` stands before numbers and amounts",
      at: Label(value.span, "this is \(value.type.kind.description)"))
  }

  static func cannotCompare(
    _ first: TypedExpression, _ second: TypedExpression, _ origins: [SourceSpan]
  ) -> Diagnostic {
    Diagnostic(
      .cannotCompare,
      "\(first.type.kind.description) cannot be compared with \(second.type.kind.description)",
      at: Label(second.span, "this is \(second.type.kind.description)"),
      related: [Label(first.span, "this is \(first.type.kind.description)")]
        + origins.map { Label($0, "declared here") })
  }

  static func noCurrency(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noCurrency, "an amount needs a unit where the script has no `currency`",
      at: Label(span, "in kr, tkr or mnkr?"),
      notes: ["write `currency tkr` at the top of the script, or a unit after the figure"])
  }

  static func textWhereFigure(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .textWhereFigure, "a text is not a value", at: Label(span, "a figure is expected here"),
      notes: ["a column of texts is declared below the grid: `column status text`"])
  }

  static func dateAsValue(_ date: DateLiteral, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dateAsValue, "a date can stand only in `activated` and `disposed` of an investment",
      at: Label(span, "read as a date"),
      fixIts: date.day == nil
        ? [
          FixIt(
            "to subtract, write `\(date.year) - \(date.month)`", replacing: span,
            with: "\(date.year) - \(date.month)")
        ] : [])
  }

  static func yearArithmetic(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .yearArithmetic,
      "a year can only have a number added to it, or another year subtracted from it",
      at: Label(span, "something else is worked out here"),
      notes: [
        "write `year - 2025` for the number of years since 2025, `year + 1` for the next year"
      ])
  }

  static func exponentNotWhole(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .exponentNotWhole, "an exponent is a whole number", at: Label(span, "not whole"),
      notes: ["a root of a number cannot be exact"])
  }

  static func roundsToWhat(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .roundsToWhat, "`rounds to` compares with a figure as it is printed",
      at: Label(span, "neither a number nor an amount"),
      notes: ["write the figure out: `x rounds to 541`"])
  }

  static func functionOfWrongKind(
    _ name: Name, _ kind: ValueKind, at span: SourceSpan
  ) -> Diagnostic {
    let wanted =
      ["count", "any", "all"].contains(name.text) ? "what is true or false" : "numbers and amounts"
    return Diagnostic(
      .functionOfWrongKind, "`\(name.text)` is for \(wanted)",
      at: Label(span, "this is \(kind.description)"))
  }

  static func stepOfWrongKind(
    at span: SourceSpan, _ found: ValueKind, _ expected: ValueKind
  ) -> Diagnostic {
    let example = expected == .amount ? "`to tkr` or `to 100 kr`" : "`to 1` or `to 0.1%`"
    return Diagnostic(
      .stepOfWrongKind, "the step to round to is a figure above zero, of the value's own kind",
      at: Label(span, "not such a figure"), notes: ["write \(example)"])
  }

  static func roundToWhat(_ name: Name) -> Diagnostic {
    Diagnostic(
      .roundToWhat, "an amount is rounded to a unit",
      at: Label(name.span, "to what?"), notes: ["write `\(name.text)(x to tkr)`"])
  }

  static func argumentCount(_ name: Name, expected: Int, found: Int) -> Diagnostic {
    Diagnostic(
      .argumentCount,
      "`\(name.text)` takes \(expected) \(expected == 1 ? "value" : "values"), and \(found) "
        + "\(found == 1 ? "is" : "are") given",
      at: Label(name.span, "\(found) given"), notes: howToWrite(name).map { [$0] } ?? [])
  }

  static func wrongTail(_ name: Name) -> Diagnostic {
    Diagnostic(
      .wrongTail, "`\(name.text)` takes other words in its brackets",
      at: Label(name.span, "not with these words"),
      notes: [howToWrite(name) ?? "write `\(name.text)(…)`"])
  }

  /// How a function of the language is written; nil for any other.
  private static func howToWrite(_ name: Name) -> String? {
    switch name.text {
    case "allocate": "write `allocate(x by key)` or `allocate(x by key to tkr)`"
    case "round", "floor", "ceiling": "write `\(name.text)(x to tkr)`"
    case "abs": "write `abs(x)`"
    case "min", "max": "write `\(name.text)(x over year)` or `\(name.text)(a, b)`"
    case "sum", "mean", "count", "any", "all", "first", "last", "share", "repeat", "cumulative":
      "write `\(name.text)(x over year)`"
    default: nil
    }
  }

  static func allocateByWhat(_ name: Name) -> Diagnostic {
    Diagnostic(
      .allocateByWhat, "`allocate` needs a key to divide by",
      at: Label(name.span, "by what?"), notes: ["write `allocate(x by key)`"])
  }

  static func weightsOfWrongKind(_ name: Name, _ kind: ValueKind) -> Diagnostic {
    Diagnostic(
      .weightsOfWrongKind, "the weights of a key are numbers or amounts",
      at: Label(name.span, "this is \(kind.description)"))
  }

  static func negativeWeight(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .negativeWeight, "a weight of a key is not below zero", at: Label(span, "below zero"),
      notes: ["a key divides by shares; take an amount off with a formula instead"])
  }

  static func weightsAllZero(at span: SourceSpan, year: Int?) -> Diagnostic {
    let when = year.map { " in \($0)" } ?? ""
    return Diagnostic(
      .weightsAllZero, "nothing can be divided by a key whose weights are all zero\(when)",
      at: Label(span, "every weight is zero"), notes: ["give at least one label a weight"])
  }
}
