"""The prompt in a real pseudo-terminal: `prompt.py PROGRAM PROJECT` tries it, and tells what fails.

`BLESS=1` writes the screens of the session that is kept in `session.screens` anew.
"""

import os
import shutil
import signal
import stat
import sys
import tempfile
import termios
import traceback

from terminal import Terminal

PROGRAM, PROJECT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
BUDGET = os.path.join(PROJECT, "examples", "sydnarke-2026.kalkyl")
SCREENS = os.path.join(PROJECT, "Tests", "Terminal", "session.screens")

LEFT, RIGHT, UP, DOWN = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B"
HOME, END, DELETE, BACKSPACE = "\x1b[H", "\x1b[F", "\x1b[3~", "\x7f"
WORD_LEFT, WORD_RIGHT = "\x1b[1;5D", "\x1b[1;5C"


class Folder:
    """A home folder of its own for each try, with files in it."""

    def __init__(self, **files):
        self.path = tempfile.mkdtemp(prefix="kalkyl-prompt-")
        for name, text in files.items():
            self.write(name + ".kalkyl", text)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path)

    def at(self, name):
        return os.path.join(self.path, name)

    def write(self, name, text):
        with open(self.at(name), "w") as file:
            file.write(text)

    def start(self, *arguments, columns=80, rows=24, color="never"):
        return self.run(PROGRAM, "repl", "--color", color, *arguments, columns=columns, rows=rows)

    def run(self, *words, columns=80, rows=24, **more):
        environment = {"HOME": self.path, "PATH": "/usr/bin:/bin", "TERM": "xterm", **more}
        return Terminal(words, columns, rows, environment, self.path)


def equal(found, expected):
    if found != expected:
        raise AssertionError(f"{found!r} is not {expected!r}")


def leaves_with_ctrl_d():
    with Folder() as folder, folder.start() as terminal:
        terminal.ready()
        terminal.enter("1 + 2")
        terminal.shows("\n3\n")
        terminal.send("x")
        terminal.line_is("> x", 3)
        terminal.send("\x04")
        terminal.line_is("> x", 3)
        terminal.send("\x01\x04\x04")
        equal(terminal.ended(), 0)
        assert terminal.is_restored(), "the terminal is not as it was"


def edits_a_line():
    with Folder() as folder, folder.start() as terminal:
        terminal.ready()
        terminal.send("one two three")
        terminal.line_is("> one two three", 15)
        terminal.send(HOME + "x" + WORD_RIGHT + "y" + LEFT + DELETE)
        terminal.line_is("> xone two three", 6)
        terminal.send(END + "\x17" + WORD_LEFT + "\x19")
        terminal.line_is("> xone threetwo", 12)
        terminal.send("\x0b")
        terminal.line_is("> xone three", 12)
        terminal.send("\x15\x19\x19")
        terminal.line_is("> xone threexone three", 22)
        terminal.send("\x1b[D" * 3 + BACKSPACE + "\x1bd\x1bb")
        terminal.line_is("> xone threexone t", 17)
        terminal.send("\x03")
        terminal.ready()
        terminal.shows("> xone threexone t\n>")


def finishes_words():
    with Folder() as folder, folder.start(BUDGET) as terminal:
        terminal.ready()
        terminal.send("drift")
        terminal.line_is("> driftbidrag", 7)
        terminal.send("\t")
        terminal.shows("driftkostnader  Driftkostnader")
        terminal.send("k\t[pers")
        terminal.line_is("> driftkostnader[personal", 21)
        terminal.send("\x15driftbi\t[La\t")
        terminal.line_is("> driftbidrag[Laxå", 18)
        terminal.send(", 20\t")
        terminal.line_is("> driftbidrag[Laxå, 2025", 23)
        terminal.send("\x15:rep")
        terminal.line_is("> :report", 6)
        terminal.send(RIGHT)
        terminal.line_is("> :report", 9)


def reads_several_lines():
    with Folder() as folder, folder.start() as terminal:
        terminal.ready()
        terminal.send("sum(1\r")
        terminal.line_is("", 2)
        terminal.send(", 2")
        terminal.line_is("  , 2", 5)
        terminal.send("\x03")
        terminal.ready()
        terminal.send("max(3,\r4)")
        terminal.line_is("  4)", 4)
        terminal.send(UP + HOME + WORD_RIGHT + LEFT + LEFT + BACKSPACE)
        terminal.send("mi" + DELETE + DELETE + "n")
        terminal.line_is("> min(3,", 5)
        terminal.enter("")
        terminal.shows("> min(3,\n  4)\n3\n")
        terminal.send(UP)
        terminal.line_is("  4)", 4)
        terminal.send(BACKSPACE + "0)")
        terminal.enter("")
        terminal.shows("> min(3,\n  40)\n3\n")
        terminal.send("max(3\r\r")
        terminal.shows("error[")


