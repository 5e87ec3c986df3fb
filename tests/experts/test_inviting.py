# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The asker invites, and the expert answers, names a colleague, or does neither."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.contributions.vocabulary import Expertise
from cop.db import db
from cop.errors import Refused
from cop.experts import actions
from cop.experts.models import AnswerInvitation
from cop.people import away
from cop.people.models import Access
from tests import make


@pytest.fixture
def asked(ana, eva):
    """A question of Ana on a theme that Eva knows."""
    theme = make.theme("water")
    make.saved(Expertise(person_id=eva.id, theme_id=theme.id))
    return make.question(ana, theme_ids=[theme.id])


def state(person):
    wanted = select(AnswerInvitation.state).where(AnswerInvitation.person_id == person.id)
    found = db.session.scalar(wanted)
    return found.value if found else None


def test_the_asker_reads_who_may_know_and_invites(as_, asked, ana, bea, eva, oda):
    address = f"/questions/{asked.id}-x"
    for who in (ana, oda):
        page = as_(who).get(address).text
        assert "water stands in the profile" in page
        assert "Invite Eva" in page
    assert "Who may know this?" not in as_(bea).get(address).text

    answer = as_(ana).post(f"/questions/{asked.id}/invitations", data={"person": eva.id})

    assert answer.status_code == 303
    assert "Is invited" in as_(ana).get(address).text
    [mail] = make.letters()
    assert (mail.recipient, mail.subject) == (
        eva.email, "How do you explain later mowing to residents?",
    )  # fmt: skip
    assert f"/questions/{asked.id}-how-do-you-explain-later-mowing-to-residents#invitation" in (
        mail.text
    )
    assert mail.text.startswith("You are invited to answer “How do you explain")
    assert "They think it is neglect." in mail.text
    assert "because you know about the theme" in mail.text
    page = as_(eva).get(address).text
    assert "You are invited to answer" in page
    assert asked.title in as_(eva).get("/questions/waiting").text
    assert "Ana (Voorbeeldstad):" in mail.text


def test_who_is_invited_reads_the_question_who_asks_and_why(as_, asked, ana, eva):
    actions.invite(asked, eva.id)
    db.session.commit()

    page = as_(eva).get(f"/questions/{asked.id}/invitation").text

    assert "They think it is neglect." in page
    assert "Ana, Voorbeeldstad" in page
    assert "water stands in the profile" in page
    card = as_(ana).get(f"/questions/{asked.id}-x").text.partition('id="experts"')[2]
    assert "water stands in the profile" in card.partition("</section>")[0]


def test_the_expert_answers(as_, asked, eva):
    actions.invite(asked, eva.id)
    browser = as_(eva)

    answer = browser.post(f"/questions/{asked.id}/invitation/answer")
    assert answer.headers["Location"] == f"/questions/{asked.id}/answers"
    assert state(eva) == "answering"
    assert make.letters() == []  # it was read on the site first
    assert "You are going to answer" in browser.get("/questions/waiting").text
    make.answer(asked, eva)
    actions.settle()
    db.session.commit()

    assert state(eva) == "answered"
    assert "Nothing waits for you" in browser.get("/questions/waiting").text
    assert browser.post(f"/questions/{asked.id}/invitation/decline").status_code == 409


def test_the_expert_names_a_colleague_who_is_invited_instead(as_, asked, ana, bea, eva):
    actions.invite(asked, eva.id)
    browser = as_(eva)
    page = browser.get(f"/questions/{asked.id}/invitation?name=anderdorp").text
    assert "Ask Bea" in page
    assert "Nobody found" in browser.get(f"/questions/{asked.id}/invitation?name=nemo").text
    assert "Ask Ana" not in browser.get(f"/questions/{asked.id}/invitation?name=ana").text

    answer = browser.post(f"/questions/{asked.id}/invitation/colleague", data={"person": bea.id})

    assert answer.status_code == 303
    assert (state(eva), state(bea)) == ("passed_on", "open")
    assert "Asked somebody else" in as_(ana).get(f"/questions/{asked.id}-x").text
    assert browser.get(f"/questions/{asked.id}/invitation").status_code == 200
    for wrong, status in ((eva.id, 409), ("x", 400), (99_999, 409)):
        data = {"person": wrong}
        again = browser.post(f"/questions/{asked.id}/invitation/colleague", data=data)
        assert again.status_code == status


