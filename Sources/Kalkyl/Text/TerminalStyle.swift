/// How a terminal shows a piece of text.
package enum TerminalStyle: String, Sendable {
  case bold = "1"
  case faint = "2"
  case red = "31"
  case green = "32"
  case blue = "34"
  case boldRed = "1;31"
  case boldYellow = "1;33"
  case boldBlue = "1;34"
  case boldGreen = "1;32"
}

/// Puts styles on text where colours are wanted.
package struct TerminalPen: Sendable {
  package let color: Bool

  package init(color: Bool) { self.color = color }

  /// The text in the style; as it is without colours, without style, or when empty.
  package func draw(_ text: String, _ style: TerminalStyle?) -> String {
    guard color, let style, !text.isEmpty else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }
}