def takes_pasted_lines_at_once():
    with Folder() as folder, folder.start() as terminal:
        terminal.ready()
        terminal.send("\x1b[200~let a = 1\r\nlet\tb = a + 1\x07\nlet c = b * 2\x1b[201~")
        terminal.line_is("  let c = b * 2", 15)
        terminal.send(UP + BACKSPACE * 3 + "+ 1")
        terminal.line_is("  let b = a + 1", 15)
        terminal.enter("")
        terminal.shows("a, b, c added")
        terminal.enter("c")
        terminal.shows("\n4\n")


def draws_wide_and_combining_characters():
    with Folder() as folder, folder.start(columns=20) as terminal:
        terminal.ready()
        terminal.send("\"漢字\" e\u0301å")
        terminal.line_is('> "漢字" e\u0301å', 11)
        terminal.send(LEFT + LEFT + BACKSPACE + LEFT + LEFT)
        terminal.line_is('> "漢字"e\u0301å', 5)
        terminal.send("\x05\x15" + "漢" * 10)
        terminal.line_is("漢" * 2, 4)
        terminal.send(HOME)
        terminal.line_is("> " + "漢" * 8, 2)


def breaks_long_lines_and_follows_the_window():
    with Folder() as folder, folder.start(columns=30, rows=10) as terminal:
        terminal.ready()
        terminal.send("1 + 22 + 333 + 4444 + 55555 + 666666")
        terminal.line_is(" + 666666", 9)
        equal(terminal.screen.text(), "> 1 + 22 + 333 + 4444 + 55555\n + 666666")
        terminal.resize(20, 10)
        terminal.wait(
            lambda: terminal.screen.text() == "> 1 + 22 + 333 + 44\n44 + 55555 + 666666",
            "not drawn anew")
        terminal.resize(60, 10)
        terminal.line_is("> 1 + 22 + 333 + 4444 + 55555 + 666666", 38)
        equal(terminal.screen.text(), "> 1 + 22 + 333 + 4444 + 55555 + 666666")
        terminal.enter("")
        terminal.shows("\n727")
        terminal.send("\x1b\r".join(str(line) for line in range(14)))
        terminal.line_is("  13", 4)
        equal(terminal.screen.text().split("\n"), [f"  {line}" for line in range(4, 14)])
        terminal.send(UP * 13)
        terminal.line_is("> 0", 3)
        terminal.send("\x0c")
        terminal.line_is("> 0", 3)


def keeps_history_between_runs():
    with Folder() as folder:
        with folder.start() as terminal:
            terminal.ready()
            terminal.enter("11 + 1")
            terminal.enter("22 + 2")
            terminal.send("\x1b[200~(33\n+ 3)\x1b[201~")
            terminal.enter("")
            terminal.send("draft" + UP + UP + UP)
            terminal.line_is("> 22 + 2", 8)
            terminal.send(DOWN + DOWN + DOWN)
            terminal.line_is("> draft", 7)
            terminal.send("\x15\x04")
            equal(terminal.ended(), 0)
        path = folder.at(".local/state/kalkyl/history")
        equal(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        equal(stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode), 0o700)
        with open(path) as file:
            equal(file.read(), "11 + 1\n22 + 2\n(33\\n+ 3)\n")
        with folder.start() as terminal:
            terminal.ready()
            terminal.send("x\x12")
            terminal.line_is("(search ``) x")
            terminal.send("2")
            terminal.line_is("(search `2`) 22 + 2")
            terminal.send("\x12")
            terminal.line_is("(nothing with `2`) 22 + 2")
            terminal.send("z")
            terminal.line_is("(nothing with `2z`) 22 + 2")
            terminal.send("\x07")
            terminal.line_is("> x", 3)
            terminal.send("\x12" + "1 +" + HOME)
            terminal.line_is("> 11 + 1", 2)
            terminal.enter("")
            terminal.shows("\n12\n")


