/// Reads an investment's assets from a register, those alike put together as they are read.
struct RegisterReader {
  let catalogue: Catalogue
  let spread: Spread
  let workers: Workers
  var reading = RegisterReading()

  private static let columnNames = ["spend", "life", "activated", "residual", "disposed"]
  /// What a formula may say of all rows.
  private static let formulaNames = [
    "life", "activated", "residual", "disposed", "rate", "method", "interest_base",
  ]

  typealias Stop = RegisterScan<AssetSums>.Stop

  /// What came of reading a register.
  struct Outcome {
    var register: Register?
    var diagnostics: [Diagnostic] = []
    /// The lines that the diagnostics are about.
    var excerpts: [SourceExcerpt] = []
    /// Whether the first line cannot be used, which may come of bytes after it.
    var isHeaderWrong = false
  }

  /// Reads a register.
  func read(
    _ mapping: FileMapping, _ source: Source, _ stream: DataStream, _ encoding: TextEncoding
  ) throws(Stop) -> Outcome {
    var outcome = Outcome()
    guard let file = try open(mapping, source, stream, encoding, &outcome) else { return outcome }
    let scan = try sums(file)
    outcome.diagnostics = scan.tableErrors.diagnostics + outcome.diagnostics
    outcome.excerpts += scan.excerpts
    outcome.register = register(mapping, file, scan, &outcome.diagnostics)
    outcome.diagnostics += scan.rows.allErrors.diagnostics
    return outcome
  }

  /// Opens a register and looks up its columns; `nil` where its first line cannot be used.
  func open(
    _ mapping: FileMapping, _ source: Source, _ stream: DataStream, _ encoding: TextEncoding,
    _ outcome: inout Outcome
  ) throws(Stop) -> RegisterFile? {
    let opened: OpenedHeader?
    do throws(TextPieces.End) {
      opened = try OpenedHeader(
        stream, encoding, of: source, format: mapping.format, reading.sizes)
    } catch {
      throw .end(error)
    }
    guard let opened else { throw .notText }
    outcome.excerpts.append(opened.lines)
    guard let header = opened.header else {
      outcome.diagnostics = opened.errors.diagnostics
      outcome.isHeaderWrong = true
      return nil
    }
    let found = MappedColumns(
      mapping, header, of: source.name, catalogue, columnNames: Self.columnNames,
      formulaNames: Self.formulaNames, diagnostics: &outcome.diagnostics)
    let columns = RegisterColumns(found, yearLimit: catalogue.yearRange.upperBound)
    // A header may end where its line does not.
    let bytes = opened.lines.source.bytes[..<opened.end]
    let start = (bytes.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    return RegisterFile(
      source: source, stream: stream, encoding: encoding, header: header,
      headerLines: opened.lines, columns: columns, places: RowPlaces(found, catalogue, spread),
      spread: spread, reading: reading, start: start, done: opened.end - start,
      lines: bytes[..<start].count { $0 == UInt8(ascii: "\n") })
  }

  // MARK: Sums

  /// Sums the assets, parts of the file at the same time where it is large.
  private func sums(_ file: RegisterFile) throws(Stop) -> RegisterScan<AssetSums> {
    let length = file.stream.size - file.encoding.markLength - file.start
    let isLarge = length >= 2 * reading.leastPart && file.encoding != .windows1252
    let parts = isLarge ? min(workers.count, length / reading.leastPart) : 1
    let bounds = (0..<parts).map { file.start + length / parts * $0 } + [.max]
    let results = workers.map(parts) { part in Self.part(part, of: file, bounds) }
    var whole = try results[0].get()
    for (part, result) in results.enumerated().dropFirst() {
      // A part is of use where it begins with the first row that no part before it has read.
      if case .success(let next) = result, next.start == whole.end {
        whole.add(next) { $0.add($1) }
      } else {
        var next = RegisterScan(file, Self.sink(file), from: whole.end)
        try next.read(upTo: bounds[part + 1])
        whole.add(next) { $0.add($1) }
      }
    }
    return whole
  }

  private static func part(
    _ part: Int, of file: RegisterFile, _ bounds: [Int]
  ) -> Result<RegisterScan<AssetSums>, Stop> {
    do throws(Stop) {
      var scan: RegisterScan<AssetSums>
      if part == 0 {
        scan = RegisterScan(file, sink(file), from: file.start, done: file.done, after: file.lines)
      } else {
        let start = try RegisterScan<AssetSums>.startOfLine(file, after: bounds[part] - 1)
        scan = RegisterScan(file, sink(file), from: start)
      }
      try scan.read(upTo: bounds[part + 1])
      return .success(scan)
    } catch {
      return .failure(error)
    }
  }

  private static func sink(_ file: RegisterFile) -> AssetSums {
    let dimensions = file.columns.places.dimensions.map(\.dimension)
    return AssetSums(
      hasResidual: file.columns.column("residual") != nil, cells: file.spread.count(dimensions))
  }

  private func register(
    _ mapping: FileMapping, _ file: RegisterFile, _ scan: RegisterScan<AssetSums>,
    _ diagnostics: inout [Diagnostic]
  ) -> Register? {
    let columns = file.columns
    guard columns.column("spend") != nil else {
      if !mapping.items.contains(where: { $0.name.text == "spend" }) {
        diagnostics.append(.mappingLeftOut("spend", at: mapping.file.span))
      }
      return nil
    }
    guard columns.places.isWhole else { return nil }
    if columns.places.years == nil, columns.column("activated") == nil {
      diagnostics.append(.mappingLeftOut("year", at: mapping.file.span))
    }
    if scan.later > 0 { diagnostics.append(.rowsOutsideYears(scan.later, mapping.file)) }
    let assets = scan.sink.assets(
      costScale: scale(of: "spend", columns), residualScale: scale(of: "residual", columns))
    return Register(
      dimensions: columns.places.dimensions.map(\.dimension), columns: columns.properties,
      assets: assets, mapping: mapping)
  }

  /// What an amount of 1 in a column is in kronor.
  func scale(of name: String, _ columns: RegisterColumns) -> Rational {
    if case .unit(let unit)? = columns.places.columns[name]?.meaning { return unit.inKronor }
    return catalogue.unit.inKronor
  }
}

extension FileMapping {
  /// `format = "…"`
  var format: QuotedText? {
    for item in items.reversed() where item.name.text == "format" {
      if case .text(let text) = item.source { return text }
    }
    return nil
  }
}
