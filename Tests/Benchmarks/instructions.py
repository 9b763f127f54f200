#!/usr/bin/env python3
"""Counts the instructions of the workloads, small ones, and compares them with those recorded.

A count that grew by more than 5 % is an error. Counts do not depend on how busy the machine is; they
do on the compiler, so that they are recorded anew when that changes.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

import workloads
from measuring import HERE, lines_of_tables, wrong_lines
from run import Bench, NAMES, built

RECORD = os.path.join(HERE, "instructions.txt")
BOUND = 0.05
SIZES = {"w3": {"rows": 5_000}, "w4": {"count": 1_000}, "w5": {"accounts": 200}}


def main():
    options = arguments()
    kalkyl = os.path.abspath(options.kalkyl or built())
    with tempfile.TemporaryDirectory(prefix="kalkyl-") as folder:
        bench = Bench(folder, kalkyl)
        counts = {name: counted(bench, name) for name in NAMES}
    if options.record:
        with open(RECORD, "w") as file:
            file.writelines(f"{name} {count}\n" for name, count in counts.items())
        return 0
    with open(RECORD) as file:
        recorded = {name: int(count) for name, count in (line.split() for line in file)}
    return 1 if any([has_grown(name, counts[name], recorded[name]) for name in NAMES]) else 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kalkyl", help="a static release build; else one is made")
    parser.add_argument("--record", action="store_true", help="keep these counts from now on")
    return parser.parse_args()


def counted(bench, name):
    """The instructions of a workload, once what it prints is found right."""
    _, command, expected = getattr(bench, name)(**SIZES.get(name, {}))
    ran = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", bench.kalkyl] + command,
        cwd=bench.folder, capture_output=True, text=True,
        # Names are looked up in the same order in every run.
        env={**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"})
    found = re.search(r"Collected : (\d+)", ran.stderr)
    if ran.returncode or not found:
        sys.exit(f"{name} ends with status {ran.returncode}:\n{ran.stderr}")
    wrong = wrong_lines(lines_of_tables(ran.stdout), expected)
    if wrong:
        sys.exit(f"{name} has {wrong} wrong lines of {len(expected)}")
    return int(found[1])


def has_grown(name, count, before):
    """Tells how a count compares; whether it is too large now."""
    change = count / before - 1
    print(f"{name}: {workloads.grouped(count)} instructions, {change:+.2%} of those recorded")
    if change < -BOUND:
        print(f"    fewer than before: record them with {os.path.basename(__file__)} --record")
    if change > BOUND:
        print(f"    more than {BOUND:.0%} above {workloads.grouped(before)}")
    return change > BOUND


if __name__ == "__main__":
    sys.exit(main())
