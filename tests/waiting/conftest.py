# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A clock that is put to days, and the worker that comes by."""

from datetime import UTC, date, datetime, time

import pytest

from cop import clock
from cop.db import db
from cop.experts import actions as experts
from cop.waiting import ladder

ZONE = "Europe/Amsterdam"


@pytest.fixture
def on(monkeypatch):
    """Sets the clock to a day in Amsterdam, at eleven in the morning unless said otherwise."""

    def set_to(day: str, hour: int = 10) -> None:
        moment = datetime.combine(date.fromisoformat(day), time(hour), UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_to


@pytest.fixture
def worker():
    """One round of the worker; answers how many steps were taken."""

    def round_of_it() -> int:
        db.session.commit()
        experts.settle()
        db.session.commit()
        steps = ladder.climb(ZONE)
        ladder.ask_whether_it_helped(ZONE)
        return steps

    return round_of_it
