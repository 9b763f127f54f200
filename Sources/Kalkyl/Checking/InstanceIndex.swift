/// The instances by their keys: those of the base by slot, all others in a table of hashes.
///
/// A dictionary in a value as large as the checker is made ready at every start, in 30 µs.
struct InstanceIndex: Sendable {
  /// By slot, the instance as it is in the base; -1 where there is none.
  private var ofBase: [Int] = []
  /// How many layers hold in the base.
  private var levelOfBase = 0
  private var others: [(key: InstanceKey, id: InstanceID)] = []
  /// Open addressing: 0 is free, else the place of another one, counted from 1.
  private var places: [UInt32] = []

  init() {}

  init(slots: Int, levelOfBase: Int) {
    ofBase = Array(repeating: -1, count: slots)
    self.levelOfBase = levelOfBase
  }

  subscript(key: InstanceKey) -> InstanceID? {
    if isOfBase(key) {
      let index = ofBase[key.slot.index]
      return index < 0 ? nil : InstanceID(index: index)
    }
    if places.isEmpty { return nil }
    let place = places[freeOrOwn(key)]
    return place == 0 ? nil : others[Int(place) - 1].id
  }

  /// Adds an instance whose key is not there yet.
  mutating func add(_ id: InstanceID, _ key: InstanceKey) {
    if isOfBase(key) {
      ofBase[key.slot.index] = id.index
      return
    }
    others.append((key, id))
    if others.count * 2 > places.count {
      places = Array(repeating: 0, count: max(16, places.count * 2))
      for (place, other) in others.enumerated() {
        places[freeOrOwn(other.key)] = UInt32(place + 1)
      }
    } else {
      places[freeOrOwn(key)] = UInt32(others.count)
    }
  }

  private func isOfBase(_ key: InstanceKey) -> Bool {
    key.run == .base && key.level == levelOfBase && key.slot.index < ofBase.count
  }

  /// Where a key's place stands, or where it would.
  private func freeOrOwn(_ key: InstanceKey) -> Int {
    let mask = places.count - 1
    let mixed = (key.slot.index &* 0x9E37_79B1) ^ (key.run.index &* 0x85EB_CA77) ^ key.level
    var slot = (mixed ^ mixed >> 15) & mask
    while places[slot] != 0, others[Int(places[slot]) - 1].key != key { slot = (slot + 1) & mask }
    return slot
  }
}
