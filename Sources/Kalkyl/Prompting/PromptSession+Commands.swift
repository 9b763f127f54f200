// Carries out the prompt's commands.
extension PromptSession {
  /// What follows a command, and where in the line it begins.
  struct Argument {
    let line: String
    let start: String.Index

    var text: String { String(line[start...]).trimmingSpaces }
  }

  /// `:name argument`, the name shortened as far as it is clear.
  mutating func perform(_ line: String) -> PromptReply {
    let name = line.drop { $0 != ":" }.dropFirst()
    let word = String(name.prefix { !$0.isWhitespace })
    let argument = Argument(
      line: line, start: line.index(name.startIndex, offsetBy: word.count))
    let begun = PromptCommand.beginning(with: word)
    guard begun.count == 1 else { return refusal(word, begun) }
    var reply = PromptReply(workbook.sources)
    switch begun[0] {
    case .help: help(argument.text, &reply)
    case .type: return type(argument)
    case .total: total(&reply)
    case .explain: return explain(argument)
    case .scenario: return choose(argument.text)
    case .whatif: return whatIf(argument)
    case .diff: diff(&reply)
    case .pin: return pin(argument)
    case .unpin: unpin(argument.text, &reply)
    case .report: report(argument.text, &reply)
    case .test: test(&reply)
    case .load:
      let paths = argument.text.quotedWords
      if paths.isEmpty { return refusal("load what? write `:load FILE`") }
      reply.request = .load(paths)
    case .reload: reply.request = .reload
    case .undo: return undo()
    case .save: return save(argument.text)
    case .list: list(&reply)
    case .quit: reply.request = .quit
    }
    return reply
  }

  /// An answer that says why an entry is not carried out.
  func refusal(_ text: String) -> PromptReply {
    var reply = PromptReply(workbook.sources)
    reply.fail(text)
    return reply
  }

  private func refusal(_ word: String, _ begun: [PromptCommand]) -> PromptReply {
    if begun.count > 1, !word.isEmpty {
      let names = begun.map { "`:\($0.rawValue)`" }.joined(separator: ", ")
      return refusal("`:\(word)` may begin \(names)")
    }
    let near = nearest(to: word, among: PromptCommand.allCases.map(\.rawValue))
    let hint = near.map { "did you mean `:\($0)`? " } ?? ""
    return refusal("there is no command `:\(word)`; \(hint)`:help` lists them")
  }

  private func help(_ word: String, _ reply: inout PromptReply) {
    let names = PromptTopics.names.joined(separator: ", ")
    guard word.isEmpty else {
      guard let topic = PromptTopics.topic(word) else {
        return reply.fail("there is no topic `\(word)`; there are \(names)")
      }
      if !topic.forms.isEmpty { reply.document.blocks.append(list(topic.forms)) }
      for note in topic.notes { reply.say(note) }
      return reply.say("Section \(topic.section) of the reference says it all.")
    }
    let commands = PromptCommand.allCases.map { command in
      (":\(command.rawValue) \(command.arguments)".trimmingSpaces, command.summary)
    }
    reply.document.blocks.append(list(commands))
    reply.say("A beginning of a name that no other command shares is enough.")
    reply.say("Topics of :help TOPIC: \(names)")
  }

  private func list(_ rows: [(String, String)]) -> Document.Block {
    .table(
      DocumentTable(
        columns: [DocumentTable.Column(heading: "", name: "meaning")],
        rows: rows.map { DocumentTable.Row(label: $0.0, name: $0.0, cells: [.text($0.1)]) }))
  }

  /// Reads the formula that follows a command; what is wrong with it goes to the reply.
  mutating func formula(_ argument: Argument) -> (Expression?, PromptReply) {
    let source = workbook.keep(argument.line, from: argument.start)
    let (formula, problems) = parseExpression(source, limits: workbook.limits)
    var reply = PromptReply(workbook.sources, typed: source.span)
    reply.take(problems)
    return (reply.failed ? nil : withIt(formula), reply)
  }

