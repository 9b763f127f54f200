/// A data file whose text has its range of offsets among the model's.
struct KnownDataFile: Sendable {
  let source: Source
  /// As the stream's that it was read from.
  let version: String
}

/// A register's file that has been opened and is to be read.
struct RegisterOpening {
  /// Why it cannot be read.
  enum Fault: Error, Hashable {
    case failed(String)
    /// Its bytes were others the second time.
    case changed
    case tooLarge
    case lineTooLong
  }

  let name: String
  let stream: DataStream
  /// The file, where the model has it already.
  let known: KnownDataFile?
  /// The next free offset, and how many there are.
  let base: UInt32
  let room: Int

  /// Reads the register; gives the text that places in it point into, too.
  func read(
    _ mapping: FileMapping, _ reader: RegisterReader
  ) throws(Fault) -> (RegisterReader.Outcome, Source) {
    if let known, known.source.isWhole {
      let stream = DataStream(known.source.bytes)
      return try read(mapping, reader, stream) { _ throws(Fault) in known.source }
    }
    return try read(mapping, reader, stream) { size throws(Fault) in
      if let known, known.version == stream.version, known.source.size == size {
        return known.source
      }
      if size > room { throw .tooLarge }
      return Source(name: name, size: size, base: base)
    }
  }

  private func read(
    _ mapping: FileMapping, _ reader: RegisterReader, _ stream: DataStream,
    _ source: (_ size: Int) throws(Fault) -> Source
  ) throws(Fault) -> (RegisterReader.Outcome, Source) {
    let isMarked = try orFault { () throws(TextPieces.End) in
      try DataFileExamination.hasMark(stream)
    }
    let encoding = TextEncoding.utf8(hasMark: isMarked)
    let place = try source(stream.size - encoding.markLength)
    if try isUTF16(stream) {
      return (.init(diagnostics: [.dataFileInUTF16(place)], excerpts: []), place)
    }
    var first: RegisterReader.Outcome?
    do throws(RegisterReader.Stop) {
      let outcome = try reader.read(mapping, place, stream, encoding)
      if !outcome.isHeaderWrong { return (outcome, place) }
      first = outcome
    } catch {
      if case .end(let end) = error { throw Fault(end) }
    }
    // Only all of its bytes say in which letters a file is written, and whether it is a text.
    let sizes = reader.reading.sizes
    let found = try orFault { () throws(TextPieces.End) in
      try DataFileExamination.examine(stream, sizes)
    }
    let whole = try source(found.size)
    if let unreadable = found.unreadable { return (.init(unreadable, in: whole), whole) }
    if let first, found.encoding == encoding { return (first, whole) }
    do throws(RegisterReader.Stop) {
      return (try reader.read(mapping, whole, stream, found.encoding), whole)
    } catch {
      if case .end(let end) = error { throw Fault(end) }
      throw .changed
    }
  }

  private func isUTF16(_ stream: DataStream) throws(Fault) -> Bool {
    do throws(DataStream.Failure) {
      return DataFileText.isUTF16(try stream.bytes(atMost: 2))
    } catch {
      throw .failed(error.why)
    }
  }

  private func orFault<Value>(
    _ work: () throws(TextPieces.End) -> Value
  ) throws(Fault) -> Value {
    do throws(TextPieces.End) {
      return try work()
    } catch {
      throw Fault(error)
    }
  }
}

extension RegisterOpening.Fault {
  init(_ end: TextPieces.End) {
    switch end {
    case .failed(let failure): self = .failed(failure.why)
    case .lineTooLong: self = .lineTooLong
    }
  }
}

extension RegisterReader.Outcome {
  /// What is said of a file with a byte that no text has.
  init(_ unreadable: DataFileExamination.Unreadable, in source: Source) {
    let line = Source(
      name: source.name, bytes: unreadable.line, base: source.base + UInt32(unreadable.lineStart))
    self.init(
      diagnostics: [.unreadableCharacter(source, at: unreadable.place)],
      excerpts: [SourceExcerpt(source: line, linesBefore: unreadable.linesBefore)])
  }
}
