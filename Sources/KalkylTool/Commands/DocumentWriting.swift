import Kalkyl

extension Session {
  /// Writes a document as the options say, to their file or to standard output.
  mutating func write(_ document: Document, _ invocation: Invocation) -> ExitStatus {
    keep(document)
    let path = invocation.value(.output)
    let format = invocation.outputFormat
    let toTerminal = path == nil && console.outputIsTerminal
    let options = RenderingOptions(
      locale: invocation.locale,
      color: format == .table && usesColor(invocation, onTerminal: toTerminal),
      exact: invocation.has(.exact),
      width: toTerminal ? console.columns : nil)
    return write(render(document, as: format, options: options), invocation)
  }

  /// Writes a text to the file of `--output`, or to standard output.
  mutating func write(_ text: String, _ invocation: Invocation) -> ExitStatus {
    guard let path = invocation.value(.output) else {
      print(text)
      return .fine
    }
    if let failure = console.files.write(path, Array(text.utf8)) {
      complain(of: path, failure)
      return .wrongFile
    }
    return .fine
  }

  /// Adds text after a document: to standard output, unless a program reads the document there.
  mutating func remark(_ text: String, _ invocation: Invocation) {
    let documentIsData = invocation.value(.output) == nil && invocation.outputFormat != .table
    if documentIsData { complain(text) } else { print(text) }
  }

  /// Whether `--output` names one of the scripts or other files, which it would destroy.
  func wouldOverwrite(
    _ paths: [String], _ invocation: Invocation, called what: String = "the script"
  ) -> UsageError? {
    guard let output = invocation.value(.output), let target = console.files.identity(output),
      paths.contains(where: { $0 != "-" && console.files.identity($0) == target })
    else { return nil }
    return UsageError("`--output \(output)` would overwrite \(what)")
  }
}

extension Invocation {
  /// Whether figures are written as they are and not as they are shown.
  var wantsExactFigures: Bool { has(.exact) || outputFormat == .json }

  /// As `--format` says, else as the ending of `--output` does.
  var outputFormat: OutputFormat {
    if let format = value(.format).flatMap(OutputFormat.init(rawValue:)) { return format }
    let ending = value(.output)?.split(separator: ".").last?.lowercased()
    return switch ending {
    case "md": .markdown
    case "html", "htm": .html
    case "csv": .csv
    case "json": .json
    default: .table
    }
  }

  var locale: ReportLocale { value(.locale).flatMap(ReportLocale.init(rawValue:)) ?? .sv }
}
