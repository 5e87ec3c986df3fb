# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts made to be slow are refused or cost little, and never cost the server much."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cop.errors import Refused
from cop.markup import guard, rendering
from cop.markup.children import Child
from tests.markup.pathological import GENERATORS

pytestmark = pytest.mark.once

TICK = os.sysconf("SC_CLK_TCK")


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    child = Child()
    child.convert("warm", "https://cop.example")
    yield child
    child.end()


def test_there_are_generators_enough() -> None:
    assert len(GENERATORS) >= 65


@pytest.mark.parametrize("size", [1_000, 5_000, 20_000])
@pytest.mark.parametrize("name", GENERATORS)
def test_a_slow_text_is_refused_or_rendered_cheaply(name: str, size: int, child: Child) -> None:
    text = GENERATORS[name](size)[:size]
    for _try in range(3):  # Another program may have been in the way.
        here, there = _costs(text, child)
        if here < 0.1 and there < 0.25:
            break

    assert here < 0.1
    assert there < 0.25


@pytest.mark.parametrize("name", GENERATORS)
def test_a_slow_report_is_refused_or_rendered_in_time(name: str, child: Child) -> None:
    here, there = _costs(GENERATORS[name](guard.LONG)[: guard.LONG], child)

    assert here < 0.5
    assert there < 2


def _costs(text: str, child: Child) -> tuple[float, float]:
    """CPU seconds in this process and in the child; none there for what is refused."""
    there, here = _cpu(child), time.process_time()
    with contextlib.suppress(Refused):
        guard.check(text, guard.LONG)
        answer = child.convert(guard.normalised(text), "https://cop.example")
        assert answer is not None
        rendering.clean(answer["html"])
    return time.process_time() - here, _cpu(child) - there


def _cpu(child: Child) -> float:
    fields = Path(f"/proc/{child.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK
