import Testing

@testable import Kalkyl

struct InstanceIndexTests {
  @Test func findsInstancesOfTheBaseAndOfManyScenarios() {
    var index = InstanceIndex(slots: 3, levelOfBase: 1)
    var keys: [InstanceKey] = []
    for slot in 0..<3 {
      for run in 0..<200 {
        for level in 0...1 {
          keys.append(
            InstanceKey(slot: SlotID(index: slot), level: level, run: RunID(index: run)))
        }
      }
    }
    #expect(keys.allSatisfy { index[$0] == nil })
    for (number, key) in keys.enumerated() { index.add(InstanceID(index: number), key) }
    #expect(keys.indices.allSatisfy { index[keys[$0]] == InstanceID(index: $0) })
    #expect(
      index[InstanceKey(slot: SlotID(index: 0), level: 2, run: RunID(index: 0))] == nil)
  }
}
