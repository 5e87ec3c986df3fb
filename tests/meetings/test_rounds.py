# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A report is sent round, corrected, adopted and locked; notes and a summary come afterwards."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from cop.contributions.models import Revision
from cop.db import db
from cop.meetings.life_models import Correction, ReportNote
from cop.meetings.models import Action, Decision, Report, ReportState
from cop.meetings.reporting import Agreed, Decided
from cop.notify.models import Notification
from cop.people.models import Access, Membership
from tests import make

TEXT = """We began with a walk.

### Verges
Somebody showed **a map**.

### Heat
Trees help.
"""
HEAT = "### Heat\nTrees help, and so does water."


@pytest.fixture
def report(oda, ana):
    """A report in its round, which Ana reads over."""
    return make.report(oda, body=TEXT, people=[ana.id, oda.id])


def told(person, kind):
    wanted = select(Notification).where(
        Notification.person_id == person.id, Notification.kind == kind
    )
    return len(db.session.scalars(wanted).all())


def propose(browser, report, anchor="passage-heat", text=HEAT, **rest):
    address = f"/reports/{report.id}/passages/{anchor}/corrections"
    return browser.post(address, data={"text": text, **rest})


def the_correction():
    return db.session.scalars(select(Correction)).one()


def edit(report, body, **rest):
    return {
        "title": report.title, "body": body, "held_on": "2026-03-10", "meeting_id": "0",
        "language": "en", "group_id": report.group_id, "version": str(report.version), "people":
        "Ana\nOda",
    } | rest  # fmt: skip


def test_a_report_goes_round_is_corrected_adopted_locked_and_noted(as_, oda, ana, visitor, report):
    assert told(ana, "report_round") == 1
    page = as_(ana).get(f"/reports/{report.id}").text
    assert "This is a draft. Those who attended can propose corrections until" in page
    assert "Propose a correction" in page
    assert "Adopt the report" not in page
    assert "noindex" in page

    posted = propose(as_(ana), report, reason="We spoke of water too.")
    assert posted.headers["Location"].endswith("#passage-heat")
    assert told(oda, "correction_proposed") == 1
    organiser = as_(oda)
    page = organiser.get(f"/reports/{report.id}").text
    assert "We spoke of water too." in page
    assert 'lang="en">Heat\nTrees help, and so does water.</p>' in page
    assert (
        "### Heat"
        not in organiser.get(f"/reports/corrections/{the_correction().id}").text.split("<form")[1]
    )
    assert "1 proposed correction waits for you." in page
    assert organiser.post(f"/reports/{report.id}/adopt").status_code == 409
    taken = organiser.post(f"/reports/corrections/{the_correction().id}/take")
    assert taken.status_code == 303
    assert told(ana, "correction_settled") == 1
    assert "Trees help, and so does water." in visitor.get(f"/reports/{report.id}").text
    assert report.body.startswith("We began with a walk.\n\n### Verges\nSomebody showed **a map**.")

    asked = organiser.get(f"/reports/{report.id}/adopt").text
    assert "cannot be changed any more" in asked
    assert report.state is ReportState.ROUND
    assert organiser.post(f"/reports/{report.id}/adopt").status_code == 303
    assert told(ana, "report_adopted") == 1
    assert organiser.get(f"/reports/{report.id}/adopt").status_code == 403
    page = organiser.get(f"/reports/{report.id}").text
    assert "Adopted on" in page
    assert "noindex" not in page
    assert f"/reports/{report.id}/edit" not in page
    for refused in (
        organiser.get(f"/reports/{report.id}/edit"),
        organiser.post(f"/reports/{report.id}/edit", data=edit(report, "Something else.")),
    ):
        assert refused.status_code == 409
        assert "This report is adopted and cannot be changed." in refused.text
    assert propose(as_(ana), report).status_code == 403

    address = f"/reports/{report.id}/passages/passage-heat/notes"
    assert as_(ana).get(address).status_code == 200
    assert as_(ana).post(address, data={"text": ""}).status_code == 422
    assert as_(ana).post(address, data={"text": "The trees were planted."}).status_code == 303
    assert "Note of Ana" in as_(ana).get(f"/reports/{report.id}").text
    public = visitor.get(f"/reports/{report.id}").text
    assert "The trees were planted." in public
    assert "Ana" not in public
    note = db.session.scalars(select(ReportNote)).one()
    assert organiser.post(f"/reports/notes/{note.id}/delete").status_code == 303
    assert "The trees were planted." not in visitor.get(f"/reports/{report.id}").text


