extension ScriptLoader {
  /// Reads the data files that definitions and investments take their figures from.
  mutating func readDataFiles(of catalogue: Catalogue) -> DataFiles {
    var blocks: [DataBlock] = []
    var blockOfMapping: [SourceSpan: DataBlockID] = [:]
    var registers: [Register] = []
    var registerOfInvestment: [Int: RegisterID] = [:]
    let spread = Spread(catalogue)
    for definition in catalogue.definitions {
      guard case .file(let mapping) = definition.value, let table = table(of: mapping) else {
        continue
      }
      var found: [Diagnostic] = []
      let reader = DataBlockReader(catalogue: catalogue, spread: spread)
      if let block = reader.read(mapping, of: definition, table, diagnostics: &found) {
        blockOfMapping[mapping.span] = DataBlockID(index: blocks.count)
        blocks.append(block)
      }
      add(found)
    }
    for (index, investment) in catalogue.investments.enumerated() {
      guard let mapping = investment.file else { continue }
      let reader = RegisterReader(catalogue: catalogue, spread: spread, workers: workers)
      guard let register = register(mapping, reader) else { continue }
      registerOfInvestment[index] = RegisterID(index: registers.count)
      registers.append(register)
    }
    return DataFiles(
      blocks: blocks, blockOfMapping: blockOfMapping, registers: registers,
      registerOfInvestment: registerOfInvestment)
  }

  private mutating func table(of mapping: FileMapping) -> DataTable? {
    guard let source = readData(mapping.file) else { return nil }
    var errors = DataFileErrors()
    let table = DataTable.read(source, format: mapping.format, errors: &errors)
    add(errors.diagnostics)
    return table
  }
}
