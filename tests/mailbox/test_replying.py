# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Answering, commenting and asking by mail."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from cop.contributions.actions import hide
from cop.contributions.models import Attachment, Draft
from cop.db import db
from cop.discussion.models import Comment
from cop.mail.outbox import _message
from cop.mail.reply_address import address_for
from cop.mailbox.models import Outcome
from cop.people.models import Access
from cop.questions import actions as questions
from cop.questions.models import Answer, ClosedReason
from tests import make
from tests.contributions import samples
from tests.mailbox.conftest import letter, received
from tests.people.mailbox import link_in, mail_to

LONG = "We send a letter to the whole street in March, and again in May when it blooms."
QUOTE = "\n\nOn Tue, 3 Mar 2026 at 09:14, CoP <cop@cop.example> wrote:\n\n> Ana asked something.\n"


def number_of(kind):
    return db.session.scalar(select(func.count()).select_from(kind))


def told(address):
    return [mail for mail in mail_to(address) if mail.reason.startswith("mail_")]


def test_an_answer_by_mail_stands_on_the_page_of_the_question(replied, as_, ana, bea):
    question = make.question(ana)

    row = replied(bea, question, LONG + "\n\nKind regards,\nBea" + QUOTE)

    assert row.outcome is Outcome.ANSWERED
    page = as_(ana).get(f"/questions/{question.id}", follow_redirects=True).text
    assert "again in May when it blooms" in page
    assert "Ana asked something" not in page
    assert "Answer of Bea" in page
    assert told(bea.email) == []


def test_a_few_words_are_a_comment(replied, ana, bea):
    question = make.question(ana)

    row = replied(bea, question, "Thank you, good question." + QUOTE)

    assert (row.outcome, number_of(Answer)) == (Outcome.COMMENTED, 0)
    assert db.session.scalar(select(Comment.body)) == "Thank you, good question."


def test_who_asked_goes_on_in_a_comment(replied, ana, bea):
    question = make.question(ana)

    row = replied(ana, question, LONG)

    assert row.outcome is Outcome.COMMENTED


def test_a_reply_to_an_answer_is_a_comment_on_it(replied, ana, bea):
    answer = make.answer(make.question(ana), bea)

    replied(ana, answer, LONG)

    assert db.session.scalar(select(Comment.contribution_id)) == answer.id


def test_the_same_mail_twice_is_posted_once(replied, ana, bea):
    question = make.question(ana)

    rows = [replied(bea, question, LONG, Message_ID="<same@mail.example>") for _ in range(2)]

    assert rows[0].id == rows[1].id
    assert number_of(Answer) == 1


def test_a_file_makes_an_answer_and_comes_along(taking, ana, bea):
    question = make.question(ana)
    to = address_for(bea.id, question.id, settings=taking)
    mail = letter(bea.email, to, "See this.")
    mail.add_attachment("The plan.", filename="plan.txt")

    row = received(mail, taking)

    assert row.outcome is Outcome.ANSWERED
    file = db.session.scalars(select(Attachment)).one()
    assert (file.name, file.contribution_id) == ("plan.txt", row.answer_id)


def test_the_logo_of_a_signature_makes_no_answer_though_it_is_called_attached(taking, ana, bea):
    question = make.question(ana)
    to = address_for(bea.id, question.id, settings=taking)
    mail = letter(bea.email, to, "See you there.")
    mail.add_alternative('<p>See you there.</p><img src="cid:logo">', subtype="html")
    mail.get_payload()[1].add_related(
        samples.picture(),
        "image",
        "png",
        cid="<logo>",
        filename="logo.png",
        disposition="attachment",
    )

    row = received(mail, taking)

    assert row.outcome is Outcome.COMMENTED
    assert number_of(Attachment) == 0


def test_a_file_that_is_refused_leaves_the_text_and_is_told(taking, ana, bea):
    question = make.question(ana)
    to = address_for(bea.id, question.id, settings=taking)
    mail = letter(bea.email, to, LONG)
    mail.add_attachment(b"MZ", "application", "octet-stream", filename="run.exe")

    row = received(mail, taking)

    assert row.outcome is Outcome.ANSWERED
    [said] = told(bea.email)
    assert "run.exe" in said.text
    assert f"/questions/answers/{row.answer_id}/edit" in said.text


def test_after_90_days_the_address_is_refused_and_it_says_so(taking, later, ana, bea):
    question = make.question(ana)
    to = address_for(bea.id, question.id, settings=taking)
    later(timedelta(days=91))

    row = received(letter(bea.email, to, LONG), taking)

    assert (row.outcome, number_of(Answer)) == (Outcome.REFUSED, 0)
    [said] = told(bea.email)
    assert "90 days" in said.text
    assert said.headers["In-Reply-To"].startswith("<")


def test_on_day_90_it_still_works(taking, later, ana, bea):
    question = make.question(ana)
    to = address_for(bea.id, question.id, settings=taking)
    later(timedelta(days=90))

    assert received(letter(bea.email, to.upper(), LONG), taking).outcome is Outcome.ANSWERED


def test_an_address_works_for_its_person_alone(taking, ana, bea, eva):
    question = make.question(ana)
    to = address_for(bea.id, question.id, settings=taking)

    row = received(letter(eva.email, to, LONG), taking)

    assert (row.outcome, number_of(Answer)) == (Outcome.REFUSED, 0)
    assert "somebody else" in told(eva.email)[0].text


