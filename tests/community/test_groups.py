# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Groups: who sees them, joins, asks to, is let in, leads and leaves."""

from datetime import timedelta

from sqlalchemy import select

from cop import clock
from cop.db import db
from cop.mail.outbox import OutboxMail
from cop.notify.models import Notification
from cop.people.models import Access, AuditEvent, Group, Membership
from tests import make
from tests.community import scene


def led_by(person, access=Access.PRIVATE):
    """A group that the person leads."""
    group = make.group("Closed", access, person)
    db.session.get(Membership, (group.id, person.id)).leads = True
    db.session.commit()
    return group


def test_organisers_make_groups_and_lead_them(as_, ana, oda):
    form = {"name": "Tree people", "about": "About trees.", "access": "private"}

    assert as_(ana).post("/groups/new", data=form).status_code == 403
    made = as_(oda).post("/groups/new", data=form)

    assert made.status_code == 303
    group = db.session.scalars(select(Group).where(Group.name == "Tree people")).one()
    assert db.session.get(Membership, (group.id, oda.id)).leads
    assert "You are a member." in as_(oda).get(made.headers["Location"]).text
    again = as_(oda).post("/groups/new", data=form)
    assert again.status_code == 422
    assert "About trees." in again.text


def test_a_private_group_is_named_so_that_members_can_ask_to_join(as_, visitor, ana, bea):
    group = led_by(ana)
    make.question(ana, "Canary question of the closed group", group_id=group.id)

    assert "Closed" in as_(bea).get("/groups").text
    page = as_(bea).get(f"/groups/{group.id}").text
    assert "Ask to join" in page
    assert "Canary" not in page
    assert ">Ana</a>" not in page
    assert "Closed" not in visitor.get("/groups").text
    assert visitor.get(f"/groups/{group.id}").status_code == 404


def test_who_asks_is_let_in_by_who_leads_and_loses_sight_on_leaving(as_, ana, bea, eva):
    group = led_by(ana)
    question = make.question(ana, "Canary question of the closed group", group_id=group.id)
    address, browser = f"/questions/{question.id}", as_(bea)

    browser.post(f"/groups/{group.id}/membership")
    assert browser.get(address).status_code == 404
    assert "Let Bea in" in as_(ana).get(f"/groups/{group.id}").text
    assert as_(eva).post(f"/groups/{group.id}/members/{bea.id}/accept").status_code == 403
    assert browser.post(f"/groups/{group.id}/members/{bea.id}/accept").status_code == 403

    assert as_(ana).post(f"/groups/{group.id}/members/{bea.id}/accept").status_code == 303
    assert browser.get(address).status_code == 200
    assert "Canary" in browser.get(f"/groups/{group.id}").text
    [_asked, mail] = db.session.scalars(select(OutboxMail).order_by(OutboxMail.id))
    assert (mail.recipient, mail.language) == (bea.email, "en")
    assert f"/groups/{group.id}-closed" in mail.text

    browser.post(f"/groups/{group.id}/membership/delete")
    assert browser.get(address).status_code == 404
    assert "Canary" not in browser.get(f"/groups/{group.id}").text


def test_asking_reaches_who_leads_by_mail_and_on_the_list(as_, ana, bea, eva, oda):
    group = led_by(ana)
    as_(bea).post(f"/groups/{group.id}/membership")

    [mail] = db.session.scalars(select(OutboxMail))
    assert (mail.recipient, mail.reason) == (ana.email, "group_asked")
    assert "Bea asks to join the group Closed" in mail.text
    assert f"/groups/{group.id}-closed" in mail.text
    assert "1 request to join" in as_(ana).get("/groups").text
    assert "1 request to join" in as_(oda).get("/groups").text
    assert "1 request to join a group" in as_(oda).get("/admin").text
    assert "request to join" not in as_(eva).get("/groups").text


def test_asking_reaches_the_organisers_when_nobody_leads(as_, ana, bea, oda, ada):
    group = make.group("Closed", Access.PRIVATE, ana)

    as_(bea).post(f"/groups/{group.id}/membership")
    as_(oda).post(f"/groups/{group.id}/membership")

    told = db.session.scalars(select(OutboxMail.recipient).order_by(OutboxMail.id)).all()
    assert sorted(told[:2]) == sorted([oda.email, ada.email])
    assert told[2:] == [ada.email]


def test_who_is_taken_out_loses_sight_at_once(as_, ana, bea):
    group = led_by(ana)
    make.saved(Membership(group_id=group.id, person_id=bea.id, joined_at=clock.now()))
    practice = scene.practice(ana, "Canary practice", group_id=group.id)
    browser = as_(bea)
    assert browser.get(f"/practices/{practice.id}").status_code == 200

    as_(ana).post(f"/groups/{group.id}/members/{bea.id}/delete")

    assert browser.get(f"/practices/{practice.id}").status_code == 404


def test_who_asks_can_be_refused_and_hears_so(as_, ana, bea):
    group = led_by(ana)
    as_(bea).post(f"/groups/{group.id}/membership")

    as_(ana).post(f"/groups/{group.id}/members/{bea.id}/delete")

    assert db.session.get(Membership, (group.id, bea.id)) is None
    [_asked, mail] = db.session.scalars(select(OutboxMail).order_by(OutboxMail.id))
    assert mail.reason == "group_refused"
    kinds = db.session.scalars(select(AuditEvent.kind)).all()
    assert "group_refused" in kinds


