# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Being told, reading it, following and no longer following."""

from datetime import timedelta

from sqlalchemy import select

from cop import clock
from cop.db import db
from cop.discussion import actions as discussion
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
    assert "Ana (Voorbeeldstad) closed" in as_(oda).get("/notifications").text


def test_following_tells_of_what_is_new_until_one_stops(as_, ana, bea, eva):
    question, browser = make.question(ana), as_(bea)

    for _twice in range(2):
        assert (
            browser.post(
                f"/follow/contribution/{question.id}", data={"level": "following"}
            ).status_code
            == 303
        )
    assert len(db.session.scalars(select(Follow).where(Follow.person_id == bea.id)).all()) == 1
    make.answer(question, eva)
    assert waiting(browser) == 1

    browser.post("/notifications/read")
    assert (
        browser.post(f"/follow/contribution/{question.id}", data={"level": "normal"}).status_code
        == 303
    )
    make.answer(question, eva, "Another one.")
    assert waiting(browser) == 0


def test_what_one_may_not_read_cannot_be_followed(as_, visitor, ana, bea):
    group = make.group("Closed", Access.PRIVATE, ana)
    question = make.question(ana, group_id=group.id)

    assert (
        as_(bea)
        .post(f"/follow/contribution/{question.id}", data={"level": "following"})
        .status_code
        == 404
    )
    assert (
        visitor.post(f"/follow/contribution/{question.id}", data={"level": "following"}).status_code
        == 401
    )


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


def chosen(browser, thing, id, level):
    return browser.post(f"/follow/{thing}/{id}", data={"level": level}).status_code


def test_what_is_new_in_what_one_follows_is_told(as_, ana, bea, eva):
    theme, group = make.theme("water"), make.group("Open", Access.PUBLIC, ana)
    browser = as_(bea)
    for thing, id in (("theme", theme.id), ("group", group.id), ("person", eva.id),
                      ("organisation", ana.organisation_id)):  # fmt: skip
        assert chosen(browser, thing, id, "following") == 303

    make.question(eva, "One of Eva")
    make.question(ana, "One on water of Ana, told once", theme_ids=[theme.id])
    make.question(bea, "One of Bea herself", theme_ids=[theme.id])

    page = browser.get("/notifications").text
    assert "Eva wrote “One of Eva”" in page
    assert page.count("told once") == 1
    assert "Bea herself" not in page


def test_muting_is_stronger_than_following_and_lets_through_what_names_one(as_, ana, bea, eva):
    theme, browser = make.theme("water"), as_(bea)
    chosen(browser, "theme", theme.id, "following")
    chosen(browser, "person", eva.id, "muted")
    question = make.question(eva, "Of whom nothing is heard", theme_ids=[theme.id])
    assert waiting(browser) == 0

    chosen(browser, "contribution", question.id, "muted")
    tell([bea.id], "answered", question, by=ana)
    assert waiting(browser) == 0
    tell([bea.id], "mentioned", question, by=ana)
    assert waiting(browser) == 1


def test_who_follows_something_else_is_not_told(as_, ana, bea):
    browser = as_(bea)
    chosen(browser, "theme", make.theme("water").id, "following")
    ana.organisation_id = None

    make.question(ana, "Of nobody in particular")

    assert waiting(browser) == 0


def test_a_veiled_question_is_not_told_to_those_who_follow_its_asker(as_, ana, bea):
    browser = as_(bea)
    chosen(browser, "person", ana.id, "following")
    chosen(browser, "organisation", ana.organisation_id, "following")

    make.question(ana, "Whose is this?", veiled=True)

    assert waiting(browser) == 0


def test_nothing_of_a_private_group_is_told_to_who_is_not_in_it(as_, ana, bea):
    theme, browser = make.theme("water"), as_(bea)
    group = make.group("Closed", Access.PRIVATE, ana)
    chosen(browser, "theme", theme.id, "following")
    assert chosen(browser, "group", group.id, "following") == 404

    make.question(ana, "Canary", theme_ids=[theme.id], group_id=group.id)

    assert db.session.scalar(select(Notification.id)) is None


