# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every kind of news, in every language, at every rhythm, says what its golden text says."""

from datetime import UTC, datetime

import pytest

from cop import clock
from cop.db import db
from cop.notify.kinds import KINDS, Rhythm
from tests.notify import golden

TUESDAY = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize("locale", ["nl", "fr", "de", "en"])
def test_every_kind_says_what_its_golden_text_says(ana, bea, monkeypatch, request, locale):
    def at(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    at(TUESDAY.replace(day=23, hour=5))
    ana.locale = locale
    db.session.commit()
    said = golden.text_of(golden.Scene(ana, bea), at, TUESDAY)
    file = golden.FOLDER / f"{locale}.txt"
    if request.config.getoption("--golden"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(said)

    assert said == file.read_text()
    assert said.count("Subject: ") == 2 * len(KINDS)


def test_every_kind_has_a_rhythm_a_reason_and_a_button():
    for name, kind in KINDS.items():
        assert kind.rhythm in list(Rhythm), name
        assert str(kind.why), name
        assert str(kind.button), name
