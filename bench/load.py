# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Readers and writers at a steady pace on the real server, on this machine, for a minute."""

import http.client
import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from flask import Flask

from bench import site
from bench.measure import Row, summed
from tests.browser.server import served

SECONDS = 60
PAGES_A_SECOND, WRITES_A_SECOND = 30, 2
WORDS = ["water", "gemeente", "bomen", "beheer", "monitoring"]
LISTS = ["/questions", "/practices", "/meetings", "/library", "/"]
FIRST_WRITER = 150
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Visit:
    """One request at its appointed time; what comes late counts from that time."""

    def __init__(self, kind: str, path: str, *, cookie: str = "", body: str = "") -> None:
        self.kind, self.path, self.cookie, self.body = kind, path, cookie, body
        self.status, self.ms = 0, 0.0

    def make(self, address: str, due: float) -> None:
        """Sends it when it is due; a failure leaves the status 0."""
        time.sleep(max(0.0, due - time.perf_counter()))
        headers = {"Cookie": self.cookie} | (FORM if self.body else {})
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
        try:
            verb = "POST" if self.body else "GET"
            connection.request(verb, self.path, self.body or None, headers)
            answer = connection.getresponse()
            answer.read()
            self.status = answer.status
        except OSError:
            self.status = 0
        finally:
            connection.close()
        self.ms = (time.perf_counter() - due) * 1000


def rows(app: Flask, folder: Path, contributions: int) -> list[Row]:
    """The latencies of reading, searching and writing, and how many visits failed."""
    writes = _writes(app)
    url = app.extensions["settings"].sqlalchemy_url
    with served(folder, url, steps=()) as address:
        visits = _run(address, _reads(contributions), writes)
    failed = sum(visit.status not in {200, 302, 303, 308} for visit in visits)
    share = [(1000 * failed / len(visits), 0.0)]
    return [
        *(_row(kind, visits) for kind in ("read", "search", "write")),
        replace(summed("load: failed visits in a thousand", share), n=len(visits)),
    ]


def _run(address: str, reads: Iterator[Visit], writes: list[Visit]) -> list[Visit]:
    began = time.perf_counter() + 1
    visits: list[Visit] = []
    with ThreadPoolExecutor(64) as pool:
        for number in range(SECONDS * PAGES_A_SECOND):
            due = began + number / PAGES_A_SECOND
            now = [next(reads)]
            if number % (PAGES_A_SECOND // WRITES_A_SECOND) == 0:
                now.append(writes.pop())
            for visit in now:
                pool.submit(visit.make, address, due)
            visits += now
            time.sleep(max(0.0, due - 0.5 - time.perf_counter()))
    return visits


def _reads(contributions: int) -> Iterator[Visit]:
    chance = random.Random(7)
    questions = contributions * 30 // 100
    while True:
        if chance.random() < 0.1:
            yield Visit("search", f"/search?q={chance.choice(WORDS)}")
        elif chance.random() < 0.3:
            yield Visit("read", chance.choice(LISTS))
        else:
            yield Visit("read", f"/questions/{chance.randint(4, questions)}")


def _writes(app: Flask) -> list[Visit]:
    """An answer each, of people who have the page open already."""
    visits = []
    for person in range(FIRST_WRITER, FIRST_WRITER + SECONDS * WRITES_A_SECOND):
        client = site.browser(app, site.signed_in(app, person))
        page = client.get(f"/questions/{person}", follow_redirects=True)
        fields = site.answer_fields(site.form_token(page), f"Wij deden dit ook, in stad {person}.")
        visit = Visit("write", f"/questions/{person}/answers", body=urlencode(fields))
        visit.cookie = site.cookies_of(client)
        visits.append(visit)
    return visits


def _row(kind: str, visits: list[Visit]) -> Row:
    return summed(f"load: {kind}", [(visit.ms, 0.0) for visit in visits if visit.kind == kind])
