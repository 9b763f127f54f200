"""A program in a pseudo-terminal: keys are sent to it, and its screen is read."""

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
import unicodedata


def width(character):
    """The columns that a terminal gives a character."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


class Screen:
    """What a terminal shows, as far as the prompt uses it: rows of cells and a cursor."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.lines = [[]]
        self.row = self.column = 0
        self.top = 0
        self.rest = ""

    def feed(self, text):
        text = self.rest + text
        self.rest = ""
        index = 0
        while index < len(text):
            character = text[index]
            if character == "\x1b":
                match = re.match(r"\x1b\[([?0-9;]*)([A-Za-z])", text[index:])
                if not match:
                    if len(text) - index > 16:
                        raise ValueError("unknown sequence " + repr(text[index : index + 16]))
                    self.rest = text[index:]
                    return
                self.control(match.group(1), match.group(2))
                index += match.end()
                continue
            index += 1
            if character == "\r":
                self.column = 0
            elif character == "\n":
                self.down()
            elif character != "\x07":
                self.put(character)

    def control(self, argument, letter):
        count = int(argument) if argument.isdigit() else 1
        if letter == "A":
            self.row = max(self.top, self.row - count)
        elif letter == "B":
            self.row = min(self.top + self.rows - 1, self.row + count)
        elif letter == "C":
            self.column = min(self.columns - 1, self.column + count)
        elif letter == "H":
            self.row, self.column = self.top, 0
        elif letter == "J":
            if argument == "2":
                # What was on the screen scrolls away.
                self.top = len(self.lines)
                self.row, self.column = self.top, 0
            else:
                self.line()[self.column :] = []
                del self.lines[self.row + 1 :]
        elif letter == "K":
            self.line()[self.column :] = []
        elif letter not in "mhl":
            raise ValueError("unknown control " + argument + letter)

    def line(self):
        while len(self.lines) <= self.row:
            self.lines.append([])
        return self.lines[self.row]

    def down(self):
        self.row += 1
        self.line()
        self.top = max(self.top, self.row - self.rows + 1)

    def put(self, character):
        size = width(character)
        if size == 0:
            if self.column:
                self.line()[self.column - 1] += character
            return
        if self.column + size > self.columns:
            self.column = 0
            self.down()
        line = self.line()
        while len(line) < self.column:
            line.append(" ")
        line[self.column : self.column + size] = [character] + [""] * (size - 1)
        self.column += size

    def resize(self, columns, rows):
        """Rows that are too long for a narrower window are wrapped, as terminals do."""
        lines, cursor = [], (0, 0)
        for number, line in enumerate(self.lines):
            if number == self.row:
                cursor = (len(lines) + self.column // columns, self.column % columns)
            lines += [line[start : start + columns] for start in range(0, max(1, len(line)), columns)]
        self.lines = lines
        self.row, self.column = cursor
        self.columns, self.rows = columns, rows
        self.top = max(0, self.row - rows + 1)

    def text(self):
        """The window's rows without the spaces after them, down to the last that is not empty."""
        shown = ["".join(line).rstrip() for line in self.lines[self.top : self.top + self.rows]]
        return "\n".join(shown).rstrip("\n")

    def everything(self):
        return "\n".join("".join(line).rstrip() for line in self.lines)

    def cursor(self):
        return (self.row - self.top, self.column)


class Terminal:
    """A program started in a pseudo-terminal of its own."""

    patience = float(os.environ.get("PATIENCE", "20"))

    def __init__(self, words, columns=80, rows=24, environment=None, folder=None):
        self.screen = Screen(columns, rows)
        self.bytes = b""
        self.pending = b""
        self.status = None
        self.master, self.slave = pty.openpty()
        self.set_size(columns, rows)
        self.found = termios.tcgetattr(self.slave)
        self.process = os.fork()
        if self.process == 0:
            os.setsid()
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
            for number in (0, 1, 2):
                os.dup2(self.slave, number)
            os.closerange(3, 64)
            if folder:
                os.chdir(folder)
            # Whoever runs the tests may have signals blocked or ignored.
            signal.pthread_sigmask(signal.SIG_SETMASK, [])
            for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
                try:
                    signal.signal(number, signal.SIG_DFL)
                except OSError:
                    pass
            os.execvpe(words[0], words, environment or os.environ)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.status is None:
            try:
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)
            except (ProcessLookupError, ChildProcessError):
                pass
        os.close(self.master)
        os.close(self.slave)

    def set_size(self, columns, rows):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns, rows):
        self.read(0.3)
        self.screen.resize(columns, rows)
        self.set_size(columns, rows)
        os.kill(self.process, signal.SIGWINCH)

    def send(self, keys):
        os.write(self.master, keys.encode())

    def read(self, seconds):
        """Takes what comes until nothing has come for so many seconds."""
        while select.select([self.master], [], [], seconds)[0]:
            try:
                block = os.read(self.master, 65536)
            except OSError as error:
                if error.errno == errno.EIO:
                    return
                raise
            if not block:
                return
            self.bytes += block
            self.pending += block
            text = self.pending.decode(errors="ignore")
            self.pending = self.pending[len(text.encode()) :]
            self.screen.feed(text)

    def wait(self, condition, what):
        """Reads until a condition holds."""
        end = time.monotonic() + self.patience
        while True:
            self.read(0.02)
            if condition():
                return
            if time.monotonic() > end:
                raise AssertionError(f"{what}; the screen is\n{self.screen.everything()}")

    def shows(self, text):
        self.wait(lambda: text in self.screen.everything(), f"not shown: {text!r}")

    def line_is(self, text, column=None):
        """The cursor's row shows a text, with the cursor in a column."""
        def is_so():
            line = "".join(self.screen.line()).rstrip()
            return line == text and column in (None, self.screen.column)

        self.wait(is_so, f"the line is not {text!r} with the cursor in {column}")

    def ready(self):
        """The prompt waits for keys on an empty line, and no other thing is under way."""
        self.wait(
            lambda: self.is_raw() and re.fullmatch(r"\S*>", "".join(self.screen.line()).rstrip()),
            "no prompt")

    def enter(self, entry):
        """Types an entry, and waits for the prompt after its answer."""
        count = self.bytes.count(b"\x1b[?2004h")
        self.send(entry + "\r")
        self.wait(lambda: self.bytes.count(b"\x1b[?2004h") > count, f"no prompt after {entry!r}")
        self.ready()

    def mode(self):
        return termios.tcgetattr(self.slave)

    def is_raw(self):
        return not self.mode()[3] & termios.ICANON

    def is_restored(self):
        return self.mode() == self.found

    def ended(self):
        """How the process ended: its status, or minus the signal that ended it."""
        def has_ended():
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                self.status = os.waitstatus_to_exitcode(status)
            return process

        self.wait(has_ended, "the program goes on")
        self.read(0.05)
        return self.status

    def stopped(self):
        """Waits until the process is stopped."""
        def is_stopped():
            process, status = os.waitpid(self.process, os.WNOHANG | os.WUNTRACED)
            return process and os.WIFSTOPPED(status)

        self.wait(is_stopped, "the program is not stopped")
