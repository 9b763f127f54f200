// Lays out an investment: what is spent, and what it costs each year.
extension ReportBuilder {
  mutating func addInvestment(
    _ index: Int, in run: RunID, of runs: [RunID] = []
  ) throws(EvaluationFault) {
    guard let slot = model.catalogue.slot(.investment(index)) else { return }
    let id = checker.instance(of: slot, in: run)
    let type = checker.instances[id.index].type
    let years = Array(model.space.years)
    let span = model.catalogue.investments[index].heading.name.span
    var rows: [DocumentTable.Row] = []
    for result in InvestmentResult.allCases {
      let value = TypedExpression(.investmentResult(id, result, .all), type, span)
      let total = summed(value)
      var cells: [Cell] = []
      for year in years {
        cells.append(try evaluator.cell(of: total, at: Pivot.Place(year: year)))
      }
      // What is never written off needs no row.
      if result == .writtenOff, cells.allSatisfy({ $0.value == .zero }) { continue }
      rows.append(
        DocumentTable.Row(
          kind: result == .capitalCost ? .total : .entry,
          label: wording.result(named: result.rawValue) ?? result.rawValue, name: result.rawValue,
          cells: cells.map { .figure(model.figure($0, model.style(of: total))) }))
    }
    let heading = model.catalogue.investments[index].heading
    document.blocks.append(
      .table(
        DocumentTable(
          title: title(
            heading.text?.text ?? shownText(of: heading.name.text), in: run,
            of: runs.count > 1 ? runs : [run]),
          unit: model.catalogue.unit.rawValue,
          columns: years.map { DocumentTable.Column(heading: "\($0)", name: "\($0)") }, rows: rows))
    )
  }

  /// Charts of what an investment costs: depreciation and interest, which together are its cost.
  mutating func addCharts(
    _ charts: [ReportDeclaration.Chart], ofInvestment index: Int, in run: RunID
  ) throws(EvaluationFault) {
    guard !charts.isEmpty, let slot = model.catalogue.slot(.investment(index)) else { return }
    let id = checker.instance(of: slot, in: run)
    let type = checker.instances[id.index].type
    let span = model.catalogue.investments[index].heading.name.span
    var series: [DocumentChart.Series] = []
    for result in [InvestmentResult.depreciation, .interest] {
      let total = summed(TypedExpression(.investmentResult(id, result, .all), type, span))
      var figures: [Figure] = []
      for year in model.space.years {
        let cell = try evaluator.cell(of: total, at: Pivot.Place(year: year))
        figures.append(model.figure(cell, model.style(of: total)))
      }
      let label = wording.result(named: result.rawValue) ?? result.rawValue
      series.append(DocumentChart.Series(label: label, figures: figures))
    }
    for chart in charts {
      document.blocks.append(
        .chart(
          DocumentChart(kind: chart, positions: model.space.years.map(String.init), series: series))
      )
    }
  }

  /// The value summed over all its labels.
  private func summed(_ value: TypedExpression) -> TypedExpression {
    guard !value.type.shape.dimensions.isEmpty else { return value }
    var type = value.type
    let over = type.shape.dimensions
    type.shape.dimensions = []
    return TypedExpression(.aggregate(.sum, value, over: over, overYears: false), type, value.span)
  }
}

extension Wording {
  /// The text of an investment's result, by its name in the script.
  func result(named name: String) -> String? {
    let text: (sv: String, en: String)
    switch name {
    case "depreciation": text = ("Avskrivning", "Depreciation")
    case "interest": text = ("Internränta", "Internal interest")
    case "written_off": text = ("Utrangering", "Written off")
    case "capital_cost": text = ("Kapitalkostnad", "Capital cost")
    case "book_value": text = ("Bokfört värde", "Book value")
    case "activated_amount": text = ("Aktiverat belopp", "Activated amount")
    case "spend": text = ("Investeringsutgift", "Spend")
    default: return nil
    }
    return locale == .sv ? text.sv : text.en
  }
}
