# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How fast pages of the real server answer while something else goes on."""

import statistics
import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from sqlalchemy import select

from bench import plan
from bench.browser import Browser
from bench.load import Visit
from bench.measure import quantile
from cop.contributions.models import Contribution
from cop.db import db
from cop.questions.models import Question

PAGES_A_SECOND = 10
QUESTIONS = 40
WARMING = 8.0
"""Seconds before those that count: a process that has just begun compiles its templates first."""
Times = dict[str, list[float]]


class Readers:
    """Visitors and members who ask for a question and the list in turn, at a steady pace."""

    def __init__(self, app: Flask, port: int) -> None:
        self._port = port
        self._browsers = [Browser(app), Browser(app, 5)]
        with app.app_context():
            readable = select(Question.id).where(
                Contribution.group_id == plan.COMMUNITY, Contribution.hidden_at.is_(None)
            )
            ids = db.session.scalars(readable.order_by(Question.id).limit(QUESTIONS)).all()
            db.session.rollback()
        self._paths = [self._browsers[0].landed(f"/questions/{id}") for id in ids]

    def during(self, seconds: float) -> Times:
        """How many milliseconds each page took, by its kind."""
        stop = threading.Event()
        threading.Timer(seconds, stop.set).start()
        return self.until(stop)

    def until(self, stop: threading.Event) -> Times:
        """The same, until it is told to stop."""
        visits, began, number = list[Visit](), time.perf_counter(), 0
        with ThreadPoolExecutor(16) as pool:
            while not stop.is_set():
                question = self._paths[number // 2 % len(self._paths)]
                kind, path = ("list", "/questions") if number % 2 else ("question", question)
                visit = Visit(kind, path, self._browsers[number // 2 % 2].headers())
                visits.append(visit)
                due = began + number / PAGES_A_SECOND
                pool.submit(visit.make, self._port, due)
                number += 1
                stop.wait(max(0.0, began + number / PAGES_A_SECOND - time.perf_counter()))
        times: Times = defaultdict(list)
        for visit in visits:
            times[visit.kind if visit.status == 200 else "failed"].append(visit.ms)
        return times


def shown(times: Times) -> dict[str, str]:
    """p50 / p95 in milliseconds of each kind, and how often it failed."""
    shown = {
        kind: f"{statistics.median(times[kind]):.1f} / {quantile(times[kind], 0.95):.1f}"
        for kind in ("question", "list")
        if times.get(kind)
    }
    return shown | {"visits": str(sum(map(len, times.values()))),
                    "failed": str(len(times.get("failed", [])))}  # fmt: skip
