/// The instances by their keys: those of the base by slot, all others in a dictionary.
struct InstanceIndex: Sendable {
  /// By slot, the instance as it is in the base; -1 where there is none.
  private var ofBase: [Int] = []
  /// How many layers hold in the base.
  private var levelOfBase = 0
  private var others: [InstanceKey: InstanceID] = [:]

  init() {}

  init(slots: Int, levelOfBase: Int) {
    ofBase = Array(repeating: -1, count: slots)
    self.levelOfBase = levelOfBase
  }

  subscript(key: InstanceKey) -> InstanceID? {
    guard isOfBase(key) else { return others[key] }
    let index = ofBase[key.slot.index]
    return index < 0 ? nil : InstanceID(index: index)
  }

  mutating func add(_ id: InstanceID, _ key: InstanceKey) {
    if isOfBase(key) { ofBase[key.slot.index] = id.index } else { others[key] = id }
  }

  private func isOfBase(_ key: InstanceKey) -> Bool {
    key.run == .base && key.level == levelOfBase && key.slot.index < ofBase.count
  }
}