def test_only_who_attended_proposes_and_only_who_wrote_it_settles(as_, visitor, bea, ana, report):
    place = f"/reports/{report.id}/passages/passage-heat/corrections"
    assert propose(as_(bea), report).status_code == 403
    assert visitor.get(place).status_code == 303
    assert "Propose a correction" not in as_(bea).get(f"/reports/{report.id}").text
    propose(as_(ana), report)

    assert "so does water" not in as_(bea).get(f"/reports/{report.id}").text
    for way in ("take", "taken", "decline"):
        answer = as_(ana).post(f"/reports/corrections/{the_correction().id}/{way}")
        assert answer.status_code == 403
    assert as_(ana).get(f"/reports/corrections/{the_correction().id}").status_code == 403
    assert as_(ana).post(f"/reports/{report.id}/adopt").status_code == 403
    assert propose(as_(ana), report, "nowhere").status_code == 404


def test_a_correction_is_proposed_on_a_page_of_its_own_too(as_, ana, report):
    page = as_(ana).get(f"/reports/{report.id}/passages/passage-heat/corrections").text

    assert "### Heat\nTrees help.</textarea>" in page
    refused = propose(as_(ana), report, text="")
    assert refused.status_code == 422
    assert "Write how the passage should read." in refused.text
    assert propose(as_(ana), report, text="### Heat\nTrees help.").status_code == 409


def test_a_correction_is_taken_over_with_other_words_or_declined_with_a_reason(
    as_, ana, oda, report
):
    propose(as_(ana), report)
    first, organiser = the_correction(), as_(oda)
    page = organiser.get(f"/reports/corrections/{first.id}").text
    assert "<ins>" in page

    organiser.post(f"/reports/corrections/{first.id}/take", data={"text": "### Heat\nWater helps."})
    assert "Water helps." in report.body
    again = organiser.post(f"/reports/corrections/{first.id}/take", data={"text": "x"})
    assert again.status_code == 409

    propose(as_(ana), report, "report", "We began with a swim.")
    second = db.session.scalars(select(Correction).order_by(Correction.id.desc())).first()
    declining = f"/reports/corrections/{second.id}/decline"
    assert organiser.post(declining, data={"reason": ""}).status_code == 422
    assert organiser.post(declining, data={"reason": "It was a walk."}).status_code == 303
    assert "Declined: It was a walk." in as_(ana).get(f"/reports/{report.id}").text
    assert "swim" not in report.body


def test_decisions_and_actions_with_words_that_were_corrected_are_named_before_adoption(
    as_, ana, oda
):
    body = (
        "### Verges\nDecision: we mow *twice*\nfrom 1 May.\n\n"
        "### Trees\nWe plant oaks, and ask the province."
    )
    report = make.report(
        oda, body=body, people=[ana.id, oda.id],
        decisions=[Decided("we plant oaks"), Decided("We mow twice from 1 May."), Decided("ask")],
        actions=[Agreed("Ask the province")],
    )  # fmt: skip
    page, organiser = f"/reports/{report.id}", as_(oda)
    propose(as_(ana), report, "passage-verges", "### Verges\nDecision: we mow twice from 1 June.")
    assert "old words" not in organiser.get(page).text

    taken = organiser.post(f"/reports/corrections/{the_correction().id}/take")

    assert taken.location.endswith("#old-words")
    shown = organiser.get(page).text
    assert "still has the old words: We mow twice from 1 May.<" in shown
    for warned in (organiser.get(page).text, organiser.get(f"{page}/adopt").text):
        links = re.findall(rf'href="{page}/edit#([^"]+)"[^>]*>([^<]+)<', warned)
        assert links == [("decisions_text", "We mow twice from 1 May.")]
    assert "old words" not in as_(ana).get(page).text

    [mowing] = db.session.scalars(select(Decision).where(Decision.text.startswith("We mow")))
    mowing.text = "We mow twice from 1 June."
    db.session.commit()
    assert "old words" not in organiser.get(page).text
    propose(as_(ana), report, "passage-trees", "### Trees\nWe plant oaks, and ask nobody.")
    last = db.session.scalars(select(Correction).order_by(Correction.id.desc())).first()
    organiser.post(f"/reports/corrections/{last.id}/take")
    assert f'href="{page}/edit#actions-0-text"' in organiser.get(page).text


