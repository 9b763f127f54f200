/// The steps of definitions that are alike, written once, and room for the figures of those that are
/// worked out at once: each worker has its own.
final class AlikeSteps {
  private let alike: AlikeDefinitions
  private let calculation = Calculation()
  private let whole = WholeCalculation()
  /// The figures of those that are worked out at once, a cell for each.
  private let together: FigureStore
  private let rooms: [FigureStore?]
  private let years: Range<Int>

  /// Writes the steps; `nil` where they are left to fractions.
  init?(
    _ alike: AlikeDefinitions, _ years: Range<Int>, space: NodeSpace, spread: Spread,
    known: KnownFigures
  ) {
    self.alike = alike
    self.years = years
    let count = min(alike.ids.count, AlikeDefinitions.mostAtOnce)
    together = FigureStore(
      dimensions: [], cells: count, firstYear: years.lowerBound, years: years.count)
    rooms = alike.rooms(for: count)
    let writer = CalculationWriter(calculation, space: space, spread: spread, known: known)
    // What the first of them reads of itself stands for what each does.
    let own = alike.ids[alike.ids.startIndex].index
    known.stores[own] = together
    defer { known.stores[own] = nil }
    writer.define(alike.body, over: [], years: years, sideBySide: rooms)
    let wholeWriter = WholeCalculationWriter(calculation, into: whole)
    guard wholeWriter.write(for: together, years: years) else { return nil }
  }

  /// The denominator of all their figures.
  var denominator: Int { together.denominator }

  /// Works out some of the definitions, and enters the figures of each into its store; `false` where
  /// one outgrows a word.
  func enter(_ ids: ArraySlice<InstanceID>, into stores: [FigureStore?]) -> Bool {
    guard alike.enter(ids, into: rooms, of: together.cellCount) else { return false }
    let run = WholeCalculationRun(whole, calculation, into: together, years: years)
    guard (try? run.carryOut { () throws(EvaluationFault) in }) == true else { return false }
    for (cell, store) in stores.enumerated() { store?.take(cell, of: together) }
    return true
  }
}
