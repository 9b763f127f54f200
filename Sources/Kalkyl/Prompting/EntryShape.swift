/// Whether the brackets of an entry are closed, and its last line ends where a formula can.
struct EntryShape {
  private(set) var depth = 0
  private(set) var endsOpen = false

  init(_ text: String) {
    var isText = false
    var isComment = false
    var previous: Character?
    var last = ""
    for character in text {
      if character == "\n" || character == "\r\n" {
        isComment = false
        isText = false
        previous = nil
        continue
      }
      if isComment { continue }
      if isText {
        if character == "\"", previous != "\\" { isText = false }
        previous = character
        continue
      }
      if character == "/", previous == "/" {
        isComment = true
        last.removeLast()
        continue
      }
      switch character {
      case "\"": isText = true
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      default: break
      }
      previous = character
      last.append(character)
    }
    endsOpen = last.trimmingSpaces.endsInOperator
  }

  var isComplete: Bool { depth <= 0 && !endsOpen }
}

extension String {
  /// Whether the last word or mark asks for more.
  fileprivate var endsInOperator: Bool {
    if let last, "+-*/^=<>,:−".contains(last) { return true }
    let word = reversed().prefix { $0.isLetter }.reversed()
    let open: Set<String> = [
      "and", "or", "not", "otherwise", "if", "then", "else", "over", "by", "to",
    ]
    return open.contains(String(word))
  }
}
