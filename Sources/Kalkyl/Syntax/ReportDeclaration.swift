/// `report frames "Ramar per kommun" { … }`
public struct ReportDeclaration: Sendable {
  public let heading: Heading
  public let items: [Item]
  public let span: SourceSpan

  public init(heading: Heading, items: [Item], span: SourceSpan) {
    self.heading = heading
    self.items = items
    self.span = span
  }

  /// A line of a report. What follows a `show` belongs to it.
  public enum Item: Sendable {
    /// `show a, b for 2026..2028`
    case show([ShownValue], for: [Selector])
    case rows(DimensionReference)
    case columns(DimensionReference)
    /// `total over member "Summa"`
    case total(over: [DimensionReference], QuotedText?, SourceSpan)
    case change(SourceSpan)
    /// `compare base, high_rate`
    case compare([Name])
    case chart(Chart, SourceSpan)
    case text(QuotedText)
  }

  /// `frame[Laxå] "Laxås ram" as mnkr 1 decimal`
  public struct ShownValue: Sendable {
    public let value: Expression
    public let text: QuotedText?
    public let format: FigureFormat?

    public init(value: Expression, text: QuotedText?, format: FigureFormat?) {
      self.value = value
      self.text = text
      self.format = format
    }
  }

  public enum Chart: String, CaseIterable, Sendable {
    case lines
    case bars
    case stacked
  }
}

/// `bridge from_2025 "Från budget 2025 till 2026" { from …, step …, to …, rest … }`
public struct BridgeDeclaration: Sendable {
  public struct Step: Sendable {
    public let text: QuotedText
    /// The word after the text, which groups steps in print.
    public let group: Name?
    public let value: Expression

    public init(text: QuotedText, group: Name?, value: Expression) {
      self.text = text
      self.group = group
      self.value = value
    }
  }

  public let heading: Heading
  public let from: Expression
  public let fromText: QuotedText?
  public let steps: [Step]
  public let to: Expression
  public let toText: QuotedText?
  public let restText: QuotedText?
  public let span: SourceSpan

  public init(
    heading: Heading, from: Expression, fromText: QuotedText?, steps: [Step], to: Expression,
    toText: QuotedText?, restText: QuotedText?, span: SourceSpan
  ) {
    self.heading = heading
    self.from = from
    self.fromText = fromText
    self.steps = steps
    self.to = to
    self.toText = toText
    self.restText = restText
    self.span = span
  }
}