def test_a_correction_is_put_together_with_what_changed_in_the_passage_since(as_, ana, oda, report):
    propose(as_(ana), report, text="### Heat\nTrees help, and so does water.\n\nLess paving too.")
    organiser, address = as_(oda), f"/reports/corrections/{the_correction().id}"
    changed = edit(report, TEXT.replace("### Heat", "### Heat in town"))
    assert organiser.post(f"/reports/{report.id}/edit", data=changed).status_code == 303

    page = organiser.get(address).text

    assert "The text below holds both." in page
    shown = page.partition('name="text"')[2].partition(">")[2].partition("<")[0].strip()
    assert shown.startswith("### Heat in town")
    assert shown.endswith("Less paving too.")
    version = re.search(r'name="version"[^>]*value="(\d+)"', page)[1]
    again = edit(report, report.body.replace("in town", "in the town"))
    assert organiser.post(f"/reports/{report.id}/edit", data=again).status_code == 303
    late = organiser.post(f"{address}/take", data={"text": shown, "version": version})
    assert late.status_code == 409
    assert "### Heat in the town" in report.body
    version = re.search(r'name="version"[^>]*value="(\d+)"', organiser.get(address).text)[1]
    taken = organiser.post(f"{address}/take", data={"text": shown, "version": version})
    assert taken.status_code == 303
    assert "Less paving too." in report.body


def test_a_correction_of_words_that_changed_since_says_so(as_, ana, oda, report):
    propose(as_(ana), report, text="### Heat\nTrees help in summer.")
    changed = edit(report, TEXT.replace("Trees help.", "Trees help a lot."))
    assert as_(oda).post(f"/reports/{report.id}/edit", data=changed).status_code == 303

    page = as_(oda).get(f"/reports/corrections/{the_correction().id}").text

    assert "The same words of this passage were changed" in page


def test_a_report_that_is_sent_round_keeps_every_version(as_, oda, ana, report):
    for text in ("We tell more.", "We tell still more."):
        changed = edit(report, report.body + f"\n\n{text}")
        assert as_(oda).post(f"/reports/{report.id}/edit", data=changed).status_code == 303

    found = db.session.scalars(
        select(Revision.number).where(Revision.contribution_id == report.id)
    ).all()
    assert sorted(found) == [1, 2, 3]


def test_decisions_actions_and_who_attended_are_corrected_too(as_, oda, ana, visitor):
    report = make.report(
        oda, body=TEXT, people=[ana.id, oda.id], decisions=[Decided("We mow twice.", None)],
        actions=[Agreed("Share the map", owner_id=ana.id)],
    )  # fmt: skip
    browser, organiser = as_(ana), as_(oda)
    page = browser.get(f"/reports/{report.id}").text
    for anchor, now, then in (
        ("decisions", "We mow twice.", "We mow once."),
        ("actions", "Share the map | Ana", "Share the map | Oda"),
        ("present", "Ana\nOda", "Oda"),
    ):
        address = f"/reports/{report.id}/passages/{anchor}/corrections"
        assert address in page
        assert now in browser.get(address).text
        assert propose(browser, report, anchor, then).status_code == 303
    assert propose(browser, report, "decisions", "We mow twice.").status_code == 409

    shown = organiser.get(f"/reports/{report.id}").text
    assert "3 proposed corrections wait for you." in shown
    assert "We mow once." not in visitor.get(f"/reports/{report.id}").text
    first = db.session.scalars(select(Correction).order_by(Correction.id)).first()
    page = organiser.get(f"/reports/corrections/{first.id}").text
    assert "<ins>once" in page
    assert "Change it in the form of the report" in page
    assert "/take" not in shown
    assert organiser.post(f"/reports/corrections/{first.id}/taken").status_code == 409
    mown = edit(report, report.body, decisions_text="We mow once.")
    assert organiser.post(f"/reports/{report.id}/edit", data=mown).status_code == 303
    assert organiser.post(f"/reports/corrections/{first.id}/taken").status_code == 303
    assert told(ana, "correction_settled") == 1


