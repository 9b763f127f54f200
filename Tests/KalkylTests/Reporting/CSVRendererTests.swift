import Testing

@testable import Kalkyl

@Suite struct CSVRendererTests {
  @Test func asSwedishExcelReadsIt() {
    let document = Document(blocks: [
      .heading("Ramar; alla", level: 1), .chart(Sample.chart(.lines)), .table(Sample.followUp),
    ])
    #expect(
      render(document, as: .csv).lines == [
        "\u{FEFF}\"Ramar; alla\"", "", "Uppföljning | perioden, tkr", ";Januari–augusti;;;",
        "Konto;Budget;Bokfört i perioden;Procent förbr;Status", "Drift;;;;",
        "Personal <IT>;13193;1325,25;2,75%;klar", "varav 日本;-580;-0,333333;;\"'=SUM(A1;A2)\"",
        "Delsumma;13193;1325;40%;", "Totalt;–;-1000000;-33,3%;", "",
      ])
  }

  @Test func aLabelIsNeverAFormula() {
    let labels = ["=1+1", "+46", "-3", "@SUM", "  =1", "\t=1", "＝1", "−3", "a=b"]
    let table = DocumentTable(
      columns: [], rows: labels.map { .init(label: $0, name: "", cells: []) })
    #expect(
      render(Document(blocks: [.table(table)]), as: .csv).lines == [
        "\u{FEFF}", "'=1+1", "'+46", "'-3", "'@SUM", "'  =1", "' =1", "'＝1", "−3", "a=b", "",
      ])
  }

  @Test(arguments: 0..<100) func exactFiguresComeBack(seed: Int) {
    var random = Seeded(seed)
    let table = Sample.anyTable(&random)
    let text = render(
      Document(blocks: [.table(table)]), as: .csv, options: RenderingOptions(exact: true))
    let records = parse(text)
    let isGrouped = table.columns.contains { $0.group != nil }
    let isTitled = table.title != nil || table.unit != nil
    let rows = records.dropFirst((isTitled ? 1 : 0) + (isGrouped ? 1 : 0) + 1)
    #expect(rows.count == table.rows.count)
    for (record, row) in zip(rows, table.rows) {
      #expect(record.count == table.columns.count + 1)
      for (field, cell) in zip(record.dropFirst(), row.cells) {
        guard case .figure(let figure) = cell else { continue }
        guard let value = figure.valueInUnit else {
          #expect(field == "–")
          continue
        }
        switch figure.style.kind {
        case .truth, .duration: continue
        case .amount, .percent, .number, .year: #expect(number(field) == value, "\(field)")
        }
      }
    }
  }

  /// The records of a file with `;` and quotes.
  private func parse(_ text: String) -> [[String]] {
    var records: [[String]] = [[""]]
    var isQuoted = false
    for scalar in text.unicodeScalars.dropFirst() {
      switch scalar {
      case "\"": isQuoted.toggle()
      case ";" where !isQuoted: records[records.count - 1].append("")
      case "\n" where !isQuoted: records.append([""])
      case "\r" where !isQuoted: continue
      default:
        let last = records.count - 1
        records[last][records[last].count - 1].unicodeScalars.append(scalar)
      }
    }
    return records.dropLast()
  }

  /// The value of `-1325,25`, `100/3%` or `12 tkr`, in the unit that follows it.
  private func number(_ field: String) -> Rational? {
    let sign = field.hasPrefix("-") ? -1 : 1
    let digits = field.drop { $0 == "-" }.prefix { $0.isNumber || $0 == "," || $0 == "/" }
    let parts = digits.split(separator: "/").map { part in
      Rational(decimalDigits: part.utf8.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 })
    }
    guard let first = parts.first, let first else { return nil }
    guard parts.count == 2, let second = parts[1] else { return first * Rational(sign) }
    return first.divided(by: second).map { $0 * Rational(sign) }
  }
}

extension String {
  /// The lines between CR LF.
  fileprivate var lines: [String] {
    split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
  }
}
