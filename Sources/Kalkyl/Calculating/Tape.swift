/// A list of plain values that is written once for each definition and read for each figure.
///
/// Its room is used again, and its values are read without checks: an array for each list of each
/// definition took a third of the time of a model of 10,000. Nor does it ask for the description of a
/// type, which the first array of each kind of value does with 9,000 instructions.
struct Tape<Element>: ~Copyable {
  private(set) var start: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity = 64

  init() { start = .allocate(capacity: capacity) }

  deinit {
    start.deinitialize(count: count)
    start.deallocate()
  }

  /// Adds a value, and gives its place.
  @discardableResult
  mutating func append(_ element: Element) -> Int {
    if count == capacity { grow() }
    (start + count).initialize(to: element)
    count += 1
    return count - 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    start = larger
    capacity *= 2
  }

  var indices: Range<Int> { 0..<count }

  /// Takes the last value away; `nil` where there is none.
  mutating func popLast() -> Element? {
    if count == 0 { return nil }
    count -= 1
    return (start + count).move()
  }

  mutating func removeAll() {
    start.deinitialize(count: count)
    count = 0
  }

  subscript(place: Int) -> Element {
    get {
      precondition(place >= 0 && place < count, "outside the tape")
      return start[place]
    }
    set {
      precondition(place >= 0 && place < count, "outside the tape")
      start[place] = newValue
    }
  }
}