LABELS = {letter: [f"{letter}{n}" for n in range(150)] for letter in "abc"}
LONG = "".join(f"dimension d{x} = {', '.join(names)}\n" for x, names in LABELS.items()) + "".join(
    f"key k{x} = {{ {', '.join(f'{n}: {i + 1}' for i, n in enumerate(names))} }}\n"
    for x, names in LABELS.items())
LONG_FORMULA = "sum(ka * kb * kc over da, db, dc)"


def stops_a_long_evaluation():
    with Folder(long=LONG) as folder:
        with folder.start("long.kalkyl") as terminal:
            terminal.ready()
            terminal.send(LONG_FORMULA + "\r")
            terminal.wait(lambda: not terminal.is_raw(), "the line is still edited")
            terminal.wait(lambda: b"Ctrl-C stops it" in terminal.bytes, "nothing is told")
            terminal.send("\x03")
            terminal.shows(f"> {LONG_FORMULA}\nstopped")
            terminal.ready()
            terminal.enter("sum(ka over da)")
            terminal.shows("325\n")


def tells_that_work_goes_on():
    """The script is a pipe that somebody is slow to write to."""
    with Folder() as folder:
        os.mkfifo(folder.at("slow"))

        def write(text):
            with open(folder.at("slow"), "w") as pipe:
                pipe.write(text)

        words = [PROGRAM, "eval", "slow", "a + 1"]
        with folder.run(*words) as terminal:
            terminal.wait(lambda: "kalkyl eval · ".encode() in terminal.bytes, "nothing is told")
            write("let a = 2\n")
            equal(terminal.ended(), 0)
            equal(terminal.screen.everything(), "3\n")
        for command in (words, ["/bin/sh", "-c", 'exec "$@" 2>errors', "sh", *words]):
            term = "xterm" if "sh" in command else "dumb"
            with folder.run(*command, TERM=term) as terminal:
                terminal.read(1.5)
                write("let a = 2\n")
                equal(terminal.ended(), 0)
                equal(terminal.bytes, b"3\r\n")
        equal(os.path.getsize(folder.at("errors")), 0)
        # Nobody works while somebody types a script.
        with folder.run(PROGRAM, "eval", "-", "a + 1") as terminal:
            terminal.send("let a = 2\n")
            terminal.read(1.5)
            terminal.send("\x04")
            equal(terminal.ended(), 0)
            equal(terminal.screen.everything(), "let a = 2\n3\n")


def points_under_what_was_typed():
    with Folder(b="years 2026..2027\ncurrency tkr\naccount costs = { 2026: 1, then: previous }\n") as f:
        with f.start("b.kalkyl") as terminal:
            terminal.ready()
            terminal.enter("1 + cost[2026]")
            terminal.shows("> 1 + cost[2026]\n      ^^^^ was `costs` meant?\nerror[K0301]: ")
            terminal.enter("costs = 2026 5")
            terminal.shows("error[")
            terminal.enter("costs[2026]")
            terminal.enter("costs = 5")
            terminal.shows("costs replaced")
            terminal.enter(":undo")
            terminal.shows("taken back: costs")


def reads_changed_files_again():
    with Folder(b="let a = 1\n") as folder, folder.start("b.kalkyl") as terminal:
        terminal.ready()
        terminal.enter("a")
        terminal.shows("\n1\n")
        folder.write("b.kalkyl", "let a = 2\n")
        terminal.shows("the files have changed and are read again")
        terminal.ready()
        folder.write("b.kalkyl", "let a = \n")
        terminal.shows("b.kalkyl:1:")
        terminal.ready()
        terminal.enter("a")
        terminal.shows("\n2\n")
        terminal.enter("let c = a")
        folder.write("b.kalkyl", "let a = 7\n")
        terminal.shows(":reload")
        terminal.ready()
        terminal.enter("a * 10")
        terminal.shows("\n20\n")
        terminal.enter(":reload")
        terminal.enter("c * 10")
        terminal.shows("\n70\n")


