# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Commenting under what others wrote, changing it, thanking, and the address of each comment."""

from sqlalchemy import select

from cop.contributions.models import Link, LinkKind
from cop.db import db
from cop.discussion.models import Comment, Thanks
from cop.notify.models import Notification
from cop.people.models import AuditEvent
from tests import make


def comment(browser, contribution, body, **fields):
    address = f"/contributions/{contribution.id}/comments"
    return browser.post(address, data={"body": body, **fields})


def told(person, kind):
    wanted = select(Notification).filter_by(person_id=person.id, kind=kind)
    return db.session.scalars(wanted).all()


def test_a_comment_stands_under_what_it_is_about_and_has_an_address(as_, visitor, ana, bea):
    practice = make.practice(ana)

    posted = comment(as_(bea), practice, "How **wide** is a curve?")

    [made] = db.session.scalars(select(Comment))
    assert posted.headers["Location"].endswith(f"#comment-{made.id}")
    page = visitor.get(f"/comments/{made.id}", follow_redirects=True)
    assert f'id="comment-{made.id}"' in page.text
    assert "<strong>wide</strong>" in page.text


def test_every_kind_of_contribution_takes_comments(as_, visitor, ana, bea, oda):
    question = make.question(ana)
    things = [
        question, make.answer(question, ana), make.practice(ana), make.meeting(oda),
        make.report(oda), make.solution(ana),
    ]  # fmt: skip

    for number, thing in enumerate(things):
        assert comment(as_(bea), thing, f"Remark {number}.").status_code == 303
        page = visitor.get(f"/contributions/{thing.id}", follow_redirects=True).text
        assert f"Remark {number}." in page


def test_the_author_is_led_to_the_comment_from_the_news(as_, ana, bea):
    question = make.question(ana)
    comment(as_(bea), question, "Which town was this?")
    [made], [news] = db.session.scalars(select(Comment)).all(), told(ana, "commented")

    opened = as_(ana).post(f"/notifications/{news.id}/read")

    assert opened.headers["Location"].endswith(f"#comment-{made.id}")


def test_who_is_named_in_a_comment_is_told_also_when_it_is_changed(as_, ana, bea, eva, oda):
    question = make.question(ana)
    browser = as_(bea)
    comment(browser, question, f"Ask [@Eva](/people/{eva.id}-eva).")
    [made] = db.session.scalars(select(Comment))
    named = f"Ask [@Eva](/people/{eva.id}-eva) or [@Oda](/people/{oda.id}-oda)."

    changed = browser.post(f"/comments/{made.id}/edit", data={"body": named, "version": "1"})

    assert changed.status_code == 303
    assert len(told(eva, "mentioned")) == len(told(oda, "mentioned")) == 1
    assert told(oda, "mentioned")[0].anchor == f"comment-{made.id}"


def test_naming_somebody_again_tells_nothing_new(as_, ana, bea, eva):
    question = make.question(ana)
    browser = as_(bea)
    comment(browser, question, f"Ask [@Eva](/people/{eva.id}-eva).")
    as_(eva).post("/notifications/read")
    [made] = db.session.scalars(select(Comment))

    again = {"body": f"Do ask [@Eva](/people/{eva.id}-eva).", "version": "1"}
    browser.post(f"/comments/{made.id}/edit", data=again)

    assert len(told(eva, "mentioned")) == 1


def test_an_address_in_a_comment_connects_until_somebody_unties_it(as_, ana, bea):
    question, practice = make.question(ana), make.practice(bea)

    comment(as_(bea), question, f"See http://localhost/practices/{practice.id}-mowing too.")

    [link] = db.session.scalars(select(Link))
    assert (link.from_id, link.to_id, link.kind) == (question.id, practice.id, LinkKind.CITES)
    assert practice.title in as_(ana).get(f"/contributions/{question.id}/links").text
    as_(bea).post(f"/contributions/{question.id}/links/{link.id}/delete")
    assert db.session.scalars(select(Link)).all() == []


