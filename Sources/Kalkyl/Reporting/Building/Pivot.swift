/// Values laid out in rows and columns: which dimension goes where, and the figure of each place.
struct Pivot {
  /// What goes along an edge.
  enum Axis: Equatable {
    case years([Int])
    case labels(DimensionID, [Int])
  }

  /// A value in each run that is shown.
  struct Value {
    /// Its place among those of the block.
    let index: Int
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

  /// A value, or a total of it, in each run, and what tells it from the others of its block.
  struct Shown {
    let typed: [TypedExpression]
    let key: [Int]
  }

  let runs: [RunID]
  /// `nil` where each value has one column.
  let across: Axis?
}

extension Pivot.Value {
  /// The value itself, not a total of it.
  var shown: Pivot.Shown { Pivot.Shown(typed: typed, key: [index]) }

  /// How many rows show its figures.
  var rowCount: Int {
    rows.reduce(1) { count, axis in
      let (product, overflow) = count.multipliedReportingOverflow(by: axis.count)
      return overflow ? .max : product
    }
  }
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
    return column.cells[spread.position(of: place, in: typed.type.shape.dimensions)]
  }
}

extension Spread {
  /// Where a column over dimensions has the figure of a place.
  func position(of place: Pivot.Place, in dimensions: [DimensionID]) -> Int {
    zip(dimensions, strides(dimensions)).reduce(0) { sum, step in
      sum + (place.labels[step.0] ?? 0) * step.1
    }
  }
}

/// A column of a shown value: which value or total of the block, in which run and year.
struct ShownColumn: Hashable {
  let key: [Int]
  let run: Int
  let year: Int?
}
