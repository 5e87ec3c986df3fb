# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who writes minutes, and what becomes of what they write."""

from datetime import timedelta

import pytest

from cop.db import db
from cop.meetings import agenda
from cop.meetings.agenda import Item
from cop.people.models import Access
from tests import make
from tests.noting.scene import item, meeting, note, page, write


@pytest.fixture
def held(oda):
    return meeting(oda)


def test_the_page_shows_each_item_with_what_is_known_of_it(as_, oda, held):
    html = page(as_(oda), held)
    for shown in (
        "Before the first item",
        "Verges",
        "Heat",
        "Request for help",
        "20 minutes",
        "Bea",
    ):
        assert shown in html
    assert html.count("<textarea") == 3
    assert f'/meetings/{held.id}/notes"' in as_(oda).get(f"/meetings/{held.id}").text


def test_what_is_written_stands_there_with_who_wrote_it(as_, oda, held):
    saved = write(as_(oda), held, "We drew a map.")
    assert saved.status_code == 303
    assert saved.location.endswith(f"#item-{item()}")
    html = page(as_(oda), held)
    assert "We drew a map." in html
    assert "by Oda" in html
    write(as_(oda), held, "Welcome.", item_id=0)
    assert "Welcome." in page(as_(oda), held)


def test_edits_of_other_lines_are_put_together_and_both_are_told(as_, oda, ada, held):
    write(as_(oda), held, "one\ntwo\nthree")
    write(as_(ada), held, "ONE\ntwo\nthree", since=1)
    answer = write(as_(oda), held, "one\ntwo\nTHREE", since=1, script=True).json
    assert answer["text"] == "ONE\ntwo\nTHREE"
    assert "put together" in answer["said"]
    # from the version that says what was typed one goes on without meeting oneself
    more = write(as_(oda), held, "one\ntwo\nTHREE!", since=answer["typed"], script=True).json
    assert more["text"] == "ONE\ntwo\nTHREE!"
    assert "choices" not in more


def test_the_same_text_sent_again_after_a_cut_is_one_version(as_, oda, held):
    for _each in range(2):
        answer = write(as_(oda), held, "We drew a map.", script=True).json
        assert answer["version"] == answer["typed"] == 1
    assert note().version == 1


def test_others_see_what_is_new_and_who_writes(as_, oda, ada, held):
    write(as_(ada), held, "We drew a map.")
    changes = as_(oda).get(f"/meetings/{held.id}/notes/changes?seen={item()}.0").json
    assert changes[str(item())]["text"] == "We drew a map."
    assert changes[str(item())]["writing"] == "Ada is writing here"
    seen = as_(oda).get(f"/meetings/{held.id}/notes/changes?seen={item()}.1").json
    assert "text" not in seen[str(item())]
    assert "Ada is writing here" in page(as_(oda), held)
    assert "Ada is writing here" not in page(as_(ada), held)


def test_a_member_writes_along_who_was_named_and_nobody_else(as_, oda, ana, bea, held):
    assert as_(ana).get(f"/meetings/{held.id}/notes").status_code == 403
    named = as_(oda).post(f"/meetings/{held.id}/notes/takers", data={"name": "ana"})
    assert named.status_code == 303
    assert "Take minutes together" in as_(ana).get(f"/meetings/{held.id}").text
    assert write(as_(ana), held, "I listened.").status_code == 303
    assert "Take minutes together" not in as_(bea).get(f"/meetings/{held.id}").text
    assert write(as_(bea), held, "Me too.").status_code == 403
    assert (
        as_(ana).post(f"/meetings/{held.id}/notes/takers", data={"name": "Bea"}).status_code == 403
    )
    as_(oda).post(f"/meetings/{held.id}/notes/takers/{ana.id}/delete")
    assert write(as_(ana), held, "Still here.", since=1).status_code == 403
    assert "I listened." in page(as_(oda), held)


def test_only_who_may_read_the_meeting_is_named(as_, oda, ana):
    closed = make.group("Board", Access.PRIVATE, oda)
    held = meeting(oda, group_id=closed.id)
    refused = as_(oda).post(f"/meetings/{held.id}/notes/takers", data={"name": "Ana"})
    assert refused.status_code == 409
    unknown = as_(oda).post(f"/meetings/{held.id}/notes/takers", data={"name": "Anna"})
    assert unknown.status_code == 422
    assert "Did you mean: Ana" in unknown.text


def test_notes_open_a_day_before_and_close_with_the_report(as_, oda, later):
    held = make.meeting(oda, days=3)
    browser = as_(oda)
    assert "The notes open a day before" in page(browser, held)
    refused = write(browser, held, "Too early.", item_id=0)
    assert refused.status_code == 409
    assert "Too early." in refused.text
    later(timedelta(days=2, hours=1))
    browser = as_(oda)
    assert write(browser, held, "In time.", item_id=0).status_code == 303
    later(timedelta(days=2))
    browser = as_(oda)
    make.report(oda, meeting_id=held.id)
    late = write(browser, held, "Too late.", item_id=0, since=1, script=True)
    assert late.status_code == 409
    assert "Copy your text" in late.json["said"]
    assert "In time." in page(browser, held)


def test_a_text_that_is_refused_is_shown_again_with_the_reason(as_, oda, held):
    refused = write(as_(oda), held, "x" * 20_001)
    assert refused.status_code == 422
    assert "x" * 20_001 in refused.text
    assert "20,000" in refused.text or "20000" in refused.text


def test_a_note_outlives_its_item_and_takes_what_is_still_written_there(as_, oda, held):
    browser, place = as_(oda), item("Heat")
    first = write(browser, held, "Trees help.", item_id=place, script=True).json
    agenda.arrange(held, [Item("Verges")], by=oda)
    db.session.commit()
    html = page(browser, held)
    assert "Items that were taken off the agenda" in html
    assert "Trees help." in html
    answer = write(browser, held, "Trees help a lot.", item_id=place, since=1,
                   note=str(first["note"]), script=True).json  # fmt: skip
    assert answer["note"] == first["note"]
    assert "Trees help a lot." in page(browser, held)
    fresh = write(browser, held, "First word.", item_id=place, title="Heat", script=True).json
    assert fresh["note"] != first["note"]
    assert "First word." in page(browser, held)


def test_an_item_of_another_meeting_is_no_place_to_write(as_, oda, held):
    other = meeting(oda, ("Elsewhere",))
    write(as_(oda), held, "Here.", item_id=item("Elsewhere"), title="Elsewhere")
    assert "Here." not in page(as_(oda), other)
    assert "Here." in page(as_(oda), held)


def test_the_page_takes_as_many_queries_for_many_items_as_for_one(as_, oda, counted):
    few, many = meeting(oda, ("One",)), meeting(oda, [f"Item {n}" for n in range(20)])
    browser = as_(oda)
    for n in range(20):
        write(browser, many, f"Decision: {n}", item_id=item(f"Item {n}"))
    write(browser, few, "Decision: 1", item_id=item("One"))
    page(browser, few)
    with counted() as one:
        page(browser, few)
    with counted() as twenty:
        page(browser, many)
    assert len(twenty) == len(one)
