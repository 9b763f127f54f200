extension ExplanationNode {
  /// Writes the tree for programs: every figure with its text and its exact value.
  func write(to json: inout JSONWriter, _ figures: FigureText) {
    json.object { json in
      json.member("name", name)
      if let text { json.member("text", text) }
      json.member("formula", formula)
      json.member("role", role.rawValue)
      json.member("rule", rule.word)
      json.member("shown", shown(figures))
      json.member("value", figure.valueInUnit?.exactString)
      json.member("unit", figure.style.kind.unitName)
      if let cause = figure.cause { json.member("cause", cause) }
      if let place {
        json.member("file", place.name)
        json.member("line", place.line)
      }
      if !reason.isEmpty {
        json.key("reason")
        json.array(reason) { json, line in json.string(line) }
      }
      if !notes.isEmpty {
        json.key("notes")
        json.array(notes) { json, line in json.string(line) }
      }
      guard !children.isEmpty else { return }
      json.key("parts")
      json.array(children) { json, child in child.write(to: &json, figures) }
    }
  }
}

extension ExplanationNode.Rule {
  /// The rule's name for machines.
  var word: String {
    switch self {
    case .given: "given"
    case .same: "same"
    case .sum: "sum"
    case .product: "product"
    case .power: "power"
    case .mean: "mean"
    case .least: "min"
    case .greatest: "max"
    case .magnitude: "abs"
    case .rounded: "rounded"
    case .comparison(let operation): operation.rawValue
    case .roundsTo: "rounds to"
    case .isWithin: "is within"
    case .isMissing: "is missing"
    case .not: "not"
    case .all: "all"
    case .any: "any"
    case .function: "function"
    case .missing: "missing"
    case .repeated: "repeated"
    case .cut: "cut"
    }
  }
}
