"""Runs programs in turn and measures each as a user waits for it: the whole process."""
import os
import random
import re
import shutil
import statistics
import subprocess
from dataclasses import dataclass, field

HERE = os.path.dirname(os.path.abspath(__file__))


@dataclass
class Program:
    """A command of a workload, the exact answer, and what its runs came to."""
    name: str
    arithmetic: str
    command: list
    expected: list = field(default_factory=list)
    # Where it is run: a folder in the timer's.
    place: str = ""
    is_ours: bool = False
    walls: list = field(default_factory=list)
    processor: list = field(default_factory=list)
    peaks: list = field(default_factory=list)
    wrong: int = 0
    failure: str = ""

    @property
    def wall(self):
        return statistics.median(self.walls)


class Timer:
    """Starts processes from a parent of its own, small enough that their peak memory is theirs."""

    def __init__(self, folder):
        self.folder = folder
        self.output = os.path.join(folder, "output")
        self.launcher = compiled("timing.c", folder, "-O2", "-static")

    def run(self, program):
        """One run of a program, each line of what it prints compared with the exact answer."""
        folder = os.path.join(self.folder, program.place)
        if self.launcher:
            words = [self.launcher, self.output] + program.command
            told = subprocess.run(words, capture_output=True, text=True, cwd=folder)
            numbers = [int(word) for word in told.stdout.split()]
            complaint = told.stderr
        else:
            numbers, complaint = self.spawned(program.command, folder), ""
        wall, user, system, peak, status = numbers
        if status:
            said = complaint.strip().splitlines() or [f"status {status}"]
            program.failure = next((line for line in said if "rror" in line), said[0])
            return
        program.walls.append(wall / 1_000)
        program.processor.append((user + system) / 1_000)
        program.peaks.append(peak / 1_024)
        program.wrong = max(program.wrong, wrong_lines(self.shown(program), program.expected))

    def spawned(self, command, folder):
        """The same where no compiler is installed; the peak is then at least this program's own."""
        import time
        out = os.open(self.output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        start = time.monotonic()
        child = os.fork()
        if child == 0:
            os.chdir(folder)
            os.dup2(out, 1)
            os.execvp(command[0], command)
        _, status, used = os.wait4(child, 0)
        os.close(out)
        return (int((time.monotonic() - start) * 1e6), int(used.ru_utime * 1e6),
                int(used.ru_stime * 1e6), used.ru_maxrss, os.waitstatus_to_exitcode(status))

    def shown(self, program):
        with open(self.output, encoding="utf-8") as file:
            text = file.read()
        return lines_of_tables(text) if program.is_ours else text.splitlines()

    def measure(self, programs, rounds, patience=20_000):
        """Runs programs in turn, so that a machine that slows down does so for all.

        The order is drawn anew for each round: a small program takes a fifth longer right after one
        that has filled the caches. One that takes long is run fewer times: patience is in milliseconds
        a program.
        """
        draw = random.Random(1)
        for _ in range(rounds):
            for program in draw.sample(programs, len(programs)):
                if not program.failure and sum(program.walls) < patience:
                    self.run(program)


def compiled(source, folder, *flags):
    """The program of a C source; None where no compiler is installed."""
    if not shutil.which("gcc"):
        return None
    target = os.path.join(folder, source.removesuffix(".c"))
    if os.path.exists(target) and os.path.getmtime(target) > os.path.getmtime(
            os.path.join(HERE, "peers", source)):
        return target
    command = ["gcc", *flags, os.path.join(HERE, "peers", source), "-o", target]
    return target if subprocess.run(command).returncode == 0 else None


def wrong_lines(shown, expected):
    """How many lines differ from the exact answer."""
    differing = sum(1 for one, other in zip(shown, expected) if one != other)
    return differing + abs(len(shown) - len(expected))


def lines_of_tables(text):
    """The figures of Kalkyl's table as `label;year;kronor`, with more figures a line in a sweep.

    The years stand over the columns, or in a column of their own.
    """
    lines = text.splitlines()
    rule = next((place for place, line in enumerate(lines) if line.startswith("──")), None)
    if rule is None:
        return lines
    headings = lines[rule - 1].split()
    years = [word for word in headings if re.fullmatch(r"\d{4}", word)]
    shown = []
    rows = [re.split(r"\s{2,}", line.strip()) for line in lines[rule + 1:] if line.strip()]
    for label, *cells in rows:
        if years:
            named = f"{label};" if len(rows) > 1 else ""
            shown += [f"{named}{year};{plain(cell)}" for year, cell in zip(years, cells)]
        else:
            year, *figures = cells
            shown.append(";".join([label, year] + [plain(figure) for figure in figures]))
    return shown


def plain(figure):
    """A figure without spaces, with a point and two decimals."""
    text = re.sub(r"\s", "", figure).replace(",", ".").replace("−", "-")
    return text if "." in text else text + ".00"
