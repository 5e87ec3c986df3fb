# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The JSON of a report and a meeting, in the model of Open Raadsinformatie."""

from datetime import UTC, datetime

from cop.exports.vocabulary import CONTEXT
from cop.meetings.agenda import Item
from cop.meetings.models import ItemKind
from cop.meetings.reporting import Agreed, Decided
from tests import make
from tests.exports.scene import full_report

SCHEMA_ORG = {
    "name", "description", "inLanguage", "dateCreated", "dateModified", "organizer", "url",
    "startDate", "endDate", "eventStatus", "eventAttendanceMode", "location", "superEvent",
    "subjectOf", "attendee", "potentialAction", "hasPart", "text", "encoding", "position",
    "additionalType", "performer", "about", "agent", "scheduledTime", "actionStatus", "object",
    "contentUrl", "encodingFormat", "contentSize",
}  # fmt: skip
"""The properties of schema.org that are used; the others are named in the context."""


def read(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/ld+json"
    return answer.get_json(force=True)


def named(thing):
    """Every property in it."""
    if isinstance(thing, list):
        return set().union(*map(named, thing)) if thing else set()
    if not isinstance(thing, dict):
        return set()
    return set(thing).union(*(named(value) for value in thing.values()))


def test_a_report_tells_what_was_decided_what_is_done_and_who_was_there(as_, oda, ana, bea):
    report = full_report(as_(oda), oda, ana, bea)
    here = f"http://localhost/reports/{report.id}"

    said = read(as_(ana), f"/reports/{report.id}.json")

    assert said["@id"] == said["url"] == here
    assert said["@type"] == ["Report", "Event", "CreativeWork"]
    assert said["name"] == "Report: verges and heat"
    assert said["inLanguage"] == "en"
    assert said["superEvent"]["@id"] == f"http://localhost/meetings/{report.meeting_id}"
    assert [each["text"] for each in said["result"]] == [
        "We count in June.", "Everybody shares a map.",
    ]  # fmt: skip
    assert {each["@type"] for each in said["result"]} == {"Result"}
    assert said["result"][0]["@id"].startswith(f"{here}#decision-")
    share, ask = said["potentialAction"]
    assert share["scheduledTime"] == "2026-04-01"
    assert share["actionStatus"] == "http://schema.org/PotentialActionStatus"
    assert share["agent"] == {
        "@id": f"http://localhost/people/{ana.id}", "@type": "Person", "name": "Ana",
        "memberships": [{
            "@type": "Membership",
            "organization": {
                "@id": f"http://localhost/organisations/{ana.organisation_id}",
                "@type": "Organization", "name": "Voorbeeldstad",
            },
        }],
    }  # fmt: skip
    assert (ask["agent"]["@type"], ask["agent"]["name"]) == ("Organization", "Anderdorp")
    assert [each["name"] for each in said["attendee"]] == ["Ana", "Bea"]
    assert [each["name"] for each in said["hasPart"]] == ["Verges", "Heat", "Shade → ≤ 5 m²"]
    assert [each["encodingFormat"] for each in said["attachment"]] == ["image/png"]
    assert "brisk walk" in said["text"]


def test_a_meeting_tells_its_agenda_in_order_with_times_and_zone(as_, oda, ana):
    about = make.question(ana)
    meeting = make.meeting(
        oda, place="Town hall", online_url="https://video.example/room",
        timezone="Europe/Brussels",
        items=[Item("Verges", ItemKind.REQUEST, 30, "Ana", about), Item("Round", ItemKind.ROUND)],
    )  # fmt: skip
    meeting.starts_at = datetime(2026, 7, 1, 8, 0, tzinfo=UTC)
    meeting.ends_at = datetime(2026, 7, 1, 10, 0, tzinfo=UTC)
    here = f"http://localhost/meetings/{meeting.id}"

    said = read(as_(ana), f"/meetings/{meeting.id}.json")

    assert (said["@id"], said["@type"]) == (here, ["Meeting", "Event"])
    assert said["startDate"] == "2026-07-01T10:00:00+02:00"
    assert said["endDate"] == "2026-07-01T12:00:00+02:00"
    assert said["eventStatus"] == "http://schema.org/EventScheduled"
    assert said["eventAttendanceMode"] == "http://schema.org/MixedEventAttendanceMode"
    assert [each["@type"] for each in said["location"]] == ["Place", "VirtualLocation"]
    verges, closing = said["agenda"]
    assert (verges["position"], verges["additionalType"]) == (1, "request")
    assert (verges["startDate"], verges["endDate"]) == (
        "2026-07-01T10:00:00+02:00", "2026-07-01T10:30:00+02:00",
    )  # fmt: skip
    assert verges["performer"]["name"] == "Ana"
    assert verges["about"]["@id"] == f"http://localhost/contributions/{about.id}"
    assert closing["startDate"] == "2026-07-01T10:30:00+02:00"
    assert closing["superEvent"] == {"@id": here}


def test_a_visitor_reads_that_a_meeting_is_online_but_not_where(visitor, oda):
    meeting = make.meeting(oda, place="", online_url="https://video.example/room")

    answer = visitor.get(f"/meetings/{meeting.id}.json")

    said = answer.get_json(force=True)
    here = f"http://localhost/meetings/{meeting.id}"
    assert said["eventAttendanceMode"] == "http://schema.org/OnlineEventAttendanceMode"
    assert said["location"] == [{"@type": "VirtualLocation", "url": here}]
    assert "LOCATION:Online" in visitor.get(f"/meetings/{meeting.id}.ics").text
    assert "video.example" not in answer.text


def test_every_property_is_one_that_is_documented(as_, oda, ana, bea):
    report = full_report(as_(oda), oda, ana, bea)
    known = SCHEMA_ORG | set(CONTEXT) | {"@context", "@id", "@type", "@container", "@vocab"}

    for address in (f"/reports/{report.id}.json", f"/meetings/{report.meeting_id}.json"):
        assert named(read(as_(ana), address)) <= known


def test_visitors_read_organisations_but_no_names(as_, visitor, oda, ana, bea):
    report = make.report(
        oda, people=[ana.id, bea.id], decisions=[Decided("We count.", None)],
        actions=[Agreed("Share the map", owner_id=ana.id)],
    )  # fmt: skip

    said = read(visitor, f"/reports/{report.id}.json")

    assert {each["@type"] for each in said["attendee"]} == {"Organization"}
    assert said["potentialAction"][0]["agent"]["name"] == "Voorbeeldstad"
    assert "Ana" not in visitor.get(f"/reports/{report.id}.json").text


def test_visitors_do_not_read_where_it_is_online(visitor, oda):
    meeting = make.meeting(oda, online_url="https://video.example/room")

    assert "video.example" not in visitor.get(f"/meetings/{meeting.id}.json").text


def test_an_item_about_what_was_hidden_keeps_its_title_to_itself(as_, visitor, oda, ana):
    about = make.question(ana, title="A question that goes away")
    meeting = make.meeting(
        oda, items=[Item("A question that goes away", ItemKind.REQUEST, 10, "", about)]
    )
    as_(oda).post(f"/contributions/{about.id}/hide", data={"reason": "No."})

    [item] = read(visitor, f"/meetings/{meeting.id}.json")["agenda"]

    assert item["name"] == "What this was about is hidden"
