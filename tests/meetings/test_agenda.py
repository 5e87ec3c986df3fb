# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The agenda: numbers and times, parts and rooms, files, and what its items are about."""

import re
from datetime import UTC, date, datetime, time, timedelta
from html import unescape
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from cop.calendars.writing import agenda_lines
from cop.db import db
from cop.i18n import speaking
from cop.meetings.agenda import Item, item_about
from cop.meetings.copying import months_later
from cop.meetings.models import AgendaItem, ItemKind, Meeting
from cop.meetings.moments import stopping, timed
from cop.meetings.programme import programme
from cop.meetings.quotes import own_items
from cop.meetings.reporting import Agreed
from cop.notify import told_queries
from cop.people.models import Access
from tests import make
from tests.contributions import samples

NINE = datetime(2027, 3, 11, 8, 0, tzinfo=UTC)


def times(*items):
    """Number and time of each item, on the clock of Amsterdam, which is an hour ahead."""
    return [
        (slot.number, f"{slot.begins.hour + 1}.{slot.begins:%M}" if slot.begins else None)
        for slot in timed(items, NINE, "Europe/Amsterdam")
    ]


def item(minutes=None, **fields):
    return Item("x", minutes=minutes, **fields)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([item(20), item(10), item()], [("1", "9.00"), ("2", "9.20"), ("3", "9.30")]),
        ([item(), item(10)], [("1", "9.00"), ("2", None)]),
        (
            [item(60), item(20, under=True), item(20, under=True), item(5)],
            [("1", "9.00"), ("1.1", "9.00"), ("1.2", "9.20"), ("2", "10.00")],
        ),
        (
            [item(), item(20, under=True), item(10, under=True), item(5)],
            [("1", "9.00"), ("1.1", "9.00"), ("1.2", "9.20"), ("2", "9.30")],
        ),
        (
            [item(30), item(60, room="A"), item(45, room="B"), item(30, room="B"), item(10)],
            [("1", "9.00"), ("2", "9.30"), ("3", "9.30"), ("4", "10.15"), ("5", "10.45")],
        ),
        (
            [item(30), item(15, begins=time(11)), item(5)],
            [("1", "9.00"), ("2", "11.00"), ("3", "11.15")],
        ),
        ([item(10, under=True), item(5)], [("1", "9.00"), ("2", "9.10")]),
    ],
)
def test_each_item_has_a_number_and_begins_when_the_one_before_it_ends(items, expected):
    assert times(*items) == expected


def stretches(*items):
    """The rooms that stand together, and from when to when, on the clock of Amsterdam."""
    return [
        (
            " ".join(session.slots[0].item.room or "-" for session in stretch.sessions),
            *(f"{at.hour + 1}.{at:%M}" if at else None for at in (stretch.begins, stretch.ends)),
        )
        for stretch in programme(timed(items, NINE, "Europe/Amsterdam"))
    ]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([item(30), item(20)], [("-", "9.00", "9.30"), ("-", "9.30", "9.50")]),
        (
            [item(30), item(45, room="A"), item(60, room="B"), item(5)],
            [("-", "9.00", "9.30"), ("A B", "9.30", "10.30"), ("-", "10.30", "10.35")],
        ),
        (  # room by room, as some write it
            [item(30, room="A"), item(20, room="A"), item(30, room="B"), item(20, room="B")],
            [("A B", "9.00", "9.30"), ("A B", "9.30", "9.50")],
        ),
        (
            [item(room="A"), item(10, under=True), item(20, under=True), item(15, room="B")],
            [("A B", "9.00", "9.30")],
        ),
        (
            [item(15, room="A"), item(room="B"), item(9, room="B")],
            [("A B", "9.00", None), ("B", None, None)],
        ),
        ([item(10, under=True), item(5)], [("-", "9.00", "9.10"), ("-", "9.10", "9.15")]),
        ([], []),
    ],
)
def test_sessions_in_rooms_stand_together_under_their_time(items, expected):
    assert stretches(*items) == expected


