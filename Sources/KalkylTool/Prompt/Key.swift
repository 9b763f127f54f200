/// What a person does at a prompt.
enum Key: Hashable, Sendable {
  case character(Character)
  /// Text put in all at once.
  case paste(String)
  case enter
  /// Alt-Enter: a further line, whatever the entry is.
  case newLine
  case tab
  case backspace
  case delete
  case left
  case right
  case up
  case down
  case wordLeft
  case wordRight
  case home
  case end
  case killToEnd
  case killToStart
  case killWord
  case killNextWord
  case yank
  case search
  /// Leaves a search.
  case cancel
  case clearScreen
  /// Ctrl-C
  case interrupt
  /// Ctrl-D
  case endOfInput
  /// Ctrl-Z
  case suspend
}