def test_another_owner_or_attendee_is_seen_in_the_versions(as_, oda, ana, bea, report):
    action = {"actions-0-text": "Share the map", "actions-0-owner": "Ana"}
    browser = as_(oda)
    changes = (action, action | {"actions-0-owner": "Bea"}, action | {"people": "Ana\nOda\nBea"})
    for change in changes:
        [*known] = db.session.scalars(select(Action.id))
        sent = edit(report, report.body, **{"actions-0-id": str(known[0]) if known else ""})
        assert browser.post(f"/reports/{report.id}/edit", data=sent | change).status_code == 303

    whys = db.session.scalars(
        select(Revision.why).where(Revision.contribution_id == report.id).order_by(Revision.number)
    ).all()
    assert whys[2] == "Who does what"
    assert "Who was there" in whys[3]


def test_what_changed_meanwhile_is_looked_at_before_it_is_taken_over(as_, ana, oda, report):
    propose(as_(ana), report)
    organiser = as_(oda)
    changed = edit(report, TEXT.replace("Trees help.", "Trees help a lot."))
    assert organiser.post(f"/reports/{report.id}/edit", data=changed).status_code == 303

    looked = organiser.post(f"/reports/corrections/{the_correction().id}/take")

    assert looked.headers["Location"] == f"/reports/corrections/{the_correction().id}"
    assert "Trees help a lot." in report.body
    gone = edit(report, "Only this is left.")
    organiser.post(f"/reports/{report.id}/edit", data=gone)
    assert "Change it by hand" in organiser.get(f"/reports/corrections/{the_correction().id}").text
    by_hand = organiser.post(f"/reports/corrections/{the_correction().id}/taken")
    assert by_hand.status_code == 303
    assert the_correction().state == "taken"


def test_a_passage_keeps_its_address_when_its_heading_is_reworded_or_moved(as_, oda, report):
    organiser, address = as_(oda), f"/reports/{report.id}/edit"
    reworded = TEXT.replace("### Heat", "### Heat in the city")
    organiser.post(address, data=edit(report, reworded))
    page = organiser.get(f"/reports/{report.id}").text
    assert 'id="passage-heat"' in page
    assert 'href="#passage-heat"' in page

    moved = "### Water\nA lot.\n\n### Heat in the city\nTrees.\n\n### Verges\nA map."
    organiser.post(address, data=edit(report, moved))
    page = organiser.get(f"/reports/{report.id}").text
    places = [page.index(f'id="passage-{name}"') for name in ("water", "heat", "verges")]
    assert places == sorted(places)


def test_without_anybody_to_read_it_or_when_asked_a_report_is_adopted_at_once(as_, oda, ana):
    assert make.report(oda, people=[oda.id]).state is ReportState.ADOPTED
    posted = as_(oda).post(
        "/reports/new",
        data={
            "title": "A short meeting", "meeting_id": "0", "held_on": "2026-03-10",
            "body": "We spoke.", "language": "en", "group_id": make.community().id,
            "people": "Ana", "at_once": "y",
        },
    )  # fmt: skip

    assert posted.status_code == 303, posted.text
    latest = db.session.scalars(select(Report).order_by(Report.id.desc())).first()
    assert latest.state is ReportState.ADOPTED
    assert (told(ana, "reported"), told(ana, "report_round")) == (1, 0)


