/// The rows of a register that are one asset: the largest of them, and the others together.
struct ShownRows {
  /// A row and what it says was paid.
  struct Row {
    let text: String
    let place: SourceLocation
    let cost: Rational
    /// Its place among the rows of the asset.
    let number: Int
  }

  /// In the order of the file.
  private(set) var largest: [Row] = []
  private(set) var count = 0
  /// Of all rows.
  private(set) var cost = Rational.zero

  var othersCount: Int { count - largest.count }
  var othersCost: Rational { cost - largest.reduce(.zero) { $0 + $1.cost } }

  /// Adds a row; its text is made only where it is shown.
  mutating func add(_ cost: Rational, most: Int, _ row: () -> (text: String, place: SourceLocation))
  {
    count += 1
    self.cost += cost
    guard let least = largest.indices.min(by: isLess), largest.count >= most else {
      let (text, place) = row()
      return largest.append(Row(text: text, place: place, cost: cost, number: count))
    }
    if cost.magnitude > largest[least].cost.magnitude {
      let (text, place) = row()
      largest.remove(at: least)
      largest.append(Row(text: text, place: place, cost: cost, number: count))
    }
  }

  /// Leaves out the least where more rows are to be told together with it.
  mutating func settle() {
    if othersCount > 0, let least = largest.indices.min(by: isLess) { largest.remove(at: least) }
  }

  /// Of two rows that cost the same the later is the less.
  private func isLess(_ first: Int, _ second: Int) -> Bool {
    let (a, b) = (largest[first], largest[second])
    let (x, y) = (a.cost.magnitude, b.cost.magnitude)
    return x == y ? a.number > b.number : x < y
  }
}

/// Collects the rows of a register that are in one cell.
struct ShownRowsSink: RegisterSink {
  let cell: Int
  let file: RegisterFile
  let costScale: Rational
  private(set) var rows: [Register.AssetTerms: ShownRows] = [:]

  init(_ cell: Int, _ file: RegisterFile, costScale: Rational) {
    self.cell = cell
    self.file = file
    self.costScale = costScale
  }

  mutating func take(_ assets: UnsafeBufferPointer<PlainRows.Asset>) {
    for asset in assets where asset.cell == cell {
      add(asset.code, Rational(asset.cost, over: AssetSums.unit)) { file in
        let source = Source(name: file.source.name, bytes: Array(asset.line))
        var reader = DataTableReader(source, below: file.header)
        var errors = DataFileErrors()
        let fields = reader.readRow(below: file.header.headings, &errors) ?? []
        return Self.shown(fields, of: source, after: asset.linesBefore)
      }
    }
  }

  mutating func take(_ asset: ReadAsset, row: Int, of table: DataTable, after lines: Int) {
    guard asset.cell == cell else { return }
    add(asset.code, asset.cost) { _ in Self.shown(table.fields, of: table.source, after: lines) }
  }

  private mutating func add(
    _ code: AssetTermsCode, _ cost: Rational,
    _ row: (RegisterFile) -> (text: String, place: SourceLocation)
  ) {
    let file = file
    rows[code.terms(cell: cell), default: ShownRows()].add(
      cost * costScale, most: Explainer.mostParts
    ) { row(file) }
  }

  /// The text of a row from its first field to its last, and where it stands in the file.
  private static func shown(
    _ fields: [DataTable.Field], of source: Source, after lines: Int
  ) -> (text: String, place: SourceLocation) {
    let start = source.base + (fields.first?.start ?? 0)
    let end = source.base + (fields.last?.end ?? 0)
    let found = source.location(of: start)
    return (
      source.text(SourceSpan(start, end)).onOneLine,
      SourceLocation(name: found.name, line: lines + found.line, column: found.column)
    )
  }

  mutating func settle() {
    for key in rows.keys { rows[key]?.settle() }
  }
}

extension Model {
  /// The rows of a register's assets in a cell, read again; none where the file cannot be had.
  func shownRows(
    of mapping: FileMapping, inCell cell: Int
  ) -> [Register.AssetTerms: ShownRows] {
    let script = sources.source(of: mapping.file.span).name
    let reader = RegisterReader(
      catalogue: catalogue, spread: Spread(catalogue), workers: material.workers)
    switch material.files.file(mapping.file.text, namedIn: script) {
    case .missing, .failed: return [:]
    case .found(let name, let bytes):
      return reader.rows(of: mapping, inCell: cell, name, DataStream(bytes))
    case .opened(let name, let stream):
      return reader.rows(of: mapping, inCell: cell, name, stream)
    }
  }
}

extension RegisterReader {
  /// The rows of the assets in a cell; none where the file is not what it was.
  fileprivate func rows(
    of mapping: FileMapping, inCell cell: Int, _ name: String, _ stream: DataStream
  ) -> [Register.AssetTerms: ShownRows] {
    let source = Source(name: name, size: min(stream.size, SourceMap.mostBytes), base: 0)
    for encoding in [TextEncoding.utf8(hasMark: false), .utf8(hasMark: true), .windows1252] {
      let isMarked = (try? DataFileExamination.hasMark(stream)) ?? false
      if encoding == .utf8(hasMark: !isMarked) { continue }
      var outcome = Outcome()
      guard let file = try? open(mapping, source, stream, encoding, &outcome) else { continue }
      let scale = scale(of: "spend", file.columns)
      var scan = RegisterScan(
        file, ShownRowsSink(cell, file, costScale: scale), from: file.start, done: file.done,
        after: file.lines)
      if (try? scan.read(upTo: .max)) != nil { return scan.sink.rows }
    }
    return [:]
  }
}