def test_parallel_sessions_are_shown_as_such_on_the_page_and_in_calendars(visitor, oda):
    meeting = make.meeting(
        oda,
        starts_at=datetime(2099, 3, 11, 8, 0, tzinfo=UTC),
        ends_at=datetime(2099, 3, 11, 12, 0, tzinfo=UTC),
        items=[
            Item("Opening", minutes=90),
            Item("Verges", minutes=45, room="Hall"),
            Item("Seeds", minutes=15, under=True),
            Item("Ponds", minutes=45, room="Attic"),
            Item("Closing", minutes=10),
        ],
    )

    page = visitor.get(f"/meetings/{meeting.id}?lang=en").text
    together = page.partition('class="agenda__parallel"')[2].partition(">Closing<")[0]
    assert "10:30 to 11:15: 2 at the same time, choose one</h3>" in together
    assert ">Opening</h3>" not in together
    for said in (">Verges</h4>", "Hall</span>", ">Seeds</h4>", ">Ponds</h4>", "Attic</span>"):
        assert said in together
    assert together.count("10:30") == 2  # of both, and of the part

    with speaking("en"):
        lines = agenda_lines(meeting, rows_of_agenda())
    assert lines == [
        "09:00 Opening",
        "10:30–11:15: 2 at the same time, choose one",
        "– 10:30 Verges (Hall)",
        "– 10:30 Seeds",
        "– 10:30 Ponds (Attic)",
        "11:15 Closing",
    ]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([item(20), item(10), item()], []),
        ([item(20), item(), item(10), item()], [1]),
        ([item(), item(15, begins=time(11)), item(5)], []),
        ([item(), item(20, under=True), item(10, under=True), item(5)], []),
        ([item(), item(20, under=True), item(under=True), item(5)], [2]),
        ([item(30), item(room="A"), item(45, room="B"), item(10)], [1]),
        ([item(30), item(room="A"), item(45, room="B")], []),
    ],
)
def test_an_item_without_minutes_is_pointed_at_when_it_leaves_others_without_a_time(
    items, expected
):
    assert stopping(timed(items, NINE, "Europe/Amsterdam")) == expected


def test_organisers_are_told_which_item_lacks_the_minutes_that_later_ones_need(
    as_, visitor, oda, bea
):
    items = [Item("Opening", minutes=10), Item("Verges"), Item("Heat", minutes=20), Item("Round")]
    meeting = make.meeting(oda, items=items)
    told = "Without their minutes what comes after shows no time:"
    browser = as_(oda)

    form = browser.get(f"/meetings/{meeting.id}/edit?lang=en").text
    link = '<a href="#items-1-minutes">Item <span data-number>2</span></a></p>'
    assert f"{told} {link}" in form
    page = browser.get(f"/meetings/{meeting.id}-x?lang=en").text
    assert f'{told} <a href="/meetings/{meeting.id}/edit#items-1-minutes">Item 2</a></p>' in page
    assert told not in as_(bea).get(f"/meetings/{meeting.id}-x?lang=en").text
    assert told not in visitor.get(f"/meetings/{meeting.id}-x?lang=en").text

    for minutes in ("30", "99999999999999"):
        data = {"items": "more", "items-0-title": "Verges", "items-0-minutes": minutes,
                "items-1-title": "Heat"}  # fmt: skip
        shown = browser.post(f"/meetings/{meeting.id}/edit?lang=en", data=data).text
        assert (told in shown) == (minutes != "30")


def test_organisers_see_that_an_agenda_runs_past_the_end(as_, visitor, oda):
    meeting = make.meeting(oda, items=[Item("Opening", minutes=90), Item("Verges", minutes=45)])
    told = "By its minutes the agenda runs until"

    assert told in as_(oda).get(f"/meetings/{meeting.id}-x?lang=en").text
    assert told not in visitor.get(f"/meetings/{meeting.id}-x?lang=en").text


def rows_of_agenda():
    return db.session.scalars(select(AgendaItem).order_by(AgendaItem.position)).all()


def test_an_item_keeps_its_place_in_the_database_wherever_it_moves_to(as_, oda):
    meeting = make.meeting(oda, items=[Item("Opening", minutes=10), Item("Verges", minutes=30)])
    before = {row.title: row.id for row in rows_of_agenda()}
    browser = as_(oda)
    form = {
        "title": meeting.title, "day": "2027-03-11", "starts": "10:00", "ends": "12:00",
        "timezone": "Europe/Amsterdam", "language": "en", "group_id": meeting.group_id,
        "version": meeting.version, "every_months": 0,
        "items-0-title": "Verges", "items-0-id": before["Verges"], "items-0-kind": "request",
        "items-1-title": "Round", "items-1-kind": "round",
        "items-2-title": "Opening", "items-2-id": before["Opening"], "items-2-kind": "notice",
        "items-2-under": "y", "items-2-explanation": "Who is who.",
    }  # fmt: skip

    assert browser.post(f"/meetings/{meeting.id}/edit", data=form).status_code == 303

    after = {row.title: row.id for row in rows_of_agenda()}
    assert [row.title for row in rows_of_agenda()] == ["Verges", "Round", "Opening"]
    assert after["Verges"] == before["Verges"]
    assert after["Opening"] == before["Opening"]
    page = browser.get(f"/meetings/{meeting.id}-x").text
    assert 'data-number="2.1"' in page
    assert "Who is who." in page


