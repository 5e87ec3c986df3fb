# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Counting tries in one process."""

import threading
import time
from types import SimpleNamespace

import pytest

from cop.web import tally


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The moment the counting takes for now."""
    now = SimpleNamespace(moment=1000.0)
    monkeypatch.setattr(tally, "time", SimpleNamespace(time=lambda: now.moment))
    return now


def test_a_window_counts_until_it_ends_and_then_begins_again(at):
    counts = tally.ProcessStorage()

    assert [counts.incr("a", 60) for _ in range(3)] == [1, 2, 3]
    assert (counts.get("a"), counts.get("b")) == (3, 0)
    assert counts.get_expiry("a") == 1060

    at.moment = 1061
    assert counts.get("a") == 0
    assert counts.incr("a", 60) == 1


def test_windows_that_ended_are_forgotten(at):
    counts = tally.ProcessStorage()
    for number in range(50):
        counts.incr(str(number), 5)

    at.moment = 1000 + tally.SWEEP + 1
    counts.incr("later", 5)

    assert counts.reset() == 1


def test_counting_starts_no_thread():
    before = threading.active_count()
    counts = tally.ProcessStorage()
    for number in range(100):
        counts.incr(str(number), 1)
        time.sleep(0)

    assert threading.active_count() == before


def test_one_count_is_forgotten_alone(at):
    counts = tally.ProcessStorage()
    counts.incr("a", 60)
    counts.incr("b", 60)

    counts.clear("a")

    assert (counts.get("a"), counts.get("b")) == (0, 1)
