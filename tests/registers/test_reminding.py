# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who is told that an action is due or a round is over, and when."""

from datetime import date

from sqlalchemy import select

from cop.db import db
from cop.meetings.models import Action
from cop.meetings.reporting import Agreed
from cop.notify.models import Notification
from cop.registers import reminding
from tests import make
from tests.registers.conftest import ZONE
from tests.together import twice_at_once

DUE = date(2026, 11, 30)


def unread(person, kind="action_due"):
    wanted = select(Notification.id).where(
        Notification.person_id == person.id, Notification.kind == kind,
        Notification.read_at.is_(None),
    )  # fmt: skip
    return len(db.session.scalars(wanted).all())


def agreed(oda, **rest):
    make.report(oda, actions=[Agreed("Share the map", due_on=DUE, **rest)])
    return db.session.scalars(select(Action)).one()


def test_the_owner_is_reminded_a_week_before_and_after_until_it_is_done(on, worker, as_, oda, ana):
    on("2026-11-02")
    action = agreed(oda, owner_id=ana.id)
    on("2026-11-22")
    assert worker() == 0
    on("2026-11-23")
    assert worker() == 1
    assert worker() == 0
    assert unread(ana) == 1
    [mail] = [each for each in make.letters() if "Share the map" in each.text and
              "has a day" in each.text]  # fmt: skip
    assert "30 November 2026" in mail.text

    as_(ana).post(f"/reports/actions/{action.id}/done")
    assert unread(ana) == 0
    on("2026-12-07")
    assert worker() == 0
    as_(ana).post(f"/reports/actions/{action.id}/open")
    assert worker() == 1
    assert worker() == 0
    assert unread(ana) == 1


def test_what_was_agreed_within_the_week_is_not_reminded_of_at_once(on, worker, oda, ana):
    on("2026-11-26")
    agreed(oda, owner_id=ana.id)

    assert worker() == 0
    on("2026-12-07")
    assert worker() == 1


def test_those_of_an_organisation_who_attended_are_reminded_or_else_some_of_it(
    on, worker, oda, bea
):
    on("2026-11-02")
    others = [make.person(f"Colleague {n}", organisation_id=bea.organisation_id) for n in range(4)]
    agreed(oda, organisation_id=bea.organisation_id)
    on("2026-11-23")
    worker()
    assert sum(map(unread, [bea, *others])) == 3

    make.report(
        oda, people=[others[3].id],
        actions=[Agreed("Count", organisation_id=bea.organisation_id, due_on=date(2026, 12, 30))],
    )  # fmt: skip
    on("2026-12-23")
    worker()
    assert [unread(each) for each in others[:3]] == [1, 1, 0]
    assert unread(others[3]) == 1


def test_another_day_is_reminded_of_anew(on, worker, as_, oda, ana):
    on("2026-11-02")
    action = agreed(oda, owner_id=ana.id)
    on("2026-11-23")
    worker()
    changed = {"owner": "Ana", "due_on": "2026-12-30"}
    assert as_(ana).post(f"/actions/{action.id}/change", data=changed).status_code == 303
    assert unread(ana) == 0

    on("2026-12-07")
    assert worker() == 0
    on("2026-12-23")
    assert worker() == 1
    assert unread(ana) == 1


def test_two_workers_at_once_remind_once(app, on, oda, ana):
    on("2026-11-02")
    make.report(
        oda, actions=[Agreed(f"Do {n}", owner_id=ana.id, due_on=DUE) for n in range(6)],
        people=[ana.id],
    )  # fmt: skip
    on("2026-11-23")

    assert sum(twice_at_once(app, lambda: reminding.remind(ZONE))) == 6
    assert sum(twice_at_once(app, lambda: reminding.ask_to_adopt(ZONE))) == 1


def test_who_wrote_it_hears_that_the_round_is_over(on, worker, as_, oda, ana, ada):
    on("2026-11-02")
    report = make.report(oda, people=[ana.id])
    on("2026-11-09")
    assert worker() == 0

    on("2026-11-10")
    assert worker() == 1
    assert worker() == 0
    assert (unread(oda, "round_over"), unread(ada, "round_over"), unread(ana, "round_over")) == (
        1, 1, 0,
    )  # fmt: skip
    assert as_(oda).post(f"/reports/{report.id}/adopt").status_code == 303
    assert unread(oda, "round_over") == 0
