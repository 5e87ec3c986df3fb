# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A clock that is put to days, and the worker that comes by."""

from datetime import UTC, date, datetime, time

import pytest

from cop import clock
from cop.db import db
from cop.registers import reminding

ZONE = "Europe/Amsterdam"


@pytest.fixture
def on(monkeypatch):
    """Sets the clock to a day, at eleven in the morning in Amsterdam."""

    def set_to(day: str) -> None:
        moment = datetime.combine(date.fromisoformat(day), time(10), UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_to


@pytest.fixture
def worker():
    """One round of the worker; answers of how many actions and reports somebody was told."""

    def round_of_it() -> int:
        db.session.commit()
        return reminding.remind(ZONE) + reminding.ask_to_adopt(ZONE)

    return round_of_it