  /// The kind, unit and dimensions of a formula.
  private mutating func type(_ argument: Argument) -> PromptReply {
    if argument.text.isEmpty { return refusal("the type of what? write `:type EXPR`") }
    var (formula, reply) = formula(argument)
    guard let formula, let model else { return reply }
    var checker = model.checker
    let typed = checker.query(formula, in: run)
    reply.take(checker.findings.diagnostics)
    if reply.failed { return reply }
    var words = typed.type.kind.description
    if typed.type.kind == .amount { words += " in \(model.catalogue.unit.rawValue)" }
    var names = typed.type.shape.dimensions.map { model.catalogue.dimension($0).name }
    switch typed.type.shape.years {
    case .none: break
    case .all: names.append("year")
    case .range(let first, let last): names.append("year \(first)..\(last)")
    }
    reply.say(names.isEmpty ? words : "\(words) over \(names.joined(separator: ", "))")
    return reply
  }

  /// Where the figures of a formula come from; of the last value where none is named.
  private mutating func explain(_ argument: Argument) -> PromptReply {
    var explained = it
    var reply = PromptReply(workbook.sources)
    if !argument.text.isEmpty {
      let (formula, answer) = formula(argument)
      guard let formula, let model else { return answer }
      reply = answer
      var checker = model.checker
      _ = checker.query(formula, in: run)
      reply.take(checker.findings.diagnostics)
      if reply.failed { return reply }
      explained = formula
    }
    guard let explained, let model else { return refusal("explain what? write `:explain EXPR`") }
    let explanation = model.explain(
      SyntaxPrinter.text(of: explained), ExplanationOptions(scenario: scenario, locale: locale))
    if explanation.diagnostics.contains(where: { $0.code == .interrupted }) {
      reply.stop(.interrupted, at: nil)
      return reply
    }
    reply.explanation = explanation
    return reply
  }

  private mutating func choose(_ name: String) -> PromptReply {
    var reply = PromptReply(workbook.sources)
    guard let model else { return reply }
    let chosen = name.isEmpty ? "base" : name
    guard model.scenarioNames.contains(chosen) else {
      let near = nearest(to: name, among: model.scenarioNames).map { "; did you mean `\($0)`?" }
      return refusal("there is no scenario `\(name)`\(near ?? "")")
    }
    let state = self
    do throws(EvaluationFault) {
      let before = try shownValues()
      scenario = chosen == "base" ? nil : chosen
      reply.say("in \(chosen)")
      try addChanges(from: before, to: &reply)
    } catch {
      self = state
      reply = PromptReply(workbook.sources)
      reply.stop(error, at: nil)
    }
    return reply
  }

  private mutating func pin(_ argument: Argument) -> PromptReply {
    var pinned = it
    if !argument.text.isEmpty {
      let (formula, reply) = formula(argument)
      guard let formula else { return reply }
      pinned = formula
    }
    guard let pinned else { return refusal("pin what? write `:pin EXPR`") }
    let reply = show(pinned)
    if !reply.failed { pins.append(pinned) }
    return reply
  }

  private mutating func unpin(_ text: String, _ reply: inout PromptReply) {
    let number = text.isEmpty ? pins.count : Int(text) ?? 0
    guard pins.indices.contains(number - 1) else { return reply.fail("nothing is pinned there") }
    pins.remove(at: number - 1)
  }

  private mutating func undo() -> PromptReply {
    guard let last = workbook.entries.last else { return refusal("there is nothing to take back") }
    let state = self
    var reply = PromptReply(workbook.sources)
    do throws(EvaluationFault) {
      let before = try shownValues()
      workbook.removeLastEntry()
      model = workbook.checked().model ?? model
      if let scenario, model?.scenarioNames.contains(scenario) != true { self.scenario = nil }
      reply.say("taken back: \(last.names.joined(separator: ", "))")
      try addChanges(from: before, to: &reply)
    } catch {
      self = state
      reply = PromptReply(workbook.sources)
      reply.stop(error, at: nil)
    }
    return reply
  }
}
