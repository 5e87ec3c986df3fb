# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a web process takes to start and what it holds; what a first visit weighs."""

import subprocess
import sys
import time
from pathlib import Path

from flask import Flask

from bench import site
from bench.measure import Row, summed

PROGRAM = """
import sys
from pathlib import Path
from bench import site
from cop.app import create_app
client = create_app(site.settings_for(Path(sys.argv[1]))).test_client()
client.get("/questions")
print("started", flush=True)
for _ in range(50):
    client.get("/questions")
    client.get("/search?q=water")
held = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in held.splitlines() if line.startswith("VmRSS")))
"""


def rows(folder: Path, n: int) -> list[Row]:
    """Start to first page, n times; and the memory after a hundred pages."""
    times, held = [], 0
    for _ in range(n):
        began = time.perf_counter()
        command = [sys.executable, "-c", PROGRAM, str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            lines = iter(process.stdout or ())
            next(line for line in lines if line.startswith("started"))
            times.append(((time.perf_counter() - began) * 1000, 0.0))
            held = max(held, int(next(lines)) * 1024)
    return [
        summed("start of a web process", times),
        summed("memory of a web process", [(0.0, 0.0)], size=held),
    ]


def first_visit(app: Flask) -> Row:
    """What a first visit of the question list sends, compressed: the page and all it asks for."""
    client = site.browser(app)
    compressed = {"Accept-Encoding": "gzip"}
    page = client.get("/questions", headers=compressed)
    weight = len(page.data)
    for address in site.assets_of(client.get("/questions").text):
        weight += len(client.get(address, headers=compressed).data)
    return summed("first visit of the question list", [(0.0, 0.0)], size=weight)
