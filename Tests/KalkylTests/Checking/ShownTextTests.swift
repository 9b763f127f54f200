import Testing

@testable import Kalkyl

struct ShownTextTests {
  @Test(arguments: [
    ("base_rate", "Base rate"), ("Laxå", "Laxå"), ("årlig_kostnad", "Årlig kostnad"),
    ("it_drift_och_underhåll", "It drift och underhåll"), ("x", "X"), ("_dold", " dold"), ("", ""),
  ])
  func aNameIsShownAsWords(name: String, shown: String) {
    #expect(shownText(of: name) == shown)
  }
}
