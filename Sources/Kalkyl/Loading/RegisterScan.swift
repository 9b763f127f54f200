/// What is done with the assets of a register as they are read.
protocol RegisterSink: Sendable {
  /// Takes assets in plain rows, in the order of the file.
  mutating func take(_ assets: UnsafeBufferPointer<PlainRows.Asset>)

  /// Is told when the last asset has been taken.
  mutating func settle()

  /// Takes an asset in any row: the row of a table whose first line has so many before it.
  mutating func take(_ asset: ReadAsset, row: Int, of table: DataTable, after lines: Int)
}

extension AssetSums: RegisterSink {
  mutating func take(_ assets: UnsafeBufferPointer<PlainRows.Asset>) { add(assets) }

  mutating func settle() {}

  mutating func take(_ asset: ReadAsset, row: Int, of table: DataTable, after lines: Int) {
    add(asset.code, cell: asset.cell, cost: asset.cost, residual: asset.residual)
  }
}

/// Reads a part of a register's rows, piece by piece.
struct RegisterScan<Sink: RegisterSink> {
  /// Why the rows cannot be read.
  enum Stop: Error, Hashable {
    case end(TextPieces.End)
    /// There is a byte that is no text in the encoding.
    case notText
  }

  /// How many plain rows are read before their assets are taken.
  private static var mostAtOnce: Int { 128 }

  private let file: RegisterFile
  private let plain: PlainRows
  private(set) var rows: RegisterRows
  private(set) var sink: Sink
  private(set) var tableErrors = DataFileErrors()
  private(set) var excerpts: [SourceExcerpt] = []
  /// How many assets are bought after the model's years.
  private(set) var later = 0
  /// Where the part begins in the text, and where it has come to.
  private(set) var start: Int
  private(set) var end: Int
  /// How many lines have been gone past.
  private(set) var lines: Int
  /// How many bytes of the line being read have been read already.
  private var done: Int

  /// - Parameters:
  ///   - start: where the first line begins.
  ///   - done: how many bytes of that line are not rows.
  ///   - lines: how many lines stand before it, as far as that is known.
  init(_ file: RegisterFile, _ sink: Sink, from start: Int, done: Int = 0, after lines: Int = 0) {
    self.file = file
    self.lines = lines
    self.sink = sink
    self.start = start
    self.done = done
    end = start
    plain = PlainRows(file.columns, file.header, file.spread)
    rows = RegisterRows(file.columns, file.places)
  }

  /// Reads the rows that begin before a place.
  mutating func read(upTo limit: Int) throws(Stop) {
    var pieces = TextPieces(file.stream, file.encoding, from: start, file.reading.sizes)
    var used = 0
    repeat {
      do throws(TextPieces.End) {
        try pieces.read(after: used)
      } catch {
        throw .end(error)
      }
      let text = pieces.text
      let whole = pieces.isAtEnd ? text.count : text.endOfLines(before: text.count)
      used = 0
      let stop = min(whole, limit - pieces.offset)
      while used < stop {
        if done == 0, file.reading.usesPlainRows, plain.isUsable {
          used = readPlain(text, from: used, to: stop)
          if used >= stop { break }
        }
        guard
          let next = try readAny(
            text, from: used, whole: whole, isAtEnd: pieces.isAtEnd, at: pieces.offset + used)
        else { break }
        used = next
      }
      end = pieces.offset + used
    } while end < limit && !pieces.isAtEnd
    sink.settle()
  }

  /// Goes past the line that a place is in, for a part that does not begin with the first row.
  static func startOfLine(_ file: RegisterFile, after place: Int) throws(Stop) -> Int {
    var pieces = TextPieces(file.stream, file.encoding, from: place, file.reading.sizes)
    while true {
      do throws(TextPieces.End) {
        try pieces.read(after: pieces.count)
      } catch {
        throw .end(error)
      }
      let end = pieces.text.endOfLine(from: 0)
      if pieces.isAtEnd || (end > 0 && pieces.text[end - 1] == UInt8(ascii: "\n")) {
        return pieces.offset + end
      }
    }
  }

