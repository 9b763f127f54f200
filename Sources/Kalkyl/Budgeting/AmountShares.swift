/// A figure of a plan per krona: it is linear in the cost and in the depreciable amount,
/// so equal plans of many assets are worked out once.
struct AmountShares: Hashable, Sendable {
  /// Kronor for each krona of cost.
  var ofCost: Rational
  /// Kronor for each krona of depreciable amount (cost − residual value, as RKR R4 defines it).
  var ofDepreciable: Rational

  /// A figure that is 0 whatever the amounts are.
  static let none = AmountShares(ofCost: .zero, ofDepreciable: .zero)

  /// A figure that is the cost.
  static let cost = AmountShares(ofCost: .one, ofDepreciable: .zero)

  /// ofCost × cost + ofDepreciable × depreciable amount, in the unit of the amounts.
  func amount(cost: Rational, depreciable: Rational) -> Rational {
    if self == .none { return .zero }
    return ofCost * cost + ofDepreciable * depreciable
  }

  /// Both shares times a number, such as a rate.
  func scaled(by factor: Rational) -> AmountShares {
    AmountShares(ofCost: ofCost * factor, ofDepreciable: ofDepreciable * factor)
  }

  /// The shares of two figures together.
  static func + (first: AmountShares, second: AmountShares) -> AmountShares {
    AmountShares(
      ofCost: first.ofCost + second.ofCost,
      ofDepreciable: first.ofDepreciable + second.ofDepreciable)
  }
}
