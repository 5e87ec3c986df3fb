# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The demonstration community in the database: whole, in order, and kept out of production."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import func, select

from cop import clock
from cop.cli import main
from cop.community.chain import chain_of
from cop.contributions.models import Contribution, Link, Revision
from cop.contributions.queries import visible_to
from cop.db import db
from cop.demo import load
from cop.demo.story import Event, dated, working_day
from cop.demo.texts import entries
from cop.meetings.life_models import Correction
from cop.meetings.models import Action, Decision, Report, ReportState
from cop.meetings.registrations import Place, Registration
from cop.notify.models import Notification
from cop.people.models import Organisation, Person
from cop.questions.models import Question, State
from cop.web.urls import link
from tests.demo.unchanged import AsItStands

SUNDAY = date(2026, 11, 22)


def count(kind: str) -> int:
    counted = select(func.count()).select_from(Contribution).where(Contribution.kind == kind)
    return db.session.scalar(counted) or 0


def test_the_clock_tells_another_moment_and_returns():
    then = datetime(2020, 2, 29, tzinfo=UTC)

    with clock.at(then):
        assert clock.now() == then
        assert clock.today() == date(2020, 2, 29)

    assert clock.now() > then


def test_weekends_are_free():
    assert working_day(SUNDAY, 1) == date(2026, 11, 20)
    assert working_day(SUNDAY, 4) == date(2026, 11, 18)
    assert working_day(SUNDAY, -6) == date(2026, 11, 30)
    assert working_day(SUNDAY, -7) == date(2026, 11, 30)


def test_events_keep_their_order_within_office_hours():
    days = [3, 9, 1, 2, 3, 1]
    events = [Event(day, lambda: None) for day in days]

    moments = list(dated(events, SUNDAY))

    assert [m for m, _ in moments] == sorted({m for m, _ in moments})
    assert [event.days_ago for _, event in moments] == sorted(days, reverse=True)
    assert all(8 <= moment.hour < 17 for moment, _ in moments)


@pytest.fixture
def loaded(app: Flask) -> None:
    load.load()


@pytest.mark.usefixtures("loaded")
def test_the_whole_story_is_told_by_the_actions_people_use(app: Flask):
    assert count("question") == len(entries("question"))
    assert count("practice") == len(entries("practice"))
    assert count("solution") == len(entries("solution"))
    assert count("meeting") == len(entries("meeting"))
    assert count("report") == 4
    assert db.session.scalar(select(func.count()).select_from(Link))
    assert db.session.scalar(select(func.count()).select_from(Organisation)) > 907

    everything = db.session.scalars(select(Contribution)).all()
    assert all(each.example for each in everything)
    assert all(each.created_at <= each.active_at <= clock.now() for each in everything)
    assert db.session.scalar(select(func.count()).select_from(Revision)) >= len(everything)

    states = {each.state for each in db.session.scalars(select(Question))}
    assert states == set(State)

    reports = db.session.scalars(select(Report.state).order_by(Report.held_on)).all()
    assert reports == ["adopted", "adopted", "adopted", "round"]
    assert db.session.scalars(select(Correction.state)).all() == ["open"]
    assert db.session.scalars(select(Decision.id).where(Decision.state == "replaced")).all()
    late = (Action.state == "open") & (Action.due_on < clock.today())
    assert db.session.scalars(select(Action.id).where(late)).all()
    places = set(db.session.scalars(select(Registration.place)))
    assert {Place.IN, Place.WAITING} <= places

    a_moment = select(func.max(Notification.created_at))
    assert db.session.scalar(a_moment) < clock.now()

    visitor_sees = db.session.scalars(visible_to(None, Contribution)).all()
    closed = [e for e in entries("question") if e.get("group")]
    assert len(closed) == len([e for e in everything if e.kind == "question"]) - len(
        [e for e in visitor_sees if e.kind == "question"]
    )

    with app.test_request_context():
        asked = [each for each in everything if each.kind == "question"]
        whole = [q for q in asked if all(s.current or s.links for s in chain_of(q.id))]
    assert len(whole) >= 6

    again = load.told(if_empty=True)
    assert [line.split()[0] for line in again] == ["organiser", "administrator", "member"]
    assert count("question") == len(entries("question"))


@pytest.mark.usefixtures("loaded")
def test_a_text_that_is_saved_unchanged_gains_no_version(as_: Any, ada: Person):
    some = db.session.scalars(visible_to(ada, Contribution).order_by(Contribution.id)).all()[::5]
    some = [each for each in some if getattr(each, "state", "") != ReportState.ADOPTED]
    addresses = {e.id: f"{e.path or '/questions/answers'}/{e.id}/edit" for e in some}
    before = versions()
    organiser = as_(ada)

    for address in addresses.values():
        form = AsItStands(organiser.get(address).text).data
        saved = organiser.post(address, data=form)
        assert saved.status_code == 303, (address, saved.text)

    after = versions()
    assert [addresses[id] for id in before if after[id] != before[id]] == []


@pytest.mark.usefixtures("loaded")
def test_an_entry_leads_to_the_practices_that_its_examples_and_partners_name(visitor: Any):
    named = [
        ("klimaatdoeners", "mechelen-klimaatdoeners", "Repaircafé"),
        ("klimaatdoeners", "bonheiden-klimaatdoeners", "Volkstuintjes"),
        ("biodiverse-cities", "dordrecht-natuurtherapie", "Natuurtherapie in het park"),
        ("biodiverse-cities", "brest-cours-des-enfants", "Quatre cours d"),
    ]
    for entry, practice, said in named:
        page = visitor.get(link(called("solution", entry))).text
        address = link(called("practice", practice))
        assert re.search(f'<a href="{address}"[^>]*>{said}', page), practice


def called(kind: str, slug: str) -> Contribution:
    """The contribution that an entry of the demonstration became."""
    [title] = [entry["title"] for entry in entries(kind) if entry["slug"] == slug]
    return db.session.scalars(select(Contribution).where(Contribution.title == title)).one()


def versions() -> dict[int, int]:
    """How many versions each contribution has."""
    found = select(Revision.contribution_id, func.count()).group_by(Revision.contribution_id)
    return {row[0]: row[1] for row in db.session.execute(found)}


def test_the_command_refuses_a_site_that_is_not_for_development(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COP_ENV", "production")
    monkeypatch.setenv("COP_SECRET_KEY", "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6")
    monkeypatch.setenv("COP_BASE_URL", "https://cop.example")
    monkeypatch.setenv("COP_DATABASE_URL", f"sqlite:///{tmp_path / 'cop.db'}")
    monkeypatch.setenv("COP_INSTANCE_DIR", str(tmp_path))

    said = CliRunner().invoke(main, ["demo"])

    assert said.exit_code == 1
    assert "COP_ENV" in said.output


def test_a_database_in_use_is_left_alone(ana: Person):
    with pytest.raises(load.Refused):
        load.told()

    assert load.told(if_empty=True) == []
    assert count("question") == 0