  /// Takes over what a scan of the part after this one has found.
  mutating func add(_ later: RegisterScan, _ join: (inout Sink, Sink) -> Void) {
    excerpts += later.excerpts.map {
      SourceExcerpt(source: $0.source, linesBefore: lines + $0.linesBefore)
    }
    rows.add(later.rows)
    tableErrors.add(later.tableErrors)
    self.later += later.later
    lines += later.lines
    end = later.end
    join(&sink, later.sink)
  }

  // MARK: Rows

  /// Reads plain rows up to one that is not, and gives where that begins.
  private mutating func readPlain(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, to stop: Int
  ) -> Int {
    guard let base = text.baseAddress else { return start }
    var place = base + start
    withUnsafeTemporaryAllocation(of: PlainRows.Asset.self, capacity: Self.mostAtOnce) { assets in
      assets.initialize(repeating: PlainRows.Asset(line: text))
      while place < base + stop {
        let rows = readPlain(&place, to: base + stop, into: assets)
        sink.take(UnsafeBufferPointer(rebasing: assets[..<rows.count]))
        if !rows.isAll { break }
      }
    }
    guard place > base + text.count else { return place - base }
    // The last line has no end of its own.
    lines -= 1
    return text.count
  }

  /// Reads as many plain rows as there is room for; says how many assets they are, and whether the
  /// next row may be plain, too.
  private mutating func readPlain(
    _ place: inout UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>,
    into assets: UnsafeMutableBufferPointer<PlainRows.Asset>
  ) -> (count: Int, isAll: Bool) {
    let givesAssets = file.columns.givesAssets
    let limit = givesAssets ? file.columns.yearLimit : 0
    let (plain, labels) = (plain, rows.places.labels)
    var count = 0
    while count < assets.count, place < end {
      guard let next = plain.read(place, labels, into: &assets[count]) else {
        return (count, false)
      }
      assets[count].linesBefore = lines
      lines += 1
      place = next
      if assets[count].code.year < limit {
        count += 1
      } else if givesAssets {
        later += 1
      }
    }
    return (count, true)
  }

  /// Reads the rows of a line in any way; `nil` where more text is needed for it.
  private mutating func readAny(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, whole: Int, isAtEnd: Bool, at place: Int
  ) throws(Stop) -> Int? {
    var end = text.endOfLine(from: start)
    while true {
      let line = UnsafeBufferPointer(rebasing: text[start..<end])
      if line.firstTextFault != nil { throw .notText }
      let source = Source(
        name: file.source.name, bytes: Array(line), base: file.source.base + UInt32(place))
      var reader = DataTableReader(source, below: file.header, from: done)
      let told = rows.placesTold + tableErrors.placesTold
      let isWhole = readRows(&reader, of: source, isLast: isAtEnd && end == text.count)
      if rows.placesTold + tableErrors.placesTold != told {
        excerpts.append(SourceExcerpt(source: source, linesBefore: lines))
      }
      if isWhole {
        lines += source.lineCount - 1
        done = 0
        return end
      }
      // A quoted text goes on in the lines after; twice as many are tried each time.
      if end >= whole { return nil }
      end = text.endOfLine(from: min(whole - 1, start + 2 * (end - start)))
    }
  }

  /// Reads rows to the end of some lines; `false` where the last goes on after them.
  private mutating func readRows(
    _ reader: inout DataTableReader, of source: Source, isLast: Bool
  ) -> Bool {
    while !reader.isAtEnd {
      done = reader.position
      let before = tableErrors
      let fields = reader.readRow(below: file.header.headings, &tableErrors)
      if reader.endsInQuote, !isLast {
        tableErrors = before
        return false
      }
      guard let fields else { continue }
      let table = DataTable(
        source: source, format: file.header.format, headings: file.header.headings, fields: fields)
      guard let asset = rows.asset(0, of: table) else { continue }
      if asset.code.year >= file.columns.yearLimit {
        later += 1
      } else {
        sink.take(asset, row: 0, of: table, after: lines)
      }
    }
    return true
  }
}
