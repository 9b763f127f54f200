"""Completion in real shells: `shells.py PROGRAM` tries what `kalkyl completions SHELL` prints.

A line is typed in a pseudo-terminal and completed with Tab; then the shell itself prints its words.
"""

import os
import re
import shutil
import sys
import tempfile
import traceback

from terminal import Terminal

PROGRAM = os.path.abspath(sys.argv[1])

SCRIPT = """dimension member = Laxå, Hallsberg
assume rate = 2%
scenario dear "Dyrare" { rate = 4% }
scenario cheap { rate = 1% }
report frames "Ramar" { show rate }
test "a rate" { expect rate == 2% }
test "it's: 5 %" { expect rate == 2% }
"""

# What is typed before Tab, and the last word after it.
LINES = [
    ("kalkyl rep", "repl"),
    ("kalkyl help au", "audit"),
    ("kalkyl run --scen", "--scenario"),
    ("kalkyl run b.kalkyl --scenario de", "dear"),
    ("kalkyl run b.kalkyl --scenario=de", "--scenario=dear"),
    ("kalkyl run --set 'rate = 1%' b.kalkyl --scenario de", "dear"),
    ("kalkyl run b.kalkyl --report f", "frames"),
    ("kalkyl run b.kalkyl --only La", "Laxå"),
    ("kalkyl test b.kalkyl --filter a", "a rate"),
    ("kalkyl test b.kalkyl --filter 'a r", "a rate"),
    ('kalkyl test b.kalkyl --filter "a r', "a rate"),
    ("kalkyl test b.kalkyl --filter a\\ r", "a rate"),
    ("kalkyl test b.kalkyl --filter it", "it's: 5 %"),
    ("kalkyl run my\\ budget.kalkyl --scenario de", "dear"),
    ("kalkyl run 'my budget.kalkyl' --scenario de", "dear"),
    ("kalkyl diff b.kalkyl --scenario base ch", "cheap"),
    ("kalkyl completions z", "zsh"),
    ("kalkyl run b.k", "b.kalkyl"),
    ("kalkyl run b.kalkyl --output la", "last.txt"),
    ("kalkyl run sub/inn", "sub/inner.kalkyl"),
]


class Plain:
    """What a shell writes, without what it does with the cursor."""

    def __init__(self):
        self.text = ""

    def feed(self, text):
        self.text += text

    def everything(self):
        text = re.sub(r"\x1b\][^\x07\x1b]*(\x07|\x1b\\)", "", self.text)
        return re.sub(r"\x1b(\[[?>=0-9;]*[a-zA-Z]|[()][0-9A-B]|[=>78])", "", text)


class Shell:
    """A shell in a folder of its own, with the program on its path and nothing of the user's."""

    def __init__(self, name, program, words, setup):
        self.path = tempfile.mkdtemp(prefix="kalkyl-shell-")
        os.mkdir(self.at("bin"))
        os.mkdir(self.at("sub"))
        os.symlink(PROGRAM, self.at("bin/kalkyl"))
        for file in ("b.kalkyl", "my budget.kalkyl", "sub/inner.kalkyl"):
            with open(self.at(file), "w") as script:
                script.write(SCRIPT)
        with open(self.at("last.txt"), "w"):
            pass
        environment = {
            "HOME": self.path, "PATH": self.at("bin") + ":/usr/bin:/bin", "TERM": "xterm",
            "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "XDG_CONFIG_HOME": self.at("config"),
            "XDG_DATA_HOME": self.at("data"), "HISTFILE": "/dev/null",
        }
        self.name = name
        self.terminal = Terminal([program, *words], 200, 50, environment, self.path)
        self.terminal.screen = Plain()
        self.count = 0
        for line in setup:
            self.run(line)

    def at(self, name):
        return os.path.join(self.path, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.terminal.__exit__()
        shutil.rmtree(self.path)

    def run(self, line):
        """Runs a line, and waits until it is done."""
        self.count += 1
        self.terminal.send(f"{line}; printf '=%s=\\n' done{self.count}\r")
        self.terminal.shows(f"=done{self.count}=")
        self.terminal.read(0.1)

    def completed(self, line):
        """The words of a line after Tab."""
        self.count += 1
        # The shell completes the word, is told to print its words, and runs that.
        self.terminal.send(f"{line}\t\x05 end\x01printf '<%s>' {self.count}: \r")
        try:
            self.terminal.wait(lambda: self.printed(), line)
        except AssertionError:
            # Something is still open.
            self.terminal.send("\x03")
        return self.printed()

    def printed(self):
        """The words that were printed for the last line."""
        text = self.terminal.screen.everything()
        found = re.search(rf"<{self.count}:>(.*)<end>", text, re.DOTALL)
        return re.findall(r"<([^<>]*)>", found.group(1)) if found else []


SHELLS = {
    "bash": (["--norc", "--noprofile", "-i"], ["source <(kalkyl completions bash)"]),
    "zsh": (
        ["-f", "-i"],
        ["autoload -Uz compinit", "compinit -u -D", "source <(kalkyl completions zsh)"]),
    "zsh with a file": (
        ["-f", "-i"],
        ["mkdir functions", "kalkyl completions zsh > functions/_kalkyl",
         "fpath=(~/functions $fpath)", "autoload -Uz compinit", "compinit -u -D"]),
    "fish": (["--no-config", "-i"], ["kalkyl completions fish | source"]),
}


def try_shell(name, program):
    words, setup = SHELLS[name]
    failures = []
    with Shell(name, program, words, setup) as shell:
        for line, expected in LINES:
            found = shell.completed(line)
            if not found or found[-1] != expected:
                failures.append(f"{name}: {line!r} became {found}, not … {expected!r}")
    return failures


def main():
    wanted = sys.argv[2:]
    failures = []
    for name in wanted or SHELLS:
        program = shutil.which(name.split()[0])
        if not program:
            print(f"skipped: there is no {name} here, so its completions are not tried")
            continue
        try:
            failures += try_shell(name, program)
        except Exception:
            failures.append(f"{name}\n{traceback.format_exc()}")
    for failure in failures:
        print(failure)
    print(f"{len(LINES)} lines in each shell, {len(failures)} failed")
    return 1 if failures else 0


sys.exit(main())
