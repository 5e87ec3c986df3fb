# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The overview by mail, and when people want mail of what."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.contributions.actions import hide
from cop.db import db
from cop.mail.outbox import OutboxMail
from cop.notify import overviews
from cop.notify.actions import tell
from cop.notify.kinds import KINDS
from cop.people.models import Membership
from tests import make

ZONE = "Europe/Amsterdam"
TUESDAY = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
"""Half past eight in Amsterdam."""


@pytest.fixture
def at(monkeypatch):
    """Sets the clock."""

    def set_to(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_to


def made(at, moment=TUESDAY):
    """The overviews that are made at a moment."""
    at(moment)
    db.session.commit()
    while overviews.make_due(ZONE):
        pass
    wanted = select(OutboxMail).where(OutboxMail.reason == "overview").order_by(OutboxMail.id)
    return db.session.scalars(wanted).all()


def choose(browser, **wanted):
    data = {name: kind.rhythm.value for name, kind in KINDS.items()} | wanted
    return browser.post("/settings/mail", data=data).status_code


def test_what_is_new_comes_on_tuesday_once_and_is_grouped(at, ana, bea, eva):
    question = make.question(ana)
    for by in (bea, eva):
        tell([ana.id], "thanked", question, by=by)
    tell([ana.id], "commented", question, by=bea)

    assert made(at, TUESDAY - timedelta(days=1)) == []
    assert made(at, TUESDAY - timedelta(hours=1)) == []
    [mail] = made(at)

    assert (mail.recipient, mail.subject) == (ana.email, "One thing is new for you")
    assert "Bea (Anderdorp) commented on" in mail.text
    assert mail.text.count(f"http://localhost/questions/{question.id}-") == 1
    assert f'<a href="http://localhost/questions/{question.id}-' in mail.html
    assert len(made(at)) == 1
    assert len(made(at, TUESDAY + timedelta(days=7))) == 1


def test_nothing_new_is_no_mail_nor_is_what_was_read_or_hidden(at, as_, ana, bea, oda):
    question, other = make.question(ana), make.question(bea)
    tell([ana.id], "thanked", question, by=bea)
    tell([ana.id], "commented", other, by=bea)
    as_(ana).get(f"/questions/{question.id}-x")
    as_(ana).post("/notifications/read")
    tell([ana.id], "commented", other, by=oda)
    hide(other, by=oda, reason="Not fit.")

    assert [mail.recipient for mail in made(at)] == [bea.email]  # whose text was hidden


def test_twelve_lines_at_most_the_newest_first(at, ana, bea):
    for number in range(15):
        at(TUESDAY - timedelta(hours=20 - number))
        tell([bea.id], "thanked", make.question(bea, f"Question number {number:02}"), by=ana)

    [mail] = made(at)

    assert mail.subject == "15 things are new for you"
    assert mail.text.count("finds this useful") == 12
    assert mail.text.index("number 14") < mail.text.index("number 03")
    assert "number 02" not in mail.text
    assert "There are 3 more things." in mail.text


def test_questions_without_an_answer_in_ones_themes_stand_below(at, as_, ana, bea):
    theme = make.theme("water")
    as_(bea).post(f"/follow/theme/{theme.id}", data={"level": "following"})
    make.question(ana, "Who knows about ditches?", theme_ids=[theme.id])

    [mail] = made(at)

    below = mail.text.partition("Without an answer in your themes:")[2]
    assert "Who knows about ditches?" in below


def test_the_hour_is_that_of_the_site_in_summer_and_winter():
    for moment, day in (
        (datetime(2026, 6, 30, 6, 0, tzinfo=UTC), 30),
        (datetime(2026, 12, 1, 7, 0, tzinfo=UTC), 1),
    ):
        assert overviews.due(moment - timedelta(minutes=1), ZONE) is None
        [today, rhythms] = overviews.due(moment, ZONE)
        assert today.day == day
        assert rhythms == ["daily", "weekly"]


def test_each_kind_is_mailed_when_its_reader_wants(at, as_, ana, bea):
    browser = as_(ana)
    assert choose(browser, thanked="daily", commented="never", mentioned="weekly") == 303
    assert choose(browser, thanked="hourly") == 400
    question = make.question(ana)
    for kind in ("thanked", "commented", "mentioned"):
        tell([ana.id], kind, question, by=bea)

    [daily] = made(at, TUESDAY + timedelta(days=1))
    assert "finds this useful" in daily.text
    assert "mentioned" not in daily.text
    *_earlier, weekly = made(at, TUESDAY + timedelta(days=7))
    assert "mentioned you" in weekly.text
    assert "commented" not in weekly.text + daily.text
    reasons = db.session.scalars(select(OutboxMail.reason))
    assert set(reasons) == {"overview"}


def test_the_page_shows_the_choices_and_the_next_overview(at, as_, ana, bea):
    browser = as_(ana)
    assert "Nothing new: no mail is sent." in browser.get("/settings/mail").text
    choose(browser, thanked="never")
    tell([ana.id], "commented", make.question(ana), by=bea)
    db.session.commit()

    page = browser.get("/settings/mail").text

    assert 'value="never" selected' in page
    assert "Bea (Anderdorp) commented on" in page


def test_choices_can_be_tried_before_they_are_saved(at, as_, ana, bea):
    at(TUESDAY)
    tell([ana.id], "commented", make.question(ana), by=bea)
    db.session.commit()
    browser = as_(ana)
    given = {name: kind.rhythm.value for name, kind in KINDS.items()}

    tried = browser.post("/settings/mail", data=given | {"commented": "never", "preview": "yes"})

    assert tried.status_code == 200
    assert "not saved yet" in tried.text
    assert "Nothing new: no mail is sent." in tried.text
    assert "commented on" in browser.get("/settings/mail").text


def test_only_who_organises_or_leads_a_group_chooses_about_what_reaches_only_them(as_, ana, oda):
    name = 'name="must_decide"'

    assert name in as_(oda).get("/settings/mail").text
    assert name not in as_(ana).get("/settings/mail").text

    lead = make.person("Lia")
    ponds = make.group("Ponds")
    make.saved(Membership(group_id=ponds.id, person_id=lead.id, leads=True, joined_at=clock.now()))
    assert name in as_(lead).get("/settings/mail").text
