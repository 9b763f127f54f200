/// Why a figure is what it is: the figure, how its parts combine to it, and the parts.
public struct ExplanationNode: Sendable {
  /// How the parts that count combine to the figure.
  public enum Rule: Hashable, Sendable {
    /// Written in a script or a data file; nothing is behind it.
    case given
    /// The one part that counts.
    case same
    /// The parts added, those that are subtracted taken away.
    case sum
    /// The parts multiplied, divisors divided by.
    case product
    /// The first part to the power of the second.
    case power
    /// The sum of the parts over their number.
    case mean(Int)
    case least
    case greatest
    /// The part without its sign.
    case magnitude
    case rounded(to: Rational, RoundingRule)
    /// Whether a comparison of the two parts holds.
    case comparison(BinaryOperator)
    /// Whether the part rounds to a figure.
    case roundsTo(Rational, step: Rational)
    /// Whether the first part is at most the second from the third.
    case isWithin
    /// Whether the part has no value.
    case isMissing
    case not
    case all
    case any
    /// A function of the host's own, of the parts.
    case function
    /// No value, for the reason that the note gives.
    case missing
    /// Opened earlier in the tree.
    case repeated
    /// What is behind it is not shown, since the tree would be deeper or longer than asked for.
    case cut
  }

  /// What a part is in the whole.
  public enum Role: String, Hashable, Sendable {
    case part
    case subtracted
    case divisor
    /// Told beside the parts, and not counted among them.
    case aside
  }

  public var role = Role.part
  /// As a script would ask for it: `frame[Laxå, 2027]`; `nil` for a formula.
  public var name: String?
  /// The text that the definition is shown with.
  public var text: String?
  /// The formula as it is written, on one line.
  public var formula: String?
  public var figure: Figure
  /// `true` iff the figure is too long to be shown exactly but as a fraction.
  public var isFraction = false
  /// What stands for the figure where it is no number: `midyear`, `halfyear`, a date.
  public var word: String?
  /// Where the formula or the figure is written.
  public var place: SourceLocation?
  /// What the script says of it in `///`.
  public var reason: [String] = []
  public var notes: [String] = []
  public var rule = Rule.given
  public var children: [ExplanationNode] = []

  /// The parts that combine to the figure.
  public var parts: [ExplanationNode] { children.filter { $0.role != .aside } }

  /// Whether the figure is shown rounded.
  public var isRounded: Bool {
    guard !isFraction, let value = figure.valueInUnit, let decimals = figure.style.decimals else {
      return false
    }
    return value.finiteDecimalPlaces.map { $0 > decimals } ?? true
  }
}

extension ExplanationNode {
  /// The node as a part of another kind.
  func with(_ role: Role) -> ExplanationNode {
    var node = self
    node.role = role
    return node
  }
}
