/// The reference in short, section by section, for `:help TOPIC`.
enum PromptTopics {
  struct Topic {
    let name: String
    /// The section of the reference that says it all.
    let section: Int
    let text: String

    init(_ name: String, _ section: Int, _ text: String) {
      self.name = name
      self.section = section
      self.text = text
    }
  }

  static var names: [String] { topics.map(\.name) }

  /// The page of a topic, or of the only one that a word begins.
  static func text(of word: String) -> String? {
    let begun = topics.filter { $0.name.hasPrefix(word) }
    let exact = begun.first { $0.name == word }
    guard let topic = exact ?? (begun.count == 1 ? begun[0] : nil) else { return nil }
    return topic.text + "\n(section \(topic.section) of the reference)"
  }

  static let topics = ground + formulas + budgets + checks

  private static let ground = [
    Topic(
      "principles", 1,
      """
      Numbers are exact fractions; figures are rounded when shown, by `round`, `floor`, `ceiling` and by `allocate … to`.
      A value is one number or one per label and year. Declarations stand in any order; nothing ever changes.
      What cannot be known has no value, `–`, and a cause.
      """),
    Topic(
      "text", 2,
      """
      13 193 = 13193      2.75% = 0.0275      3 tkr = 3 000 kr      1 mnkr = 1 000 tkr
      3 years   6 months   2026-07 and 2026-07-01 are dates; 2000 - 12 subtracts
      // a comment        /// documents the declaration below        "text with \\" in it"
      A line goes on inside ( ) and [ ], after an operator, a comma or =.
      """),
    Topic(
      "declarations", 3,
      """
      years 2025..2028            currency tkr            dimension member = Laxå, Hallsberg
      assume rate = 2.75%         an input                key residents = { Laxå: 5 582, … }   weights
      account costs = …           an amount per year      let frame = …                        anything derived
      function f(x) = x * 2       investment, table, printed, bridge, report, rule, test, scenario, use "file.kalkyl"
      At the prompt `NAME = EXPR` gives a name a new value, or declares a `let`.
      """),
    Topic(
      "entries", 4,
      """
      { 2026: 600, then: previous * 1.03, otherwise: 0 }   by year
      { Laxå: 1, otherwise: 2 }                            by label; entries nest for further dimensions
      `then` covers the years after the last one written, `otherwise` what nothing else covers.
      `previous` is the definition's own value the year before. A grid of `|` is the same, drawn.
      """),
  ]

  private static let formulas = [
    Topic(
      "formulas", 5,
      """
      + - * / ^      == != < <= > >=      and or not      if c then a else b      x otherwise y
      x rounds to 574      x is within 1 of y      x is missing      (x in scenario)
      """),
    Topic(
      "selecting", 5,
      """
      x[Laxå, 2027]                  one label, one year
      x[2026..2028]                  some years
      x[year - 1]                    the year before, year by year
      i.capital_cost[vintage 2026]   what was bought in 2026
      """),
    Topic(
      "functions", 5,
      """
      sum min max mean count any all first last (x over DIM, …)
      cumulative(x over year)   share(x over member)   repeat(x over member)
      min(a, b)  max(a, b)  abs(x)  round floor ceiling (x to tkr)
      allocate(x by key)   allocate(x by key to tkr): parts that add up to x
      """),
    Topic(
      "kinds", 6,
      """
      Amounts (tkr), numbers, truths, years, durations, dates. An amount times a number is an amount; an amount over
      an amount is a number. A bare figure is in the model's unit where an amount is expected.
      Two values combine over the dimensions of both; an amount that is not split is never added to one that is.
      """),
    Topic(
      "missing", 7,
      """
      A figure has no value where no entry covers it, after division by zero, or where a part has none.
      `x otherwise 0` gives another in its place; `x is missing` asks. `:explain` and the line under a value say why.
      """),
  ]

  private static let budgets = [
    Topic(
      "scenarios", 8,
      """
      scenario high_rate "…" { internal_rate = 3.5% }
      scenario later from high_rate { network.spend[2026] = 0 }      cell by cell
      (x in high_rate)     a value as the scenario gives it          (x in base)
      `:scenario NAME` puts everything after it in the scenario, `:whatif NAME = EXPR` tries an override.
      """),
    Topic(
      "investments", 9,
      """
      investment NAME { spend = { 2026: 3 000 }, life = 3 years, rate = 2.75% }
      further: activated method interest_base residual disposed execution carried_over
      results: .depreciation .interest .written_off .capital_cost .book_value .activated_amount
      """),
    Topic(
      "tables", 10,
      """
      table NAME "text" { a grid as it is printed, and below it: column left = budget - booked }
      rows: NAME "text", subtotal, memo, total, row NAME with a formula, line EXPR
      t[total, used] selects by row and column; t.row and t.column are its dimensions
      """),
    Topic(
      "printed", 11,
      """
      printed costs[2026] = 50 039     a figure as a document prints it; `known "reason"` after it keeps a contradiction
      `kalkyl audit FILE` says which printed figures are exact, within rounding, or outside.
      """),
    Topic(
      "bridges", 12,
      """
      bridge NAME { from x[2025] step "text" = … to x[2026] rest "text" }     b.rest is a value
      """),
    Topic(
      "reports", 13,
      """
      report NAME "Title" { show a, b for 2026..2028, total over member, change, compare base, s, chart lines }
      `:report NAME` prints it; `:whatif` then tells which of its figures would change.
      """),
  ]

  private static let checks = [
    Topic(
      "rules", 14,
      """
      rule NAME for 2026..2028 = sum(frame over member) == costs     must hold in every scenario
      test "text" in SCENARIO { expect frame[Laxå, 2026] == 7 821 }
      `:test` runs the tests; `:save test NAME` keeps the shown values as one.
      """),
    Topic(
      "files", 15,
      """
      key k from "population.csv" { member = column "Kommun", value = column "2021-12-31" }
      Files are found beside the script. `use "members.kalkyl"` brings in another script.
      """),
    Topic(
      "swift", 16,
      """
      let model = try Model(text, named: "budget.kalkyl");  model.run(scenario: "high_rate")["frame", "Laxå", 2027]
      """),
  ]
}
