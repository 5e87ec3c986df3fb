# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A link in a mail stops such mail without signing in, and brings it back."""

import re

import pytest

from cop.db import db
from cop.notify import choices, following, unsubscribing
from cop.notify.actions import tell
from cop.notify.kinds import Rhythm
from cop.notify.models import Level
from tests import make


@pytest.fixture
def letter(ana, bea):
    """A letter about an answer to a question of Ana."""
    make.answer(make.question(ana), bea)
    [mail] = make.letters()
    return mail


def where(mail):
    return mail.headers["List-Unsubscribe"].removeprefix("<http://localhost").removesuffix(">")


def level(person, mail):
    db.session.rollback()
    return following.level_of(person, "contribution", mail.about_id)


def test_a_mail_program_stops_it_with_one_post(visitor, letter, ana):
    assert letter.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    answer = visitor.post(where(letter), data={"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert level(ana, letter) == Level.MUTED
    page = visitor.get(where(letter)).text
    assert "You have chosen this already:" in page
    assert f'action="{where(letter)}"' not in page


def test_the_link_opens_a_page_with_a_button_and_stops_nothing_by_itself(visitor, letter, ana):
    page = visitor.get(where(letter)).text

    assert "No news and no mail about “How do you explain later mowing to residents?”" in page
    assert f'action="{where(letter)}"' in page
    assert where(letter) in letter.text
    assert where(letter) in letter.html
    assert level(ana, letter) == Level.FOLLOWING


def test_it_can_be_undone(visitor, letter, ana):
    stopped = visitor.post(where(letter)).text
    undo = re.search(r'action="(/unsubscribe/[^"]+)"', stopped)[1]

    assert "News about “How do you explain" in visitor.post(undo).text
    assert level(ana, letter) == Level.FOLLOWING


def test_mail_that_names_somebody_stops_as_a_kind(visitor, ana, bea):
    tell([ana.id], "mentioned", make.question(bea), by=bea)
    [mail] = make.letters()

    assert "No mail any more of: Somebody mentions you." in visitor.post(where(mail)).text
    assert choices.rhythms(ana)["mentioned"] == Rhythm.NEVER
    assert level(ana, mail) == Level.NORMAL


def test_overviews_stop_and_begin_again_as_they_were(visitor, ana):
    choices.choose(ana, {**choices.rhythms(ana), "commented": Rhythm.DAILY})
    db.session.commit()
    address = unsubscribing.overview_address(ana).removeprefix("http://localhost")
    assert len(address) < 900

    stopped = visitor.post(address).text
    assert not set(choices.rhythms(ana).values()) & {Rhythm.DAILY, Rhythm.WEEKLY}
    assert choices.rhythms(ana)["answered"] == Rhythm.AT_ONCE

    visitor.post(re.search(r'action="(/unsubscribe/[^"]+)"', stopped)[1])
    assert choices.rhythms(ana)["commented"] == Rhythm.DAILY
    assert choices.rhythms(ana)["written"] == Rhythm.WEEKLY


@pytest.mark.parametrize("changed", ["x" * 9, ".x", ""])
def test_an_address_that_is_not_ours_stops_nothing(visitor, letter, ana, changed):
    forged = where(letter)[:-9] + changed  # the last sign alone has bits that mean nothing

    assert visitor.get(forged).status_code == 404
    assert visitor.post(forged).status_code == 404
    assert level(ana, letter) == Level.FOLLOWING


def test_it_works_for_nobody_who_left(visitor, letter, ana):
    ana.disabled_at = ana.approved_at
    db.session.commit()

    assert visitor.post(where(letter)).status_code == 404


def test_who_got_the_mail_forwarded_reads_no_title_of_a_closed_group(visitor, as_, ana, bea):
    group = make.group("Closed", make.Access.PRIVATE, ana, bea)
    make.answer(make.question(ana, "Canary of the closed group", group_id=group.id), bea)
    [mail] = make.letters()

    assert "Canary" not in visitor.get(where(mail)).text
    assert "Canary" in as_(ana).get(where(mail)).text
