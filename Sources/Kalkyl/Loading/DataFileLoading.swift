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
      guard let mapping = investment.file, let table = table(of: mapping) else { continue }
      var found: [Diagnostic] = []
      let reader = RegisterReader(catalogue: catalogue, spread: spread)
      if let register = reader.read(mapping, table, diagnostics: &found) {
        files.add(register, of: index)
      }
      add(found)
    }
    return files
  }

  private mutating func table(of mapping: FileMapping) -> DataTable? {
    guard let source = readData(mapping.file) else { return nil }
    var format: QuotedText?
    for item in mapping.items where item.name.text == "format" {
      if case .text(let text) = item.source { format = text }
    }
    var errors = DataFileErrors()
    let table = DataTable.read(source, format: format, errors: &errors)
    add(errors.diagnostics)
    return table
  }
}
