# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Thousands of overviews on one morning, while people read."""

import argparse
import os
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from bench import mailscene, plan, readers
from bench.faultscene import Place
from bench.mailscene import Clock, at_work
from bench.mailsink import Sink
from bench.serving import served
from cop import worker
from cop.db import db, reading
from cop.notify.models import Overview
from cop.search import feeding

LINES = 15
"""What is new for each: more than an overview has lines for."""
PATIENCE = 1200.0


def run(place: Place, given: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """Make the overviews of all, with the pauses of the worker, beside the sending of them."""
    size = replace(plan.full(2000), people=given.overviews, organisations=500)
    app = mailscene.made(place, size)
    now = Clock()
    now.move_to(mailscene.a_tuesday(app.extensions["settings"].timezone))
    mailscene.told(app, now.now(), letters=0, lines=LINES)
    with app.app_context():
        feeding.rebuild()
        db.session.commit()
    address = app.extensions["settings"].database_url
    command = "serve --no-worker"
    with Sink() as sink, served(place.folder, command, COP_DATABASE_URL=address) as port:
        people = readers.Readers(app, port)
        people.during(readers.WARMING)
        before = people.during(given.seconds)
        with at_work(place, sink.port, now, pause=worker.PAUSE) as process:
            watch = Watch(app, process.pid, given.overviews)
            watch.start()
            beside = people.until(watch.done)
    return {
        "overviews": watch.found,
        "pages before": readers.shown(before),
        "pages beside": readers.shown(beside),
    }


class Watch(threading.Thread):
    """Sees when all overviews are made and what the worker used for it."""

    def __init__(self, app: Flask, pid: int, wanted: int) -> None:
        super().__init__()
        self.done = threading.Event()
        self.found: dict[str, Any] = {}
        self._app, self._pid, self._wanted = app, pid, wanted

    def run(self) -> None:
        """Ends when all are made, or patience is."""
        made, began = 0, 0.0
        while made < self._wanted and (not began or time.monotonic() - began < PATIENCE):
            time.sleep(0.5)
            with self._app.app_context(), reading():
                made = db.session.scalar(select(func.count()).select_from(Overview)) or 0
            if made and not began:
                began = time.monotonic()
        seconds = time.monotonic() - began
        self.found = {
            "made": made,
            "seconds": round(seconds, 1),
            "ms each": round(seconds * 1000 / max(1, made), 1),
            "processor ms each": round(_processor_ms(self._pid) / max(1, made), 1),
            "memory MB": _memory(self._pid),
        }
        self.done.set()


def _processor_ms(pid: int) -> float:
    """The processor time of a process and its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> int:
    """The most that a process held at once."""
    held = Path(f"/proc/{pid}/status").read_text()
    return (
        int(next(line.split()[1] for line in held.splitlines() if line.startswith("VmHWM"))) // 1024
    )
