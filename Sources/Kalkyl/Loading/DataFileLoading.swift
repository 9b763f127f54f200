extension ScriptLoader {
  /// Reads the data files that definitions and investments take their figures from.
  mutating func readDataFiles(of catalogue: Catalogue) -> DataFiles {
    var files = DataFiles()
    let spread = Spread(catalogue)
    for definition in catalogue.definitions {
      guard case .file(let mapping) = definition.value, let table = table(of: mapping) else {
        continue
      }
      var found: [Diagnostic] = []
      let reader = DataBlockReader(catalogue: catalogue, spread: spread)
      if let block = reader.read(mapping, of: definition, table, diagnostics: &found) {
        files.blockOfMapping[mapping.span] = DataBlockID(index: files.blocks.count)
        files.blocks.append(block)
      }
      add(found)
    }
    for (index, investment) in catalogue.investments.enumerated() {
      guard let mapping = investment.file else { continue }
      let reader = RegisterReader(catalogue: catalogue, spread: spread, workers: workers)
      if let register = register(mapping, reader) { files.add(register, of: index) }
    }
    return files
  }

  private mutating func table(of mapping: FileMapping) -> DataTable? {
    guard let source = readData(mapping.file) else { return nil }
    var errors = DataFileErrors()
    let table = DataTable.read(source, format: mapping.format, errors: &errors)
    add(errors.diagnostics)
    return table
  }
}