def test_an_item_of_another_meeting_cannot_be_taken(as_, oda):
    make.meeting(oda, items=[Item("Opening")])
    [theirs] = rows_of_agenda()
    other = make.meeting(oda, "Another meeting", items=[Item("Closing")])
    form = {
        "title": other.title, "day": "2027-03-11", "starts": "10:00", "ends": "12:00",
        "timezone": "Europe/Amsterdam", "language": "en", "group_id": other.group_id,
        "version": other.version, "every_months": 0,
        "items-0-title": "Mine now", "items-0-id": theirs.id, "items-0-kind": "notice",
    }  # fmt: skip

    assert as_(oda).post(f"/meetings/{other.id}/edit", data=form).status_code == 303

    db.session.expire_all()
    assert {row.title for row in rows_of_agenda()} == {"Opening", "Mine now"}


def test_a_file_is_put_with_an_item(as_, visitor, oda, bea):
    meeting = make.meeting(oda, items=[Item("Verges"), Item("Round")])
    verges, _round = rows_of_agenda()
    address = f"/meetings/{meeting.id}/agenda/{verges.id}/files"
    browser = as_(oda)
    assert browser.get(address).status_code == 200

    assert browser.post(address, data={}).status_code == 422
    upload = {"files": (BytesIO(samples.picture()), "map.png")}
    assert browser.post(address, data=upload).status_code == 303

    page = visitor.get(f"/meetings/{meeting.id}-x").text
    place = page.partition(f'id="item-{verges.id}"')[2].partition("</li>")[0]
    assert "map.png" in place
    assert as_(bea).get(address).status_code == 403


def test_the_asker_is_told_which_item_it_is_and_when(as_, oda, ana):
    question = make.question(ana)
    make.meeting(oda, items=[Item("Opening", minutes=20)])
    meeting = db.session.scalars(select(Meeting)).one()

    address = {"address": f"/questions/{question.id}", "minutes": ""}
    as_(oda).post(f"/meetings/{meeting.id}/agenda", data=address)

    assert [row.minutes for row in rows_of_agenda()] == [20, 15]
    page = as_(ana).get("/notifications?lang=en").text
    assert "What you wrote is on the agenda of “Verges and heat”" in page
    told = db.session.execute(told_queries.listed(told_queries.told(ana))).one()
    [which, when] = own_items(ana, told)
    begins = (meeting.starts_at + timedelta(minutes=20)).astimezone(ZoneInfo(meeting.timezone))
    line = f"“{question.title}” is item 2, at {begins:%H:%M}."
    assert which.paragraphs == [line]
    assert line in unescape(page)
    assert when.paragraphs


def test_an_item_called_as_its_question_shows_that_title_once_as_a_link(as_, oda, ana):
    question = make.question(ana, "Who lends a barge")
    items = [item_about(question), Item("Boats", minutes=5, about=question)]
    meeting = make.meeting(oda, days=1 / 24, items=items[:1])
    other = make.meeting(oda, days=1 / 24, items=items[1:])
    browser, title = as_(oda), "Who lends a barge</a>"

    for page in ("", "/notes"):
        shown = browser.get(f"/meetings/{meeting.id}{page or '-x'}?lang=en").text
        [heading] = re.findall(rf"<h[23][^>]*>(.*){title}</h[23]>", shown)
        number = "1. " if page else ""
        assert heading.startswith(f'{number}<a href="/contributions/{question.id}"')
        assert shown.count(title) == (1 if page else 2), "the chain names it too"
        named = browser.get(f"/meetings/{other.id}{page or '-x'}?lang=en").text
        assert re.search(rf"<h[23][^>]*>{number}Boats</h[23]>", named)
        assert f"{title}</p>" in named


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-11-17", 2, "2027-01-19"),  # the third Tuesday
        ("2026-12-31", 2, "2027-02-25"),  # no fifth Thursday
        ("2026-11-26", 12, "2027-11-25"),
    ],
)
def test_the_next_meeting_is_on_the_same_weekday_of_the_month(day, months, expected):
    assert months_later(date.fromisoformat(day), months).isoformat() == expected