def test_the_expert_says_not_now(as_, asked, ana, eva):
    actions.invite(asked, eva.id)

    answer = as_(eva).post(f"/questions/{asked.id}/invitation/decline")

    assert answer.status_code == 303
    assert state(eva) == "declined"
    assert "You are invited to answer" not in as_(eva).get(f"/questions/{asked.id}-x").text
    assert "Not now" in as_(ana).get(f"/questions/{asked.id}-x").text
    assert "Invite Eva" not in as_(ana).get(f"/questions/{asked.id}-x").text


def test_nobody_has_more_than_three_invitations_open(asked, bea, eva):
    others = [make.question(bea, f"Another of Bea, number {n}") for n in range(3)]
    for each in others:
        actions.invite(each, eva.id)

    with pytest.raises(Refused, match="enough questions"):
        actions.invite(asked, eva.id)
    make.answer(others[0], bea)
    actions.settle()
    actions.invite(asked, eva.id)

    assert actions.invite(asked, eva.id).person_id == eva.id  # once for a question


def test_an_asker_has_five_invitations_open_at_a_time(as_, asked, ana, oda):
    people = [make.person(f"Somebody {n}") for n in range(7)]

    statuses = [
        as_(ana).post(f"/questions/{asked.id}/invitations", data={"person": each.id}).status_code
        for each in people[:6]
    ]

    assert statuses == [303] * 5 + [409]
    data = {"person": people[6].id}
    assert as_(oda).post(f"/questions/{asked.id}/invitations", data=data).status_code == 303


def test_who_is_away_is_not_invited(asked, eva):
    away.leave(eva, clock.today() + timedelta(days=3))

    with pytest.raises(Refused, match="away"):
        actions.invite(asked, eva.id)


def test_an_invitation_lapses_when_nobody_waits_for_it_any_more(asked, ana, bea, eva, later):
    other = make.question(bea, "Another of Bea, that is closed")
    old = make.question(bea, "Another of Bea, that is old")
    cas, dan = make.person("Cas"), make.person("Dan")
    for question, person in ((asked, eva), (other, cas), (old, dan)):
        actions.invite(question, person.id)
    make.answer(asked, bea)
    other.closed_at = clock.now()
    actions.settle()
    assert [state(each) for each in (eva, cas, dan)] == ["lapsed", "lapsed", "open"]

    later(timedelta(days=15))
    actions.settle()

    assert state(dan) == "lapsed"


def test_a_veiled_asker_stays_veiled(as_, ana, bea, eva):
    question = make.question(ana, "Whose is this question?", veiled=True)
    as_(ana).post(f"/questions/{question.id}/invitations", data={"person": eva.id})
    as_(eva).post(f"/questions/{question.id}/invitation/colleague", data={"person": bea.id})

    for who in (eva, bea):
        browser = as_(who)
        pages = [f"/questions/{question.id}-x", f"/questions/{question.id}/invitation",
                 "/questions/waiting", "/notifications"]  # fmt: skip
        assert all("Ana" not in browser.get(each).text for each in pages)
    assert all("Ana" not in mail.text + mail.subject for mail in make.letters())


def test_nobody_is_invited_to_what_they_may_not_read(as_, ana, bea, eva):
    group = make.group("Closed", Access.PRIVATE, ana, eva)
    question = make.question(ana, "Canary of the group", group_id=group.id)
    browser = as_(ana)

    answer = browser.post(f"/questions/{question.id}/invitations", data={"person": bea.id})
    assert answer.status_code == 409
    actions.invite(question, eva.id)
    page = as_(eva).get(f"/questions/{question.id}/invitation?name=bea").text
    assert "Ask Bea" not in page

    as_(eva).post(f"/groups/{group.id}/membership/delete")
    assert "Canary" not in as_(eva).get("/questions/waiting").text
    assert as_(eva).get(f"/questions/{question.id}/invitation").status_code == 404


def test_who_is_not_invited_finds_no_invitation(as_, asked, bea):
    browser = as_(bea)

    assert browser.get(f"/questions/{asked.id}/invitation").status_code == 404
    for what in ("answer", "decline"):
        assert browser.post(f"/questions/{asked.id}/invitation/{what}").status_code == 404
