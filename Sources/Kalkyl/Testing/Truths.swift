/// The cells where a condition does not hold, or cannot be decided.
struct Failures {
  /// A cell that fails, with both sides where the condition is a comparison.
  struct Failure {
    let cell: LabelledCell
    let sides: (left: Cell, right: Cell)?
  }

  private(set) var failures: [Failure] = []
  private(set) var count = 0

  /// How many cells are kept for show.
  private static let most = 12

  /// - Parameter years: the years to look at; all that the condition has when empty.
  init(
    of condition: TypedExpression, _ evaluator: inout Evaluator, in years: [Int] = [],
    labels: [DimensionID: Set<Int>] = [:]
  ) throws(EvaluationFault) {
    for cell in try evaluator.cells(of: condition) {
      if let year = cell.year, !years.isEmpty, !years.contains(year) { continue }
      if cell.labels.contains(where: { labels[$0.dimension]?.contains($0.label) == false }) {
        continue
      }
      guard cell.cell.value != .one else { continue }
      count += 1
      guard failures.count < Self.most else { continue }
      failures.append(
        Failure(cell: cell, sides: try Self.sides(of: condition, at: cell, &evaluator)))
    }
  }

  /// Both sides of a comparison at a cell.
  private static func sides(
    of condition: TypedExpression, at cell: LabelledCell, _ evaluator: inout Evaluator
  ) throws(EvaluationFault) -> (left: Cell, right: Cell)? {
    let left: TypedExpression
    let right: TypedExpression
    switch condition.kind {
    case .comparison(_, let first, let second): (left, right) = (first, second)
    case .isWithin(let value, _, let of): (left, right) = (value, of)
    case .roundsTo(let value, let target, _):
      left = value
      right = TypedExpression(
        .constant(target), ValueType(kind: value.type.kind, shape: .scalar), value.span)
    default: return nil
    }
    return (
      try evaluator.cell(of: left, at: cell, in: condition),
      try evaluator.cell(of: right, at: cell, in: condition)
    )
  }
}

extension Evaluator {
  /// The figure of a part of a formula at a cell of the whole.
  mutating func cell(
    of part: TypedExpression, at cell: LabelledCell, in whole: TypedExpression
  ) throws(EvaluationFault) -> Cell {
    let column = try value(of: part, in: cell.year)
    let strides = spread.strides(part.type.shape.dimensions)
    var index = 0
    for (dimension, stride) in zip(part.type.shape.dimensions, strides) {
      guard let place = cell.labels.first(where: { $0.dimension == dimension }) else { continue }
      index += place.label * stride
    }
    return column.cells[index]
  }
}

extension Model {
  /// The labels and the year of a cell: `Laxå, 2027`.
  func words(of cell: LabelledCell) -> String {
    var place = cell.labels.map { catalogue.dimension($0.dimension).labels[$0.label].name }
    if let year = cell.year { place.append(String(year)) }
    return place.joined(separator: ", ")
  }

  /// A failing cell as a sentence: `Laxå, 2027: 8 381 tkr is not == 8 380 tkr: 1 tkr too high`.
  func sentence(
    _ failure: Failures.Failure, of condition: TypedExpression, _ locale: ReportLocale
  ) -> String {
    let place = words(of: failure.cell)
    let lead = place.isEmpty ? "" : "\(place): "
    if let cause = failure.cell.cell.cause {
      return "\(lead)cannot be decided: \(text(of: cause))"
    }
    guard let (left, right) = failure.sides else {
      return place.isEmpty ? "false" : "\(place): false"
    }
    let style = comparedStyle(of: condition)
    let figures = FigureText(locale)
    let first = figures.text(of: figure(left, style))
    let second = figures.text(of: figure(right, style))
    var text = "\(lead)\(first) \(condition.comparisonWords) \(second)"
    if let miss = condition.miss(left, right) {
      let size = figures.text(of: figure(.value(miss.magnitude), style))
      text += ": \(size) too \(miss.signum > 0 ? "high" : "low")"
    }
    return text
  }

  /// Figures with so many decimals that their difference is seen.
  private func comparedStyle(of condition: TypedExpression) -> FigureStyle {
    var style = FigureStyle(kind: .number)
    if let operand = condition.parts.first { style = self.style(of: operand) }
    style.decimals = nil
    if case .amount = style.kind { style.showsUnit = true }
    return style
  }
}

extension TypedExpression {
  /// What a comparison says between its two sides.
  fileprivate var comparisonWords: String {
    switch kind {
    case .comparison(let operation, _, _): "is not \(operation.rawValue)"
    case .isWithin: "is too far from"
    case .roundsTo: "does not round to"
    default: "and"
    }
  }

  /// By how much the left side of a comparison that fails is too high; negative where it is too low,
  /// `nil` where that says nothing.
  fileprivate func miss(_ left: Cell, _ right: Cell) -> Rational? {
    guard let left = left.value, let right = right.value else { return nil }
    switch kind {
    case .comparison(let operation, let value, _):
      guard operation != .notEqual, value.type.kind == .amount || value.type.kind == .number
      else { return nil }
    case .isWithin, .roundsTo: break
    default: return nil
    }
    return left == right ? nil : left - right
  }
}
