#!/usr/bin/env python3
"""Runs Kalkyl beside what people would use instead, on the same figures, and prints the tables.

Every line of every run is compared with an exact answer worked out here with whole numbers and
fractions. What is not installed is left out. See docs/performance.md.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

import exact
import tables
import workloads
from measuring import HERE, Program, Timer, compiled

ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--toolset",
         ".ci/release.json", "--product", "kalkyl"]
NAMES = ["w1", "w2", "w3", "w4", "w5"]


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="kalkyl-") as temporary:
        folder = os.path.abspath(options.data or temporary)
        os.makedirs(folder, exist_ok=True)
        kalkyl = installed(os.path.abspath(options.kalkyl or built()), folder)
        bench = Bench(folder, kalkyl, options.rounds, 100 if options.quick else 1)
        parts = [tables.machine()]
        if not options.growth:
            parts += [bench.workload(name) for name in options.only]
            parts.insert(1, tables.summary(bench.measured))
        if options.growth or options.write:
            parts.append(bench.growth(options.only))
    text = "\n\n".join(parts) + "\n"
    print(text)
    if options.write:
        tables.write(text, options.write)
    return 1 if bench.is_wrong else 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kalkyl", help="the program to measure; else a release build is made")
    parser.add_argument("--data", help="a folder for the figures; else one that is removed again")
    parser.add_argument("--only", type=lambda text: text.split(","), default=NAMES, metavar="w1,w3")
    parser.add_argument("--rounds", type=int, default=15, help="runs of each program at most")
    parser.add_argument("--quick", action="store_true", help="a hundredth of the figures")
    parser.add_argument("--growth", action="store_true", help="only what ten times as much costs")
    parser.add_argument("--write", metavar="FILE", help="put the tables between a page's marks")
    options = parser.parse_args()
    unknown = [name for name in options.only if name not in NAMES]
    if unknown:
        parser.error(f"no workload {unknown[0]}; there are {', '.join(NAMES)}")
    return options


def built():
    """A release build as the README makes it."""
    subprocess.run(BUILD, cwd=ROOT, check=True, stdout=sys.stderr)
    shown = subprocess.run(BUILD + ["--show-bin-path"], cwd=ROOT, check=True, capture_output=True)
    return os.path.join(shown.stdout.decode().strip(), "kalkyl")


def installed(program, folder):
    """A program as users install it: without its symbols."""
    target = os.path.join(folder, "kalkyl")
    subprocess.run(["install", "-s", "-m", "755", program, target], check=True)
    return target


class Bench:
    """The workloads in a folder, and what was measured of them."""

    def __init__(self, folder, kalkyl, rounds=1, size=1):
        self.folder, self.kalkyl = folder, kalkyl
        # The folder in it where the figures are put.
        self.place = ""
        self.rounds = rounds
        # What all sizes are divided by.
        self.size = size
        self.timer = Timer(folder)
        self.measured = {}
        self.is_wrong = False

    def path(self, name):
        return os.path.join(self.folder, self.place, name)

    def put(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    # MARK: What is run

    def workload(self, name):
        """Measures one workload; the text of its tables."""
        print(f"{name} …", file=sys.stderr)
        title, command, expected = getattr(self, name)()
        programs = self.programs(name, command)
        for program in programs:
            program.expected = expected
        self.timer.measure(programs, self.rounds)
        self.measured[name] = programs
        self.note_wrong(programs)
        text = tables.of_workload(f"{name.upper()}: {title}", programs, len(expected))
        return text + self.parts_of_grid() if name == "w5" else text

    def note_wrong(self, programs):
        ours = [program for program in programs if program.is_ours]
        self.is_wrong |= any(program.wrong or program.failure for program in ours)

    def programs(self, name, command):
        """Kalkyl, the limit, and the peers that are installed and can do the workload."""
        files = {"w1": [], "w2": ["board.txt"], "w3": ["register.csv"],
                 "w4": ["board.txt", "scenarios.txt"], "w5": ["accounts.txt", str(self.years)]}[name]
        programs = []
        has_threads = name in ("w3", "w4") and shutil.which("taskset")
        one_core = ["taskset", "-c", "0"] if has_threads else []
        limit = compiled("limit.c", self.folder, "-O3", "-march=native", "-pthread")
        if limit:
            programs.append(Program("C limit", "exact", one_core + [limit, name] + files))
            if name == "w3":
                programs.append(
                    Program("C limit, two threads", "exact", [limit, name] + files + ["2"]))
        programs.append(Program("**Kalkyl**", "exact", [self.kalkyl] + command, is_ours=True))
        if one_core:
            programs.append(Program("**Kalkyl**, one core", "exact",
                                    one_core + [self.kalkyl] + command, is_ours=True))
        for title, words, known in peers():
            if name in known:
                programs.append(Program(title, "double", words + [name] + files))
        if name in ("w1", "w2") and shutil.which("jsonnet"):
            text = [word for file in files for word in ("--tla-str-file", f"text={file}")]
            programs.append(Program("Jsonnet", "double", [
                "jsonnet", "-S", "--tla-str", f"workload={name}", *text, peer("peer.jsonnet")]))
        if name == "w3" and has("duckdb"):
            query = [sys.executable, peer("query.py")]
            programs.append(Program("DuckDB, sums first", "exact", query + ["w3"] + files))
            programs.append(Program("DuckDB, plain query", "double", query + ["w3_plain"] + files))
        return programs

    # MARK: The workloads: a title, the command after `kalkyl`, the exact answer

    def w1(self):
        self.put("asset.kalkyl", workloads.asset_script())
        return "one asset", ["run", "asset.kalkyl"], exact.asset()

    def w2(self, members=4, years=10):
        model = workloads.board(members, years)
        self.put("board.kalkyl", workloads.board_script(model))
        workloads.write_board(self.path("board.txt"), model)
        return ("a board's model: 60 lines, 150 investments, 3 keys, 4 members, 10 years",
                ["run", "board.kalkyl"], exact.board(model))

    def w3(self, rows=None, members=20):
        rows = rows or 1_000_000 // self.size
        workloads.write_register(self.path("register.csv"), rows, members)
        self.put("register.kalkyl", workloads.register_script(members, "register.csv"))
        names = [f"Medlemskommun {n:02d}" for n in range(1, members + 1)]
        return (f"a register of {workloads.grouped(rows)} assets", ["run", "register.kalkyl"],
                exact.register(self.path("register.csv"), names))

    def w4(self, count=None):
        model = workloads.board()
        self.w2()
        rows = workloads.scenarios(count or 10_000 // self.size, model.base)
        workloads.write_scenarios(self.path(""), rows)
        command = ["sweep", "board.kalkyl", "--scenarios", "scenarios.csv", "--show", "ram",
                   "--stat", "min,median,max"]
        return (f"{workloads.grouped(len(rows))} scenarios of W2", command,
                exact.sweep(model, rows))

    def w5(self, accounts=None, years=100):
        amounts = workloads.amounts(accounts or 10_000 // self.size)
        self.years = years
        self.put("grid.kalkyl", workloads.grid_script(amounts, years))
        self.put("accounts.txt", "".join(f"{amount}\n" for amount in amounts))
        return (f"a grid of {workloads.grouped(len(amounts))} accounts and {years} years",
                ["run", "grid.kalkyl"], exact.grid(amounts, years))

    years = 100

    # MARK: Parts and growth

    def parts_of_grid(self):
        """What reading and checking of the grid's script take, and what is left for its figures.

        A formula without names needs no figure of the model, so that its value is the time to
        read and check.
        """
        start = Program("start", "", [self.kalkyl, "--version"])
        checked = Program("checked", "", [self.kalkyl, "eval", "grid.kalkyl", "1"])
        whole = Program("whole", "", [self.kalkyl, "run", "grid.kalkyl"])
        for program in (start, checked, whole) * self.rounds:
            self.timer.run(program)
        size = os.path.getsize(self.path("grid.kalkyl"))
        return tables.of_parts(start.wall, checked.wall, whole.wall, size)

    def growth(self, only):
        """What ten times as much costs, the one and the other in turn."""
        small = self.size
        steps = [
            ("W2, years", lambda many: self.w2(years=10 * many)),
            ("W2, members", lambda many: self.w2(members=4 * many)),
            ("W3, rows", lambda many: self.w3(100_000 * many // small)),
            ("W3, members", lambda many: self.w3(100_000 // small, 20 * many)),
            ("W4, scenarios", lambda many: self.w4(1_000 * many // small)),
            ("W5, accounts", lambda many: self.w5(1_000 * many // min(small, 10))),
            ("W5, years", lambda many: self.w5(1_000 // min(small, 10), 40 * many)),
        ]
        rows = []
        for title, make in steps:
            if title[:2].lower() not in only:
                continue
            print(f"{title} …", file=sys.stderr)
            pair = []
            for place, many in (("once", 1), ("ten", 10)):
                self.place = place
                os.makedirs(self.path(""), exist_ok=True)
                _, command, expected = make(many)
                pair.append(Program(title, "exact", [self.kalkyl] + command, expected,
                                    place, is_ours=True))
            self.timer.measure(pair, self.rounds, 10_000)
            self.note_wrong(pair)
            rows.append((title, pair))
        return tables.of_growth(rows)


def peer(file):
    return os.path.join(HERE, "peers", file)


def has(module):
    return subprocess.run([sys.executable, "-c", f"import {module}"],
                          capture_output=True).returncode == 0


def peers():
    """The names, commands and workloads of the peers that are installed."""
    every = ["w1", "w2", "w3", "w4", "w5"]
    found = []
    for title, program, file in (("Lua 5.4", "lua5.4", "peer.lua"), ("LuaJIT", "luajit", "peer.lua"),
                                 ("Node", "node", "peer.js")):
        if shutil.which(program):
            found.append((title, [program, peer(file)], every))
    found.append(("CPython", [sys.executable, peer("peer.py")], every))
    if has("numpy"):
        found.append(("numpy", [sys.executable, peer("arrays.py")], ["w2", "w4", "w5"]))
    if has("pandas"):
        found.append(("pandas", [sys.executable, peer("arrays.py")], ["w3"]))
    if has("duckdb"):
        found.append(("DuckDB", [sys.executable, peer("query.py")], ["w4"]))
    return found


if __name__ == "__main__":
    sys.exit(main())
