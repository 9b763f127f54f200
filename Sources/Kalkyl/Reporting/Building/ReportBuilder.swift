/// Turns a model's reports into a document.
struct ReportBuilder {
  let model: Model
  let wording: Wording
  let sources: SourceMap
  /// The run that is printed.
  let run: RunID
  /// The labels that alone are shown, by their dimension.
  let only: [DimensionID: Set<Int>]
  var evaluator: Evaluator
  var checker: Checker
  var document = Document()
  /// The columns of the block being laid out that are worked out.
  var shownColumns: [ShownColumn: Column] = [:]
  /// How many figures the document has so far.
  private var shownFigures = 0
  /// Why figures of the block at hand have no value, each origin once.
  var causes: [Cause] = []

  /// Whether a value over years has a small line drawn beside it.
  var showsTrend = false

  /// - Parameter sources: what the formulas asked for point into, where it is more than the model.
  init(_ model: Model, _ options: RunOptions, sources: SourceMap? = nil) {
    self.model = model
    self.sources = sources ?? model.sources
    wording = Wording(options.locale)
    run = model.run(named: options.scenario) ?? .base
    evaluator = model.evaluator()
    checker = model.checker
    var only: [DimensionID: Set<Int>] = [:]
    for name in options.only {
      for id in model.catalogue.dimensions(withLabel: name) {
        if let label = model.catalogue.dimension(id).position(of: name) {
          only[id, default: []].insert(label)
        }
      }
    }
    self.only = only
  }

  /// Adds every report; of a model without reports its tables, bridges and accounts.
  mutating func build(only name: String? = nil) throws(EvaluationFault) {
    if model.catalogue.reports.isEmpty { return try buildWithoutReports() }
    for report in model.catalogue.reports
    where report.heading.name.text == name ?? report.heading.name.text {
      let title = report.heading.text?.text ?? shownText(of: report.heading.name.text)
      document.blocks.append(.heading(title, level: 1))
      for section in ReportSection.sections(of: report) { try add(section) }
    }
  }

  private mutating func buildWithoutReports() throws(EvaluationFault) {
    let catalogue = model.catalogue
    for index in catalogue.tables.indices { try addTable(index, in: run) }
    for index in catalogue.bridges.indices { try addBridge(index, in: run) }
    let accounts = catalogue.definitions.filter { $0.role == .account }
    let shown = accounts.isEmpty && document.blocks.isEmpty ? catalogue.definitions : accounts
    for definition in shown {
      let name = definition.heading.name
      let item = ReportDeclaration.ShownValue(
        value: Expression(.name(name.text), name.span), text: nil, format: nil)
      try add(.show(ReportSection.Show(values: [item])))
    }
  }

  /// Adds a part of a report.
  mutating func add(_ section: ReportSection) throws(EvaluationFault) {
    switch section {
    case .text(let text): document.blocks.append(.paragraph(text))
    case .show(let show):
      let runs = show.runs(in: checker.layering, or: run)
      var values: [ReportDeclaration.ShownValue] = []
      for item in show.values {
        switch checker.shown(item, in: runs[0]) {
        case .value: values.append(item)
        case .table(let index): for run in runs { try addTable(index, in: run, of: runs) }
        case .bridge(let index): for run in runs { try addBridge(index, in: run, of: runs) }
        case .investment(let index):
          for run in runs {
            try addInvestment(index, in: run, of: runs)
            try addCharts(show.charts, ofInvestment: index, in: run)
          }
        }
      }
      if !values.isEmpty { try addValues(values, show, runs) }
    }
  }

  /// Counts figures about to be added to the document.
  mutating func count(rows: Int, columns: Int) throws(EvaluationFault) {
    let (figures, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, figures <= model.checker.limits.shownFigures - shownFigures else {
      throw .tooManyFigures
    }
    shownFigures += figures
  }

  /// The causes said under a block at most.
  static let mostCauses = 4

  /// Says under a block why figures in it have no value.
  mutating func addCauses() {
    for cause in causes.prefix(Self.mostCauses) {
      let location = sources.location(of: cause.span)
      let year = cause.year.map { ", \($0)" } ?? ""
      let reason = cause.reason.text(wording.locale)
      document.blocks.append(.paragraph("– \(reason) (\(location.name):\(location.line)\(year))"))
    }
  }

  /// A title, with the scenario where several are compared or another than the base is printed.
  func title(_ text: String, in run: RunID, of runs: [RunID]) -> String {
    guard runs.count > 1 || run != .base else { return text }
    return "\(text): \(scenarioText(run))"
  }

  /// A scenario as it is shown.
  func scenarioText(_ run: RunID) -> String {
    run == .base ? wording[.base] : checker.layering.runs[run.index].text
  }
}

/// A part of a report: a paragraph, or values with what is said of them.
enum ReportSection {
  struct Show {
    var values: [ReportDeclaration.ShownValue]
    var selectors: [Selector] = []
    var rows: DimensionReference?
    var columns: DimensionReference?
    var totals: [(over: [DimensionReference], text: String?)] = []
    var showsChange = false
    var compared: [Name] = []
    var charts: [ReportDeclaration.Chart] = []

    init(values: [ReportDeclaration.ShownValue], selectors: [Selector] = []) {
      self.values = values
      self.selectors = selectors
    }

    /// The runs to show: those compared, else the one that is printed.
    func runs(in layering: Layering, or run: RunID) -> [RunID] {
      compared.isEmpty ? [run] : compared.compactMap { layering.run(named: $0.text) }
    }
  }

  case text(String)
  case show(Show)

  /// The parts of a report, in order; what follows a `show` belongs to it.
  static func sections(of report: ReportDeclaration) -> [ReportSection] {
    var sections: [ReportSection] = []
    var show: Show?
    func close() {
      if let show { sections.append(.show(show)) }
      show = nil
    }
    for item in report.items {
      switch item {
      case .text(let text):
        close()
        sections.append(.text(text.text))
      case .show(let values, let selectors):
        close()
        show = Show(values: values, selectors: selectors)
      case .rows(let dimension): show?.rows = dimension
      case .columns(let dimension): show?.columns = dimension
      case .total(let over, let text, _): show?.totals.append((over, text?.text))
      case .change: show?.showsChange = true
      case .compare(let names): show?.compared = names
      case .chart(let chart, _): show?.charts.append(chart)
      }
    }
    close()
    return sections
  }
}
