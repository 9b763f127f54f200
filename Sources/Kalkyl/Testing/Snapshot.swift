/// The figures of a report in a scenario, as a test keeps them.
public struct Snapshot: Hashable, Sendable {
  /// A figure by what it is the figure of.
  public struct Line: Hashable, Sendable {
    /// `Ram, Laxå, 2027`
    public let place: String
    /// Exact: `8380.5 tkr`, `1/3`; `–` for no value.
    public let figure: String
  }

  /// `frames`, `frames in high_rate`.
  public let name: String
  public let lines: [Line]

  /// How another snapshot of the same name differs, figure by figure, in the order of this one.
  public func differences(to newer: Snapshot) -> [String] {
    let old = Dictionary(lines.map { ($0.place, $0.figure) }) { first, _ in first }
    let new = Dictionary(newer.lines.map { ($0.place, $0.figure) }) { first, _ in first }
    let changed = lines.compactMap { line -> String? in
      guard let figure = new[line.place] else {
        return "\(line.place): was \(line.figure), is gone"
      }
      return figure == line.figure
        ? nil : "\(line.place): was \(line.figure), is \(figure)\(Self.change(line.figure, figure))"
    }
    let added = newer.lines.filter { old[$0.place] == nil }
    return changed + added.map { "\($0.place): is new, \($0.figure)" }
  }

  /// `: 1 more`, where both are numbers.
  private static func change(_ old: String, _ new: String) -> String {
    guard let old = number(old), let new = number(new) else { return "" }
    let change = new - old
    return ": \(change.magnitude.exactString) \(change.signum > 0 ? "more" : "less")"
  }

  private static func number(_ figure: String) -> Rational? {
    let text = figure.prefix { $0 != " " }
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: "/")
    guard let first = parts.first, parts.count <= 2,
      let numerator = Rational(decimalDigits: Array(first.utf8)),
      let denominator = parts.count == 2 ? Rational(decimalDigits: Array(parts[1].utf8)) : .one,
      let value = numerator.divided(by: denominator)
    else { return nil }
    return isNegative ? -value : value
  }
}

/// The snapshots of a script, as the text of the file beside it.
public struct SnapshotFile: Sendable {
  public private(set) var snapshots: [Snapshot]

  /// The sections of a file's text: `[frames]`, then a line for each figure.
  public init(_ text: String) {
    snapshots = []
    var name: String?
    var lines: [Snapshot.Line] = []
    func close() {
      if let name { snapshots.append(Snapshot(name: name, lines: lines)) }
      lines = []
    }
    for line in text.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("["), line.hasSuffix("]") {
        close()
        name = String(line.dropFirst().dropLast())
      } else if name != nil, let mark = line.lastRange(of: " = ") {
        lines.append(
          .init(place: String(line[..<mark.lowerBound]), figure: String(line[mark.upperBound...])))
      }
    }
    close()
  }

  public func snapshot(named name: String) -> Snapshot? { snapshots.first { $0.name == name } }

  /// The file with these snapshots in place of those of their names.
  ///
  /// - Parameter names: the snapshots that the script has; others are dropped.
  public func replacing(_ newer: [Snapshot], keeping names: [String]) -> SnapshotFile {
    var file = SnapshotFile("")
    file.snapshots = names.compactMap { name in
      newer.first { $0.name == name } ?? snapshot(named: name)
    }
    return file
  }

  /// The text to keep.
  public var text: String {
    var text =
      "# Figures that `kalkyl test` compares with, exact; `kalkyl test --update` writes them.\n"
    for snapshot in snapshots {
      text += "\n[\(snapshot.name)]\n"
      for line in snapshot.lines { text += "\(line.place) = \(line.figure)\n" }
    }
    return text
  }
}

extension Substring {
  /// The last place of a text in this one.
  fileprivate func lastRange(of text: String) -> Range<Index>? {
    var start = endIndex
    while start > startIndex {
      start = index(before: start)
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
    }
    return nil
  }
}
