/// Enters the declarations of a model's scripts into a catalogue.
struct Collector {
  private(set) var catalogue = Catalogue()
  private(set) var diagnostics: [Diagnostic] = []
  private let limits: Limits

  init(limits: Limits) {
    self.limits = limits
  }

  /// Enters the scripts' declarations; what tables lean on first.
  mutating func collect(_ scripts: [Script]) {
    catalogue.reserveCapacity(scripts.reduce(0) { $0 + $1.declarations.count })
    for script in scripts {
      for declaration in script.declarations {
        switch declaration {
        case .years(let years): collect(years)
        case .currency(let currency): collect(currency)
        case .dimension(let dimension): collect(dimension)
        default: break
        }
      }
    }
    for script in scripts {
      for declaration in script.declarations { collect(declaration) }
    }
    catalogue.indexLabels()
    catalogue.addSlots()
  }

  private mutating func collect(_ declaration: Declaration) {
    switch declaration {
    case .years, .currency, .dimension, .use: break
    case .definition(let definition):
      enter(definition.heading, as: .definition(catalogue.definitions.count))
      catalogue.definitions.append(definition)
    case .function(let function):
      enter(function.heading, as: .function(catalogue.functions.count))
      catalogue.functions.append(function)
    case .investment(let investment):
      enter(investment.heading, as: .investment(catalogue.investments.count))
      catalogue.investments.append(investment)
    case .table(let table): collect(table)
    case .bridge(let bridge):
      enter(bridge.heading, as: .bridge(catalogue.bridges.count))
      catalogue.bridges.append(bridge)
    case .rule(let rule):
      enter(rule.heading, as: .rule(catalogue.rules.count))
      catalogue.rules.append(rule)
    case .scenario(let scenario):
      enter(scenario.heading, as: .scenario(catalogue.scenarios.count))
      catalogue.scenarios.append(scenario)
    case .report(let report):
      enter(report.heading, as: .report(catalogue.reports.count))
      catalogue.reports.append(report)
    case .printed(let printed): catalogue.printed.append(printed)
    case .test(let test): catalogue.tests.append(test)
    }
  }

  private mutating func enter(_ heading: Heading, as entity: Catalogue.Entity) {
    enter(heading.name, as: entity)
  }

  private mutating func enter(_ name: Name, as entity: Catalogue.Entity) {
    guard !name.text.isEmpty else { return }
    // The parser has told of the functions' names; `base` and `printed` are free as words only.
    if name.text == "base" || name.text == "printed" {
      diagnostics.append(.nameOfTheLanguage(name))
    } else if let other = catalogue.enter(name, as: entity) {
      diagnostics.append(.nameTakenAlready(name, declaredAt: catalogue.span(of: other)))
    }
  }

  private mutating func collect(_ years: YearsDeclaration) {
    if let other = catalogue.years {
      diagnostics.append(.saidTwice("years", at: years.span, first: other.span))
    } else if years.last < years.first {
      diagnostics.append(.yearsBackwards(years))
    } else if years.last - years.first >= limits.years {
      diagnostics.append(.tooManyYears(years, limit: limits.years))
    } else {
      catalogue.years = years
    }
  }

  private mutating func collect(_ currency: CurrencyDeclaration) {
    if let other = catalogue.currency {
      diagnostics.append(.saidTwice("currency", at: currency.span, first: other.span))
    } else {
      catalogue.currency = currency
    }
  }

  private mutating func collect(_ declaration: DimensionDeclaration) {
    enter(declaration.heading, as: .dimension(DimensionID(index: catalogue.dimensions.count)))
    var seen = NameMap<SourceSpan>()
    var labels: [Dimension.Label] = []
    labels.reserveCapacity(declaration.labels.count)
    for label in declaration.labels where !label.name.text.isEmpty {
      if let first = seen.add(label.name.span, named: label.name.text) {
        diagnostics.append(.labelTwice(label.name, first: first))
        continue
      }
      labels.append(
        Dimension.Label(
          name: label.name.text, text: label.text?.text ?? shownText(of: label.name.text),
          span: label.name.span))
    }
    catalogue.dimensions.append(
      Dimension(
        name: declaration.heading.name.text,
        text: declaration.heading.text?.text ?? shownText(of: declaration.heading.name.text),
        labels: labels, span: declaration.heading.name.span))
  }

  private mutating func collect(_ table: TableDeclaration) {
    enter(table.heading, as: .table(catalogue.tables.count))
    let rows = DimensionID(index: catalogue.dimensions.count)
    let columns = DimensionID(index: rows.index + 1)
    let index = catalogue.tables.count
    let layout = TableLayout(
      table, index: index, rows: rows, columns: columns, in: catalogue,
      diagnostics: &diagnostics)
    catalogue.dimensions.append(layout.rowLabels(of: index))
    catalogue.dimensions.append(layout.columnLabels(of: index))
    catalogue.tables.append(layout)
  }
}

/// A name as it is shown where no text is given: `base_rate` as `Base rate`.
func shownText(of name: String) -> String {
  var name = name
  return name.withUTF8 { bytes in
    guard let first = bytes.first else { return "" }
    // Written in its place: as an array of bytes first, a name takes twice as long.
    let text = String(unsafeUninitializedCapacity: bytes.count) { shown in
      for (index, byte) in bytes.enumerated() {
        shown.initializeElement(at: index, to: byte == UInt8(ascii: "_") ? UInt8(ascii: " ") : byte)
      }
      if case UInt8(ascii: "a")...UInt8(ascii: "z") = first { shown[0] = first - 0x20 }
      return bytes.count
    }
    // Going through letters takes thirty times as long, and most begin in ASCII.
    if first < 0x80 { return text }
    return text.prefix(1).uppercased() + String(text.dropFirst())
  }
}
