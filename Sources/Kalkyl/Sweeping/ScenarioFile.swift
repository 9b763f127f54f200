/// A file of scenarios: its header names assumptions, and each row gives a figure for each of them.
public struct ScenarioFile: Sendable {
  /// What diagnostics call it.
  public let name: String
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// A column of a file of scenarios, and how its figures are written.
private struct ScenarioColumn {
  let assumption: VariedAssumption
  let column: Int
  let heading: SourceSpan
  /// In an amount what a figure of one is in kronor.
  var scale = Rational.one
  var isPercent = false
  var time = TimeUnit.years
}

extension QuestionReader {
  /// The scenarios of a file; `nil`, and said, where something in it is wrong.
  ///
  /// - Parameter naming: whether the names of the rows are asked for.
  mutating func scenarios(_ file: ScenarioFile, naming: Bool) -> SweptRows? {
    var errors = DataFileErrors()
    defer { errors.diagnostics.forEach { report($0) } }
    guard let table = table(of: file, &errors) else { return nil }
    let header = table.headings[0].span.union(table.headings[table.headings.count - 1].span)
    let isNamed = table.headings[0].text.lowercased() == "scenario"
    let columns = table.headings.indices.dropFirst(isNamed ? 1 : 0).map { column(of: table, $0) }
    if columns.isEmpty { errors.add(.noColumnsToVary(at: header)) }
    reportRepeated(columns.compactMap { $0 })
    let most = model.checker.limits.scenarioRows
    if table.rowCount > most {
      errors.add(.tooManyScenarios(at: table.span(ofRow: most), most: most))
    }
    if table.rowCount == 0, errors.isEmpty { errors.add(.noScenarios(at: header)) }
    guard !columns.isEmpty, table.rowCount <= most, !hasErrors else { return nil }
    let known = columns.compactMap { $0 }
    var figures: [Rational] = []
    figures.reserveCapacity(table.rowCount * known.count)
    for row in 0..<table.rowCount {
      for column in known {
        switch figure(row, column, of: table) {
        case .value(let value): figures.append(value)
        case .empty: errors.add(.emptyFileCell(table.cell(row, column.column)))
        case .wrong(let error): errors.add(error)
        }
      }
    }
    guard errors.isEmpty else { return nil }
    let names = naming ? (0..<table.rowCount).map { name(of: $0, table, isNamed) } : nil
    return SweptRows(assumptions: known.map(\.assumption), figures: figures, names: names)
  }

  private mutating func table(
    of file: ScenarioFile, _ errors: inout DataFileErrors
  ) -> DataTable? {
    let most = model.checker.limits.sourceBytes
    let text = file.bytes.count > most ? [] : DataFileText.utf8(file.bytes)
    guard file.bytes.count <= most, text.count <= sources.room else {
      let start = sources.add(name: file.name, bytes: []).span
      errors.add(.scenarioFileTooLarge(at: start, size: file.bytes.count, most: most))
      return nil
    }
    let source = sources.add(name: file.name, bytes: text)
    let format = QuotedText("separator \(Self.separator(ofHeader: text))", source.span)
    return DataTable.read(source, format: format, errors: &errors)
  }

  /// What stands between the headings; a comma inside brackets stands between labels.
  private static func separator(ofHeader text: [UInt8]) -> String {
    var found: Set<UInt8> = []
    var isQuoted = false
    var depth = 0
    for byte in text.drop(while: { $0 <= UInt8(ascii: " ") }) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return name(of: found)
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      default: if depth == 0 { found.insert(byte) }
      }
    }
    return name(of: found)
  }

  private static func name(of found: Set<UInt8>) -> String {
    if found.contains(UInt8(ascii: ";")) { return ";" }
    if found.contains(UInt8(ascii: "\t")) { return "tab" }
    // A single column has no separator; its brackets may hold commas.
    return found.contains(UInt8(ascii: ",")) ? "," : ";"
  }

  private mutating func column(of table: DataTable, _ column: Int) -> ScenarioColumn? {
    let span = table.headings[column].span
    let isQuoted = table.source.text(span).hasPrefix("\"")
    let inner = isQuoted ? SourceSpan(span.start + 1, max(span.start + 1, span.end - 1)) : span
    let heading = Source(
      name: table.source.name, bytes: Array(table.source.text(inner).utf8), base: inner.start)
    let (parsed, problems) = parseScenarioHeading(heading, limits: model.checker.limits)
    problems.forEach { report($0) }
    guard let parsed, problems.isEmpty, let assumption = assumption(parsed.target) else {
      return nil
    }
    var result = ScenarioColumn(assumption: assumption, column: column, heading: inner)
    switch (assumption.kind, parsed.meaning) {
    case (.number, nil): break
    case (.number, .percent): result.isPercent = true
    case (.amount, nil): result.scale = model.catalogue.unit.inKronor
    case (.amount, .unit(let unit)): result.scale = unit.inKronor
    case (.duration, .time(let unit)): result.time = unit
    case (let kind, _):
      report(
        .unitOfScenarioColumn(
          assumption.name, at: inner, kind, isLeftOut: parsed.meaning == nil,
          model: model.catalogue.unit))
      return nil
    }
    return result
  }

  private mutating func reportRepeated(_ columns: [ScenarioColumn]) {
    for (index, column) in columns.enumerated() {
      let name = column.assumption.name
      if let first = columns[..<index].first(where: { $0.assumption.name == name }) {
        report(.variedTwice(name, at: column.heading, first: first.heading))
      }
    }
  }

  private func figure(
    _ row: Int, _ column: ScenarioColumn, of table: DataTable
  ) -> CellReading<Rational> {
    if column.assumption.kind == .duration {
      return table.duration(row, column.column, in: column.time).mapped { Rational($0) }
    }
    let text = table.content(row, column.column)
    if text.isEmpty { return .empty }
    let isPercent =
      column.isPercent || (column.assumption.kind == .number && text.last == UInt8(ascii: "%"))
    let sign = table.format.decimalSign
    let reading = FigureInFile.read(
      text, isPercent: isPercent, decimalSign: sign, maximumDigits: model.checker.limits.digits)
    switch reading {
    case .figure(let value): return .value(value * column.scale)
    case .fault(let fault):
      return .wrong(.figureInFile(fault, table.cell(row, column.column), sign, isMapped: false))
    }
  }

  private func name(of row: Int, _ table: DataTable, _ isNamed: Bool) -> String {
    let name = isNamed ? table.text(row, 0) : ""
    return name.isEmpty ? String(row + 1) : name
  }
}

extension CellReading {
  fileprivate func mapped<Other>(_ change: (Value) -> Other) -> CellReading<Other> {
    switch self {
    case .value(let value): .value(change(value))
    case .empty: .empty
    case .wrong(let error): .wrong(error)
    }
  }
}
