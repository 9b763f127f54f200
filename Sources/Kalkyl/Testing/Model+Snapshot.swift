extension Model {
  /// The snapshots that the tests keep, in the order written, each once.
  public var snapshotNames: [String] {
    var names: [String] = []
    for test in catalogue.tests {
      for report in test.snapshots {
        let name = test.snapshotName(report)
        if !names.contains(name) { names.append(name) }
      }
    }
    return names
  }

  /// The figures of a report in the scenario of a test.
  func snapshot(of report: Name, in test: TestDeclaration) throws(EvaluationFault) -> Snapshot {
    var builder = ReportBuilder(self, RunOptions(scenario: test.scenario?.text))
    try builder.build(only: report.text)
    var lines: [Snapshot.Line] = []
    var counts: [String: Int] = [:]
    for case .table(let table) in builder.document.blocks {
      for row in table.rows {
        for (column, cell) in zip(table.columns, row.cells) {
          guard case .figure(let figure) = cell else { continue }
          let parts = [table.title ?? "", row.label, column.group ?? "", column.heading]
          let place = parts.filter { !$0.isEmpty }.joined(separator: ", ").onOneLine
          // The same place twice, as of two shows of one value, is told apart by a number.
          let count = counts[place, default: 0] + 1
          counts[place] = count
          lines.append(
            .init(place: count == 1 ? place : "\(place) (\(count))", figure: figure.snapshotText))
        }
      }
    }
    return Snapshot(name: test.snapshotName(report), lines: lines)
  }

  /// All that the tests keep, as it is now.
  func snapshots() throws(EvaluationFault) -> [Snapshot] {
    var snapshots: [Snapshot] = []
    for test in catalogue.tests {
      for report in test.snapshots { snapshots.append(try snapshot(of: report, in: test)) }
    }
    return snapshots
  }

  /// What a test's snapshots are now, and the failures of those that differ from what was kept.
  func compareSnapshots(
    of test: TestDeclaration, with kept: SnapshotFile
  ) throws(EvaluationFault) -> (snapshots: [Snapshot], failures: [TestFailure]) {
    var snapshots: [Snapshot] = []
    var failures: [TestFailure] = []
    for report in test.snapshots {
      let new = try snapshot(of: report, in: test)
      snapshots.append(new)
      let place = sources.location(of: report.span)
      let old = kept.snapshot(named: new.name)
      let differences =
        old.map { $0.differences(to: new) } ?? ["nothing is kept yet; `--update` writes it"]
      guard !differences.isEmpty else { continue }
      failures.append(
        TestFailure(
          file: place.name, line: place.line, expectation: "snapshot \(new.name)",
          values: ["snapshot \(new.name)"], cells: Array(differences.prefix(12)),
          count: differences.count))
    }
    return (snapshots, failures)
  }
}

extension TestDeclaration {
  /// `frames`, `frames in high_rate`.
  fileprivate func snapshotName(_ report: Name) -> String {
    scenario.map { "\(report.text) in \($0.text)" } ?? report.text
  }
}

extension Figure {
  /// The figure unrounded, with its unit: `8380.5 tkr`, `2.75 %`, `1/3`.
  fileprivate var snapshotText: String {
    guard let value = valueInUnit else { return "–" }
    return switch style.kind {
    case .amount(let unit): "\(value.exactString) \(unit.rawValue)"
    case .percent: "\(value.exactString) %"
    case .truth: value.isZero ? "false" : "true"
    case .number, .year: value.exactString
    case .duration: "\(value.exactString) months"
    }
  }
}
