/// How many held and how many failed, as a sentence.
struct Tally {
  let held: Int
  let failed: Int
  /// What is counted, in the singular: `rule`.
  let noun: String

  /// `7 rules held`, `1 of 8 rules failed`, `no rules`.
  var text: String {
    let all = held + failed
    if all == 0 { return "no \(noun)s" }
    if failed == 0 { return "\(counted(all)) held" }
    return all == 1 ? "the \(noun) failed" : "\(failed) of \(counted(all)) failed"
  }

  private func counted(_ count: Int) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
