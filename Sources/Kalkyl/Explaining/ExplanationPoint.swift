/// Where a formula is explained: one year and one label of each dimension.
struct ExplanationPoint {
  var year: Int?
  /// The first year that has figures here; earlier than the model's in an investment's properties.
  var first: Int
  var labels: [DimensionID: Int] = [:]
  /// How many more levels are shown.
  var depth: Int

  func at(_ dimension: DimensionID, _ label: Int) -> ExplanationPoint {
    var point = self
    point.labels[dimension] = label
    return point
  }

  func at(_ labels: [(dimension: DimensionID, label: Int)]) -> ExplanationPoint {
    labels.reduce(self) { $0.at($1.dimension, $1.label) }
  }

  func inYear(_ year: Int?) -> ExplanationPoint {
    var point = self
    point.year = year
    return point
  }

  func from(_ first: Int) -> ExplanationPoint {
    var point = self
    point.first = first
    return point
  }

  /// One level further in.
  var deeper: ExplanationPoint {
    var point = self
    point.depth -= 1
    return point
  }
}

extension Evaluator {
  /// The figure of a formula at a point.
  mutating func cell(
    of expression: TypedExpression, at point: ExplanationPoint
  ) throws(EvaluationFault) -> Cell {
    let column = try column(of: expression, at: point)
    return column.cells[spread.index(of: point, expression.type.shape.dimensions)]
  }

  /// A formula's figures over its dimensions in the year of a point.
  mutating func column(
    of expression: TypedExpression, at point: ExplanationPoint
  ) throws(EvaluationFault) -> Column {
    var dependencies = Dependencies(checker: checker, space: space)
    dependencies.read(expression, in: point.year)
    try require(dependencies.nodes)
    return try evaluate(expression, Frame(year: point.year, first: point.first))
  }
}

extension Spread {
  /// The cell of a point in a shape.
  func index(of point: ExplanationPoint, _ dimensions: [DimensionID]) -> Int {
    zip(dimensions, strides(dimensions)).reduce(0) { index, next in
      index + (point.labels[next.0] ?? 0) * next.1
    }
  }
}
