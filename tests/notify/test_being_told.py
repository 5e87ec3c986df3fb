# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Being told, reading it, following and no longer following."""

from datetime import timedelta

from sqlalchemy import select

from cop import clock
from cop.db import db
from cop.notify.actions import tell
from cop.notify.models import Follow, Notification
from cop.people.models import Access, Membership
from tests import make


def waiting(browser):
    """The number beside the bell."""
    page = browser.get("/notifications").text
    return int(page.split('class="count">')[1].split("<")[0]) if 'class="count">' in page else 0


def test_an_answer_is_told_and_opening_it_marks_it_read(as_, ana, eva):
    question = make.question(ana)
    make.answer(question, eva)
    browser = as_(ana)

    page = browser.get("/notifications").text
    assert "Eva answered “How do you explain later mowing to residents?”" in page
    assert waiting(browser) == 1

    [told] = db.session.scalars(select(Notification))
    opened = browser.post(f"/notifications/{told.id}/read")

    assert opened.headers["Location"].startswith(f"/questions/{question.id}-")
    assert waiting(browser) == 0


def test_looking_at_the_list_marks_nothing(as_, ana, eva):
    make.answer(make.question(ana), eva)
    browser = as_(ana)

    browser.get("/notifications")

    assert waiting(browser) == 1


def test_everything_can_be_marked_as_read_at_once(as_, ana, eva):
    for title in ("What do you sow in spring?", "What do you sow in autumn?"):
        make.answer(make.question(ana, title), eva)
    browser = as_(ana)

    assert waiting(browser) == 2
    browser.post("/notifications/read")
    assert waiting(browser) == 0


def test_nobody_opens_the_notification_of_another(as_, ana, bea, eva):
    make.answer(make.question(ana), eva)
    [told] = db.session.scalars(select(Notification))

    assert as_(bea).post(f"/notifications/{told.id}/read").status_code == 404
    assert told.read_at is None


def test_who_leaves_a_private_group_is_told_nothing_of_it_any_more(as_, ana, bea, eva):
    group = make.group("Closed", Access.PRIVATE, ana, bea)
    question = make.question(ana, "Canary question of the closed group", group_id=group.id)
    tell([bea.id], "mentioned", question, by=ana)
    db.session.commit()
    browser = as_(bea)
    assert "Canary" in browser.get("/notifications").text

    db.session.delete(db.session.get(Membership, (group.id, bea.id)))
    db.session.commit()

    assert "Canary" not in browser.get("/notifications").text
    assert waiting(browser) == 0


def test_a_veiled_author_stays_veiled(as_, ana, bea, oda):
    question = make.question(ana, veiled=True)
    for person in (bea, oda):
        tell([person.id], "closed", question, by=ana)
    db.session.commit()

    assert "The author closed" in as_(bea).get("/notifications").text
    assert "Ana" not in as_(bea).get("/notifications").text
    assert "Ana closed" in as_(oda).get("/notifications").text


def test_following_tells_of_what_is_new_until_one_stops(as_, ana, bea, eva):
    question, browser = make.question(ana), as_(bea)

    for _twice in range(2):
        assert browser.post(f"/contributions/{question.id}/follow").status_code == 303
    assert len(db.session.scalars(select(Follow).where(Follow.person_id == bea.id)).all()) == 1
    make.answer(question, eva)
    assert waiting(browser) == 1

    browser.post("/notifications/read")
    assert browser.post(f"/contributions/{question.id}/follow/delete").status_code == 303
    make.answer(question, eva, "Another one.")
    assert waiting(browser) == 0


def test_what_one_may_not_read_cannot_be_followed(as_, visitor, ana, bea):
    group = make.group("Closed", Access.PRIVATE, ana)
    question = make.question(ana, group_id=group.id)

    assert as_(bea).post(f"/contributions/{question.id}/follow").status_code == 404
    assert visitor.post(f"/contributions/{question.id}/follow").status_code == 401


def test_the_list_costs_the_same_for_one_as_for_many(as_, counted, ana, eva):
    def cost():
        with counted() as queries:
            assert browser.get("/notifications").status_code == 200
        return len(queries)

    browser = as_(ana)
    make.answer(make.question(ana), eva)
    for_one = cost()
    for n in range(12):
        question = make.question(
            ana, f"What did you do in year {n}?", at=clock.now() - timedelta(days=n)
        )
        make.answer(question, eva)

    assert cost() == for_one <= 8
