# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What it costs to post an answer that a power cut does not take, and when search finds it."""

import secrets
import time
from dataclasses import replace
from pathlib import Path
from wsgiref.types import WSGIEnvironment

from flask import Flask
from sqlalchemy import select

from bench.browser import Browser, answer_fields
from bench.measure import WARM, Row, counting, measured, summed
from bench.plan import ANSWERED, COMMUNITY
from bench.serving import START_SECONDS, started
from cop.db import db
from cop.questions.models import Question
from cop.search.models import Heartbeat

FIRST_WRITER = 10
PATIENCE = 30
"""Seconds after which a new answer counts as not found."""


def posting(app: Flask, n: int) -> Row:
    """Posts n answers by n people to n questions, and times what the writer waits for."""
    questions = open_questions(app, n + WARM + 1)
    writers = [Browser(app, FIRST_WRITER + turn) for turn in range(len(questions))]
    ready = [(each, _request(each, to)) for each, to in zip(writers, questions, strict=True)]
    with app.app_context(), counting(db.engine) as asked:
        browser, environ = ready.pop()
        browser.send(environ)
    row = measured("post an answer", ready.pop, n=n, expect=303)
    return replace(row, queries=len(asked))


def found_after(app: Flask, folder: Path, turns: int) -> Row:
    """How long after its answer a new word is found, with the worker as its own process."""
    [question] = open_questions(app, 1)
    writer, visitor = Browser(app, FIRST_WRITER), Browser(app)
    times = []
    with started("worker", folder):
        _wait_for_worker(app)
        for _ in range(turns):
            word = f"proef{secrets.token_hex(6)}"
            writer.send(_request(writer, question, f"Doe een {word}."))
            began = time.perf_counter()
            while "#answer-" not in visitor.get(f"/search?q={word}").text:
                if time.perf_counter() - began > PATIENCE:
                    raise SystemExit("A new answer was not found in time.")
                time.sleep(0.05)
            times.append(((time.perf_counter() - began) * 1000, 0.0))
    return summed("found by search after posting", times)


def open_questions(app: Flask, count: int) -> list[str]:
    """The addresses of questions that everybody reads and that take answers."""
    everybodys = select(Question.id).where(
        Question.group_id == COMMUNITY,
        Question.hidden_at.is_(None),
        Question.closed_at.is_(None),
        Question.id > len(ANSWERED),
    )
    with app.app_context():
        ids = db.session.scalars(everybodys.order_by(Question.id).limit(count)).all()
        db.session.rollback()
    return [f"/questions/{id}" for id in ids]


def _request(
    browser: Browser, question: str, body: str = "Begin klein en meet het elk jaar opnieuw."
) -> WSGIEnvironment:
    fields = answer_fields(browser.get(browser.landed(question)), body)
    return browser.request(f"{question}/answers", fields)


def _wait_for_worker(app: Flask) -> None:
    """Waits for the worker's first sign of life."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with app.app_context():
            if db.session.scalar(select(Heartbeat.at)) is not None:
                return
        time.sleep(0.1)
    raise SystemExit("The worker did not start; see worker.log in the folder of the run.")
