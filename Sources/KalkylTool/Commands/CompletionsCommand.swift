import Kalkyl

extension Command {
  static let completions = Command(
    name: "completions", summary: "complete command lines in a shell",
    operands: [.shell, .typedWords], options: [],
    about: """
      Prints what makes a shell complete commands, options and files, and the scenarios, reports,
      tests and labels of the scripts on the line. `for` prints the ways to complete the last of
      some words, each with what it is; the shells ask by it.
      """,
    examples: [
      Example("kalkyl completions bash", "what to `source` in ~/.bashrc; zsh alike in ~/.zshrc"),
      Example("kalkyl completions fish", "what to `| source` in ~/.config/fish/config.fish"),
      Example("kalkyl completions for -- run budget.kalkyl --scenario ''", "its scenarios"),
    ],
    perform: { invocation, session throws(UsageError) in try session.complete(invocation) })
}

extension Operand {
  static let shell = Operand("SHELL", help: "bash, zsh or fish; or for, to complete words")
  static let typedWords = Operand("WORD", .any, help: "after `for --`: the words typed so far")
}

extension Session {
  fileprivate mutating func complete(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let shell = invocation.operands[0]
    let words = Array(invocation.operands.dropFirst())
    if shell == "for" {
      for found in CommandCompletion(commands: Command.all).candidates(for: words, &self) {
        print("\(found.text)\t\(found.note.printable)\n")
      }
      return .fine
    }
    guard let script = ShellScript.text(for: shell) else {
      throw UsageError(
        "there are completions for bash, zsh and fish, not for `\(shell)`", command: "completions")
    }
    if let word = words.first {
      throw UsageError(
        "`completions \(shell)` takes nothing more, so not `\(word)`", command: "completions")
    }
    print(script)
    return .fine
  }
}

/// What makes each shell ask for completions; where there are none it offers files.
private enum ShellScript {
  static func text(for shell: String) -> String? {
    switch shell {
    case "bash": bash
    case "zsh": zsh
    case "fish": fish
    default: nil
    }
  }

  private static let bash = #"""
    _kalkyl() {
      local word quote
      local -a words=()
      for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
        case $word in
          [\"\']*) quote=${word:0:1} word=${word:1} word=${word%"$quote"} ;;
          *) quote='' word=${word//\\/} ;;
        esac
        words+=("$word")
      done
      COMPREPLY=()
      while IFS=$'\t' read -r word _; do
        # Within quotes a word stands as it is.
        [[ $quote ]] || word=$(printf '%q' "$word")
        COMPREPLY+=("$word")
      done < <(kalkyl completions for -- "${words[@]}" 2>/dev/null)
    }
    complete -o default -F _kalkyl kalkyl

    """#

  private static let zsh = #"""
    #compdef kalkyl
    _kalkyl() {
      local word note
      local -a found typed
      typed=("${(@Q)words[2,CURRENT]}")
      # A quote that is still open.
      typed[-1]=${typed[-1]#[\"\']}
      while IFS=$'\t' read -r word note; do
        found+=("${word//:/\\:}:$note")
      done < <(kalkyl completions for -- "${(@)typed}" 2>/dev/null)
      if (( $#found )); then _describe kalkyl found; else _files; fi
    }
    # In a folder of `fpath` this file is the function, else it is read by `source`.
    if [[ $funcstack[1] = _kalkyl ]]; then _kalkyl "$@"; else compdef _kalkyl kalkyl; fi

    """#

  private static let fish = #"""
    function __kalkyl_words
      set -l typed (commandline -ct)
      set -l word (string replace -r '^["\']' '' -- $typed | string replace -ra '\\\\(.)' '$1')
      set -l words (commandline -opc)
      set -l found (kalkyl completions for -- $words[2..-1] "$word" 2>/dev/null)
      if set -q found[1]
        printf '%s\n' $found
      else
        __fish_complete_path $typed
      end
    end
    complete -c kalkyl -f -a '(__kalkyl_words)'

    """#
}
