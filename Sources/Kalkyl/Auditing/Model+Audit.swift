/// How a model's printed figures stand to what they should be.
public struct AuditOutcome: Sendable {
  public let document: Document
  /// Printed figures that rounding does not explain and no reason is given for.
  public let contradictions: Int
  public let diagnostics: [Diagnostic]
}

extension Model {
  /// Lists every printed figure with what it should be, and compares.
  public func audit(locale: ReportLocale = .sv) -> AuditOutcome {
    var evaluator = evaluator().byNodes
    do throws(EvaluationFault) {
      var places: [PrintedPlace] = []
      for index in catalogue.tables.indices {
        guard let slot = catalogue.slot(.table(index)) else { continue }
        let id = checker.instance(of: slot, in: .base)
        guard case .table(let table) = checker.instances[id.index].body else { continue }
        places += try TableAudit(table: table, id: id, model: self).places(&evaluator)
      }
      for declaration in catalogue.printed {
        places += try self.places(of: declaration, &evaluator)
      }
      let sheet = AuditSheet(model: self, wording: Wording(locale))
      let open = places.count {
        $0.worst != .exact && $0.worst != .withinRounding && $0.figure.known == nil
      }
      return AuditOutcome(
        document: sheet.document(places), contradictions: open, diagnostics: [])
    } catch {
      let span = sources.start
      return AuditOutcome(
        document: Document(), contradictions: 0,
        diagnostics: [.stopped(error, at: SourceSpan(span.start, span.start))])
    }
  }

  /// The figures of a `printed` declaration, each beside the model's.
  private func places(
    of declaration: PrintedDeclaration, _ evaluator: inout Evaluator
  ) throws(EvaluationFault) -> [PrintedPlace] {
    var checker = checker
    let target = checker.query(declaration.target, in: .base)
    let text = declaration.text?.text ?? sources.text(declaration.target.span)
    var places: [PrintedPlace] = []
    for (labels, literal) in declaration.value.printedLiterals {
      guard
        let figure = checker.printedFigure(literal, known: declaration.known, of: target.type.kind)
      else { continue }
      var place = Pivot.Place()
      var words: [String] = []
      for label in labels {
        switch label {
        case .years(let year, _):
          place.year = year
          words.append("\(year)")
        case .label(let reference):
          for id in checker.dimensions(for: reference) where target.type.shape.has(id) {
            let dimension = catalogue.dimension(id)
            guard let position = dimension.position(of: reference.name.text) else { continue }
            place.labels[id] = position
            words.append(dimension.labels[position].text)
          }
        case .then, .otherwise, .missing: break
        }
      }
      let cell = try evaluator.cell(of: target, at: place)
      let bounds = cell.value.map(Interval.init(exactly:))
      let name = words.isEmpty ? text : "\(text): \(words.joined(separator: ", "))"
      places.append(
        PrintedPlace(
          place: name, figure: figure,
          derivations: [.init(origin: .model, value: cell, bounds: bounds)]))
    }
    return places
  }
}

extension Expression {
  /// The literals of printed entries, each with the keys that lead to it.
  fileprivate var printedLiterals: [(keys: [Key.Kind], literal: Expression)] {
    switch kind {
    case .entries(let entries):
      entries.entries.flatMap { entry in
        entry.value.printedLiterals.map { ([entry.key.kind] + $0.keys, $0.literal) }
      }
    case .grid(let grid):
      grid.rows.flatMap { row in
        zip(grid.head, row.cells).compactMap { head, cell in
          cell.map { (row.keys.map(\.kind) + [head.kind], $0) }
        }
      }
    default: [([], self)]
    }
  }
}
