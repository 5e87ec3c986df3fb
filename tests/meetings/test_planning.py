# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Planning a meeting: its time, its agenda, and what changes later."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from cop.contributions.actions import hide
from cop.contributions.models import Link, LinkKind, Revision
from cop.db import db
from cop.meetings.agenda import Item
from cop.meetings.models import AgendaItem, ItemKind, Meeting
from cop.notify.models import Notification
from cop.people.models import Access
from tests import make

PLAN = {
    "title": "Verges and heat",
    "day": "2027-03-11",
    "starts": "10:00",
    "ends": "12.30",
    "timezone": "Europe/Amsterdam",
    "place": "Town hall of Voorbeeldstad",
    "online_url": "https://meet.voorbeeldstad.example/verges",
    "body": "Bring **boots**.",
    "language": "en",
}


def plan(browser, **fields):
    data = PLAN | {"group_id": make.community().id} | fields
    return browser.post("/meetings/new", data=data)


def the_meeting() -> Meeting:
    return db.session.scalars(select(Meeting)).one()


def test_an_organiser_plans_a_meeting_in_local_time_and_everybody_reads_it(as_, visitor, oda):
    planned = plan(as_(oda))
    assert planned.status_code == 303, planned.text

    assert the_meeting().starts_at == datetime(2027, 3, 11, 9, 0, tzinfo=UTC)
    assert the_meeting().ends_at == datetime(2027, 3, 11, 11, 30, tzinfo=UTC)
    page = visitor.get(planned.headers["Location"] + "?lang=nl").text
    assert "donderdag 11 maart 2027" in page
    assert "10.00 tot 12.30 uur" in page
    assert "Bring <strong>boots</strong>" in page
    assert "Verges and heat" in visitor.get("/meetings").text


def test_where_it_is_online_is_for_people_who_are_signed_in(as_, visitor, oda, ana):
    address = plan(as_(oda)).headers["Location"]
    pending = make.person("Pia", approved_at=None)
    meeting_id = the_meeting().id
    paths = [address, "/meetings", f"/contributions/{meeting_id}/versions", "/reports"]

    for browser in (visitor, as_(pending)):
        for path in paths:
            assert "meet.voorbeeldstad.example" not in browser.get(path).text
    assert "meet.voorbeeldstad.example" in as_(ana).get(address).text
    for path in paths[1:]:
        assert "meet.voorbeeldstad.example" not in as_(ana).get(path).text


def test_members_do_not_plan_meetings(as_, visitor, ana):
    assert as_(ana).get("/meetings/new").status_code == 403
    assert plan(as_(ana)).status_code == 403
    assert visitor.get("/meetings/new").status_code == 303


def test_items_are_listed_with_the_time_each_begins_and_link_to_what_they_are_about(
    as_, ana, bea, oda
):
    question = make.question(ana)
    address = plan(
        as_(oda),
        **{
            "items-0-title": "Welcome", "items-0-kind": "notice", "items-0-minutes": "15",
            "items-1-kind": "request", "items-1-address": f"http://localhost/questions/{question.id}",
            "items-3-title": "Any other business", "items-3-kind": "round",
            "items-2-title": "", "items-2-kind": "idea",
        },
    ).headers["Location"]  # fmt: skip

    page = as_(bea).get(address).text
    assert [item.title for item in db.session.scalars(select(AgendaItem))] == [
        "Welcome", question.title, "Any other business",
    ]  # fmt: skip
    assert "10:15" in page
    assert f'href="/contributions/{question.id}"' in page
    [link] = db.session.scalars(select(Link))
    assert (link.from_id, link.to_id, link.kind) == (
        question.id, the_meeting().id, LinkKind.DISCUSSED_IN,
    )  # fmt: skip
    told = db.session.scalars(select(Notification).where(Notification.person_id == ana.id)).all()
    assert [each.kind for each in told] == ["on_agenda"]


