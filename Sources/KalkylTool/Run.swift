import Kalkyl

/// Runs `kalkyl` with these arguments (without the program's name) and gives its exit status.
public func run(arguments: [String], console: Console) -> ExitStatus {
  run(arguments: arguments, console: console, commands: Command.all)
}

/// The same, and then ends the process while what was read is still there.
public func run(
  arguments: [String], console: Console, thenExit exit: (ExitStatus) -> Never
) -> Never {
  var session = Session(console: console)
  let status = session.run(arguments, Command.all)
  withExtendedLifetime(session) { exit(status) }
}

func run(arguments: [String], console: Console, commands: [Command]) -> ExitStatus {
  var session = Session(console: console)
  return session.run(arguments, commands)
}

extension Session {
  fileprivate mutating func run(_ arguments: [String], _ commands: [Command]) -> ExitStatus {
    do throws(UsageError) {
      return finish(try perform(arguments[...], commands, &self))
    } catch {
      complain(error.text)
      return finish(.wrongCommandLine)
    }
  }
}

private func perform(
  _ arguments: ArraySlice<String>, _ commands: [Command], _ session: inout Session
) throws(UsageError) -> ExitStatus {
  guard let first = arguments.first else {
    session.complain(Help(commands: commands).overview)
    return .wrongCommandLine
  }
  switch first {
  case "--version":
    session.print("kalkyl \(kalkylVersion)\n")
    return .fine
  case "help", "--help", "-h":
    return try explain(arguments.dropFirst().first, commands, &session)
  default:
    let command = try find(first, in: commands)
    var reader = ArgumentReader(arguments.dropFirst(), for: command)
    let invocation = try reader.read()
    if invocation.has(.help) { return try explain(command.name, commands, &session) }
    if command.tellsProgress { session.beginWork("kalkyl \(command.name)") }
    return try command.perform(invocation, &session)
  }
}

private func explain(
  _ topic: String?, _ commands: [Command], _ session: inout Session
) throws(UsageError) -> ExitStatus {
  let help = Help(commands: commands)
  if let topic, topic != "help" {
    session.print(help.page(try find(topic, in: commands)))
  } else {
    session.print(help.overview)
  }
  return .fine
}

private func find(_ name: String, in commands: [Command]) throws(UsageError) -> Command {
  if let command = commands.first(where: { $0.name == name }) { return command }
  if name.hasPrefix("-") { throw .optionBeforeCommand(name) }
  throw .unknownCommand(name, nearest: nearest(to: name, among: commands.map(\.name) + ["help"]))
}
