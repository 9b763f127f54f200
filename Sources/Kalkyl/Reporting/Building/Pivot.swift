/// Values laid out in rows and columns: which dimension goes where, and the figure of each place.
struct Pivot {
  /// What goes along an edge.
  enum Axis: Equatable {
    case years([Int])
    case labels(DimensionID, [Int])
  }

  /// A value in each run that is shown.
  struct Value {
    let text: String
    let name: String
    let style: FigureStyle
    let typed: [TypedExpression]
    let rows: [Axis]
  }

  /// Which figure of a value: its labels and year.
  struct Place {
    var labels: [DimensionID: Int] = [:]
    var year: Int?

    func at(_ axis: Axis, _ position: Int) -> Place {
      var place = self
      switch axis {
      case .years(let years): place.year = years[position]
      case .labels(let id, let labels): place.labels[id] = labels[position]
      }
      return place
    }
  }

  let runs: [RunID]
  /// `nil` where each value has one column.
  let across: Axis?
}

extension Pivot.Axis {
  var count: Int {
    switch self {
    case .years(let years): years.count
    case .labels(_, let labels): labels.count
    }
  }

  var isYears: Bool {
    if case .years = self { true } else { false }
  }

  /// The heading of a position, and its name for machines.
  func heading(_ position: Int, _ catalogue: Catalogue) -> (text: String, name: String) {
    switch self {
    case .years(let years): ("\(years[position])", "\(years[position])")
    case .labels(let id, let labels):
      (
        catalogue.dimension(id).labels[labels[position]].text,
        catalogue.dimension(id).labels[labels[position]].name
      )
    }
  }
}

extension Evaluator {
  /// The figure of a value at labels and a year; labels that it lacks count for nothing.
  mutating func cell(of typed: TypedExpression, at place: Pivot.Place) throws(EvaluationFault)
    -> Cell
  {
    let column = try value(of: typed, in: typed.type.shape.years == .none ? nil : place.year)
    let dimensions = typed.type.shape.dimensions
    var index = 0
    for (dimension, stride) in zip(dimensions, spread.strides(dimensions)) {
      index += (place.labels[dimension] ?? 0) * stride
    }
    return column.cells[index]
  }
}