def test_after_the_round_nobody_proposes_any_more(as_, ana, oda, report, later):
    later(timedelta(days=8))

    page = as_(ana).get(f"/reports/{report.id}").text
    assert "Its round is over; it is to be adopted." in page
    assert "Propose a correction" not in page
    assert propose(as_(ana), report).status_code == 403
    assert as_(oda).get(f"/reports/{report.id}/edit").status_code == 200


def test_the_versions_show_what_changed_passage_by_passage(as_, oda, report, later):
    later(timedelta(minutes=6))
    changed = edit(report, TEXT.replace("Trees help.", "Water helps."))
    as_(oda).post(f"/reports/{report.id}/edit", data=changed)

    page = as_(oda).get(f"/contributions/{report.id}/versions").text

    assert "<summary>Unchanged: Verges</summary>" in page
    assert "<ins>Water helps</ins>" in page or "<ins>Water</ins>" in page


def test_the_versions_say_days_as_their_reader_writes_them(as_, oda, ana):
    actions = [Agreed("Send the map | soon", due_on=date(2027, 3, 1)), Agreed("Mow")]
    report = make.report(oda, held_on=date(2026, 3, 1), people=[ana.id], actions=actions)

    page = as_(oda).get(f"/contributions/{report.id}/versions?lang=nl").text

    assert "1 maart 2026" in page
    assert "Send the map | soon | 1 maart 2027" in page


@pytest.fixture
def closed(oda, ana, bea):
    """A report of a closed group of Oda and Ana, at which Bea was a guest."""
    group = make.group("Closed", Access.PRIVATE, oda, ana)
    return make.report(oda, "Zqsecret talks", body=TEXT, group_id=group.id, people=[ana.id, bea.id])


def test_who_attended_but_is_not_of_the_closed_group_reads_nothing(as_, visitor, ana, bea, closed):
    propose(as_(ana), closed)
    note = f"/reports/{closed.id}/passages/report/notes"

    for browser in (as_(bea), visitor):
        assert browser.get(f"/reports/{closed.id}").status_code == 404
        assert browser.get(f"/reports/{closed.id}/summary").status_code == 404
    assert propose(as_(bea), closed).status_code == 404
    assert as_(bea).get(f"/reports/corrections/{the_correction().id}").status_code == 404
    assert as_(bea).post(note, data={"text": "I was there."}).status_code == 404
    assert told(bea, "report_round") == 0
    assert told(ana, "report_round") == 1
    db.session.add(
        Membership(group_id=closed.group_id, person_id=bea.id, joined_at=closed.created_at)
    )
    db.session.commit()
    assert propose(as_(bea), closed, text="### Heat\nMore.").status_code == 303


def test_a_summary_is_for_everybody_only_when_an_organiser_says_so(as_, visitor, ana, oda, closed):
    address, page = f"/reports/{closed.id}/summary/edit", f"/reports/{closed.id}/summary"
    written = {"text": "We spoke of **heat**.", "version": "1"}
    assert as_(ana).get(address).status_code == 403
    assert as_(oda).post(address, data=written).status_code == 303
    assert "<strong>heat</strong>" in as_(ana).get(page).text
    assert visitor.get(page).status_code == 404

    named = as_(oda).post(address, data=written | {"text": "Ana spoke of heat.", "version": "2"})
    assert named.status_code == 422
    assert "A summary names no people." in named.text
    empty = as_(oda).post(address, data={"text": "", "public": "y", "version": "2"})
    assert "Write a summary first." in empty.text
    as_(oda).post(address, data=written | {"public": "y", "version": "2"})

    shown = visitor.get(page).text
    assert "<strong>heat</strong>" in shown
    assert "Somebody showed" not in shown
    assert f'href="/reports/{closed.id}-' not in shown
    assert visitor.get(f"/reports/{closed.id}").status_code == 404
