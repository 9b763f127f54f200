/// The figures that a calculator has worked out.
final class KnownFigures {
  /// The figures of each instance; `nil` where they are not known.
  var stores: [FigureStore?]
  /// The investments whose assets all have plain plans.
  var bookings: [InvestmentBooking?]
  /// The results that have been asked for, a few of each investment.
  private var results: [Result] = []
  private let files: DataFiles
  private let spread: Spread
  /// The figures of files that have been asked for.
  private var blocks: [FigureStore?]

  private struct Result {
    let source: Calculation.Source
    let store: FigureStore?
  }

  init(_ checker: Checker, _ spread: Spread) {
    stores = Array(repeating: nil, count: checker.instances.count)
    bookings = Array(repeating: nil, count: checker.instances.count)
    files = checker.files
    self.spread = spread
    blocks = Array(repeating: nil, count: files.blocks.count)
  }

  /// What a formula reads; `nil` where it is not known.
  func store(_ source: Calculation.Source) -> FigureStore? {
    switch source {
    case .instance(let id): return stores[id.index]
    case .data(let id): return figures(of: id)
    case .entries: return nil
    case .result(let id, let result, let range):
      guard let booking = bookings[id.index] else { return nil }
      if let known = results.first(where: { $0.source == source }) { return known.store }
      let store = booking.figures(of: result, range)
      results.append(Result(source: source, store: store))
      return store
    }
  }

  private func figures(of id: DataBlockID) -> FigureStore {
    if let known = blocks[id.index] { return known }
    let figures = FigureStore(files.blocks[id.index], spread)
    blocks[id.index] = figures
    return figures
  }

  /// The figures of an instance in a year; `nil` where they are not known here.
  func column(of id: InstanceID, in year: Int?) -> Column? { stores[id.index]?.column(in: year) }

  /// Whether an instance is known in a year.
  func isKnown(_ id: InstanceID, in year: Int?) -> Bool {
    stores[id.index]?.isKnown(in: year) ?? false
  }

  /// A result of an investment in a year; `nil` where it is not known here.
  func column(
    of id: InstanceID, _ result: InvestmentResult, _ range: VintageRange, in year: Int?
  ) -> Column? {
    store(.result(id, result, range))?.column(in: year)
  }

  /// Whether a result of an investment is known in a year.
  func isKnown(
    _ id: InstanceID, _ result: InvestmentResult, _ range: VintageRange, in year: Int?
  ) -> Bool {
    store(.result(id, result, range))?.isKnown(in: year) ?? false
  }
}