def test_only_the_author_changes_a_comment_and_the_newest_is_not_overwritten(as_, ana, bea):
    question = make.question(ana)
    comment(as_(bea), question, "First.")
    [made] = db.session.scalars(select(Comment))
    address = f"/comments/{made.id}/edit"

    assert as_(ana).post(address, data={"body": "Mine.", "version": "1"}).status_code == 403
    assert as_(bea).post(address, data={"body": "Second.", "version": "1"}).status_code == 303
    stale = as_(bea).post(address, data={"body": "Third.", "version": "1"})

    assert stale.status_code == 409
    assert "Third." in stale.text
    assert "Second." in stale.text


def test_a_hidden_comment_is_gone_for_others_and_comes_back(as_, visitor, ana, bea, oda):
    question = make.question(ana)
    comment(as_(bea), question, "Something rude.")
    [made] = db.session.scalars(select(Comment))

    assert as_(oda).post(f"/comments/{made.id}/hide", data={"reason": ""}).status_code == 422
    as_(oda).post(f"/comments/{made.id}/hide", data={"reason": "Rude."})
    page = f"/questions/{question.id}"
    assert "Something rude." not in visitor.get(page).text
    assert "Something rude." in as_(bea).get(page).text

    as_(oda).post(f"/comments/{made.id}/restore", data={"reason": "A joke."})
    assert "Something rude." in visitor.get(page).text


def test_showing_a_comment_again_asks_a_reason_and_the_log_keeps_it(as_, visitor, ana, bea, oda):
    question, browser = make.question(ana), as_(oda)
    comment(as_(bea), question, "Something rude.")
    [made] = db.session.scalars(select(Comment))
    page, address = f"/questions/{question.id}", f"/comments/{made.id}/restore"
    browser.post(f"/comments/{made.id}/hide", data={"reason": "Rude."})

    assert f'href="{address}"' in browser.get(page).text
    assert "Show this text again" in browser.get(address).text
    for person in (ana, bea):
        assert as_(person).get(address).status_code == 403
    refused = browser.post(address, data={"reason": " "})
    assert refused.status_code == 422
    assert "Give the reason." in refused.text
    assert "Something rude." not in visitor.get(page).text
    assert told(bea, "comment_shown_again") == []

    assert browser.post(address, data={"reason": "A joke."}).status_code == 303
    assert "Something rude." in visitor.get(page).text
    [event] = db.session.scalars(select(AuditEvent).where(AuditEvent.kind == "comment_restored"))
    assert (event.actor_id, event.details) == (oda.id, {"comment": made.id, "reason": "A joke."})
    assert len(told(bea, "comment_shown_again")) == 1


def test_thanks_count_once_for_each_person_and_can_be_taken_back(as_, ana, bea, eva):
    practice = make.practice(ana)
    address = f"/contributions/{practice.id}/thanks"

    assert as_(ana).post(address).status_code == 403
    for browser in (as_(bea), as_(bea), as_(eva)):
        assert browser.post(address).status_code == 303
    assert len(db.session.scalars(select(Thanks)).all()) == 2

    as_(bea).post(f"{address}/delete")
    assert [each.person_id for each in db.session.scalars(select(Thanks))] == [eva.id]


def test_a_comment_in_another_language_says_so_to_who_reads_aloud(as_, visitor, ana, bea):
    practice = make.practice(ana)
    comment(as_(bea), practice, "Gern kopiert, danke!", language="de")
    comment(as_(bea), practice, "Copied, thanks!")
    foreign, own = db.session.scalars(select(Comment).order_by(Comment.id))

    page = visitor.get(f"/practices/{practice.id}").text
    assert '<div class="prose" lang="de"><p>Gern kopiert' in page
    assert '<div class="prose"><p>Copied' in page
    assert own.language == "en"

    written = {"body": foreign.body, "language": "fr", "version": 1}
    as_(bea).post(f"/comments/{foreign.id}/edit", data=written)
    assert foreign.language == "fr"