def test_what_one_may_not_read_one_cannot_answer(replied, ana, bea):
    group = make.group("Board", Access.PRIVATE, ana)
    secret = make.question(ana, group_id=group.id)
    hidden = make.question(ana)
    hide(hidden, by=ana, reason="Wrong")
    db.session.commit()

    for question in (secret, hidden):
        assert replied(bea, question, LONG).outcome is Outcome.REFUSED
    assert number_of(Answer) == 0


def test_who_does_not_take_part_cannot_write(replied, ana, bea):
    question = make.question(ana)
    bea.approved_at = None
    db.session.commit()

    assert replied(bea, question, LONG).outcome is Outcome.REFUSED


def test_a_mail_without_words_of_its_own_is_refused(replied, ana, bea):
    row = replied(bea, make.question(ana), QUOTE)

    assert row.outcome is Outcome.REFUSED
    assert "no text of your own" in told(bea.email)[0].text


def test_too_long_is_refused_with_the_reason(replied, ana, bea):
    row = replied(bea, make.question(ana), "word " * 5000)

    assert (row.outcome, number_of(Answer)) == (Outcome.REFUSED, 0)
    assert "Shorten it" in row.reason


def test_refusals_are_told_five_times_a_day(replied, ana, bea):
    question = make.question(ana)

    for _ in range(7):
        replied(bea, question, QUOTE)

    assert len(told(bea.email)) == 5


def test_an_answer_to_a_closed_question_waits_as_a_draft(replied, as_, ana, bea):
    question = make.question(ana)
    questions.close(question, by=ana, reason=ClosedReason.OUTDATED)
    db.session.commit()

    row = replied(bea, question, LONG)

    assert row.outcome is Outcome.DRAFTED
    assert "when it blooms" in as_(bea).get(link_in(told(bea.email)[0])).text


def test_what_stands_inside_the_quotation_waits_as_a_draft(replied, as_, ana, bea):
    question = make.question(ana)
    head = "From: CoP <cop@cop.example>\nSent: 3 March 2026\nTo: Bea\nSubject: Mowing\n\n"

    row = replied(bea, question, f"{LONG} See below.\n\n{head}Which words?\nKind ones.\n")

    assert (row.outcome, number_of(Answer)) == (Outcome.DRAFTED, 0)
    link = link_in(told(bea.email)[0])
    assert "Kind ones." in as_(bea).get(link).text


def test_a_new_question_is_a_draft_that_one_click_posts(taking, as_, ana):
    mail = letter(
        ana.email, "question@post.cop.example", "They think it is neglect.",
        Subject="Re: How do you explain later mowing?",
    )  # fmt: skip

    row = received(mail, taking)

    assert row.outcome is Outcome.DRAFTED
    link = link_in(told(ana.email)[0])
    page = as_(ana).get(link).text
    assert "How do you explain later mowing?" in page
    assert "They think it is neglect." in page
    kept = db.session.scalars(select(Draft)).one().fields
    posted = as_(ana).post("/questions/new", data=kept)
    assert posted.status_code == 303
    assert re.match(r"/questions/\d+-how-do-you-explain", posted.location)
    assert number_of(Draft) == 0


def test_the_draft_of_a_question_has_the_themes_that_it_names(taking, ana):
    water, _soil = make.theme("water"), make.theme("soil")

    received(
        letter(ana.email, "question@post.cop.example", "Where does the water go, in topsoil?"),
        taking,
    )

    assert db.session.scalars(select(Draft)).one().fields["themes"] == [str(water.id)]


def test_only_members_ask_by_mail(taking):
    row = received(letter("who@elsewhere.example", "question@post.cop.example", LONG), taking)

    assert (row.outcome, number_of(Draft)) == (Outcome.REFUSED, 0)
    assert len(told("who@elsewhere.example")) == 1


@pytest.mark.parametrize("by_mail", [LONG, "Thank you."])
def test_what_was_left_out_can_be_put_back_by_its_writer_alone(replied, as_, ana, bea, by_mail):
    question = make.question(ana)
    row = replied(bea, question, f"{by_mail}\n\nKind regards,\nBea\nGreen spaces{QUOTE}")
    page = f"/received/{row.id}"

    shown = as_(bea).get(f"/questions/{question.id}", follow_redirects=True).text
    assert f'href="{page}"' in shown
    assert f'formaction="{page}/put-back"' in shown
    assert "Green spaces" in as_(bea).get(page).text
    others = as_(ana).get(f"/questions/{question.id}", follow_redirects=True).text
    assert page not in others
    assert as_(ana).get(page).status_code == 404
    assert as_(ana).post(f"{page}/put-back").status_code == 404

    assert as_(bea).post(f"{page}/put-back").status_code == 303

    shown = as_(ana).get(f"/questions/{question.id}", follow_redirects=True).text
    assert "Green spaces" in shown
    assert as_(bea).post(f"{page}/put-back").status_code == 403


def test_the_mail_of_a_question_is_answered_by_replying_to_it(taking, as_, ana, bea):
    question = make.question(ana)
    make.answer(question, bea)
    make.letters()
    [mail] = mail_to(ana.email)
    assert "Or reply to this mail" in mail.text
    sent = _message(mail, "cop <noreply@cop.example>").decode()
    assert f"In-Reply-To: <contribution-{question.id}@cop.example>" in sent
    assert f"Reply-To: {mail.headers['Reply-To']}" in sent

    row = received(letter(ana.email, mail.headers["Reply-To"], "Thank you!" + QUOTE), taking)

    assert row.outcome == Outcome.COMMENTED
    assert "Thank you!" in as_(bea).get(f"/questions/{question.id}-x").text
