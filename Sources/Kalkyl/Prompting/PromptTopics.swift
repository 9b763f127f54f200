/// The reference in short, section by section, for `:help TOPIC`.
enum PromptTopics {
  struct Topic {
    let name: String
    /// The section of the reference that says it all.
    let section: Int
    /// What is written, and what it means.
    let forms: [(written: String, meaning: String)]
    let notes: [String]

    init(
      _ name: String, _ section: Int, _ forms: [(String, String)], _ notes: String...
    ) {
      self.name = name
      self.section = section
      self.forms = forms
      self.notes = notes
    }
  }

  static var names: [String] { topics.map(\.name) }

  /// The topic of a name, or the only one that a word begins.
  static func topic(_ word: String) -> Topic? {
    let begun = topics.filter { $0.name.hasPrefix(word) }
    return begun.first { $0.name == word } ?? (begun.count == 1 ? begun[0] : nil)
  }

  static let topics = ground + formulas + budgets + checks

  private static let ground = [
    Topic(
      "principles", 1, [],
      "Figures are exact fractions, rounded when shown, by round, floor, ceiling and allocate … to.",
      "A value is one figure, or one per label and year. Declarations stand in any order.",
      "What cannot be known has no value, –, and a cause."),
    Topic(
      "text", 2,
      [
        ("13 193", "a space may group thousands"), ("2.75%", "0.0275; the decimal sign is a point"),
        ("3 tkr, 1 mnkr, 50 öre", "amounts with a unit"), ("3 years, 6 months", "durations"),
        ("2026-07, 2026-07-01", "dates; 2000 - 12 subtracts"), ("// …", "a comment"),
        ("/// …", "documents the declaration below"),
      ],
      "A line goes on inside ( ) and [ ], and after an operator, a comma or =."),
    Topic(
      "declarations", 3,
      [
        ("years 2025..2028", "the model's years"), ("currency tkr", "the unit of bare amounts"),
        ("dimension member = Laxå, Hallsberg", "labels"), ("assume rate = 2.75%", "an input"),
        ("key residents = { Laxå: 5 582 }", "weights"),
        ("account costs = 500", "an amount per year"),
        ("let frame = costs * 2", "anything derived"), ("function f(x) = x * 2", "a formula"),
        ("use \"members.kalkyl\"", "another script's declarations"),
      ],
      "At the prompt NAME = EXPR gives a name a new value, or declares a let."),
    Topic(
      "entries", 4,
      [
        ("{ 2026: 600, then: previous * 1.03 }", "by year; then: the years after the last"),
        ("{ Laxå: 1, otherwise: 2 }", "by label; otherwise: what nothing else covers"),
        ("{ Laxå: { 2026: 1 } }", "for further dimensions, one in another"),
        ("previous", "the definition's own value the year before"),
      ],
      "A grid drawn with | is the same."),
  ]

  private static let formulas = [
    Topic(
      "formulas", 5,
      [
        ("+ - * / ^", "arithmetic"), ("== != < <= > >=", "comparisons"),
        ("and or not", "truths"), ("if c then a else b", "a choice"),
        ("x otherwise y", "y where x has no value"),
        ("x rounds to 574", "to the last digit written"),
        ("x is within 1 of y", "both ends included"), ("(x in s)", "x in the scenario s"),
      ]),
    Topic(
      "selecting", 5,
      [
        ("x[Laxå, 2027]", "one label, one year"), ("x[2026..2028]", "some years"),
        ("x[year - 1]", "the year before, year by year"),
        ("i.capital_cost[vintage 2026]", "of what was bought in 2026"),
      ]),
    Topic(
      "functions", 5,
      [
        ("sum(x over member)", "also min max mean count any all first last"),
        ("cumulative(x over year)", "the sum so far"), ("share(x over member)", "of the sum"),
        ("repeat(x over member)", "the same for each label"),
        ("round(x to tkr)", "also floor, ceiling"), ("min(a, b), max(a, b), abs(x)", ""),
        ("allocate(x by key)", "x divided by weights"),
        ("allocate(x by key to tkr)", "in whole tkr that add up to x"),
      ]),
    Topic(
      "kinds", 6,
      [
        ("amount * number", "an amount"), ("amount / amount", "a number"),
        (":type EXPR", "the kind, unit and dimensions of a formula"),
      ],
      "A bare figure is in the model's unit where an amount is expected.",
      "Two values combine over the dimensions of both; what is not split is not added to what is."),
    Topic(
      "missing", 7,
      [
        ("–", "no value: no entry covers it, or a part of it has none"),
        ("x otherwise 0", "another value in its place"), ("x is missing", "whether it has none"),
      ]),
  ]

  private static let budgets = [
    Topic(
      "scenarios", 8,
      [
        ("scenario s { rate = 3.5% }", "what is different in s"),
        ("scenario t from s { i.spend[2026] = 0 }", "built on s; one cell"),
        ("(x in s), (x in base)", "a value as a scenario gives it"),
        (":scenario s", "everything after it is in s"),
        (":whatif rate = 3.5%", "what would change"),
      ]),
    Topic(
      "investments", 9,
      [
        ("investment i { … }", "spend = { 2026: 3 000 }, life = 3 years, rate = 2.75%"),
        ("further properties", "activated method interest_base residual disposed"),
        ("", "execution carried_over"),
        ("results", "i.capital_cost i.depreciation i.interest i.written_off"),
        ("", "i.book_value i.activated_amount"),
      ]),
    Topic(
      "tables", 10,
      [
        ("table t \"text\" { … }", "a grid as it is printed"),
        ("column left = budget - booked", "a computed column, below the grid"),
        ("| subtotal s \"text\" |", "also memo, total, row NAME, line EXPR"),
        ("t[total, used]", "a figure by row and column"),
      ]),
    Topic(
      "printed", 11,
      [
        ("printed costs[2026] = 50 039", "a figure as a document prints it"),
        ("known \"reason\"", "after it: a contradiction that is known"),
      ],
      "kalkyl audit FILE says which are exact, within rounding, or outside."),
    Topic(
      "bridges", 12,
      [
        ("bridge b { from x[2025] … }", "step \"text\" = EXPR, to x[2026], rest \"text\""),
        ("b.rest", "what the steps leave"),
      ]),
    Topic(
      "reports", 13,
      [
        ("report r \"Title\" { show a for 2026..2028 }", "values, tables and bridges"),
        ("total over member, change", "after a show: totals; from the year before"),
        ("compare base, s", "scenarios beside each other"), ("chart lines", "also bars, stacked"),
        (":report r", "prints it; :whatif then watches its figures"),
      ]),
  ]

  private static let checks = [
    Topic(
      "rules", 14,
      [
        ("rule r for 2026..2028 = a == b", "must hold in every scenario"),
        ("test \"text\" in s { expect a == 5 }", "must hold"), (":test", "runs the tests"),
        (":save test NAME", "keeps the shown values as a test"),
      ]),
    Topic(
      "files", 15,
      [
        ("key k from \"k.csv\" { … }", "member = column \"Kommun\", value = column \"Antal\""),
        ("investment i from \"register.csv\" { … }", "the assets of a register"),
      ],
      "Files are found beside the script."),
    Topic(
      "swift", 16,
      [("try Model(text, named: \"b.kalkyl\")", "then run(scenario:)[\"frame\", \"Laxå\", 2027]")]),
  ]
}