def test_who_takes_part_follows_and_reads_why(as_, ana, bea):
    question, browser = make.question(ana), as_(bea)
    path = f"/questions/{question.id}-x"

    make.answer(question, bea)

    assert "You answered, and are told of all that is new." in browser.get(path).text
    page = browser.get("/following").text
    assert "You answered" in page
    assert f"/questions/{question.id}-" in page


def test_an_earlier_choice_stays_when_one_takes_part_again(as_, ana, bea, eva):
    question, browser = make.question(ana), as_(bea)
    make.answer(question, bea)
    chosen(browser, "contribution", question.id, "normal")

    make.answer(question, bea, "And another thing.")
    make.answer(question, eva)

    assert waiting(browser) == 0
    assert "only when it concerns you" in browser.get(f"/questions/{question.id}-x").text


def test_all_that_one_follows_stands_on_one_page_and_is_changed_there(as_, ana, bea, eva):
    theme, browser = make.theme("water"), as_(bea)
    chosen(browser, "theme", theme.id, "following")
    chosen(browser, "person", eva.id, "muted")

    page = browser.get("/following").text
    assert 'href="/themes/water"' in page
    assert f'href="/people/{eva.id}-eva"' in page
    assert "Muted" in page

    data = {"level": "normal", "from": "list"}
    answer = browser.post(f"/follow/person/{eva.id}", data=data)
    assert answer.headers["Location"] == "/following"
    assert f"/people/{eva.id}-eva" not in browser.get("/following").text
    assert browser.post(f"/follow/person/{eva.id}", data={"level": "x"}).status_code == 400
    assert chosen(browser, "person", bea.id, "following") == 404


def test_every_thing_that_can_be_followed_says_so_on_its_page(as_, ana, bea):
    theme, group = make.theme("water"), make.group("Open", Access.PUBLIC, ana)
    question, browser = make.question(ana), as_(bea)

    for path in (
        f"/people/{ana.id}", f"/organisations/{ana.organisation_id}", f"/groups/{group.id}",
        f"/themes/{theme.code}", f"/questions/{question.id}",
    ):  # fmt: skip
        page = browser.get(path, follow_redirects=True).text
        assert 'id="follow"' in page, path
    own = browser.get(f"/people/{bea.id}", follow_redirects=True).text
    assert ("Edit my profile" in own, 'id="follow"' in own) == (True, False)


def test_thanks_of_several_people_are_one_line(as_, ana, bea, eva, oda):
    question = make.question(ana)
    for by in (bea, eva, oda):
        discussion.thank(question, by=by)
    db.session.commit()

    page = as_(ana).get("/notifications").text
    assert "Oda and 2 others find this useful: “How do you explain" in page
    assert page.count("find this useful") == 1


def test_the_list_shows_what_is_unread_or_what_names_one(as_, ana, bea):
    question = make.question(ana)
    discussion.thank(question, by=bea)
    tell([ana.id], "mentioned", question, by=bea)
    db.session.commit()
    browser = as_(ana)

    assert "finds this useful" in browser.get("/notifications?show=unread").text
    named = browser.get("/notifications?show=named").text
    assert "mentioned you" in named
    assert "finds this useful" not in named

    browser.post("/notifications/read")
    assert "Nothing here" in browser.get("/notifications?show=unread").text
    assert "finds this useful" in browser.get("/notifications?show=nonsense").text


def test_reading_a_page_reads_what_was_told_about_it(as_, ana, bea):
    question = make.question(ana)
    answer = make.answer(question, bea)
    tell([ana.id], "commented", answer, by=bea)
    db.session.commit()
    browser = as_(ana)
    address = f"/questions/{question.id}-x"
    page = browser.get(address, follow_redirects=True).text
    assert "2 unread notifications are about this page." in page

    gone = browser.post(f"/notifications/about/{question.id}/read")

    assert gone.headers["Location"].startswith(f"/questions/{question.id}-")
    assert "unread notification" not in browser.get(gone.headers["Location"]).text
    assert as_(bea).post("/notifications/about/999/read").status_code == 404
