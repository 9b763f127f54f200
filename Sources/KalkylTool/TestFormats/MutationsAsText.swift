import Kalkyl

/// The changes that nothing notices, a sentence each, and a line of the score for each script.
struct MutationsAsText {
  private(set) var text = ""

  init(_ files: [MutatedFile]) {
    for file in files { add(file) }
    guard files.count > 1 else { return }
    let noticed = files.reduce(0) { $0 + $1.outcome.noticed }
    let tried = files.reduce(noticed) { $0 + $1.outcome.unnoticed.count }
    guard tried > 0 else { return }
    text +=
      "\(files.count) files: \(noticed) of \(tried) changes noticed, \(noticed * 100 / tried) %\n"
  }

  private mutating func add(_ file: MutatedFile) {
    let name = file.name.printable
    let outcome = file.outcome
    switch outcome.problem {
    case .failsAlready?:
      text += "\(name): a test or a rule fails as it is; nothing was changed\n"
      return
    case .stopped?: return
    case nil: break
    }
    for change in outcome.unnoticed {
      let elsewhere = change.file == file.name ? "" : "\(change.file.printable), "
      text += "\(elsewhere)\(change.sentence)\n"
    }
    guard let score = outcome.score else {
      text += "\(name): nothing to change\n"
      return
    }
    let tried = outcome.noticed + outcome.unnoticed.count
    text += "\(name): \(outcome.noticed) of \(tried) changes noticed, \(score) %"
    var rest: [String] = []
    if outcome.equivalent > 0 { rest.append("\(outcome.equivalent) change no figure") }
    if outcome.refused > 0 { rest.append("\(outcome.refused) would be refused") }
    let untried = outcome.found - tried - outcome.equivalent - outcome.refused
    if untried > 0 { rest.append("\(untried) not tried") }
    text += rest.isEmpty ? "\n" : " (\(rest.joined(separator: ", ")))\n"
  }
}
