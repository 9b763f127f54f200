/// What each slot reads as it is declared, without overrides: that of all, one after another.
struct DeclaredReads: Sendable {
  private var all: [References.Reference] = []
  private var slots: [Slot] = []

  private struct Slot {
    /// Where its references end; they begin where those of the slot before it end.
    let end: Int
    let readsPrevious: Bool
  }

  init() {}

  init(slots count: Int) { slots.reserveCapacity(count) }

  /// The slots that a slot's formulas name, in the order in which they stand.
  func references(of slot: SlotID) -> ArraySlice<References.Reference> { all[range(of: slot)] }

  /// The places of a slot's references among those of all.
  func range(of slot: SlotID) -> Range<Int> {
    (slot.index == 0 ? 0 : slots[slot.index - 1].end)..<slots[slot.index].end
  }

  subscript(place: Int) -> References.Reference { all[place] }

  func readsPrevious(_ slot: SlotID) -> Bool { slots[slot.index].readsPrevious }

  /// Adds what the next slot reads.
  mutating func add(_ references: References) {
    all.append(contentsOf: references.found)
    slots.append(Slot(end: all.count, readsPrevious: references.readsPrevious))
  }
}
