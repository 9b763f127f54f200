import Testing

@testable import Kalkyl

struct SourceTests {
  @Test func knowsWhereEveryLineBegins() {
    // Line ends at every place among sixteen, alone and side by side, and bytes like them but one.
    for pattern in 0..<1 << 16 where pattern.nonzeroBitCount <= 3 || pattern.nonzeroBitCount > 14 {
      let bytes: [UInt8] = (0..<17).map { pattern & 1 << $0 == 0 ? 0x8A : 0x0A }
      let source = Source(name: "a", bytes: bytes)
      let starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
      guard source.lineCount == starts.count,
        starts.indices.allSatisfy({ source.startOfLine($0 + 1) == UInt32(starts[$0]) })
      else {
        Issue.record("\(bytes)")
        return
      }
    }
  }
}
