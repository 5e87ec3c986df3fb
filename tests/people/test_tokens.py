# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Links that work once, also when twenty use one at the same time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import select

from cop.db import db, writing
from cop.errors import Refused
from cop.people.actions import tokens
from cop.people.credentials import Token, TokenKind

ADDRESS = "noor@voorbeeldstad.example"


@pytest.mark.parametrize("kind", TokenKind)
def test_of_twenty_uses_at_once_one_succeeds(app, kind):
    secret = tokens.hand_out(kind, ADDRESS)
    db.session.commit()
    together = Barrier(20)

    def use(_number: int) -> bool:
        writing.set(True)
        with app.app_context():
            together.wait()
            try:
                tokens.use(kind, secret)
            except Refused:
                return False
            db.session.commit()
            return True

    with ThreadPoolExecutor(20) as threads:
        assert sorted(threads.map(use, range(20))) == [False] * 19 + [True]


def test_what_is_kept_does_not_tell_the_link(app):
    secret = tokens.hand_out(TokenKind.RESET, ADDRESS)

    kept = db.session.scalars(select(Token)).one()

    assert len(secret) >= 43  # 256 bits
    assert secret not in str(vars(kept))


def test_a_link_is_for_its_own_purpose(app):
    secret = tokens.hand_out(TokenKind.CONFIRM, ADDRESS)

    with pytest.raises(Refused):
        tokens.find(TokenKind.RESET, secret)
    assert tokens.find(TokenKind.CONFIRM, secret).email == ADDRESS


@pytest.mark.parametrize(("kind", "lasts"), tokens.LASTS.items())
def test_a_link_works_until_its_time_is_over(app, later, kind, lasts):
    secret = tokens.hand_out(kind, ADDRESS)

    later(lasts - timedelta(seconds=1))
    assert tokens.find(kind, secret)
    later(timedelta(seconds=2))
    with pytest.raises(Refused, match="does not work any more"):
        tokens.find(kind, secret)
