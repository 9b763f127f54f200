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

  /// - Parameter slots: how many slots there will be.
  init(slots count: Int) { slots.reserveCapacity(count) }

  /// How many references there are of all slots.
  var count: Int { all.count }

  /// The slots that a slot's formulas name, in the order in which they stand.
  func references(of slot: SlotID) -> ArraySlice<References.Reference> { all[range(of: slot)] }

  /// The places of a slot's references among those of all.
  func range(of slot: SlotID) -> Range<Int> {
    (slot.index == 0 ? 0 : slots[slot.index - 1].end)..<slots[slot.index].end
  }

  subscript(place: Int) -> References.Reference { all[place] }

  func readsPrevious(_ slot: SlotID) -> Bool { slots[slot.index].readsPrevious }

  /// Notes that what was found last is what the next slot reads.
  mutating func endSlot(_ references: References) {
    slots.append(Slot(end: references.found.count, readsPrevious: references.readsPrevious))
  }

  /// Takes what was found, of all slots one after another.
  mutating func take(_ references: References) { all = references.found }
}
