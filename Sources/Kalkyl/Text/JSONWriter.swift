/// Writes JSON with its members in the order given, two spaces in per level.
package struct JSONWriter: Sendable {
  private struct Level {
    var isInline: Bool
    var isEmpty = true
    var close: String
  }

  package private(set) var text = ""
  private var levels: [Level] = []
  private var follows = false

  package init() {}

  /// Writes `{ … }`; `inline` puts it on one line.
  package mutating func object(inline: Bool = false, _ members: (inout JSONWriter) -> Void) {
    open("{", close: "}", inline: inline)
    members(&self)
    close()
  }

  /// Writes `[ … ]` with one value per element.
  package mutating func array<Element>(
    _ elements: [Element], inline: Bool = false, _ write: (inout JSONWriter, Element) -> Void
  ) {
    open("[", close: "]", inline: inline)
    for element in elements { write(&self, element) }
    close()
  }

  /// The name of the member that is written next.
  package mutating func key(_ name: String) {
    separate()
    quote(name)
    text += ": "
    follows = true
  }

  package mutating func string(_ value: String?) {
    separate()
    if let value { quote(value) } else { text += "null" }
  }

  package mutating func int(_ value: Int) {
    separate()
    text += String(value)
  }

  /// A member with a text, or `null`.
  package mutating func member(_ name: String, _ value: String?) {
    key(name)
    string(value)
  }

  /// A member that is true or false.
  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    separate()
    text += value ? "true" : "false"
  }

  /// A member with a whole number.
  package mutating func member(_ name: String, _ value: Int) {
    key(name)
    int(value)
  }

  private mutating func open(_ mark: String, close: String, inline: Bool) {
    separate()
    text += mark
    levels.append(Level(isInline: inline || levels.last?.isInline == true, close: close))
  }

  private mutating func close() {
    guard let level = levels.popLast() else { return }
    if !level.isEmpty, !level.isInline { newLine() }
    text += level.close
  }

  /// What stands before a value: nothing after its name, else the comma and the new line.
  private mutating func separate() {
    if follows {
      follows = false
      return
    }
    guard let level = levels.last else { return }
    if !level.isEmpty { text += level.isInline ? ", " : "," }
    if !level.isInline { newLine() }
    levels[levels.count - 1].isEmpty = false
  }

  private mutating func newLine() {
    text += "\n"
    for _ in levels { text += "  " }
  }

  private mutating func quote(_ value: String) {
    text += "\""
    if value.unicodeScalars.allSatisfy(\.standsForItself) { text += value } else { escape(value) }
    text += "\""
  }

  private mutating func escape(_ value: String) {
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.standsForItself: text.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
  }
}

extension Unicode.Scalar {
  /// `true` unless JSON, or the terminal that shows it, needs the scalar escaped.
  fileprivate var standsForItself: Bool {
    value >= 0x20 && !(0x7F...0x9F).contains(value) && self != "\"" && self != "\\"
  }
}
