extension Command {
  /// Every command, in the order in which help lists them.
  static let all: [Command] = [
    run, check, eval, explain, diff, test, audit, sweep, solve, repl, format, completions,
  ]
}