def test_an_item_taken_off_the_agenda_is_linked_no_more(as_, ana, oda):
    question = make.question(ana)
    plan(as_(oda), **{"items-0-kind": "request", "items-0-address": f"/questions/{question.id}"})
    meeting = the_meeting()
    edit = f"/meetings/{meeting.id}/edit"
    assert f"/questions/{question.id}-" in as_(oda).get(edit).text

    data = PLAN | {"group_id": make.community().id, "version": "1", "items-0-kind": "notice",
                   "items-0-title": "Welcome", "items-0-address": ""}  # fmt: skip
    assert as_(oda).post(edit, data=data).status_code == 303

    assert db.session.scalars(select(Link)).all() == []
    assert [item.title for item in db.session.scalars(select(AgendaItem))] == ["Welcome"]
    saved = select(Revision.text).where(Revision.contribution_id == meeting.id)
    texts = db.session.scalars(saved.order_by(Revision.number)).all()
    assert texts[-1]["agenda_text"] == "Welcome"


def test_a_row_is_removed_and_the_others_stay_as_they_were_typed(as_, oda):
    typed = {f"items-{n}-title": title for n, title in enumerate(["First", "Second", "Third"])}

    left = plan(as_(oda), **typed, items="remove:1")
    assert left.status_code == 200
    assert 'value="remove:1"' in left.text
    assert [f'value="{title}"' in left.text for title in ("First", "Second", "Third")] == [
        True, False, True,
    ]  # fmt: skip
    assert 'name="items-1-title"' in left.text
    assert 'name="items-2-title"' not in left.text
    only = plan(as_(oda), **{"items-0-title": "Only"}, items="remove:0").text
    assert 'value="Only"' not in only
    for odd in ("remove:99", "remove:²", "remove:", "remove:-1"):
        assert plan(as_(oda), **typed, items=odd).status_code == 200
    assert db.session.scalars(select(Meeting)).all() == []


@pytest.mark.parametrize(
    ("chosen", "title", "kind"),
    [("presentation", "", "request"), ("idea", "", "idea"), ("presentation", "Look", None)],
)
def test_an_item_with_only_an_address_is_of_the_kind_of_its_page(
    as_, oda, ana, chosen, title, kind
):
    question = make.question(ana)
    row = {"items-0-kind": chosen, "items-0-title": title,
           "items-0-address": f"/questions/{question.id}", "items-0-minutes": "20"}  # fmt: skip

    assert plan(as_(oda), **row).status_code == 303

    [item] = db.session.scalars(select(AgendaItem))
    assert (item.kind, item.title) == (kind or chosen, title or question.title)
    assert (item.minutes, item.contribution_id) == (20, question.id)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Opening en mededelingen", "notice"),
        ("Rondvraag", "round"),
        ("Opening of a fair", "presentation"),
    ],
)
def test_an_opening_is_no_presentation(as_, oda, title, kind):
    row = {"items-0-kind": "presentation", "items-0-title": title}
    assert plan(as_(oda), **row).status_code == 303
    assert db.session.scalars(select(AgendaItem.kind)).one() == kind


def test_rows_are_added_and_moved_without_losing_what_was_typed(as_, oda):
    typed = {"items-0-title": "First", "items-1-title": "Second", "items-1-minutes": "soon"}

    more = plan(as_(oda), **typed, items="more")
    assert more.status_code == 200
    assert 'name="items-4-title"' in more.text
    assert 'value="soon"' in more.text

    moved = plan(as_(oda), **typed, items="up:1").text
    assert moved.index('value="Second"') < moved.index('value="First"')
    assert 'value="soon"' in moved
    moved = plan(as_(oda), **typed, items="down:0").text
    assert moved.index('value="Second"') < moved.index('value="First"')
    for odd in (
        "down:1",
        "down:99",
        "down:",
        "up:0",
        "up:99",
        "up:²",
        "up:" + "9" * 5000,
        "up:",
        "up:-1",
    ):
        assert plan(as_(oda), **typed, items=odd).status_code == 200
    assert db.session.scalars(select(Meeting)).all() == []


