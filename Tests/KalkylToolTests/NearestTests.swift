import Testing

@testable import KalkylTool

struct NearestTests {
  @Test func findsAMisspeltWord() {
    #expect(nearest(to: "rnu", among: ["run", "eval", "audit"]) == "run")
    #expect(nearest(to: "evl", among: ["run", "eval", "audit"]) == "eval")
    #expect(nearest(to: "Budget.kalkyl", among: ["budgets.kalkyl"]) == "budgets.kalkyl")
  }

  @Test func leavesAForeignWordAlone() {
    #expect(nearest(to: "frobnicate", among: ["run", "eval", "audit"]) == nil)
    #expect(nearest(to: "", among: ["run"]) == nil)
  }

  @Test func countsASwapAsOneChange() {
    #expect(editDistance(Array("abcd"), Array("abdc")) == 1)
    #expect(editDistance(Array(""), Array("abc")) == 3)
    #expect(editDistance(Array("kitten"), Array("sitting")) == 3)
  }
}
