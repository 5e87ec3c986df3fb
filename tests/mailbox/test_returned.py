# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Mail that comes back: it is counted, pauses an address, and its owner begins anew."""

from email import message_from_string, policy

import pytest

from cop import clock
from cop.db import db
from cop.mail import outbox, transport
from cop.mail.paused import ReturnedAddress
from cop.mail.reply_address import bounce_address
from cop.mailbox.models import Outcome
from tests import make
from tests.mailbox.conftest import received
from tests.mailbox.test_replying import number_of

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
    assert "Mail to your address comes back." in as_(bea).get("/notifications?lang=en").text
    waiting = sent_to(bea)
    outbox.drain(db.session, folder, clock.now(), sender="cop@cop.example")
    db.session.refresh(waiting)
    assert waiting.last_error == outbox.PAUSED
    assert waiting.failed_at is not None

    assert as_(bea).post("/settings/mail/works").status_code == 303
    assert "Nothing here" in as_(bea).get("/notifications?show=unread&lang=en").text

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
