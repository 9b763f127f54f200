"""The tables of a run, in Markdown."""
import os
import statistics

BEGIN, END = "<!-- begin of the tables -->", "<!-- end of the tables -->"


def time(milliseconds):
    if milliseconds >= 1_000:
        return f"{milliseconds / 1_000:.2f} s"
    return f"{milliseconds:.{1 if milliseconds >= 10 else 2}f} ms"


def table(headings, rows):
    """A table with its first column to the left and the others to the right."""
    lines = ["| " + " | ".join(headings) + " |", "| --- |" + " --: |" * (len(headings) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def machine():
    """The cores and the processor: the figures hold for these."""
    model = "an unknown processor"
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as file:
            names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
        model = names[0] if names else model
    return f"Measured on {len(os.sched_getaffinity(0))} cores of {model}; medians."


def limit(programs):
    """The program that the others are compared with."""
    return next((p for p in programs if p.name == "C limit" and p.walls), None)


def best_peer(programs):
    known = [p for p in programs if p.walls and not p.is_ours and not p.name.startswith("C limit")]
    return min(known, key=lambda p: p.wall, default=None)


def ratio(program, other):
    return f"{program.wall / other.wall:.2f}" if other else ""


def summary(measured):
    rows = []
    for name, programs in measured.items():
        ours = next((p for p in programs if p.is_ours and p.walls), None)
        first, best = limit(programs), best_peer(programs)
        if ours:
            rows.append([name.upper(), time(ours.wall), time(first.wall) if first else "",
                         ratio(ours, first), f"{best.name} {time(best.wall)}" if best else "",
                         ratio(ours, best)])
    return "### Summary\n\n" + table(
        ["workload", "Kalkyl", "C limit", "× the limit", "the best peer", "× that peer"], rows)


def of_workload(title, programs, lines):
    first, best = limit(programs), best_peer(programs)
    rows = []
    for program in sorted(programs, key=lambda p: p.wall if p.walls else float("inf")):
        if program.failure:
            rows.append([program.name, program.arithmetic, program.failure] + [""] * 6)
            continue
        rows.append([
            program.name, program.arithmetic, time(program.wall),
            time(statistics.median(program.processor)),
            f"{statistics.median(program.peaks):.1f} MiB", ratio(program, first),
            ratio(program, best), f"{program.wrong} of {lines}", str(len(program.walls))])
    headings = ["program", "arithmetic", "wall", "cpu", "peak memory", "× the limit",
                "× the best peer", "wrong lines", "runs"]
    return f"### {title}\n\n" + table(headings, rows)


def of_parts(start, checked, whole, size):
    """What the parts of a run take; the size of the script in bytes."""
    reading = checked - start
    rows = [["starting", time(start), ""],
            ["reading and checking", time(reading), f"{size / 1e3 / reading:.1f} MB/s"],
            ["working out and printing", time(whole - checked), ""]]
    return "\n\n" + table(["part of Kalkyl's run", "wall", "speed"], rows)


def of_growth(rows):
    shown = []
    for title, (small, large) in rows:
        if small.failure or large.failure:
            shown.append([title, small.failure or large.failure, "", "", "", "", ""])
            continue
        peaks = [statistics.median(program.peaks) for program in (small, large)]
        shown.append([title, time(small.wall), time(large.wall), ratio(large, small),
                      *(f"{peak:.1f} MiB" for peak in peaks), str(small.wrong + large.wrong)])
    return "### Growth: ten times as much\n\n" + table(
        ["what grows", "once", "ten times", "× the time", "peak memory", "then", "wrong lines"],
        shown)


def write(text, path):
    """Puts the tables between the marks of a page."""
    with open(path, encoding="utf-8") as file:
        page = file.read()
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{before}{BEGIN}\n{text}{END}{after}")
