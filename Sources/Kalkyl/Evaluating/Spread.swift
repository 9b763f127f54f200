/// The sizes of dimensions, and where a combination of labels stands in a column.
struct Spread: Sendable {
  let sizes: [Int]

  init(_ catalogue: Catalogue) {
    sizes = catalogue.dimensions.map { $0.labels.count }
  }

  func count(_ dimensions: [DimensionID]) -> Int {
    dimensions.reduce(1) { $0 * sizes[$1.index] }
  }

  /// For each cell of a wide shape, the cell of a narrower one that it takes its value from.
  ///
  /// Every dimension of the narrow shape is in the wide one.
  func positions(of narrow: [DimensionID], in wide: [DimensionID]) -> [Int] {
    var strides: [Int] = []
    var stride = 1
    var strideOf: [DimensionID: Int] = [:]
    for dimension in narrow.reversed() {
      strideOf[dimension] = stride
      stride *= sizes[dimension.index]
    }
    for dimension in wide { strides.append(strideOf[dimension] ?? 0) }
    return positions(strides, wide)
  }

  /// The positions of all cells of a shape, where a label's step in each dimension is given.
  func positions(_ strides: [Int], _ dimensions: [DimensionID], from start: Int = 0) -> [Int] {
    var positions = [start]
    for (dimension, stride) in zip(dimensions, strides) {
      let size = sizes[dimension.index]
      var next: [Int] = []
      next.reserveCapacity(positions.count * size)
      for position in positions {
        for label in 0..<size { next.append(position + label * stride) }
      }
      positions = next
    }
    return positions
  }

  /// The steps between neighbouring labels of each dimension.
  func strides(_ dimensions: [DimensionID]) -> [Int] {
    var strides: [Int] = .filled(with: 1, count: dimensions.count)
    for index in dimensions.indices.dropLast().reversed() {
      strides[index] = strides[index + 1] * sizes[dimensions[index + 1].index]
    }
    return strides
  }

  /// A column over further dimensions: each of the new labels has the figure that all had.
  func widened(_ column: Column, from narrow: [DimensionID], to wide: [DimensionID]) -> Column {
    if narrow == wide { return column }
    if narrow.isEmpty { return Column(column.cells[0], count: count(wide)) }
    return Column(positions(of: narrow, in: wide).map { column.cells[$0] })
  }

  /// For each cell of the shape without some dimensions, its cells in the whole one.
  func groups(_ dimensions: [DimensionID], over: [DimensionID]) -> [[Int]] {
    let strides = strides(dimensions)
    let kept = dimensions.indices.filter { !over.contains(dimensions[$0]) }
    let gone = dimensions.indices.filter { over.contains(dimensions[$0]) }
    let starts = positions(kept.map { strides[$0] }, kept.map { dimensions[$0] })
    let inner = positions(gone.map { strides[$0] }, gone.map { dimensions[$0] })
    return starts.map { start in inner.map { start + $0 } }
  }
}
