/// Lists printed figures beside what they should be.
struct AuditSheet {
  let model: Model
  let wording: Wording

  func document(_ places: [PrintedPlace]) -> Document {
    var rows: [DocumentTable.Row] = []
    for place in places {
      for (index, derivation) in place.derivations.enumerated() {
        rows.append(row(place, derivation, isFirst: index == 0))
      }
    }
    let columns = [
      DocumentTable.Column(heading: wording[.printed], name: "printed"),
      DocumentTable.Column(heading: wording[.computed], name: "computed"),
      DocumentTable.Column(heading: wording[.basis], name: "basis"),
      DocumentTable.Column(heading: wording[.judgement], name: "judgement"),
      DocumentTable.Column(heading: wording[.known], name: "known"),
    ]
    var document = Document()
    if !rows.isEmpty {
      document.blocks.append(
        .table(DocumentTable(title: wording[.printedFigures], columns: columns, rows: rows)))
    }
    document.blocks.append(.paragraph(summary(places)))
    return document
  }

  private func row(
    _ place: PrintedPlace, _ derivation: PrintedPlace.Derivation, isFirst: Bool
  ) -> DocumentTable.Row {
    let printed = Figure(value: place.figure.value, style: place.figure.style)
    let computed = model.figure(derivation.value, place.figure.style.finer)
    let verdict = place.verdict(derivation)
    let word: Word =
      switch verdict {
      case .exact: .exact
      case .withinRounding: .withinRounding
      case .outside: .outsideRounding
      case nil: .undecided
      }
    let isContradiction = verdict == .outside || verdict == nil
    return DocumentTable.Row(
      label: isFirst ? place.place : "", name: place.place,
      cells: [
        isFirst ? .figure(printed) : .empty, .figure(computed),
        .text(wording[derivation.origin.word]), .text(wording[word]),
        isContradiction ? .text(place.figure.known ?? "") : .empty,
      ])
  }

  private func summary(_ places: [PrintedPlace]) -> String {
    let exact = places.count { $0.worst == .exact }
    let within = places.count { $0.worst == .withinRounding }
    let rest = places.filter { $0.worst != .exact && $0.worst != .withinRounding }
    let known = rest.count { $0.figure.known != nil }
    return wording.auditSummary(
      count: places.count, exact: exact, within: within, outside: rest.count, known: known)
  }
}

extension PrintedPlace.Derivation.Origin {
  /// What the origin is called in the list.
  fileprivate var word: Word {
    switch self {
    case .model: .fromModel
    case .printedParts: .fromPrintedParts
    case .printedRows: .fromPrintedRows
    }
  }
}

extension FigureStyle {
  /// The style with two further decimals, so that what rounding hides is seen.
  fileprivate var finer: FigureStyle {
    var style = self
    style.decimals = decimals.map { $0 + 2 }
    return style
  }
}

extension Wording {
  /// The closing line of an audit.
  func auditSummary(count: Int, exact: Int, within: Int, outside: Int, known: Int) -> String {
    switch locale {
    case .sv:
      "\(count) tryckta siffror: \(exact) exakta, \(within) inom avrundning, "
        + "\(outside) utanför avrundning (\(known) med känd orsak)"
    case .en:
      "\(count) printed figures: \(exact) exact, \(within) within rounding, "
        + "\(outside) outside rounding (\(known) known)"
    }
  }
}
