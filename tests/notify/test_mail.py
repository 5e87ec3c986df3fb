# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Mail about what happened, in the reader's language, unless it was read on the site first."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.contributions.actions import hide
from cop.db import db
from cop.mail.outbox import OutboxMail
from cop.notify.actions import tell
from cop.notify.models import Notification
from cop.people.models import Access
from tests import make


def mails():
    return db.session.scalars(select(OutboxMail).order_by(OutboxMail.id)).all()


def test_an_answer_is_mailed_with_where_and_why(ana, eva):
    question = make.question(ana)
    make.answer(question, eva)

    [mail] = mails()
    assert (mail.recipient, mail.person_id) == (ana.email, ana.id)
    assert mail.subject == "Eva answered “How do you explain later mowing to residents?”"
    assert f"http://localhost/questions/{question.id}-how-do-you-explain" in mail.text
    assert "because you asked this question or follow it" in mail.text
    assert f'<a href="http://localhost/questions/{question.id}-' in mail.html
    wait = mail.send_after - clock.now()
    assert timedelta(minutes=9) < wait <= timedelta(minutes=10)


def test_titles_are_plain_in_the_text_and_escaped_in_the_page(ana, eva):
    make.answer(make.question(ana, 'What about "A & B" <now>, and what then?'), eva)

    [mail] = mails()
    assert mail.subject == 'Eva answered “What about "A & B" <now>, and what then?”'
    assert "&amp;" not in mail.text
    assert "&lt;now&gt;" in mail.html


@pytest.mark.parametrize("locale", ["nl", "fr", "de", "en"])
def test_mail_is_in_the_readers_language(ana, eva, locale):
    ana.locale = locale
    db.session.commit()
    make.answer(make.question(ana), eva)

    [mail] = mails()
    assert mail.language == locale
    assert f'<html lang="{locale}">' in mail.html


def test_thanks_and_comments_wait_on_the_site(ana, bea):
    question = make.question(ana)
    for kind in ("thanked", "commented"):
        tell([ana.id], kind, question, by=bea)
    db.session.commit()

    assert mails() == []
    assert len(db.session.scalars(select(Notification)).all()) == 2


def test_who_reads_it_first_gets_no_mail(as_, ana, eva):
    make.answer(make.question(ana), eva)
    [told] = db.session.scalars(select(Notification))

    as_(ana).post(f"/notifications/{told.id}/read")

    assert mails() == []


def test_mail_that_was_sent_is_not_taken_back(as_, ana, eva):
    make.answer(make.question(ana), eva)
    [mail] = mails()
    mail.sent_at = clock.now()
    db.session.commit()

    as_(ana).post("/notifications/read")

    assert len(mails()) == 1


def test_several_answers_make_one_mail_until_they_are_read(as_, ana, eva, bea):
    question = make.question(ana)
    make.answer(question, eva)
    make.answer(question, bea, "Another one.")

    assert len([mail for mail in mails() if mail.person_id == ana.id]) == 1


def test_mail_does_not_lift_a_veil(ana, bea):
    question = make.question(ana, veiled=True)
    tell([bea.id], "mentioned", question, by=ana)
    db.session.commit()

    [mail] = mails()
    assert "Ana" not in mail.subject + mail.text + mail.html
    assert mail.subject.startswith("The author mentioned you")


def test_who_leaves_a_private_group_gets_no_mail_of_it_any_more(as_, ana, bea):
    group = make.group("Closed", Access.PRIVATE, ana, bea)
    question = make.question(ana, "Canary question of the closed group", group_id=group.id)
    tell([bea.id], "mentioned", question, by=ana)
    db.session.commit()
    assert "Canary" in mails()[0].subject

    as_(bea).post(f"/groups/{group.id}/membership/delete")

    assert mails() == []


def test_mail_that_waits_and_names_what_was_hidden_is_not_sent(ana, eva, oda):
    question = make.question(ana, "Why does mister Example not mow?")
    make.answer(question, eva)
    assert db.session.scalars(select(OutboxMail.subject)).all() != []

    hide(question, by=oda, reason="It names a resident.")

    assert db.session.scalars(select(OutboxMail.subject)).all() == []
