import Testing

@testable import Kalkyl

struct NameMapTests {
  @Test func findsEachOfManyNames() {
    var map = NameMap<Int>()
    for number in 0..<5_000 { _ = map.add(number, named: "a\(number)") }
    #expect((0..<5_000).allSatisfy { (number: Int) in map["a\(number)"] == number })
    #expect(map["a5000"] == nil)
    #expect(map.names.count == 5_000)
  }

  @Test func theFirstValueOfANameStays() {
    var map = NameMap([("a", 1), ("b", 2), ("a", 3)])
    #expect(map["a"] == 1)
    #expect(map.add(4, named: "b") == 2)
    #expect(map["b"] == 2)
    #expect(map.names == ["a", "b"])
  }

  @Test func changesTheValueOfAName() {
    var map = NameMap<[Int]>()
    for number in 1...3 { map.change("a", from: []) { $0.append(number) } }
    #expect(map["a"] == [1, 2, 3])
  }

  @Test(arguments: [
    [0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 2, 3, 0, 1, 4, 4], [3, 9, 4, 9, 9, 0],
  ])
  func namesAreFoundInAnyOrder(asked: [Int]) {
    let map = NameMap((0..<5).lazy.map { ("a\($0)", $0) })
    var last = -1
    for number in asked {
      #expect(map.value(of: "a\(number)", after: &last) == (number < 5 ? number : nil))
    }
    #expect(last == asked.last)
  }

  @Test func aNameIsTheSameHoweverItIsComposed() {
    let map = NameMap([("Lax\u{E5}", 1)])
    #expect(map["Laxa\u{30A}"] == 1)
    #expect(map["Laxa"] == nil)
  }

  /// Letters with one mark, with two, with two in either order, with one that no letter has, and signs
  /// that are letters.
  @Test(arguments: [
    ["\u{E5}", "a\u{30A}", "\u{212B}".lowercased()],
    ["\u{1D6}", "\u{FC}\u{304}", "u\u{308}\u{304}"],
    ["\u{1ED}", "\u{1EB}\u{304}", "o\u{328}\u{304}", "o\u{304}\u{328}", "\u{14D}\u{328}"],
    ["\u{1EA1}\u{30A}", "a\u{323}\u{30A}", "a\u{30A}\u{323}", "\u{E5}\u{323}"],
    ["x\u{30A}\u{323}", "x\u{323}\u{30A}"],
    ["\u{C5}", "A\u{30A}", "\u{212B}"],
    ["K", "\u{212A}"],
  ])
  func textsThatAreEqualAreOneName(spellings: [String]) {
    for spelling in spellings {
      let map = NameMap([(spelling, 1)])
      #expect(spellings.allSatisfy { (other: String) in map[other] == 1 })
    }
  }

  @Test func anEmptyOneHasNoNames() {
    #expect(NameMap<Int>()["a"] == nil)
  }
}