def test_a_group_that_is_not_private_is_joined_at_once_and_once(as_, ana, bea):
    group = led_by(ana, Access.MEMBERS)
    browser = as_(bea)

    for _twice in range(2):
        assert browser.post(f"/groups/{group.id}/membership").status_code == 303

    assert db.session.get(Membership, (group.id, bea.id)).joined_at is not None


def test_organisers_let_others_but_not_themselves_into_a_private_group(as_, ana, bea, oda):
    group = led_by(ana)
    for person in (bea, oda):
        as_(person).post(f"/groups/{group.id}/membership")
    url = f"/groups/{group.id}/members"

    assert as_(oda).post(f"{url}/{oda.id}/accept").status_code == 403
    assert as_(oda).post(f"{url}/{bea.id}/accept").status_code == 303


def test_organisers_do_not_open_a_private_group_that_they_are_not_in(as_, ana, oda):
    group = led_by(ana)
    form = {"name": "Renamed", "about": "", "access": "public"}

    assert as_(oda).post(f"/groups/{group.id}/edit", data=form).status_code == 422
    renamed = as_(oda).post(f"/groups/{group.id}/edit", data={**form, "access": "private"})
    assert renamed.status_code == 303
    assert as_(ana).post(f"/groups/{group.id}/edit", data=form).status_code == 303
    assert db.session.get(Group, group.id).access == Access.PUBLIC


def test_leading_is_given_and_taken(as_, ana, bea):
    group = led_by(ana)
    make.saved(Membership(group_id=group.id, person_id=bea.id, joined_at=clock.now()))
    edit, url = f"/groups/{group.id}/edit", f"/groups/{group.id}/members/{bea.id}/lead"
    assert as_(bea).get(edit).status_code == 403

    as_(ana).post(url)
    assert as_(bea).get(edit).status_code == 200
    as_(ana).post(f"{url}/delete")
    assert as_(bea).get(edit).status_code == 403


def test_the_list_and_a_page_cost_the_same_for_one_as_for_many(as_, counted, ana):
    def cost(address):
        with counted() as queries:
            assert browser.get(address).status_code == 200
        return len(queries)

    group = led_by(ana)
    browser, addresses = as_(ana), ("/groups", f"/groups/{group.id}")
    scene.practice(ana, group_id=group.id)
    for_one = [cost(address) for address in addresses]
    for number in range(15):
        member = make.person(f"Persoon {number}")
        make.saved(Membership(group_id=group.id, person_id=member.id, joined_at=clock.now()))
        scene.practice(member, f"Practice {number}", group_id=group.id)
        make.group(f"Group {number}")

    assert [cost(address) for address in addresses] == for_one
    assert max(for_one) <= 8


def test_the_community_itself_is_joined_by_taking_part(as_, ana, community):
    page = as_(ana).get(f"/groups/{community.id}").text
    assert "everybody who takes part belongs to it" in page
    assert "Join this group" not in page
    assert "Everybody who takes part belongs to it" in as_(ana).get("/groups").text

    as_(ana).post(f"/groups/{community.id}/membership")
    assert db.session.get(Membership, (community.id, ana.id)) is None


def test_a_community_that_only_members_read_is_joined_as_other_groups(as_, ana, community):
    community.access = Access.PRIVATE

    assert "Ask to join" in as_(ana).get(f"/groups/{community.id}").text


def test_the_page_lists_everything_by_what_happened_last_and_says_so(visitor, ana, bea, eva, later):
    old = make.question(ana, "How do you mow the old verges?")
    for n in range(20):
        make.question((bea, eva)[n % 2], f"How do you mow verge number {n}?")
    old.active_at = clock.now() + timedelta(minutes=5)
    db.session.commit()
    later(timedelta(hours=3))

    page = visitor.get(f"/groups/{old.group_id}").text

    assert "21 contributions" in page
    assert "where something happened last stands first" in page
    assert page.index("old verges") < page.index("verge number 19")
    assert "last activity" in page
    assert "?page=2" in page


def test_asking_and_being_let_in_stand_among_the_notifications_until_they_are_dealt_with(
    as_, ana, bea, eva
):
    group, leader, asker = led_by(ana), as_(ana), as_(bea)
    for _twice in range(2):
        asker.post(f"/groups/{group.id}/membership")
        assert (
            leader.get("/notifications?show=unread").text.count("asks to join the group “Closed”")
            == 1
        )
        asker.post(f"/groups/{group.id}/membership/delete")
    assert 'class="count"' not in leader.get("/notifications").text
    asker.post(f"/groups/{group.id}/membership")
    assert 'class="count">1<' in leader.get("/notifications").text

    leader.post(f"/groups/{group.id}/members/{bea.id}/accept")

    assert 'class="count"' not in leader.get("/notifications").text
    page = asker.get("/notifications?show=named").text
    assert "You were let into the group “Closed”" in page
    [told] = db.session.scalars(select(Notification).where(Notification.person_id == bea.id))
    assert as_(eva).post(f"/notifications/{told.id}/read").status_code == 404
    opened = asker.post(f"/notifications/{told.id}/read")
    assert opened.headers["Location"] == f"/groups/{group.id}"
    assert 'class="count"' not in asker.get("/notifications").text


def test_who_leads_an_open_group_is_told_who_joined(as_, ana, bea):
    group = led_by(ana, Access.MEMBERS)

    as_(bea).post(f"/groups/{group.id}/membership")

    page = as_(ana).get("/notifications?show=unread").text
    assert "Bea (Anderdorp) joined the group “Closed”" in page
    assert not db.session.scalars(select(OutboxMail)).all()