def test_the_next_meeting_of_a_series_is_a_copy_with_the_open_actions(as_, visitor, oda):
    meeting = make.meeting(
        oda, place="Town hall", capacity=24, every_months=2, days=-3,
        online_url="https://meet.x.example/room",
        items=[Item("Welcome", ItemKind.NOTICE, 10), Item("Round", ItemKind.ROUND, 15)],
    )  # fmt: skip
    make.report(oda, actions=[Agreed("Send the map")], meeting_id=meeting.id)
    browser = as_(oda)
    assert f"/meetings/new?after={meeting.id}" in browser.get(f"/meetings/{meeting.id}-x").text

    form = browser.get(f"/meetings/new?after={meeting.id}&lang=en").text

    assert 'value="Town hall"' in form
    assert re.search('name="capacity"[^>]*value="24"', form)
    assert 'value="https://meet.x.example/room"' in form
    assert form.index('value="Welcome"') < form.index('value="Open actions"') < form.index("Round")
    assert re.search('name="items-1-minutes"[^>]*value="15"', form)
    data = {
        "title": meeting.title, "day": "2027-03-11", "starts": "10:00", "ends": "12:00",
        "timezone": "Europe/Amsterdam", "language": "en", "group_id": meeting.group_id,
        "every_months": 2, "after": meeting.id,
        "items-0-title": "Welcome", "items-0-kind": "notice",
    }  # fmt: skip
    planned = browser.post(f"/meetings/new?after={meeting.id}", data=data)
    assert planned.status_code == 303, planned.text
    first, second = db.session.scalars(select(Meeting).order_by(Meeting.id)).all()
    assert first.series_id == second.series_id is not None
    series = visitor.get(f"/meetings/series/{first.series_id}?lang=en").text
    assert "A meeting every 2 months" in series
    assert series.count("row__title") == 2


def test_a_copy_names_open_actions_only_when_its_own_meetings_left_some(as_, oda):
    meeting = make.meeting(oda, days=-3, items=[Item("Welcome")])
    make.report(oda, actions=[Agreed("Of quite another meeting")])
    address = f"/meetings/new?after={meeting.id}&lang=en"
    assert 'value="Open actions"' not in as_(oda).get(address).text

    make.report(oda, "Report of this one", actions=[Agreed("Ours")], meeting_id=meeting.id)
    assert 'value="Open actions"' in as_(oda).get(address).text


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([Item("Opening", ItemKind.NOTICE), Item("Ways", under=True), Item("Heat")],
         ["Opening", "Ways", "Open actions", "Heat"]),
        ([Item("Opening", minutes=10), Item("Heat", minutes=40)],
         ["Opening", "Open actions", "Heat"]),
        ([Item("Heat", minutes=40), Item("Round", ItemKind.ROUND)],
         ["Open actions", "Heat", "Round"]),
        ([Item("Heat", minutes=40), Item("Open actions"), Item("Round")],
         ["Heat", "Open actions", "Round"]),
        ([], ["Open actions"]),
    ],
)  # fmt: skip
def test_open_actions_come_after_the_opening_or_where_they_stood(as_, oda, items, expected):
    meeting = make.meeting(oda, days=-3, items=items)
    make.report(oda, actions=[Agreed("Send the map")], meeting_id=meeting.id)

    form = as_(oda).get(f"/meetings/new?after={meeting.id}&lang=en").text

    titles = re.findall(r'<input[^>]*name="items-\d+-title"[^>]*value="([^"]+)"', form)
    assert titles == expected
    at = expected.index("Open actions")
    assert re.search(f'name="items-{at}-minutes"[^>]*value="15"', form)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["notice", "idea", "round"], 2),
        (["notice", "idea", "round", "round"], 2),
        (["notice", "idea", "round", "notice"], 2),
        (["notice", "round", "idea"], 3),
        (["notice"], 1),
        ([], 0),
    ],
)
def test_what_is_put_on_an_agenda_comes_before_any_other_business(as_, oda, ana, items, expected):
    meeting = make.meeting(oda, items=[Item(kind, ItemKind(kind)) for kind in items])
    question = make.question(ana)

    as_(oda).post(f"/meetings/{meeting.id}/agenda", data={"address": f"/questions/{question.id}"})

    order = db.session.scalars(select(AgendaItem.title).order_by(AgendaItem.position)).all()
    assert order.index(question.title) == expected
    assert [title for title in order if title != question.title] == items


def test_a_series_of_a_closed_group_is_not_there_for_others(as_, visitor, oda, ana):
    group = make.group("Ponds", Access.PRIVATE, oda)
    meeting = make.meeting(oda, group_id=group.id, every_months=2)

    assert as_(oda).get(f"/meetings/series/{meeting.series_id}").status_code == 200
    assert as_(ana).get(f"/meetings/series/{meeting.series_id}").status_code == 404
    assert visitor.get(f"/meetings/series/{meeting.series_id}").status_code == 404
