/// Room for the numbers of registers, used again once they are read.
final class WholeRegisters {
  /// How many numbers a register has room for.
  private var length = 0
  private var all = Tape<UnsafeMutablePointer<Int>>()
  private var used = 0
  private var free = Tape<UnsafeMutablePointer<Int>>()

  deinit { for index in all.indices { all[index].deallocate() } }

  /// Makes every register as long as the blocks of a definition.
  func prepare(for length: Int) {
    guard length > self.length else { return }
    for index in all.indices { all[index].deallocate() }
    all.removeAll()
    self.length = length
  }

  /// A register that a step fills.
  func take() -> UnsafeMutablePointer<Int> { free.popLast() ?? takeUnused() }

  /// A register that no step fills: what is put there before the first one stays.
  func takeUnused() -> UnsafeMutablePointer<Int> {
    if used == all.count { all.append(.allocate(capacity: length)) }
    used += 1
    return all[used - 1]
  }

  func giveBack(_ register: UnsafeMutablePointer<Int>) { free.append(register) }

  func removeAll() {
    free.removeAll()
    used = 0
  }
}
