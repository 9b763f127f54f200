import Testing

@testable import Kalkyl

struct SnapshotFileTests {
  private let older = Snapshot(
    name: "frames in high",
    lines: [
      .init(place: "Ram, Laxå, 2026", figure: "8380.5 tkr"),
      .init(place: "a = b, 2026", figure: "-1/3"), .init(place: "# gone", figure: "–"),
    ])

  @Test func aFileIsReadAsItWasWritten() {
    let file = SnapshotFile("").replacing([older], keeping: ["frames in high"])
    #expect(SnapshotFile(file.text).snapshots == [older])
    #expect(SnapshotFile(file.text).text == file.text)
  }

  @Test func whatTheScriptNoLongerKeepsIsDropped() {
    let file = SnapshotFile("").replacing([older], keeping: ["frames in high"])
    #expect(file.replacing([], keeping: []).snapshots.isEmpty)
    #expect(file.replacing([], keeping: ["frames in high"]).snapshots == [older])
  }

  @Test func differencesAreToldByFigure() {
    let newer = Snapshot(
      name: older.name,
      lines: [
        .init(place: "Ram, Laxå, 2026", figure: "8381 tkr"),
        .init(place: "a = b, 2026", figure: "-1/2"), .init(place: "new", figure: "–"),
      ])
    #expect(
      older.differences(to: newer) == [
        "Ram, Laxå, 2026: was 8380.5 tkr, is 8381 tkr: 0.5 more",
        "a = b, 2026: was -1/3, is -1/2: 1/6 less", "# gone: was –, is gone", "new: is new, –",
      ])
    #expect(older.differences(to: older).isEmpty)
  }

  @Test(arguments: ["", "garbage", "[", "]", "[]\n = ", "[a]\n = = \n[a", "a = b", "[a]\n= 1"])
  func anyTextIsRead(text: String) {
    let file = SnapshotFile(text)
    #expect(SnapshotFile(file.text).snapshots == file.snapshots)
  }
}
