# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""An administrator reads why somebody did, or did not, get a mail."""

from datetime import timedelta

import pytest

from cop import clock
from cop.db import db
from cop.notify import following
from cop.notify.actions import tell
from cop.notify.models import Level
from cop.people.models import Access
from tests import make


@pytest.fixture
def ledger(as_, ada):
    """The page about a person, and a contribution."""

    def page(person="", about=""):
        db.session.commit()
        return as_(ada).get("/admin/told", query_string={"person": person, "about": about}).text

    return page


def address(contribution):
    return f"http://localhost/questions/{contribution.id}-how-do-you-explain"


def test_what_was_sent_is_told_with_what_became_of_the_mail(ledger, ana, bea):
    question = make.question(ana)
    make.answer(question, bea)
    assert "Waits for a letter of its own" in ledger(ana.email, address(question))

    [mail] = make.letters()
    assert "In a letter" in ledger(ana.email, address(question))
    assert "Waits to be sent" in ledger(ana.email)

    mail.sent_at = clock.now()
    assert "Sent" in ledger("Ana", str(question.id))
    mail.last_error = "came back: 5.1.1"
    assert "Came back: 5.1.1" in ledger(ana.email, address(question))


def test_what_was_read_first_or_held_says_so(as_, ledger, ana, bea, eva):
    question = make.question(ana)
    make.answer(question, bea)
    db.session.commit()
    as_(ana).post("/notifications/read")
    assert "Not mailed: read on the site first" in ledger(ana.email)

    ana.away_until, ana.away_since = clock.today() + timedelta(days=9), clock.now()
    make.answer(question, eva, "Another.")
    make.letters()
    page = ledger(ana.email)
    assert "Held for the next overview" in page
    assert "Is away until" in page


def test_who_was_not_told_reads_why(ledger, ana, bea, oda):
    question = make.question(ana)
    assert "Does not follow it" in ledger(bea.email, address(question))
    assert "Told nothing" in ledger(bea.email, address(question))
    assert "nobody is told of what they do themselves" in ledger(ana.email, address(question))

    following.choose(bea, "contribution", question.id, Level.MUTED)
    assert "Muted it" in ledger(bea.email, address(question))

    bea.disabled_at = clock.now()
    assert "Does not take part" in ledger(bea.email, address(question))


def test_the_title_of_what_stands_in_a_closed_group_is_not_shown(ledger, ana, bea):
    group = make.group("Closed", Access.PRIVATE, ana, bea)
    question = make.question(ana, "Canary of the closed group", group_id=group.id)
    tell([bea.id], "mentioned", question, by=ana)
    make.letters()

    page = ledger(bea.email)
    assert "Canary" not in page
    assert "a text in a closed group" in page
    assert "There is no page at this address" in ledger(bea.email, address(question))


def test_several_people_of_one_name_are_chosen_from(ledger, ana):
    make.person("Ana Maria")

    page = ledger("Ana")
    assert "Whom do you mean?" in page
    assert "Ana Maria" in page
    assert "Nobody was found" in ledger("zzzz")


def test_it_is_for_administrators(as_, oda, bea):
    for person in (oda, bea):
        assert as_(person).get("/admin/told").status_code == 403
