/// One thing of a script that could be otherwise.
struct Mutation: Sendable {
  let place: EditedPlace
  let edit: SyntaxEdit
  /// What is changed, for machines: `figure`, `operator`.
  let kind: MutationKind
  /// What stands there, and what could: `the rate 2.75 %`, `2.76 %`.
  let what: String
  let change: String
}

/// The sorts of changes.
public enum MutationKind: String, CaseIterable, Sendable {
  case figure
  case rate
  case life
  case weight
  case activation
  case method
  case `operator`
  case comparison
  case key
  case year
  case override
}

extension NumberLiteral {
  /// The literal with its last digit one higher.
  var withLastDigitRaised: NumberLiteral {
    let step = Rational(10).raised(to: -decimals, maximumDigits: 1_000) ?? .one
    return NumberLiteral(
      value: value + step, decimals: decimals, suffix: suffix, canBeYear: canBeYear)
  }

  /// The literal as a reader writes it: `2.75 %`, `13 193`, `3 years`.
  var words: String {
    let text = value.decimalString(places: decimals)
    let whole = text.prefix { $0 != "." }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { grouped += " " }
      grouped.append(digit)
    }
    grouped += text.dropFirst(whole.count)
    return switch suffix {
    case .none: grouped
    case .percent: "\(grouped) %"
    case .unit(let unit): "\(grouped) \(unit.rawValue)"
    case .time(.years): "\(grouped) year\(value == .one ? "" : "s")"
    case .time(.months): "\(grouped) month\(value == .one ? "" : "s")"
    }
  }
}
