# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What it costs to post an answer that a power cut does not take, and when search finds it."""

import time
from collections.abc import Callable

from flask import Flask

from bench import site
from bench.measure import Row, measured, summed

QUESTION = 4
FIRST_WRITER = 10


def answering(app: Flask, n: int) -> Row:
    """Posts n answers, each by another person, and times what the writer waits for."""
    writers = []
    for person in range(FIRST_WRITER, FIRST_WRITER + n + 3):
        client = site.browser(app, site.signed_in(app, person))
        page = client.get(f"/questions/{QUESTION}", follow_redirects=True)
        body = f"Begin klein en meet het elk jaar. Antwoord van {person}."
        writers.append((client, site.answer_fields(site.form_token(page), body)))
    turns = iter(writers)

    def post() -> object:
        client, fields = next(turns)
        return client.post(f"/questions/{QUESTION}/answers", data=fields)

    return measured("post an answer", post, n=n, expect=303)


def found_after(app: Flask, work: Callable[[], None]) -> Row:
    """How long after posting a new word is found, with a worker that looks every second."""
    person = FIRST_WRITER + 300
    client = site.browser(app, site.signed_in(app, person))
    page = client.get(f"/questions/{QUESTION}", follow_redirects=True)
    word = "vleermuiskolonietelling"
    fields = site.answer_fields(site.form_token(page), f"Doe een {word}.")
    client.post(f"/questions/{QUESTION}/answers", data=fields)
    began = time.perf_counter()
    visitor = site.browser(app)
    while f"/questions/{QUESTION}" not in visitor.get(f"/search?q={word}").text:
        if time.perf_counter() - began > 30:
            raise SystemExit("A new answer was not found within 30 seconds.")
        time.sleep(1)
        with app.app_context():
            work()
    return summed("found by search", [((time.perf_counter() - began) * 1000, 0.0)])
