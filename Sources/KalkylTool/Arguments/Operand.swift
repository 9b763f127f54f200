/// What a command takes besides its options.
struct Operand: Hashable, Sendable {
  enum Count: Hashable, Sendable {
    case one
    case oneOrMore
    case any
  }

  /// `FILE`
  let name: String
  let count: Count
  /// `true` iff it may begin with `-`, as a formula does.
  let mayBeginWithDash: Bool
  let help: String

  init(_ name: String, _ count: Count = .one, mayBeginWithDash: Bool = false, help: String) {
    self.name = name
    self.count = count
    self.mayBeginWithDash = mayBeginWithDash
    self.help = help
  }

  /// As it stands in a line of usage: `FILE…`.
  var usage: String {
    switch count {
    case .one: name
    case .oneOrMore: "\(name)…"
    case .any: "[\(name)…]"
    }
  }
}

extension Operand {
  static let script = Operand("FILE", help: "a script; - is standard input")
  static let scripts = Operand("FILE", .oneOrMore, help: "scripts; - is standard input")
  static let paths = Operand(
    "PATH", .any, help: "scripts, and folders with scripts; else the current folder")
  static let formula = Operand("EXPR", mayBeginWithDash: true, help: "a formula of the model")
}
