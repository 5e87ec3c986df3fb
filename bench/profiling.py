# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where the time of one page goes: `python -m bench --profile /questions`."""

import cProfile
import pstats
import time

from flask import Flask

from bench.browser import Browser
from bench.pages import READER
from cop import changes
from cop.web import fragments

SHOWN = 30


def show(app: Flask, path: str, *, member: bool, cold: bool, n: int = 200) -> None:
    """Prints what costs most on a page, by its own time and with what it calls."""
    browser = Browser(app, READER if member else None)
    path = browser.landed(path)
    requests = [browser.request(path) for _ in range(n)]
    browser.get(path)
    profile = cProfile.Profile(time.process_time)
    for request in requests:
        if cold:
            fragments.parts.clear()
            changes.lately.clear()
        profile.enable()
        browser.send(request)
        profile.disable()
    stats = pstats.Stats(profile)
    for order in ("tottime", "cumulative"):
        stats.sort_stats(order).print_stats(SHOWN)
