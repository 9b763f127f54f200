#if canImport(Glibc)
  import Glibc
#endif

/// Memory in pages of 2 MiB for what scripts become, where the system has such pages.
///
/// 10,000 declarations are 60,000 small objects, which fill thousands of pages of 4 KiB, and each takes as
/// long to get as working out a few definitions.
enum LargePages {
  /// Shorter scripts need so few pages of 4 KiB that to clear one of 2 MiB takes longer: as long as to
  /// get 160, where a board's model of 9 KB needs 80.
  private static let shortest = 16 << 10
  /// What a byte of script becomes, about.
  private static let growth = 60
  private static let page = 2 << 20
  /// The largest piece of memory that the allocator keeps when it is freed.
  private static let largest = 28 << 20

  /// Makes room for scripts of so many bytes.
  static func reserve(forScriptsOf bytes: Int) {
    #if canImport(Glibc)
      guard bytes >= shortest else { return }
      // One page more than is wanted: where the heap begins is drawn anew for each process, and a part
      // of a large page before the first whole one is none.
      let size = min(bytes * growth / page + 2, largest / page) * page
      // A piece as large is the system's own until one has been freed (mallopt(3), the dynamic
      // threshold); after that pieces are cut from the heap, one after the other.
      guard let own = malloc(size + page / 4) else { return }
      // A piece that nothing is done with, the compiler would leave out.
      madvise(own, 0, MADV_NORMAL)
      free(own)
      guard let first = malloc(size) else { return }
      let second = bytes * growth > largest ? malloc(size) : nil
      let last = second ?? first
      let start = Int(bitPattern: first + page - 1) / page * page
      let end = Int(bitPattern: last + size) / page * page
      madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, MADV_HUGEPAGE)
      free(second)
      // What comes before the first such page is left alone; the heap goes on after it.
      _ = realloc(first, max(16, start - Int(bitPattern: first) - 16))
    #endif
  }
}
