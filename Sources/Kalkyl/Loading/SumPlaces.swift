/// Where the sums of a register's assets stand: those of neighbouring cells with the same terms side
/// by side, so that what has to be looked up is little and stays in the processor's nearest memory.
///
/// With a hash table of every sum, a quarter of the time for a register of a million assets in 26 400
/// sums went to waiting for memory.
struct SumPlaces: Sendable {
  private static let mostWidth = 256

  /// The sums of some cells with the same terms.
  fileprivate struct Block: Sendable {
    let code: AssetTermsCode
    /// The first of the cells.
    let cell: Int
  }

  /// How many cells stand side by side.
  let width: Int
  private var blocks: [Block] = []
  /// By hash, the number of a block and 1; a power of two of them.
  private var slots: [UInt32] = Array(repeating: 0, count: 1 << 8)

  init(width: Int) { self.width = width }

  /// - Parameter cells: how many cells there are.
  init(cells: Int) {
    let count = max(1, (cells + Self.mostWidth - 1) / Self.mostWidth)
    self.init(width: max(1, (cells + count - 1) / count))
  }

  /// The place of the sum of assets with some terms in a cell; nil where it has none yet.
  func find(_ code: AssetTermsCode, _ cell: Int) -> Int? {
    withTable { $0.find(code, cell) }
  }

  /// Lets many places be looked up without asking for the table each time.
  @inline(__always)
  func withTable<Result>(_ body: (Table) -> Result) -> Result {
    slots.withUnsafeBufferPointer { slots in
      blocks.withUnsafeBufferPointer { blocks in
        body(Table(width: width, slots: slots, blocks: blocks))
      }
    }
  }

  /// The places as they are while nothing is entered.
  struct Table {
    fileprivate let width: Int
    fileprivate let slots: UnsafeBufferPointer<UInt32>
    fileprivate let blocks: UnsafeBufferPointer<Block>

    /// The place of the sum of assets with some terms in a cell; nil where it has none yet.
    @inline(__always)
    func find(_ code: AssetTermsCode, _ cell: Int) -> Int? {
      let first = SumPlaces.firstCell(besides: cell, width)
      var slot = SumPlaces.hash(code, first) & (slots.count - 1)
      while true {
        let number = Int(slots[slot])
        if number == 0 { return nil }
        let block = blocks[number - 1]
        if block.code == code, block.cell == first { return (number - 1) &* width &+ cell &- first }
        slot = (slot + 1) & (slots.count - 1)
      }
    }
  }

  /// Gives the sums of the cells about a cell their places, after those of all others.
  mutating func enter(_ code: AssetTermsCode, _ cell: Int) -> Int {
    let first = Self.firstCell(besides: cell, width)
    blocks.append(Block(code: code, cell: first))
    let isFull = blocks.count * 2 > slots.count
    if isFull { slots = Array(repeating: 0, count: slots.count * 2) }
    for number in isFull ? blocks.indices : blocks.count - 1..<blocks.count { enter(number) }
    return (blocks.count - 1) * width + cell - first
  }

  /// What the assets at a place have in common.
  func terms(at place: Int) -> (code: AssetTermsCode, cell: Int) {
    let (number, index) = place.quotientAndRemainder(dividingBy: width)
    return (blocks[number].code, blocks[number].cell + index)
  }

  private mutating func enter(_ number: Int) {
    var slot = Self.hash(blocks[number].code, blocks[number].cell) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(number + 1)
  }

  /// The first of the cells that stand side by side with a cell.
  @inline(__always)
  private static func firstCell(besides cell: Int, _ width: Int) -> Int {
    cell < width ? 0 : cell / width * width
  }

  @inline(__always)
  private static func hash(_ code: AssetTermsCode, _ cell: Int) -> Int {
    // Every bit of both must reach the low bits, or neighbouring months and cells pile up.
    let both = code.bits &+ UInt64(truncatingIfNeeded: cell) &* 0xD6E8_FEB8_6659_FD93
    let mixed = (both ^ both >> 29) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed ^ mixed >> 33)
  }
}
