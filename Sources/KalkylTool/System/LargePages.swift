#if canImport(Glibc)
  import Glibc
#endif

/// Memory in pages of 2 MiB for what long scripts become: 10,000 declarations are 300,000 small
/// objects, and a fifth of the time to read and check them went to pages of 4 KiB.
enum LargePages {
  /// Shorter scripts fit in pages that the process has anyway.
  private static let shortest = 1 << 18
  /// What a byte of script becomes, about.
  private static let growth = 40
  private static let page = 2 << 20
  /// As much as the allocator keeps when it is freed.
  private static let most = 31 << 20

  /// Makes room for scripts of so many bytes, where the system has such pages.
  ///
  /// A large piece of memory is the system's own until one as large has been freed (mallopt(3), the
  /// dynamic threshold); after that it is cut from the heap, and stays there.
  static func reserve(forScriptsOf bytes: Int) {
    #if canImport(Glibc)
      guard bytes >= shortest else { return }
      let size = min(bytes * growth, most)
      UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 1).deallocate()
      let room = UnsafeMutableRawPointer.allocate(byteCount: size - page / 2, alignment: 1)
      let start = UInt(bitPattern: room + page - 1) / UInt(page) * UInt(page)
      let end = UInt(bitPattern: room + size - page / 2) / UInt(page) * UInt(page)
      if start < end {
        madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), MADV_HUGEPAGE)
      }
      room.deallocate()
    #endif
  }
}
