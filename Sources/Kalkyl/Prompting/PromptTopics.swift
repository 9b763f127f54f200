/// Short pages of help on the language, by topic.
enum PromptTopics {
  static var names: [String] { pages.map(\.name) }

  /// The page of a topic, or of the only one that a word begins.
  static func text(of topic: String) -> String? {
    if let exact = pages.first(where: { $0.name == topic }) { return exact.text }
    let found = pages.filter { $0.name.hasPrefix(topic) }
    return found.count == 1 ? found[0].text : nil
  }

  private static let pages: [(name: String, text: String)] = [
    (
      "entries",
      """
      { 2026: 600, then: previous * 1.03, otherwise: 0 }   by year
      { Laxå: 1, otherwise: 2 }                            by label
      `then` covers the years after the last one written, `otherwise` what nothing else covers.
      """
    ),
    (
      "selecting",
      """
      x[Laxå, 2027]        one label, one year
      x[2026..2028]        some years
      x[year - 1]          the year before, year by year
      i.capital_cost[vintage 2026]   what was bought in 2026
      """
    ),
    (
      "functions",
      """
      sum min max mean count any all first last (x over DIM, …)
      cumulative(x over year)   share(x over member)   repeat(x over member)
      min(a, b)  max(a, b)  abs(x)  round floor ceiling (x to tkr)
      allocate(x by key)   allocate(x by key to tkr)
      """
    ),
    (
      "investments",
      """
      investment NAME { spend = { 2026: 3 000 }, life = 3 years, rate = 2.75% }
      further: activated residual disposed method interest_base execution carried_over
      results: .depreciation .interest .written_off .capital_cost .book_value .activated_amount
      """
    ),
    (
      "scenarios",
      """
      scenario high_rate "…" { internal_rate = 3.5% }
      scenario later from high_rate { network.spend[2026] = 0 }
      (x in high_rate)     a value as the scenario gives it
      """
    ),
    (
      "units",
      """
      kr  tkr (1 000 kr)  mnkr = mkr = Mkr (1 000 000 kr)  öre     2.75%     3 years  6 months
      A bare figure is in the model's unit where an amount is expected.
      """
    ),
  ]
}
