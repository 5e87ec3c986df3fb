# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Letters about what happened, in the reader's language, unless it was read on the site first."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.contributions.actions import hide
from cop.db import db
from cop.discussion.actions import comment
from cop.mail.outbox import OutboxMail
from cop.notify import following, letters, quoting
from cop.notify.actions import tell
from cop.notify.models import Fate, Level, MailChoice, Notification
from cop.people.models import Access
from tests import make
from tests.together import twice_at_once

SOON = timedelta(minutes=11)
HOUR = timedelta(minutes=61)


@pytest.fixture
def mails(later):
    """The letters after the worker came by, eleven minutes on unless said otherwise."""

    def written(by=SOON):
        later(by)
        db.session.commit()
        while letters.make_due():
            pass
        return db.session.scalars(select(OutboxMail).order_by(OutboxMail.id)).all()

    return written


def fates(person):
    told = select(Notification.kind, Notification.fate).where(Notification.person_id == person.id)
    return {(row.kind, row.fate) for row in db.session.execute(told)}


def mute(person, contribution):
    following.choose(person, "contribution", contribution.id, Level.MUTED)
    db.session.commit()


def test_an_answer_is_mailed_with_its_words_where_and_why(mails, ana, bea):
    question = make.question(ana)
    make.answer(question, bea, "Tell them about the flowers.\n\nAnd show them a map.")

    [mail] = mails()
    assert (mail.recipient, mail.person_id, mail.about_id) == (ana.email, ana.id, question.id)
    assert mail.subject == "How do you explain later mowing to residents?"
    first, *words = mail.text.split("\n\n")
    assert first == "Bea (Anderdorp) answered “How do you explain later mowing to residents?”:"
    assert words[:2] == ["Tell them about the flowers.", "And show them a map."]
    assert f"http://localhost/questions/{question.id}-how-do-you-explain" in mail.text
    assert "because you asked this question or follow it" in mail.text
    assert mail.html.count(f'href="http://localhost/questions/{question.id}-') == 1
    assert "<img" not in mail.html
    assert mail.headers["In-Reply-To"] == f"contribution-{question.id}"


def test_news_waits_ten_minutes_for_its_letter(mails, ana, eva):
    make.answer(make.question(ana), eva)

    assert mails(timedelta(minutes=9)) == []
    assert len(mails(timedelta(minutes=2))) == 1
    assert ("answered", Fate.SENT) in fates(ana)


def test_what_is_told_of_one_contribution_stands_in_one_letter(mails, ana, eva, bea):
    question = make.question(ana)
    make.answer(question, eva)
    make.answer(question, bea, "We put up a sign.")
    comment(question, by=bea, body=f"As [@Ana](/people/{ana.id}-ana) says.")
    db.session.commit()

    mail, *others = [each for each in mails() if each.person_id == ana.id]
    assert others == []
    assert mail.text.index("mentioned you") < mail.text.index("answered “")
    for words in ("Tell them about the flowers.", "We put up a sign.", "As @Ana says."):
        assert mail.text.count(words) == 1
    assert "Bea (Anderdorp):" in mail.text


def test_the_next_letter_holds_only_what_is_new_and_comes_an_hour_later(mails, ana, eva, bea):
    question = make.question(ana)
    make.answer(question, eva)
    assert len(mails()) == 1
    make.answer(question, bea, "We put up a sign.")

    assert len([each for each in mails() if each.person_id == ana.id]) == 1
    first, second = [each for each in mails(HOUR) if each.person_id == ana.id]
    assert "We put up a sign." in second.text
    assert "flowers" not in second.text
    assert first.message_id != second.message_id
    assert (first.subject, first.headers["References"]) == (
        second.subject, second.headers["References"],
    )  # fmt: skip


def test_nobody_gets_more_than_twenty_mails_a_day(later, mails, ana, eva, oda):
    for number in range(25):
        later(timedelta(minutes=20))
        tell([oda.id], "answered", make.practice(ana, f"Practice {number} of the day"), by=eva)

    assert len(mails()) == letters.MOST_A_DAY
    assert ("answered", Fate.HELD) in fates(oda)
    assert len(mails(timedelta(days=2))) == letters.MOST_A_DAY  # the rest stands in an overview


def test_two_workers_write_a_letter_once(app, mails, ana, eva):
    make.answer(make.question(ana), eva)
    db.session.execute(Notification.__table__.update().values(letter_at=clock.now()))
    db.session.commit()

    twice_at_once(app, letters.make_due)

    assert len(db.session.scalars(select(OutboxMail)).all()) == 1


