// What is said of figures that need themselves.
extension Diagnostic {
  static func circle(_ path: [String], at span: SourceSpan, others: [SourceSpan]) -> Diagnostic {
    Diagnostic(
      .circle, "a figure needs itself: \(shortened(path).joined(separator: " ← "))",
      at: Label(span, "where the circle begins"),
      related: others.map { Label($0, "on the way round") },
      notes: ["let one of them lean on the year before: `previous`, or `x[year - 1]`"])
  }
}

/// A long path with its middle left out.
private func shortened(_ path: [String]) -> [String] {
  path.count <= 12 ? path : path.prefix(6) + ["…"] + path.suffix(5)
}

extension Checker {
  /// A node as a reader would write it: `fund[2027]`, with its scenario where it is not the base.
  func name(of node: Int, _ space: NodeSpace) -> String {
    let (id, year, cell) = space.place(of: node)
    let key = instances[id.index].key
    var name = catalogue.slots[key.slot.index].name
    if case .table(let table) = instances[id.index].body {
      let (row, column) = cell.quotientAndRemainder(dividingBy: table.layout.columns.count)
      name += "[\(table.layout.rows[row].name), \(table.layout.columns[column].name)]"
    }
    if let year { name += "[\(year)]" }
    return key.run == .base ? name : "(\(name) in \(layering.runs[key.run.index].name))"
  }

  /// What is said of circles, each once.
  func circleDiagnostics(_ circles: [[Int]], _ space: NodeSpace) -> [Diagnostic] {
    var findings = Findings()
    for circle in circles {
      let spans = circle.map { node in
        catalogue.slots[instances[space.place(of: node).instance.index].key.slot.index].span
      }
      // The names from where the circle begins: each reads the next.
      let names = circle.map { name(of: $0, space) }
      let others = Set(spans).subtracting([spans[0]]).sorted()
      findings.add(.circle(names, at: spans[0], others: Array(others.prefix(6))))
    }
    return findings.diagnostics
  }
}
