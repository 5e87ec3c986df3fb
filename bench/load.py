# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Readers and writers at a steady pace on the real server, on this machine, for a bounded time."""

import http.client
import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import select

from bench.browser import Browser, answer_fields
from bench.measure import Row, summed
from bench.serving import served
from bench.writing import open_questions
from cop.contributions.models import Contribution
from cop.db import db

PAGES_A_SECOND, WRITES_A_SECOND = 30, 2
THREADS = 64
WARMING = 150
"""Visits before those that count: a process that has just begun compiles its templates first."""
WORDS = ("water", "gemeente", "bomen", "beheer", "monitoring", "trefwoord187", "natuur", "plan")
LISTS = ("/", "/questions", "/practices", "/library", "/questions?show=unanswered")
FIRST_WRITER, FIRST_READER, READERS = 150, 400, 40


@dataclass
class Visit:
    """One request at its appointed time; what comes late counts from that time."""

    kind: str
    path: str
    headers: dict[str, str]
    body: str = ""
    key: str = ""
    status: int = 0
    ms: float = 0.0

    def make(self, port: int, due: float) -> None:
        """Sends it when it is due, to this machine alone; a failure leaves the status 0."""
        time.sleep(max(0.0, due - time.perf_counter()))
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            verb = "POST" if self.body else "GET"
            connection.request(verb, self.path, self.body or None, self.headers)
            answer = connection.getresponse()
            answer.read()
            self.status = answer.status
        except (OSError, http.client.HTTPException):
            self.status = 0
        finally:
            connection.close()
        self.ms = (time.perf_counter() - due) * 1000


def rows(app: Flask, folder: Path, seconds: int, contributions: int) -> list[Row]:
    """The latencies of reading, searching and writing, what failed and what was lost."""
    chance = random.Random(7)
    reads = _reads(app, chance, seconds * PAGES_A_SECOND, contributions)
    writes = _writes(app, seconds * WRITES_A_SECOND)
    before = _reads(app, chance, WARMING, contributions)
    with served(folder) as port:
        _run(port, before, [])
        _run(port, reads, writes)
    visits = reads + writes
    failed = [visit for visit in visits if visit.status not in {200, 302, 303, 308}]
    for visit in failed[:5]:
        print(f"failed: {visit.status} {visit.kind} {visit.path}")
    return [
        *(_row(kind, visits) for kind in ("read", "search", "write")),
        Row(name="load: failed visits in a thousand", n=len(visits),
            p50_ms=round(1000 * len(failed) / len(visits), 2)),
        Row(name="load: acknowledged and lost", n=len(writes), p50_ms=_lost(app, writes)),
    ]  # fmt: skip


def _run(port: int, reads: list[Visit], writes: list[Visit]) -> None:
    """Makes every visit at its time, however long the ones before take."""
    began = time.perf_counter() + 1
    due = [(began + n / PAGES_A_SECOND, visit) for n, visit in enumerate(reads)]
    due += [(began + n / WRITES_A_SECOND, visit) for n, visit in enumerate(writes)]
    with ThreadPoolExecutor(THREADS) as pool:
        for moment, visit in sorted(due, key=lambda each: each[0]):
            time.sleep(max(0.0, moment - 0.2 - time.perf_counter()))
            pool.submit(visit.make, port, moment)


def _reads(app: Flask, chance: random.Random, count: int, contributions: int) -> list[Visit]:
    """One search in ten, three lists in ten, the rest pages; one reader in three is a member."""
    members = [Browser(app, FIRST_READER + n) for n in range(READERS)]
    visitor = Browser(app)
    made = []
    for _ in range(count):
        browser = chance.choice(members) if chance.random() < 1 / 3 else visitor
        share = chance.random()
        if share < 0.1:
            made.append(Visit("search", f"/search?q={chance.choice(WORDS)}", browser.headers()))
        elif share < 0.4:
            made.append(Visit("read", chance.choice(LISTS), browser.headers()))
        else:
            path = f"/contributions/{chance.randint(1, contributions)}"
            made.append(Visit("read", _page(visitor, members[0], path), browser.headers()))
    return made


def _page(visitor: Browser, member: Browser, path: str) -> str:
    """The page of a contribution; what only members read stands for another that all read."""
    answer = visitor.get(path)
    return answer.headers["Location"] if answer.status in {302, 303, 308} else "/questions/1"


def _writes(app: Flask, count: int) -> list[Visit]:
    """An answer each, of people who have the page open already."""
    visits = []
    for number, question in enumerate(open_questions(app, count)):
        browser = Browser(app, FIRST_WRITER + number)
        page = browser.get(browser.landed(question))
        fields = answer_fields(page, f"Wij deden dit ook, en meten het elk jaar. Plek {number}.")
        headers = browser.headers() | {"Content-Type": "application/x-www-form-urlencoded"}
        visits.append(
            Visit("write", f"{question}/answers", headers, urlencode(fields), fields["key"])
        )
    return visits


def _lost(app: Flask, writes: list[Visit]) -> int:
    """How many answers the server said it had and has not."""
    said = {visit.key for visit in writes if visit.status == 303}
    with app.app_context():
        kept = set(db.session.scalars(
            select(Contribution.submission_key).where(Contribution.submission_key.in_(said))
        ))  # fmt: skip
        db.session.rollback()
    return len(said - kept)


def _row(kind: str, visits: list[Visit]) -> Row:
    row = summed(f"load: {kind}", [(visit.ms, 0.0) for visit in visits if visit.kind == kind])
    return replace(row, cpu_ms=0.0, cpu_min_ms=0.0)