def suspends_and_comes_back():
    with Folder() as folder, folder.start() as terminal:
        for stop in ("key", signal.SIGTSTP):
            terminal.ready()
            terminal.send("abc")
            terminal.line_is("> abc", 5)
            if stop == "key":
                terminal.send("\x1a")
            else:
                os.kill(terminal.process, stop)
            terminal.stopped()
            assert terminal.is_restored(), f"not restored while stopped by {stop}"
            terminal.read(0.1)
            os.kill(terminal.process, signal.SIGCONT)
            terminal.wait(terminal.is_raw, "keys are not read again")
            terminal.line_is("> abc", 5)
            terminal.send("\x15")
        # Nothing can be done before this one, but after it.
        terminal.ready()
        os.kill(terminal.process, signal.SIGSTOP)
        terminal.stopped()
        termios.tcsetattr(terminal.slave, termios.TCSANOW, terminal.found)
        os.kill(terminal.process, signal.SIGCONT)
        terminal.wait(terminal.is_raw, "keys are not read again")
        terminal.enter("5 + 5")
        terminal.shows("\n10\n")


def restores_the_terminal_however_it_ends():
    for number in (signal.SIGTERM, signal.SIGSEGV, signal.SIGABRT, signal.SIGQUIT, signal.SIGHUP):
        with Folder() as folder, folder.start() as terminal:
            terminal.ready()
            terminal.send("abc")
            terminal.line_is("> abc", 5)
            os.kill(terminal.process, number)
            equal(terminal.ended(), -number)
            assert terminal.is_restored(), f"not restored after {number}"
            assert terminal.bytes.rstrip().endswith(b"\x1b[?2004l"), "pasting is still bracketed"


def colours_what_is_typed():
    with Folder() as folder, folder.start(color="always") as terminal:
        terminal.ready()
        terminal.send('if (1 == 1) then "a" else sum // c')
        terminal.line_is('> if (1 == 1) then "a" else sum // c', 36)
        terminal.send("\x1b[D" * 25)
        terminal.line_is('> if (1 == 1) then "a" else sum // c', 11)
        blue, pair = b"\x1b[1;34mi\x1b[0m\x1b[1;34mf\x1b[0m", b"\x1b[1;32m(\x1b[0m"
        assert blue in terminal.bytes, "no colour for a keyword"
        terminal.send("\x1b[C" * 2)
        terminal.line_is('> if (1 == 1) then "a" else sum // c', 13)
        assert pair in terminal.bytes, "no colour for the bracket that belongs to one"
        assert b"\x1b[2m/" in terminal.bytes, "no colour for a comment"


def session():
    """The screens of a meeting: what was typed, and the window after each entry."""
    with open(SCREENS) as file:
        kept = file.read()
    steps = [(part + "\n").split("\n", 1) for part in kept.split("\n=== ")[1:]]
    written = kept.split("\n=== ")[0]
    failures = []
    with Folder() as folder:
        shutil.copy(BUDGET, folder.at("budget.kalkyl"))
        with folder.start("budget.kalkyl", columns=72, rows=30) as terminal:
            terminal.ready()
            for keys, screen in steps:
                sent = keys.encode().decode("unicode_escape").encode("latin-1").decode()
                terminal.screen.control("2", "J")
                if sent.endswith("\r"):
                    terminal.enter(sent[:-1])
                else:
                    terminal.send(sent)
                    terminal.read(0.4 if os.environ.get("BLESS") else 0.05)
                if not os.environ.get("BLESS"):
                    try:
                        terminal.wait(
                            lambda: terminal.screen.text() == screen.rstrip("\n"), "another screen")
                    except AssertionError as error:
                        failures.append(f"after {keys}: {error}\nnot\n{screen}")
                        break
                written += f"\n=== {keys}\n{terminal.screen.text()}\n"
    if os.environ.get("BLESS"):
        with open(SCREENS, "w") as file:
            file.write(written)
    if failures:
        raise AssertionError("\n".join(failures))


TRIES = [
    leaves_with_ctrl_d, edits_a_line, finishes_words, reads_several_lines,
    takes_pasted_lines_at_once, draws_wide_and_combining_characters,
    breaks_long_lines_and_follows_the_window, keeps_history_between_runs,
    stops_a_long_evaluation, tells_that_work_goes_on, points_under_what_was_typed, reads_changed_files_again,
    suspends_and_comes_back, restores_the_terminal_however_it_ends, colours_what_is_typed, session,
]


def main():
    wanted = sys.argv[3:]
    failed = 0
    for attempt in TRIES:
        if wanted and attempt.__name__ not in wanted:
            continue
        try:
            attempt()
        except Exception:
            failed += 1
            print(f"{attempt.__name__} failed\n{traceback.format_exc()}")
    print(f"{len(TRIES) if not wanted else len(wanted)} tries, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
