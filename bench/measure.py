# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Times and counts: wall clock, processor time, queries and bytes."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from wsgiref.types import WSGIEnvironment

from sqlalchemy import Engine, event

from bench.browser import Browser

Request = tuple[Browser, WSGIEnvironment]
WARM = 3
ROUNDS = 5


@dataclass(frozen=True, kw_only=True)
class Row:
    """One measured thing: milliseconds a time, statements, and bytes as they are sent.

    `cpu_ms` is the median of the rounds' means, `cpu_min_ms` the least: others that use the
    machine meanwhile make a round dearer, never cheaper.
    """

    name: str
    n: int
    p50_ms: float = 0.0
    p95_ms: float = 0.0
    cpu_ms: float = 0.0
    cpu_min_ms: float = 0.0
    queries: int = 0
    bytes: int = 0
    ratio_to_floor: float = 0.0

    def beside(self, floor: "Row") -> "Row":
        """The same row with its processor time as a multiple of the floor's."""
        return replace(self, ratio_to_floor=round(self.cpu_min_ms / floor.cpu_min_ms, 1))


@contextmanager
def counting(engine: Engine) -> Iterator[list[str]]:
    """Records the statements that ask or change something within a block."""
    asked: list[str] = []

    def record(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if not statement.startswith(("BEGIN", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")):
            asked.append(statement)

    event.listen(engine, "before_cursor_execute", record)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", record)


def measured(
    name: str,
    prepare: Callable[[], Request],
    *,
    n: int,
    expect: int = 200,
) -> Row:
    """Sends n requests in rounds after warming up; `prepare` makes each outside the clock.

    Stops the run when an answer has not the expected status.
    """
    times: list[tuple[float, float]] = []
    size = 0
    for turn in range(n + WARM):
        browser, environ = prepare()
        wall, processor = time.perf_counter(), time.process_time()
        answer = browser.send(environ)
        taken = (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000
        if answer.status != expect:
            raise SystemExit(f"{name}: expected {expect}, got {answer.status}")
        if turn >= WARM:
            times.append(taken)
            size = len(answer.body)
    return summed(name, times, size=size)


def summed(name: str, times: list[tuple[float, float]], *, size: int = 0) -> Row:
    """The row of some measured (wall, processor) times."""
    walls = [wall for wall, _ in times]
    means = [statistics.mean(turn) for turn in _rounds([processor for _, processor in times])]
    return Row(
        name=name,
        n=len(times),
        p50_ms=round(statistics.median(walls), 2),
        p95_ms=round(quantile(walls, 0.95), 2),
        cpu_ms=round(statistics.median(means), 2),
        cpu_min_ms=round(min(means), 2),
        bytes=size,
    )


def quantile(values: list[float], share: float) -> float:
    """The value below which the share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _rounds(values: list[float]) -> list[list[float]]:
    length = max(1, len(values) // ROUNDS)
    return [values[start : start + length] for start in range(0, len(values), length)][:ROUNDS]
