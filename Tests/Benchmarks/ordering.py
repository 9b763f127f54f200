#!/usr/bin/env python3
"""Writes .ci/order.txt: the functions that the small workloads call, for the linker to lay side by side.

What is not in it comes after them, and a name in it that is no function any more does no harm: the
program is then as right, and starts a little slower. Write it anew after larger changes.
"""
import argparse
import bisect
import os
import re
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
    functions = functions_by_address(kalkyl)
    order = {}
    with tempfile.TemporaryDirectory(prefix="kalkyl-") as folder:
        bench = Bench(folder, kalkyl)
        for name in WORKLOADS:
            for address in sorted(called(bench, name, sorted(functions))):
                order.update(dict.fromkeys(functions[address]))
    with open(ORDER, "w") as file:
        file.writelines(f"{name}\n" for name in order)
    print(f"{len(order)} functions")


def functions_by_address(kalkyl):
    """The names of each function; the linker gives functions of the same code one address."""
    told = subprocess.run(["nm", "--defined-only", kalkyl], check=True, capture_output=True, text=True)
    functions = {}
    for line in told.stdout.splitlines():
        address, kind, name = line.split(maxsplit=2)
        if kind in "tTwW" and " " not in name:
            functions.setdefault(int(address, 16), []).append(name)
    return functions


def called(bench, name, addresses):
    """The addresses of the functions that a workload has instructions of."""
    _, command, _ = getattr(bench, name)()
    profile = os.path.join(bench.folder, "callgrind.out")
    subprocess.run(
        ["valgrind", "--tool=callgrind", "--dump-instr=yes", "--compress-pos=no",
         f"--callgrind-out-file={profile}", bench.kalkyl] + command,
        cwd=bench.folder, check=True, capture_output=True)
    with open(profile) as file:
        places = {int(line.split()[0], 16) for line in file if re.match("0x", line)}
    return {addresses[bisect.bisect_right(addresses, place) - 1] for place in places}


if __name__ == "__main__":
    sys.exit(main())
