/// A table with its figures written, ready to be laid out.
struct ShownTable: Sendable {
  enum Cell: Sendable {
    case empty
    case text(String)
    case figure(FigureText.Parts, Figure)

    var text: String {
      switch self {
      case .empty: ""
      case .text(let text): text
      case .figure(let parts, _): parts.text
      }
    }

    var tone: Figure.Tone {
      if case .figure(_, let figure) = self { figure.tone } else { .neutral }
    }
  }

  struct Column: Sendable {
    var heading: String
    var group: String?
    /// `true` iff the column has texts and no figures.
    var isText: Bool
  }

  struct Row: Sendable {
    var kind: DocumentTable.Row.Kind
    var label: String
    /// How many steps the label is moved in; a memo row at least one.
    var indent: Int
    /// As many as the columns.
    var cells: [Cell]
  }

  /// Neighbouring columns under one heading, or without one.
  struct Group: Sendable {
    var heading: String?
    var columns: Range<Int>
  }

  let title: String?
  let unit: String?
  let corner: String
  let columns: [Column]
  let rows: [Row]

  init(_ table: DocumentTable, _ figures: FigureText) {
    title = table.title?.printable
    unit = table.unit?.printable
    corner = table.corner.printable
    let shown = table.rows.map { Row($0, count: table.columns.count, figures) }
    rows = shown
    columns = table.columns.enumerated().map { index, column in
      let cells = shown.lazy.map { $0.cells[index] }
      var isText = false
      for cell in cells {
        switch cell {
        case .empty: continue
        case .text: isText = true
        case .figure: return Column(column, isText: false)
        }
      }
      return Column(column, isText: isText)
    }
  }

  /// The title with the unit: `Ramar, tkr`; `nil` without either.
  var caption: String? {
    switch (title, unit) {
    case (let title?, let unit?): "\(title), \(unit)"
    case (let title?, nil): title
    case (nil, let unit): unit
    }
  }

  var hasGroups: Bool { columns.contains { $0.group != nil } }

  /// The runs of columns, of those given, that have one group heading or none in common.
  func groups(of range: Range<Int>) -> [Group] {
    var groups: [Group] = []
    for index in range {
      let heading = columns[index].group
      if let last = groups.last, last.heading == heading {
        groups[groups.count - 1].columns = last.columns.lowerBound..<(index + 1)
      } else {
        groups.append(Group(heading: heading, columns: index..<(index + 1)))
      }
    }
    return groups
  }
}

extension ShownTable.Column {
  fileprivate init(_ column: DocumentTable.Column, isText: Bool) {
    heading = column.heading.printable
    group = column.group?.printable
    self.isText = isText
  }
}

extension ShownTable.Row {
  fileprivate init(_ row: DocumentTable.Row, count: Int, _ figures: FigureText) {
    kind = row.kind
    label = row.label.printable
    indent = row.kind == .memo ? max(row.indent, 1) : max(row.indent, 0)
    cells = (0..<count).map { index in
      guard index < row.cells.count else { return .empty }
      return switch row.cells[index] {
      case .empty: .empty
      case .text(let text): .text(text.printable)
      case .figure(let figure): .figure(figures.parts(of: figure), figure)
      }
    }
  }
}