def test_a_letter_that_cannot_be_written_holds_up_no_other(mails, monkeypatch, ana, bea, eva):
    broken, whole = make.question(ana, "Broken?"), make.question(bea, "Whole?")
    make.answer(broken, eva)
    make.answer(whole, eva)
    said = quoting.said

    def fails(person, row):
        if row.title == "Broken?":
            raise KeyError(row.news)
        return said(person, row)

    monkeypatch.setattr(quoting, "said", fails)
    assert [mail.subject for mail in mails()] == ["Whole?"]
    monkeypatch.setattr(quoting, "said", said)

    assert [mail.subject for mail in mails()] == ["Whole?"]
    assert [mail.subject for mail in mails(HOUR)] == ["Whole?", "Broken?"]


def test_titles_are_plain_in_the_text_and_escaped_in_the_page(mails, ana, eva):
    make.answer(make.question(ana, 'What about "A & B" <now>, and what then?'), eva)

    [mail] = mails()
    assert mail.subject == 'What about "A & B" <now>, and what then?'
    assert "&amp;" not in mail.text
    assert "&lt;now&gt;" in mail.html


@pytest.mark.parametrize("locale", ["nl", "fr", "de", "en"])
def test_mail_is_in_the_readers_language(mails, ana, eva, locale):
    ana.locale = locale
    db.session.commit()
    make.answer(make.question(ana), eva)

    [mail] = mails()
    assert mail.language == locale
    assert f'<html lang="{locale}">' in mail.html


def test_thanks_and_comments_wait_on_the_site(mails, ana, bea):
    question = make.question(ana)
    for kind in ("thanked", "commented"):
        tell([ana.id], kind, question, by=bea)

    assert mails() == []
    assert fates(ana) == {("thanked", Fate.WAITING), ("commented", Fate.WAITING)}


def test_who_wants_new_things_at_once_gets_them_by_mail(mails, ana, bea, community):
    following.choose(bea, "group", community.id, Level.FOLLOWING)
    db.session.add(MailChoice(person_id=bea.id, kind="written", rhythm="at_once"))
    make.question(ana)

    [mail] = mails()
    assert mail.person_id == bea.id
    assert "They think it is neglect." in mail.text


def test_who_reads_it_first_gets_no_mail(as_, mails, ana, eva):
    make.answer(make.question(ana), eva)
    [told] = db.session.scalars(select(Notification))

    as_(ana).post(f"/notifications/{told.id}/read")

    assert mails() == []
    assert fates(ana) == {("answered", Fate.READ)}


def test_a_letter_that_is_not_sent_yet_is_taken_back_when_all_was_read(as_, mails, ana, eva):
    make.answer(make.question(ana), eva)
    assert len(mails()) == 1

    as_(ana).post("/notifications/read")

    assert mails() == []


def test_mail_that_was_sent_is_not_taken_back(as_, mails, ana, eva):
    make.answer(make.question(ana), eva)
    [mail] = mails()
    mail.sent_at = clock.now()
    db.session.commit()

    as_(ana).post("/notifications/read")

    assert len(mails()) == 1


def test_what_was_muted_meanwhile_is_not_mailed(mails, ana, eva):
    question = make.question(ana)
    make.answer(question, eva)

    mute(ana, question)

    assert mails() == []
    assert fates(ana) == {("answered", Fate.UNWANTED)}


def test_mail_does_not_lift_a_veil(mails, ana, bea):
    question = make.question(ana, veiled=True)
    tell([bea.id], "mentioned", question, by=ana)
    comment(question, by=ana, body=f"What do you say, [@Bea](/people/{bea.id}-bea)?")

    [mail] = mails()
    assert "Ana" not in mail.subject + mail.text + mail.html
    assert mail.text.startswith("The author mentioned you")


def test_who_leaves_a_private_group_gets_no_mail_of_it_any_more(as_, mails, ana, bea):
    group = make.group("Closed", Access.PRIVATE, ana, bea)
    question = make.question(ana, "Canary question of the closed group", group_id=group.id)
    tell([bea.id], "mentioned", question, by=ana)
    assert "Canary" in mails()[0].subject

    as_(bea).post(f"/groups/{group.id}/membership/delete")

    assert mails() == []


def test_what_was_hidden_stands_in_no_letter(mails, ana, eva, oda):
    question = make.question(ana, "Why does mister Example not mow?")
    make.answer(question, eva)
    assert len(mails()) == 1
    tell([eva.id], "mentioned", question, by=ana)

    hide(question, by=oda, reason="It names a resident.")

    assert [mail.person_id for mail in mails()] == [ana.id]  # the asker sees their own text
    assert ("mentioned", Fate.GONE) in fates(eva)


def test_a_hidden_answer_is_left_out_of_a_letter_that_is_not_sent_yet(mails, ana, eva, bea, oda):
    question = make.question(ana)
    wrong = make.answer(question, eva, "Mister Example is lazy.")
    make.answer(question, bea, "We put up a sign.")
    assert len(mails()) >= 1

    hide(wrong, by=oda, reason="It names a resident.")

    [mail] = [each for each in mails() if each.person_id == ana.id]
    assert "lazy" not in mail.text
    assert "We put up a sign." in mail.text
