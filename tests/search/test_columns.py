# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is filtered by is right while it changes: one thread takes in what another reads."""

import random
import sys
from collections.abc import Iterator
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest

from cop.search import sets
from cop.search.columns import NAMES, NUMBERS, Columns

IDS = range(1, 400)


@pytest.fixture
def hurried() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def row(id: int, turn: int) -> Any:
    values = dict.fromkeys(NUMBERS, turn % 3 + 1) | {"day": 739_000 + 40 * turn}
    words = {name: f"{name} {turn % 5}" for name in NAMES} | {"language": "nl"}
    return SimpleNamespace(
        contribution_id=id, serial=turn, **(values | words | {"themes": f"{turn},{turn + 1}"})
    )


@pytest.mark.usefixtures("hurried")
def test_sets_are_whole_while_others_read_them() -> None:
    columns, failures = Columns("token"), list[BaseException]()

    def write() -> None:
        for turn in range(30):
            for id in random.sample(IDS, 30):
                columns.take(row(id, turn))

    def read() -> None:
        try:
            while writer.is_alive():
                for name in ("group", "theme", "year", "kind"):
                    columns.counts(name, sets.of(IDS))
        except BaseException as error:
            failures.append(error)

    for id in IDS:
        columns.take(row(id, 0))
    writer = Thread(target=write)
    readers = [Thread(target=read) for _each in range(3)]
    for thread in (writer, *readers):
        thread.start()
    for thread in (writer, *readers):
        thread.join()

    assert failures == []
    for group in (1, 2, 3):
        there = [id for id in IDS if columns.numbers["group_id"][id] == group]
        assert sets.members(columns.having("group", [group])) == there


@pytest.mark.parametrize("share", [1, 3, 300])
def test_a_set_gives_back_the_ids_it_was_made_of(share: int) -> None:
    ids = sorted(random.sample(range(60_000), 60_000 // (7 * share)))
    assert sets.members(sets.of(ids)) == ids
    assert sets.of(ids).bit_count() == len(ids)
    assert sets.members(sets.of([])) == []
