/// What the first line of a data file says.
struct DataFileHeader: Sendable {
  let format: DataFileFormat
  let headings: [DataTable.Heading]

  /// The number of the column under a heading, or what is wrong with asking for it.
  func column(headed heading: QuotedText, of file: String) -> CellReading<Int> {
    let found = headings.indices.filter { headings[$0].text == heading.text }
    switch found.count {
    case 0: return .wrong(.unknownFileColumn(heading, among: headings, in: file))
    case 1: return .value(found[0])
    default: return .wrong(.repeatedFileColumn(heading, at: found.map { headings[$0].span }))
    }
  }
}
