/// Settles with how many decimals figures are shown, so that the parts shown add up.
///
/// Figures that are added to each other stand in one tree of sums. It is shown exactly where every
/// figure ends within six decimals; else with the fewest decimals with which every sum of it holds
/// as shown; else as fractions.
struct ExplanationPrecision {
  /// The decimals that are tried, fewest first.
  private static let tried = 2...12

  func settle(_ node: inout ExplanationNode) { settle(&node, showing: nil) }

  private enum Precision {
    case exact
    case decimals(Int)
    case fractions
  }

  /// - Parameter precision: that of the sums which the node is part of; `nil` for none.
  private func settle(_ node: inout ExplanationNode, showing precision: Precision?) {
    let precision = precision ?? self.precision(of: node)
    show(&node, precision)
    for index in node.children.indices {
      let isLinked = node.isAdded && node.children[index].role != .aside
      settle(&node.children[index], showing: isLinked ? precision : nil)
    }
  }

  private func show(_ node: inout ExplanationNode, _ precision: Precision) {
    guard let value = node.figure.valueInUnit else { return }
    let places = value.finiteDecimalPlaces
    switch precision {
    case .exact: node.figure.style.decimals = places
    case .decimals(let most): node.figure.style.decimals = min(places ?? most, most)
    case .fractions:
      node.figure.style.decimals = places.flatMap { $0 <= FigureText.mostDecimals ? $0 : nil }
      node.isFraction = node.figure.style.decimals == nil
    }
  }

  /// The precision of the sums that a node is the whole of.
  private func precision(of node: ExplanationNode) -> Precision {
    if mostPlaces(node).map({ $0 <= FigureText.mostDecimals }) ?? false { return .exact }
    if node.isShortFraction { return .fractions }
    for decimals in Self.tried where holds(node, decimals) { return .decimals(decimals) }
    return .fractions
  }

  /// The most decimals that a figure of the sums has; `nil` where one does not end.
  private func mostPlaces(_ node: ExplanationNode) -> Int? {
    var most = 0
    if let value = node.figure.valueInUnit {
      guard let places = value.finiteDecimalPlaces else { return nil }
      most = places
    }
    guard node.isAdded else { return most }
    for part in node.parts {
      guard let places = mostPlaces(part) else { return nil }
      most = max(most, places)
    }
    return most
  }

  /// Whether the sums hold between figures rounded to so many decimals.
  private func holds(_ node: ExplanationNode, _ decimals: Int) -> Bool {
    guard node.isAdded else { return true }
    guard node.parts.allSatisfy({ holds($0, decimals) }) else { return false }
    guard node.rule == .sum, let whole = node.rounded(decimals) else { return true }
    let sum = node.parts.reduce(Rational.zero) { sum, part in
      let value = part.rounded(decimals) ?? .zero
      return part.role == .subtracted ? sum - value : sum + value
    }
    return sum == whole
  }
}

extension ExplanationNode {
  /// Whether the parts are shown as precisely as the whole: in sums, and where one stands for it.
  fileprivate var isAdded: Bool { rule == .sum || rule == .same }

  /// Whether the figure is a part of something, such as 12 of 36 months, best read as a fraction.
  fileprivate var isShortFraction: Bool {
    guard rule == .given, case .number = figure.style.kind, let value = figure.value else {
      return false
    }
    return value.digitCountEstimate <= 8
  }

  /// The figure in its unit, rounded.
  fileprivate func rounded(_ decimals: Int) -> Rational? {
    let step = Rational(1, over: 10).raised(to: decimals, maximumDigits: 100) ?? .one
    return figure.valueInUnit?.rounded(to: step, .halfAwayFromZero)
  }
}
