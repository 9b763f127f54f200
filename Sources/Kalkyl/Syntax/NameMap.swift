/// Values by names.
///
/// A table of its own: a dictionary takes 90 ns to hash a short name so that nobody can foresee the
/// hash, and 30 µs of a process to make ready for each type of value; this takes 15 ns and nothing.
struct NameMap<Value: Sendable>: Sendable {
  /// In the order in which they were added.
  private(set) var names: [String] = []
  private var values: [Value] = []
  /// Open addressing: 0 is free, else a name's place counted from 1 and, in the upper half, its hash.
  private var slots: [UInt] = []

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

  /// The value of a name that is asked for after another one.
  ///
  /// Sums name accounts in the order in which they were added: looked for there first, 10,000 of them
  /// take a fifth of the time.
  ///
  /// - Parameter last: the place of the name asked for before, and then of this one.
  func value(of name: String, after last: inout Int) -> Value? {
    let next = last + 1
    if next < names.count, names[next] == name {
      last = next
      return values[next]
    }
    guard let place = place(of: name, Self.hash(name)) else { return nil }
    last = place
    return values[place]
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

  private mutating func append(_ name: String, _ hash: UInt32, _ value: Value) {
    names.append(name)
    values.append(value)
    if names.count * 2 > slots.count { makeSlots(for: names.count * 2) }
    enter(UInt(hash) << 32 | UInt(names.count))
  }

  /// Makes room for so many names.
  mutating func reserveCapacity(_ count: Int) {
    names.reserveCapacity(count)
    values.reserveCapacity(count)
    if slots.count < count * 2 { makeSlots(for: count) }
  }

  private func place(of name: String, _ hash: UInt32) -> Int? {
    if slots.isEmpty { return nil }
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      // Comparing names that differ takes 50 instructions.
      if slots[slot] >> 32 == UInt(hash) {
        let place = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if names[place] == name { return place }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func makeSlots(for count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    let entered = slots
    slots = .filled(with: 0, count: size)
    for entry in entered where entry != 0 { enter(entry) }
  }

  private mutating func enter(_ entry: UInt) {
    let mask = slots.count - 1
    var slot = Int(entry >> 32) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }

  /// The same for texts that are equal, though their letters may be composed in another way.
  private static func hash(_ name: String) -> UInt32 {
    if let hash = hashOfComposed(name) ?? hashOfComposed(Composition.compose(name)) { return hash }
    var hasher = Hasher()
    name.hash(into: &hasher)
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }

  /// By the bytes alone; `nil` where there may be marks that belong to a letter.
  private static func hashOfComposed(_ name: String) -> UInt32? {
    var name = name
    return name.withUTF8 { bytes in
      let hash = bytes.span.nameHash(0..<bytes.count)
      let isComposed = hash.isASCII || bytes.allSatisfy { $0 < Composition.firstOfMarks }
      return isComposed ? hash.value : nil
    }
  }
}
