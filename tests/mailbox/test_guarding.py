# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is not posted: mail of programs, mail that came back, and mail that may be forged."""

from dataclasses import replace
from datetime import timedelta
from email import message_from_string, policy

import pytest
from sqlalchemy import func, select

from cop.db import db
from cop.mail.outbox import OutboxMail
from cop.mail.reply_address import address_for, bounce_address, reply_to
from cop.mailbox import actions
from cop.mailbox.models import ArrivedMail, Outcome
from cop.questions.models import Answer
from tests import make
from tests.mailbox.conftest import letter, received
from tests.mailbox.test_replying import LONG, QUOTE, number_of
from tests.people.mailbox import mail_to


def letters_about_mail():
    told = select(func.count()).where(OutboxMail.reason.startswith("mail_"))
    return db.session.scalar(told)


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-replied"},
        {"Auto-Submitted": "auto-generated; owner=x"},
        {"X-Auto-Response-Suppress": "All"},
        {"X-Auto-Response-Suppress": "DR, OOF, All"},
        {"Precedence": "bulk"},
        {"Precedence": "list"},
        {"Precedence": "auto_reply"},
        {"X-Autoreply": "yes"},
        {"List-Id": "<verges.lists.example>"},
        {"List-Unsubscribe": "<mailto:x@lists.example>"},
        {"Return-Path": "<>"},
        {"Subject": "Automatisch antwoord: How do you explain"},
        {"Subject": "Afwezig: How do you explain"},
        {"Subject": "Afwezigheidsbericht"},
        {"Subject": "Automatic reply: How do you explain"},
        {"Subject": "Out of Office Re: How do you explain"},
        {"Subject": "Réponse automatique : How do you explain"},
        {"Subject": "Absence du bureau"},
        {"Subject": "Automatische Antwort: How do you explain"},
        {"Subject": "AW: Abwesenheitsnotiz"},
    ],
)
def test_programs_post_nothing_and_are_told_nothing(replied, ana, bea, headers):
    row = replied(bea, make.question(ana), LONG, **headers)

    assert row.outcome is Outcome.AUTOMATIC
    assert number_of(Answer) == 0
    assert letters_about_mail() == 0


def test_a_person_who_writes_of_being_away_is_no_program(replied, ana, bea):
    row = replied(bea, make.question(ana), LONG, Subject="Re: Who keeps watch in absence of staff?")

    assert row.outcome is Outcome.ANSWERED


def test_our_own_mail_coming_back_posts_nothing(replied, taking, ana):
    to = address_for(ana.id, make.question(ana).id, settings=taking)

    assert received(letter(taking.mail_from, to, LONG), taking).outcome is Outcome.AUTOMATIC


PASS = "dmarc=pass header.from=voorbeeldstad.example"


@pytest.mark.parametrize(
    "proof",
    [
        "",
        "mx.cop.example; dmarc=fail header.from=voorbeeldstad.example",
        "mx.cop.example; spf=pass; dkim=pass",
        "mx.cop.example; dmarc=fail (dmarc=pass) header.from=voorbeeldstad.example",
        'mx.cop.example; dkim=pass header.b="x; dmarc=pass"; dmarc=none',
        "mx.cop.example; dmarc=pass header.from=elsewhere.example",
        f"mx.cop.example; {PASS}; dmarc=fail",
        f"mx.elsewhere.example; {PASS}",
        f"mx.cop.example.evil.example; {PASS}",
        f"mx.cop.example 2; {PASS}",
        "mx.cop.example",
    ],
)
def test_what_our_relay_did_not_prove_is_not_posted_nor_told(replied, ana, bea, proof):
    row = replied(bea, make.question(ana), LONG, Authentication_Results=proof)

    assert row.outcome is Outcome.UNPROVEN
    assert number_of(Answer) == 0
    assert letters_about_mail() == 0


def test_only_the_topmost_result_counts(taking, ana, bea):
    to = address_for(bea.id, make.question(ana).id, settings=taking)
    written = letter(bea.email, to, LONG).as_string()
    above = "Authentication-Results: mx.cop.example; dmarc=fail\n"

    row = received(message_from_string(above + written, policy=policy.default), taking)

    assert row.outcome is Outcome.UNPROVEN


@pytest.mark.parametrize("proof", ["mx.cop.example; " + PASS, "mx.cop.example 1; dmarc=pass"])
def test_what_our_relay_proved_is_posted(replied, ana, bea, proof):
    row = replied(bea, make.question(ana), LONG, Authentication_Results=proof)

    assert row.outcome is Outcome.ANSWERED


def test_without_the_name_of_a_relay_nothing_is_posted(app, taking, ana, bea):
    unset = replace(taking, mail_in_relay="")
    to = address_for(bea.id, make.question(ana).id, settings=unset)

    assert received(letter(bea.email, to, LONG), unset).outcome is Outcome.UNPROVEN


def test_two_senders_are_none(taking, ana, bea):
    to = address_for(bea.id, make.question(ana).id, settings=taking)
    raw = letter(bea.email, to, LONG).as_string().replace("From:", "From: x@y.example\nFrom:")

    row = actions.receive(raw.encode(), taking)

    assert row.outcome is Outcome.UNPROVEN


def test_a_forged_address_is_of_nobody(taking, ana, bea):
    to = address_for(bea.id, make.question(ana).id, settings=taking)
    token = to[6:46]
    for forged in (
        f"reply+{token[:-1]}{'a' if token[-1] != 'a' else 'b'}@post.cop.example",
        f"reply+{'a' * 40}@post.cop.example",
        f"bounce+{token}@post.cop.example",
        f"reply+{token}@elsewhere.example",
        "reply+@post.cop.example",
    ):
        assert reply_to(forged, taking) is None
        row = received(letter(bea.email, forged, LONG), taking)
        assert row.outcome is Outcome.UNKNOWN
    assert number_of(ArrivedMail) == 0


def test_the_address_fits_and_says_what_it_holds(taking):
    made = address_for(2**31 - 1, 2**31 - 1, settings=taking)

    assert len(made.partition("@")[0]) <= 64
    read = reply_to(made.upper(), taking)
    assert (read.person_id, read.contribution_id) == (2**31 - 1, 2**31 - 1)


def test_where_no_mail_comes_in_there_is_no_address(settings):
    assert address_for(1, 2, settings=settings) == ""
    assert bounce_address(1, settings=settings) == ""


def test_what_was_left_out_is_forgotten_after_a_month(replied, later, ana, bea):
    question = make.question(ana)
    row = replied(bea, question, LONG + QUOTE)
    replied(bea, question, QUOTE)
    assert row.trimmed
    later(timedelta(days=31))

    actions.forget()
    db.session.commit()

    [left] = db.session.scalars(select(ArrivedMail)).all()
    db.session.refresh(left)
    assert (left.id, left.trimmed) == (row.id, "")
    assert len(mail_to(bea.email)) == 1
