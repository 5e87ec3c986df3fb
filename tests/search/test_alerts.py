# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a saved search finds is told as its owner chose: at once, once a week, or not at all."""

import shutil

import pytest
from sqlalchemy import select

from cop.contributions.actions import hide
from cop.db import db
from cop.notify.models import Notification
from cop.search import alerts, feeding, saved_actions
from cop.search.saved_models import Alert
from tests import make
from tests.together import twice_at_once


@pytest.fixture(autouse=True)
def begun(settings, app):
    shutil.rmtree(settings.index_dir, ignore_errors=True)
    feeding.drain()


def saved(person, alert):
    saved_actions.keep(person, "q=mowing", name="Mowing", alert=alert, language="en")
    db.session.commit()


def found():
    while feeding.drain():
        pass
    db.session.commit()


def told(person):
    db.session.rollback()
    wanted = select(Notification.kind).where(Notification.person_id == person.id)
    return list(db.session.scalars(wanted))


@pytest.mark.parametrize(
    ("alert", "kinds", "letters"),
    [
        (Alert.IMMEDIATELY, ["found_at_once"], 1),
        (Alert.WEEKLY, ["found"], 0),
        (Alert.NONE, [], 0),
    ],
)
def test_it_is_told_as_chosen_and_once(ana, bea, alert, kinds, letters):
    saved(bea, alert)
    make.question(ana, "How often do you plan the mowing?")
    found()
    for _round in range(2):
        alerts.tell()
        db.session.commit()

    assert told(bea) == kinds
    mails = [mail for mail in make.letters() if mail.person_id == bea.id]
    assert len(mails) == letters
    if mails:
        assert mails[0].text.startswith("Your saved search found “How often do you plan")


def test_two_workers_tell_it_once(app, ana, bea):
    saved(bea, Alert.IMMEDIATELY)
    make.question(ana, "How often do you plan the mowing?")
    found()

    def tell():
        alerts.tell()
        db.session.commit()

    twice_at_once(app, tell)

    assert told(bea) == ["found_at_once"]


def test_what_was_hidden_meanwhile_is_not_told(ana, bea, oda):
    saved(bea, Alert.IMMEDIATELY)
    question = make.question(ana, "How often do you plan the mowing?")
    found()
    hide(question, by=oda, reason="It names a resident.")
    alerts.tell()
    db.session.commit()

    assert told(bea) == []