@pytest.mark.parametrize(
    ("asked", "focused", "said"),
    [
        ("up:2", "up:1", "Item 2 of 3"),
        ("up:1", "down:0", "Item 1 of 3"),
        ("down:0", "down:1", "Item 2 of 3"),
        ("down:1", "up:2", "Item 3 of 3"),
        ("remove:2", "remove:1", ""),
    ],
)
def test_who_moves_an_item_without_scripts_goes_on_at_its_button_and_hears_where_it_is(
    as_, oda, asked, focused, said
):
    typed = {"items-0-title": "First", "items-1-title": "Second", "items-2-title": "Third"}

    page = plan(as_(oda), **typed, items=asked).text

    assert re.findall(r'value="(\w+:\d)"[^>]* autofocus', page) == [focused]
    assert f'role="status">{said}</p>' in page
    more = plan(as_(oda), **typed, items="more").text
    assert re.findall(r'<input autofocus[^>]*name="([^"]+)"', more) == ["items-3-title"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"day": "2027-03-28", "starts": "02:30", "ends": "04:00"}, "does not exist"),
        ({"day": "2027-10-31", "starts": "02:30", "ends": "04:00"}, "occurs twice"),
        ({"day": "2027-10-31", "starts": "01:30", "ends": "02:30"}, "occurs twice"),
        ({"ends": "10:00"}, "comes after the beginning"),
        ({"day": "11 March"}, "for example 2026-11-05"),
        ({"day": "0001-01-01"}, "for example 2026-11-05"),
        ({"day": "9999-12-31"}, "for example 2026-11-05"),
        ({"day": ""}, "Choose the day"),
        ({"starts": "25:00"}, "for example 10:00"),
        ({"starts": ""}, "Say when"),
        ({"ends": "x" * 5000}, "for example 10:00"),
        ({"timezone": "Mars/Olympus"}, "Choose one from the list"),
        ({"online_url": "javascript:alert(1)"}, "begins with https"),
        ({"online_url": "https://"}, "begins with https"),
        ({"online_url": "https://[::1"}, "begins with https"),
        ({"title": ""}, "Give the meeting a title"),
        ({"title": "x" * 151}, "5 to 150"),
        ({"place": "x\x07y"}, "control characters"),
        ({"capacity": "0"}, "1 to 10,000 places"),
        ({"capacity": "many"}, "Write a whole number"),
        ({"capacity": "20", "place": ""}, "Say where the room is"),
        ({"closes_on": "soon"}, "for example 2026-11-05"),
        ({"closes_on": "2027-03-12"}, "closes before the meeting begins"),
        ({"closes_on": "2027-03-11", "closes_time": "10:01"}, "closes before the meeting begins"),
        ({"closes_on": "2027-03-10", "closes_time": "25:00"}, "for example 10:00"),
        ({"closes_time": "12:00"}, "on which day registration closes"),
        ({"body": "x" * 20_001}, "20000"),
        ({"items-0-title": "x" * 201}, "200"),
        ({"items-0-title": "x\x00y"}, "control characters"),
        ({"items-0-title": "A", "items-0-kind": "party"}, "Choose one from the list"),
        ({"items-0-title": "A", "items-0-minutes": "0"}, "1 to 600"),
        ({"items-0-title": "A", "items-0-minutes": "9" * 5000}, "Write a whole number"),
        ({"items-0-address": "/questions/99999"}, "no such page"),
        ({"items-0-presenter": "Somebody"}, "what this item is about"),
        ({"group_id": "0"}, "Choose one from the list"),
    ],
)
def test_bad_input_is_refused_in_words(as_, oda, fields, reason):
    refused = plan(as_(oda), **{"items-0-kind": "notice"} | fields)

    assert refused.status_code == 422
    assert reason in refused.text
    assert db.session.scalars(select(Meeting)).all() == []


@pytest.mark.parametrize(
    "name", ["items-²-title", "items-99999999999999999999-title", "items-" + "9" * 5000, "items--"]
)
def test_odd_names_of_rows_are_left_alone(as_, oda, name):
    assert plan(as_(oda), **{name: "x"}).status_code == 303


def test_the_other_clock_of_the_year_and_of_another_country(as_, oda, ana):
    address = plan(as_(oda), day="2027-07-01", timezone="Europe/London").headers["Location"]

    assert the_meeting().starts_at == datetime(2027, 7, 1, 9, 0, tzinfo=UTC)
    page = as_(ana).get(address).text
    assert "10:00" in page
    assert "(London)" in page
    assert 'value="10:00"' in as_(oda).get(f"/meetings/{the_meeting().id}/edit").text


