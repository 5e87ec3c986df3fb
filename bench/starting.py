# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How long a web process takes to start and what it holds; what a first visit weighs."""

import re
import subprocess
import sys
import time
from pathlib import Path

from flask import Flask

from bench import site
from bench.browser import Browser
from bench.measure import Row, summed

REQUESTS = 500
PROGRAM = """
import sys, time
from pathlib import Path
from cop.app import create_app
from cop.settings import Settings
folder = Path(sys.argv[1])
settings = Settings(secret_key=sys.argv[2], base_url=sys.argv[3], instance_dir=folder,
    database_url=f"sqlite:///{folder.absolute() / 'cop.db'}", trusted_proxies=1, log_level="error")
app = create_app(settings)
print(time.process_time() * 1000, flush=True)
from bench.browser import Browser
browser = Browser(app)
paths = ["/", "/questions", "/practices", "/library", "/search?q=water", "/questions?show=solved"]
for turn in range(int(sys.argv[4])):
    path = paths[turn % 12] if turn % 12 < len(paths) else browser.landed(f"/questions/{turn}")
    browser.get(path)
held = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in held.splitlines() if line.startswith("VmRSS")))
"""
LINKED = re.compile(r'<(link|script)[^>]*?(?:href|src)="(/assets/[^"#]+)"')
SHOWN = re.compile(r'<(?:use|img)[^>]*?(?:href|src)="(/assets/[^"#]+)')


def rows(folder: Path, turns: int) -> list[Row]:
    """Start of a web process (imports and create_app), and its memory after many requests."""
    times, held = [], 0
    for turn in range(turns):
        requests = REQUESTS if turn == 0 else 1
        began = time.perf_counter()
        command = [sys.executable, "-c", PROGRAM, str(folder), site.KEY, f"https://{site.HOST}"]
        with subprocess.Popen(
            [*command, str(requests)], stdout=subprocess.PIPE, text=True, cwd=site.ROOT
        ) as process:
            lines = iter(process.stdout or ())
            processor = float(next(lines))
            times.append(((time.perf_counter() - began) * 1000, processor))
            held = max(held, int(next(lines)) * 1024)
    memory = Row(name=f"memory of a web process after {REQUESTS} requests", n=REQUESTS, bytes=held)
    return [summed("start of a web process", times), memory]


def first_visit(app: Flask) -> list[Row]:
    """What a first visit of the question list sends: what reading needs, and all of it."""
    browser = Browser(app)
    page = browser.get("/questions")
    packed = page.body
    found = {url: tag for tag, url in LINKED.findall(page.text)}
    found |= dict.fromkeys(SHOWN.findall(page.text), "img")
    weights = {url: len(browser.get(url).body) for url in found}
    scripts = sum(weights[url] for url, tag in found.items() if tag == "script")
    fonts = sum(weight for url, weight in weights.items() if url.endswith(".woff2"))
    styles = sum(weight for url, weight in weights.items() if url.endswith(".css"))
    name = "first visit of the question list"
    return [
        Row(
            name=f"{name}, without scripts",
            n=1,
            bytes=len(packed) + sum(weights.values()) - scripts,
        ),
        Row(name=f"{name}, with scripts", n=1, bytes=len(packed) + sum(weights.values())),
        Row(name=f"{name}: the page", n=1, bytes=len(packed)),
        Row(name=f"{name}: styles", n=1, bytes=styles),
        Row(name=f"{name}: font", n=1, bytes=fonts),
        Row(name=f"{name}: scripts", n=1, bytes=scripts),
    ]
