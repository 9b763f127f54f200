"""How long until the prompt is ready: `ready.py PROGRAM SCRIPT` prints the median in milliseconds.

The time runs from the start of the process to the prompt on the screen of a pseudo-terminal.
"""

import os
import select
import statistics
import sys
import tempfile
import time

from terminal import Terminal


def once(program, script, home):
    environment = {"HOME": home, "PATH": "/usr/bin:/bin", "TERM": "xterm"}
    start = time.perf_counter()
    with Terminal([program, "repl", "--color", "never", script], environment=environment) as terminal:
        seen = b""
        while b"> " not in seen:
            select.select([terminal.master], [], [], 5)
            seen += os.read(terminal.master, 4096)
        return (time.perf_counter() - start) * 1000


program, script = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
with tempfile.TemporaryDirectory() as home:
    print(f"{statistics.median(once(program, script, home) for _ in range(21)):.1f} ms")
