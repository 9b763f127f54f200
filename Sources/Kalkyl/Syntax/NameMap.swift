/// Values by names.
///
/// A table of its own: a dictionary takes 90 ns to hash a short name so that nobody can foresee the
/// hash, and 30 µs of a process to make ready for each type of value; this takes 15 ns and nothing.
struct NameMap<Value: Sendable>: Sendable {
  /// In the order in which they were added.
  private(set) var names: [String] = []
  private var values: [Value] = []
  /// Open addressing: 0 is free, else a name's place counted from 1.
  private var slots: [UInt32] = []

  init() {}

  /// The values of names; of names that are the same, the first one's.
  init(_ pairs: some Sequence<(String, Value)>) {
    for (name, value) in pairs { _ = add(value, named: name) }
  }

  var isEmpty: Bool { names.isEmpty }

  /// The value of a name.
  subscript(name: String) -> Value? {
    slots.isEmpty ? nil : place(of: name, Self.hash(name)).map { values[$0] }
  }

  /// Adds a value, unless the name has one; gives that.
  mutating func add(_ value: Value, named name: String) -> Value? {
    let hash = Self.hash(name)
    if let place = place(of: name, hash) { return values[place] }
    append(name, hash, value)
    return nil
  }

  /// Changes the value of a name, which is made where there is none.
  mutating func change(_ name: String, from first: Value, _ change: (inout Value) -> Void) {
    let hash = Self.hash(name)
    let place = place(of: name, hash) ?? names.count
    if place == names.count { append(name, hash, first) }
    change(&values[place])
  }

  private mutating func append(_ name: String, _ hash: Int, _ value: Value) {
    names.append(name)
    values.append(value)
    if names.count * 2 > slots.count { return makeSlots(for: names.count * 2) }
    enter(names.count - 1, hash)
  }

  /// Makes room for so many names.
  mutating func reserveCapacity(_ count: Int) {
    names.reserveCapacity(count)
    values.reserveCapacity(count)
    if slots.count < count * 2 { makeSlots(for: count) }
  }

  private func place(of name: String, _ hash: Int) -> Int? {
    if slots.isEmpty { return nil }
    let mask = slots.count - 1
    var slot = hash & mask
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if names[place] == name { return place }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func makeSlots(for count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for place in names.indices { enter(place, Self.hash(names[place])) }
  }

  private mutating func enter(_ place: Int, _ hash: Int) {
    let mask = slots.count - 1
    var slot = hash & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = UInt32(place + 1)
  }

  /// The same for texts that are equal, though their letters may be composed in another way.
  private static func hash(_ name: String) -> Int {
    if let hash = hashOfComposed(name) ?? hashOfComposed(Composition.compose(name)) { return hash }
    var hasher = Hasher()
    name.hash(into: &hasher)
    return hasher.finalize()
  }

  /// By the bytes alone; `nil` where there may be marks that belong to a letter.
  private static func hashOfComposed(_ name: String) -> Int? {
    var name = name
    return name.withUTF8 { bytes in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      var largest: UInt8 = 0
      for byte in bytes {
        largest = max(largest, byte)
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
      return largest < Composition.firstOfMarks ? Int(truncatingIfNeeded: hash ^ hash >> 32) : nil
    }
  }
}
