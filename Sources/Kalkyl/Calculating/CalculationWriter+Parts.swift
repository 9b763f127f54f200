// Takes a definition's right side apart: entries and overrides have formulas of their own.
extension CalculationWriter {
  /// Cells and years that one formula holds for.
  private struct Region {
    var cells: Calculation.Cells
    var years: Range<Int>
    var place = Place()
    /// The figures of entries that are each cell's own, by entry: where formulas that are alike are
    /// written as one.
    var amounts: [FigureStore?] = []
  }

  func writeParts(of body: TypedExpression, _ amounts: [FigureStore?]) {
    divide(body, Region(cells: .all, years: years, amounts: amounts))
  }

  private func divide(_ expression: TypedExpression, _ region: Region) {
    if region.years.isEmpty { return }
    switch expression.kind {
    case .byYear(let entries): byYear(entries, region)
    case .byLabel(let dimension, let values, _): byLabel(dimension, values, region)
    case .inYears(let value, let first, let last):
      var narrower = region
      narrower.years = region.years.clamped(to: first..<max(first, last + 1))
      divide(value, narrower)
    case .overridden(let base, let cells): overridden(base, cells[...], region)
    default: part(expression, region)
    }
  }

  private func part(_ expression: TypedExpression, _ region: Region) {
    part(region) { write(expression, region.place) }
  }

  private func part(_ region: Region, _ write: () -> Operand?) {
    let (start, first) = (calculation.steps.count, calculation.registers.count)
    guard let operand = write() else { return }
    let result = register(operand)
    calculation.parts.append(
      Calculation.Part(
        cells: region.cells, years: region.years, steps: start..<calculation.steps.count,
        registers: first..<calculation.registers.count, result: result))
  }

  private func byYear(_ entries: TypedExpression.YearEntries, _ region: Region) {
    let then = entries.entries.count
    func divide(_ value: TypedExpression?, _ entry: Int, _ years: Range<Int>) {
      guard let value, !years.isEmpty else { return }
      var narrower = region
      narrower.years = years
      narrower.amounts = []
      if entry < region.amounts.count, let figures = region.amounts[entry] {
        part(narrower) { load(figures, of: .entries, narrower.place) }
      } else {
        self.divide(value, narrower)
      }
    }
    var next = region.years.lowerBound
    var last = Int.min
    for place in entries.inOrder {
      let entry = entries.entries[place]
      let years = region.years.clamped(to: entry.first..<max(entry.first, entry.last) + 1)
      last = max(last, entry.last)
      if years.isEmpty { continue }
      divide(entries.otherwise, then + 1, next..<max(next, years.lowerBound))
      divide(entry.value, place, years)
      next = max(next, years.upperBound)
    }
    let rest = next..<max(next, region.years.upperBound)
    let between = last == .min ? rest.lowerBound : max(rest.lowerBound, last + 1)
    let split = min(between, rest.upperBound)
    divide(entries.otherwise, then + 1, rest.lowerBound..<split)
    if last != .min, let value = entries.then {
      divide(value, then, split..<rest.upperBound)
    } else {
      divide(entries.otherwise, then + 1, split..<rest.upperBound)
    }
  }

  private func byLabel(
    _ dimension: DimensionID, _ values: [TypedExpression?], _ region: Region
  ) {
    if case .label(let label)? = region.place.axis(of: dimension) {
      if let value = values[label] { divide(value, region) }
      return
    }
    guard let place = dimensions.firstIndex(of: dimension) else { return }
    let stride = strides[place]
    var cells = [[Int]].filled(with: [], count: values.count)
    region.cells.forEach(of: spread.count(dimensions)) { cell in
      cells[cell / stride % values.count].append(cell)
    }
    for rows in AlikeRows.groups(values) {
      if let amounts = rows.amounts(in: cells, of: spread.count(dimensions)) {
        divide(rows.formula, in: cells[rows.labels].flatMap { $0 }.sorted(), amounts, region)
      } else {
        for label in rows.labels { divide(values[label], in: cells[label], [], region) }
      }
    }
  }

  private func divide(
    _ value: TypedExpression?, in cells: [Int], _ amounts: [FigureStore?], _ region: Region
  ) {
    guard let value, !cells.isEmpty else { return }
    var narrower = region
    narrower.cells = cells.count == spread.count(dimensions) ? .all : .some(cells)
    narrower.amounts = amounts
    divide(value, narrower)
  }

  /// The last override that holds for a cell and year gives its figure.
  private func overridden(
    _ base: TypedExpression, _ cells: ArraySlice<TypedExpression.CellOverride>, _ region: Region
  ) {
    guard let override = cells.last, !region.years.isEmpty else { return divide(base, region) }
    let rest = cells.dropLast()
    let years = override.years.map { $0.first..<max($0.first, $0.last) + 1 } ?? region.years
    var held = region
    held.years = region.years.clamped(to: years)
    if held.years.isEmpty { return overridden(base, rest, region) }
    var before = region
    before.years = region.years.lowerBound..<held.years.lowerBound
    overridden(base, rest, before)
    var after = region
    after.years = held.years.upperBound..<region.years.upperBound
    overridden(base, rest, after)
    var inside: [Int] = []
    var outside: [Int] = []
    held.cells.forEach(of: spread.count(dimensions)) { cell in
      if has(override.labels, cell) { inside.append(cell) } else { outside.append(cell) }
    }
    var own = held
    own.cells = .some(inside)
    if !inside.isEmpty { divide(override.value, own) }
    var others = held
    others.cells = .some(outside)
    if !outside.isEmpty { overridden(base, rest, others) }
  }

  /// Whether a cell has certain labels.
  private func has(_ labels: [(dimension: DimensionID, label: Int)], _ cell: Int) -> Bool {
    labels.allSatisfy { dimension, label in
      guard let place = dimensions.firstIndex(of: dimension) else { return true }
      return cell / strides[place] % spread.sizes[dimension.index] == label
    }
  }
}

extension TypedExpression.YearEntries {
  /// The places of the entries by their first years, as most are written.
  fileprivate var inOrder: [Int] {
    let isInOrder = entries.indices.dropFirst().allSatisfy {
      entries[$0 - 1].first <= entries[$0].first
    }
    let places = Array(entries.indices)
    return isInOrder ? places : places.sorted { entries[$0].first < entries[$1].first }
  }
}

extension Calculation.Cells {
  /// How many, of so many in all.
  func count(of all: Int) -> Int {
    switch self {
    case .all: all
    case .some(let cells): cells.count
    }
  }

  /// Visits the cells, of so many in all.
  fileprivate func forEach(of count: Int, _ visit: (Int) -> Void) {
    switch self {
    case .all: for cell in 0..<count { visit(cell) }
    case .some(let cells): cells.forEach(visit)
    }
  }
}
