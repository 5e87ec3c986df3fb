# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is not posted: mail of programs, mail that came back, and mail that may be forged."""

from dataclasses import replace
from datetime import timedelta
from email import message_from_string, policy

import pytest
from sqlalchemy import func, select

from cop import clock
from cop.db import db
from cop.mail import outbox, transport
from cop.mail.outbox import OutboxMail
from cop.mail.paused import ReturnedAddress
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


REPORT = """\
From: MAILER-DAEMON@mx.elsewhere.example
To: {to}
Subject: Undelivered Mail Returned to Sender
Message-ID: <report-{to}@mx.elsewhere.example>
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.elsewhere.example

Final-Recipient: rfc822; bea@voorbeeldstad.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 No such user

--b
Content-Type: text/rfc822-headers

Subject: News
--b--
"""


def returned_mail(mail_id, settings, status="5.1.1", action="failed"):
    """A report as mail servers write it of a mail that they could not deliver."""
    to = bounce_address(mail_id, settings=settings)
    written = REPORT.format(to=to, status=status, action=action)
    return message_from_string(written, policy=policy.default)


def sent_to(person):
    mail = outbox.queue(
        db.session, person.email, "News", "News.", reason="notify", language="en",
        person_id=person.id,
    )  # fmt: skip
    db.session.commit()
    return mail


def test_three_mails_that_come_back_pause_an_address_until_its_owner_says_so(
    taking, as_, bea, tmp_path
):
    folder = transport.FolderTransport(tmp_path)
    for number in range(3):
        assert "get no mail" not in as_(bea).get("/settings/mail").text, number
        mail = sent_to(bea)
        for _twice in range(2):
            row = received(returned_mail(mail.id, taking), taking)
            assert row.outcome is Outcome.RETURNED
        assert mail.last_error == "came back: 5.1.1"

    assert "get no mail" in as_(bea).get("/settings/mail").text
    waiting = sent_to(bea)
    outbox.drain(db.session, folder, clock.now(), sender="cop@cop.example")
    db.session.refresh(waiting)
    assert waiting.last_error == outbox.PAUSED
    assert waiting.failed_at is not None

    assert as_(bea).post("/settings/mail/works").status_code == 303

    again = sent_to(bea)
    outbox.drain(db.session, folder, clock.now(), sender="cop@cop.example")
    db.session.refresh(again)
    assert again.sent_at is not None


def test_a_letter_that_somebody_waits_for_is_always_tried(taking, bea, tmp_path):
    make.saved(
        ReturnedAddress(
            address=bea.email, times=3, last_at=clock.now(), status="5.1.1", paused_at=clock.now()
        )
    )
    outbox.queue(db.session, bea.email, "Reset", "Here.", reason="reset", language="en")
    db.session.commit()

    folder = transport.FolderTransport(tmp_path)
    assert outbox.drain(db.session, folder, clock.now(), sender="cop@cop.example") == 1


@pytest.mark.parametrize(("status", "action"), [("4.2.2", "delayed"), ("2.0.0", "delivered")])
def test_a_delay_is_not_counted(taking, bea, status, action):
    mail = sent_to(bea)

    received(returned_mail(mail.id, taking, status, action), taking)

    assert number_of(ReturnedAddress) == 0


def test_somebody_else_cannot_pause_an_address(taking, bea):
    mail = sent_to(bea)
    report = returned_mail(mail.id, taking)
    report.replace_header("To", f"bounce+{'a' * 40}@post.cop.example")

    assert received(report, taking).outcome is Outcome.UNKNOWN
    assert number_of(ReturnedAddress) == 0


def test_mail_leaves_with_the_address_to_which_it_comes_back(taking, bea, smtp):
    sink, port = smtp()
    sent_to(bea)
    server = transport.SmtpTransport("127.0.0.1", port, security="none")

    outbox.drain(
        db.session, server, clock.now(), sender="cop@cop.example",
        returns=lambda mail_id: bounce_address(mail_id, settings=taking),
    )  # fmt: skip

    assert sink.senders[0].startswith("bounce+")
    assert b"From: cop@cop.example" in sink.got[0]


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