def test_a_meeting_of_a_closed_group_is_for_its_members(as_, visitor, oda, ana, bea):
    group = make.group("Closed", Access.PRIVATE, oda, ana)
    meeting = make.meeting(oda, "A closed meeting", group_id=group.id)
    address = f"/meetings/{meeting.id}"

    assert as_(ana).get(address).status_code == 200
    for browser in (visitor, as_(bea)):
        assert browser.get(address).status_code == 404
        assert "A closed meeting" not in browser.get("/meetings").text
    assert as_(bea).post(f"{address}/registration", data={"coming": "yes"}).status_code == 404


def test_a_question_of_a_closed_group_is_not_named_on_an_open_agenda(as_, oda, ana):
    group = make.group("Closed", Access.PRIVATE, oda, ana)
    question = make.question(ana, "A question for the closed group only?", group_id=group.id)

    refused = plan(as_(oda), **{"items-0-kind": "request",
                                "items-0-address": f"/questions/{question.id}"})  # fmt: skip

    assert refused.status_code == 422
    assert "not all readers" in refused.text


def test_what_an_item_is_about_is_shown_only_to_those_who_may_read_it(as_, visitor, oda, ana):
    group = make.group("Closed", Access.PRIVATE, oda, ana)
    question = make.question(ana, "A question for the closed group only?", group_id=group.id)
    items = [Item("A general title", ItemKind.REQUEST, 10, "", question)]
    address = f"/meetings/{make.meeting(oda, items=items).id}"

    assert question.title in as_(ana).get(address).text
    assert question.title not in visitor.get(address).text
    assert f"/contributions/{question.id}" not in visitor.get(address).text


def test_an_item_about_what_was_hidden_no_longer_tells_its_title(as_, visitor, oda, ana):
    question = make.question(ana, "Why does mister Example not mow?")
    items = [Item(question.title, ItemKind.REQUEST, 10, "", question)]
    address = f"/meetings/{make.meeting(oda, items=items).id}"
    assert question.title in visitor.get(address).text

    hide(question, by=oda, reason="It names a resident.")

    for browser in (visitor, as_(ana), as_(oda)):
        page = browser.get(address).text
        assert question.title not in page
        assert "What this was about is hidden" in page


def test_a_stale_edit_of_a_meeting_loses_nothing(as_, oda):
    meeting = make.meeting(oda)
    data = PLAN | {"group_id": make.community().id, "version": "1"}
    edit = f"/meetings/{meeting.id}/edit"
    assert as_(oda).post(edit, data=data).status_code == 303

    stale = as_(oda).post(edit, data=data | {"place": "Somewhere else", "items-0-title": "Mine"})

    assert stale.status_code == 409
    assert "Somewhere else" in stale.text
    assert the_meeting().place == "Town hall of Voorbeeldstad"
    assert db.session.scalars(select(AgendaItem)).all() == []


def test_a_double_submit_makes_one_meeting_and_leads_to_it(as_, oda):
    browser = as_(oda)

    first, second = plan(browser, key="k" * 32), plan(browser, key="k" * 32)

    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == second.headers["Location"]
    assert len(db.session.scalars(select(Meeting)).all()) == 1


def test_an_agenda_that_was_being_typed_is_offered_again(as_, oda):
    browser = as_(oda)
    typed = {"title": "Half a meeting", "items-0-title": "Welcome", "items-4-title": "Round"}
    browser.post("/drafts", data={"address": "/meetings/new", **typed})

    again = browser.get("/meetings/new").text

    for text in typed.values():
        assert f'value="{text}"' in again


def test_versions_say_when_a_meeting_was_as_their_reader_writes_it(as_, oda):
    assert plan(as_(oda), day="2027-03-01").status_code == 303
    meeting = the_meeting()

    page = as_(oda).get(f"/contributions/{meeting.id}/versions?lang=nl").text

    assert "1 maart 2027, 10.00 tot 12.30 uur (Amsterdam)" in page
    assert "2027-03-01" not in page
    assert "1er mars 2027" in as_(oda).get(f"/contributions/{meeting.id}/versions?lang=fr").text
