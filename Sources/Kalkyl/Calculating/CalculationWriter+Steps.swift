// The steps, registers and loads that formulas are written down as.
extension CalculationWriter {
  /// The register of an operand.
  func register(_ operand: Operand) -> Int {
    switch operand {
    case .register(let register): register
    case .constant(let figure): calculation.registers.append(figure)
    }
  }

  func constant(_ figure: Fraction) -> Operand? {
    figure.isKnown ? .constant(figure) : nil
  }

  /// Adds a step, and gives the register that it fills.
  func step(_ make: (Int) -> Calculation.Step) -> Operand {
    let into = calculation.registers.append(.none)
    calculation.steps.append(make(into))
    return .register(into)
  }

  func unary(
    _ value: TypedExpression, _ place: Place, _ fold: ((Fraction) -> Fraction)?,
    _ make: (Int, Int) -> Calculation.Step
  ) -> Operand? {
    guard let operand = write(value, place) else { return nil }
    if case .constant(let figure) = operand, let fold { return constant(fold(figure)) }
    let figure = register(operand)
    return step { make(figure, $0) }
  }

  /// - Parameter fold: works out at once what is made of constants.
  func binary(
    _ a: Operand, _ b: Operand, _ fold: ((Fraction, Fraction) -> Fraction)?,
    _ make: (Int, Int, Int) -> Calculation.Step
  ) -> Operand? {
    if case .constant(let x) = a, case .constant(let y) = b, let fold {
      return constant(fold(x, y))
    }
    let (left, right) = (register(a), register(b))
    return step { make(left, right, $0) }
  }

  /// The figure of another definition at a place.
  func load(_ source: Calculation.Source, _ place: Place) -> Operand? {
    guard let store = known.store(source) else { return nil }
    return load(store, of: source, place)
  }

  func load(_ store: FigureStore, of source: Calculation.Source, _ place: Place) -> Operand? {
    if store.firstYear == nil, store.cellCount == 1, case .relative(0) = place.year,
      !source.isOne(of: varied)
    {
      return constant(store[0])
    }
    let firstStride = calculation.strides.count
    guard let (base, cell) = places(in: store, place) else { return nil }
    let load = calculation.loads.append(
      Calculation.Load(
        store: calculation.add(store, of: source), firstYear: store.firstYear,
        yearCount: store.yearCount, cellCount: store.cellCount, year: place.year, base: base,
        cell: cell, strides: firstStride..<calculation.strides.count))
    return step { .load(load, into: $0) }
  }

  /// Where the figures of a store stand for the cells: the same place where definitions are worked out
  /// side by side, as such a store has more cells than labels; the strides of loops are added to the
  /// calculation's.
  private func places(
    in store: FigureStore, _ place: Place
  ) -> (base: Int, cell: Calculation.CellPlace)? {
    if store.dimensions.isEmpty { return (0, store.cellCount > 1 ? .same : .nowhere) }
    var base = 0
    var outer = [Int].filled(with: 0, count: dimensions.count)
    for (dimension, length) in zip(store.dimensions, spread.strides(store.dimensions)) {
      switch place.axis(of: dimension) {
      case .label(let label): base += label * length
      case .loop(let level):
        calculation.strides.append(Calculation.Stride(level: level, length: length))
      case nil:
        guard let own = dimensions.firstIndex(of: dimension) else { return nil }
        outer[own] = length
      }
    }
    return (base, cellPlace(outer))
  }

  private func cellPlace(_ strides: [Int]) -> Calculation.CellPlace {
    if strides.allSatisfy({ $0 == 0 }) { return .nowhere }
    if strides == self.strides { return .same }
    if let table = tables.first(where: { $0.strides == strides }) {
      return .table(from: table.start)
    }
    let table = calculation.places.count
    for place in spread.positions(strides, dimensions) { calculation.places.append(place) }
    tables.append(Table(strides: strides, start: table))
    return .table(from: table)
  }
}

extension Calculation.Source {
  /// Whether this is of one of some definitions.
  func isOne(of ids: Set<InstanceID>) -> Bool {
    switch self {
    case .instance(let id), .result(let id, _, _): !ids.isEmpty && ids.contains(id)
    case .data, .entries: false
    }
  }
}
