/// The forms in which a document is written.
public enum OutputFormat: String, CaseIterable, Sendable {
  case table
  case markdown
  case html
  case csv
  case json
}

/// How a document is written.
public struct RenderingOptions: Hashable, Sendable {
  /// Whose words and figures.
  public var locale: ReportLocale
  /// `true` for colours in the terminal's text.
  public var color: Bool
  /// `true` for unrounded figures: decimals where they end, else `p/q`.
  public var exact: Bool
  /// The terminal's columns; `nil` for as wide as it becomes.
  public var width: Int?

  public init(
    locale: ReportLocale = .sv, color: Bool = false, exact: Bool = false, width: Int? = nil
  ) {
    self.locale = locale
    self.color = color
    self.exact = exact
    self.width = width
  }
}

/// The whole document in one form, ending with a line end unless it is empty.
public func render(
  _ document: Document, as format: OutputFormat, options: RenderingOptions = RenderingOptions()
) -> String {
  switch format {
  case .table: TextRenderer(options).render(document)
  case .markdown: MarkdownRenderer(options).render(document)
  case .html: HTMLRenderer(options).render(document)
  case .csv: CSVRenderer(options).render(document)
  case .json: JSONRenderer(options).render(document)
  }
}
