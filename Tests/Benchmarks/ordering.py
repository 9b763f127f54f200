#!/usr/bin/env python3
"""Writes .ci/order.txt: the functions and variables that the small workloads use, for the linker to lay side by side.

What is not in it comes after them, and a name in it that is nothing any more does no harm: the
program is then as right, and starts a little slower. Write it anew after larger changes.
"""
import argparse
import bisect
import os
import subprocess
import sys
import tempfile

from run import Bench, ROOT, built

ORDER = os.path.join(ROOT, ".ci", "order.txt")
WORKLOADS = ["w1", "w2"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kalkyl", help="a release build with its symbols; else one is made")
    kalkyl = os.path.abspath(parser.parse_args().kalkyl or built())
    symbols = symbols_by_address(kalkyl)
    order = {}
    with tempfile.TemporaryDirectory(prefix="kalkyl-") as folder:
        bench = Bench(folder, kalkyl)
        for name in WORKLOADS:
            for address in sorted(used(bench, name, sorted(symbols))):
                order.update(dict.fromkeys(symbols[address]))
    with open(ORDER, "w") as file:
        file.writelines(f"{name}\n" for name in order)
    print(f"{len(order)} functions and variables")


def symbols_by_address(kalkyl):
    """The names of each function and variable; the linker gives functions of the same code one address."""
    told = subprocess.run(["nm", "--defined-only", kalkyl], check=True, capture_output=True, text=True)
    symbols = {}
    for line in told.stdout.splitlines():
        address, kind, name = line.split(maxsplit=2)
        if kind in "bBdDrRtTvVwW" and " " not in name:
            symbols.setdefault(int(address, 16), []).append(name)
    return symbols


def used(bench, name, addresses):
    """The addresses of the functions that a workload runs, and of the variables that it reads or writes."""
    _, command, _ = getattr(bench, name)()
    trace = os.path.join(bench.folder, "lackey.out")
    subprocess.run(
        ["valgrind", "--tool=lackey", "--trace-mem=yes", f"--log-file={trace}", bench.kalkyl] + command,
        cwd=bench.folder, check=True, capture_output=True)
    # A line for each: what is done, the place, and how many bytes are.
    with open(trace, "rb") as file:
        places = {line[3:line.index(b",")] for line in file if line[:3] in (b"I  ", b" L ", b" S ", b" M ")}
    os.remove(trace)
    return {
        addresses[bisect.bisect_right(addresses, place) - 1]
        for place in (int(place, 16) for place in places)
        if addresses[0] <= place <= addresses[-1]
    }


if __name__ == "__main__":
    sys.exit(main())
