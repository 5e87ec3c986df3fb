# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""From minutes in a file to a report: given, looked at, corrected, published."""

import io
import re
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.contributions.models import Attachment
from cop.db import db
from cop.meetings.models import Action, Attendance, Decision, Report
from cop.minutes import actions
from cop.minutes.models import MinutesImport, State
from cop.notify.models import Notification
from cop.people.models import Access
from tests import make
from tests.minutes.documents import PNG, docx, image, paragraph, table

RELATIONS = '<Relationships><Relationship Id="rId1" Target="media/image1.png"/></Relationships>'


def minutes_in_word() -> bytes:
    made = docx(
        paragraph("Overleg bermen", style="Titel")
        + paragraph("Datum: 20 januari 2026")
        + paragraph("Aanwezig", style="Kop1")
        + paragraph("Ana (Voorbeeldstad)", list_id=2)
        + paragraph("Kim Vreemd (Anderdorp)", list_id=2)
        + paragraph("Bo Gast", list_id=2)
        + paragraph("Opening", style="Kop1")
        + paragraph("We beginnen.")
        + paragraph("Maaien", style="Kop1")
        + paragraph("We bekijken de kaart.")
        + image()
        + table([["Berm", "Hectare"], ["Noord", "62"]])
        + paragraph("Besluiten", style="Kop1")
        + paragraph("We tellen in juni.", list_id=1)
        + paragraph("Dit hoort er niet bij.", list_id=1)
        + paragraph("Acties", style="Kop1")
        + table([["Wat", "Wie", "Vóór"], ["Deelt de kaart", "Ana", "1 maart 2026"],
                 ["Belt de aannemer", "Kim Vreemd", ""]]),
        word___rels__document_xml_rels=RELATIONS,
        word__media__image1_png=PNG,
    )  # fmt: skip
    return made.replace(b"word/.rels", b"word/_rels")


def give(browser, content=None, name="verslag.docx", address="/minutes/new", text=""):
    file = {"file": (io.BytesIO(content), name)} if content else {}
    return browser.post(address, data={"text": text, **file})


def fields(found, **changed):
    """What the page of review sends when nothing, or this, was changed on it."""
    sent = {"title": found["title"]["text"], "held_on": found["held"]["day"]}
    sent |= {
        "place": (found["place"] or {}).get("text"),
        "next_on": (found["next"] or {}).get("day"),
    }
    for kind, names in {
        "attendees": ("text", "organisation"), "items": ("text",), "decisions": ("text",),
        "tasks": ("text", "owner", "due_on"),
    }.items():  # fmt: skip
        for number, each in enumerate(found[kind]):
            row = f"{kind}-{number}"
            sent |= {f"{row}-{name}": each[name] or "" for name in names}
            sent[f"{row}-kept"] = "y"
            if each.get("is_present"):
                sent[f"{row}-is_present"] = "y"
    for name, value in changed.items():
        sent[name] = value
    return {name: value for name, value in sent.items() if value is not None}


def report_fields(page, **changed):
    """What the form of the report sends as it stands on the page."""
    form = {"language": "nl", "group_id": make.community().id, "meeting_id": "0", "guests": "1"}
    return form | changed


def the_minutes() -> MinutesImport:
    return db.session.scalars(select(MinutesImport)).one()


@pytest.fixture
def given(as_, oda, ana, bea):
    """Minutes that an organiser gave."""
    answer = give(as_(oda), minutes_in_word())
    assert answer.status_code == 303, answer.text
    return the_minutes()


def test_what_was_found_stands_beside_its_passage_and_nothing_is_published(as_, oda, given):
    page = as_(oda).get(f"/minutes/{given.id}").text

    for text in ("Overleg bermen", "2026-01-20", "Kim Vreemd (Anderdorp)", "Maaien",
                 "We tellen in juni.", "Deelt de kaart | Ana | 1 maart 2026", "Sure",
                 "Member: Ana", "counts for Anderdorp", "counts as a guest"):  # fmt: skip
        assert text in page, text
    assert db.session.scalars(select(Report)).all() == []
    assert db.session.scalars(select(Notification)).all() == []
    assert "(optional)" not in page.partition('id="attendees"')[2].partition("</form>")[0]


def test_what_was_missed_is_added_on_the_page_of_review(as_, oda, ana, bea, given):
    page = as_(oda).get(f"/minutes/{given.id}").text
    for kind, number in (("attendees", 3), ("items", 2), ("decisions", 2), ("tasks", 2)):
        for row in range(number, number + 3):
            assert f'name="{kind}-{row}-text"' in page, kind
        assert f'name="{kind}-{number + 3}-text"' not in page, kind
    added = {
        "attendees-3-text": "Bea", "attendees-3-is_present": "y", "attendees-4-text": "",
        "items-2-text": "We bekijken de kaart", "items-3-text": "Rondvraag",
        "decisions-3-text": "We maaien later.", "tasks-2-text": "Boekt de zaal",
        "tasks-2-owner": "Bea", "tasks-2-due_on": "2026-05-01", "tasks-4-owner": "Ana",
    }  # fmt: skip
    corrected = as_(oda).post(f"/minutes/{given.id}", data=fields(given.found, **added))
    assert corrected.status_code == 303, corrected.text

    found = the_minutes().found
    assert [each["text"] for each in found["attendees"]][3:] == ["Bea"]
    assert [each["text"] for each in found["items"]] == [
        "Opening", "Maaien", "We bekijken de kaart", "Rondvraag",
    ]  # fmt: skip
    report = as_(oda).get(f"/minutes/{given.id}/report").text
    for text in ("### We bekijken de kaart", "### Rondvraag", "We maaien later.", "Boekt de zaal",
                 "2026-05-01"):  # fmt: skip
        assert text in report, text
    assert re.search(r'name="people"[^>]*>\s*[^<]*Bea', report)
    again = as_(oda).get(f"/minutes/{given.id}").text
    assert "You added this." in again
    assert 'name="decisions-5-text"' in again


def test_what_was_corrected_becomes_the_report(as_, oda, ana, bea, given):
    sent = fields(
        given.found,
        **{"decisions-1-kept": None, "items-1-text": "Maaien en tellen",
           "tasks-1-owner": "Bea", "tasks-1-due_on": "2026-04-02"},
    )  # fmt: skip
    corrected = as_(oda).post(f"/minutes/{given.id}", data=sent)
    assert corrected.headers["Location"] == f"/minutes/{given.id}/report"
    page = as_(oda).get(corrected.headers["Location"]).text
    for text in ("### Opening", "### Maaien en tellen", "| Berm | Hectare |",
                 "![image1.png](/files/", "We tellen in juni.",
                 'value="Deelt de kaart"', 'value="Bea"'):  # fmt: skip
        assert text in page, text
    assert "Dit hoort er niet bij" not in page
    assert "Bo Gast" not in page

    body = page.partition('name="body"')[2].partition(">")[2].partition("</textarea>")[0].strip()
    posted = as_(oda).post(
        f"/minutes/{given.id}/report",
        data=report_fields(
            page, title="Overleg bermen", held_on="2026-01-20", body=body,
            people="Ana", organisations="Anderdorp", decisions_text="We tellen in juni.",
            **{"actions-0-text": "Deelt de kaart", "actions-0-owner": "Ana",
               "actions-0-due_on": "2026-03-01", "actions-1-text": "Belt de aannemer",
               "actions-1-owner": "Bea", "actions-1-due_on": "2026-04-02"},
        ),
    )  # fmt: skip
    assert posted.status_code == 303, posted.text

    report = db.session.scalars(select(Report)).one()
    assert (report.held_on, report.guests) == (date(2026, 1, 20), 1)
    assert [each.text for each in db.session.scalars(select(Decision))] == ["We tellen in juni."]
    owned = {each.text: each.owner_id for each in db.session.scalars(select(Action))}
    assert owned == {"Deelt de kaart": ana.id, "Belt de aannemer": bea.id}
    assert len(db.session.scalars(select(Attendance)).all()) == 2
    shown = as_(ana).get(posted.headers["Location"]).text
    for text in ("Maaien en tellen", "<td>62</td>", "<img", "verslag.docx"):
        assert text in shown, text
    picture = db.session.scalars(select(Attachment.id).where(Attachment.name == "image1.png")).one()
    with as_(ana).get(f"/files/{picture}") as answer:
        assert answer.status_code == 200
    files = db.session.scalars(select(Attachment).where(Attachment.contribution_id == report.id))
    assert sorted(file.name for file in files) == ["image1.png", "verslag.docx"]
    done = the_minutes()
    assert (done.state, done.report_id, done.found) == (State.PUBLISHED, report.id, {})
    assert as_(oda).get(f"/minutes/{done.id}").headers["Location"] == f"/reports/{report.id}"


def test_pasted_text_is_read_as_well(as_, oda, ana):
    give(as_(oda), text="Overleg bermen\n\nDatum: 20-1-2026\n\nAanwezig: Ana\n\nBesluit: we tellen")

    found = the_minutes().found
    assert [each["text"] for each in found["decisions"]] == ["We tellen"]
    assert [each["text"] for each in found["attendees"]] == ["Ana"]


FRENCH = """Réunion bermes

Date : 20 janvier 2026
Lieu : Namur

Présents

- Marc Noisette (Anderdorp)
- Ana (Voorbeeldstad)

1. Ouverture

Le procès-verbal de la dernière réunion est approuvé par tous les membres du groupe.

2. Fauchage

Nous avons regardé la carte et les dates de la commune.
Action Marc Noisette : envoyer la carte avant le 1 mars 2026

3. Divers

Rien de plus pour cette fois.

Prochaine réunion : 5 mars 2026
"""


def test_minutes_in_french_become_a_report_in_french(as_, oda, ana, bea):
    give(as_(oda), text=FRENCH)
    minutes = the_minutes()
    review = as_(oda).get(f"/minutes/{minutes.id}").text
    for value in ('value="Namur"', 'value="2026-03-05"', "becomes one of Anderdorp"):
        assert value in review

    page = as_(oda).get(f"/minutes/{minutes.id}/report").text

    assert '<option selected value="fr">' in page
    body = page.partition('name="body"')[2].partition(">")[2].partition("</textarea>")[0]
    assert "Namur" in body
    assert "5 mars 2026" in body
    assert "Noisette" not in body
    assert 'value="Anderdorp"' in page
    assert "Noisette" not in page.partition('id="actions"')[2].partition("</section>")[0]


def test_a_place_and_a_next_meeting_that_were_corrected_reach_the_report(as_, oda, ana):
    give(as_(oda), text=FRENCH)
    minutes = the_minutes()
    sent = fields(minutes.found, place="Eupen", next_on="2026-04-09")
    as_(oda).post(f"/minutes/{minutes.id}", data=sent)

    page = as_(oda).get(f"/minutes/{minutes.id}/report").text
    for text in ("Lieu\xa0: Eupen", "9 avril 2026"):
        assert text in page


def test_a_table_of_who_was_there_is_not_published_in_the_text(as_, oda, ana):
    names = [["Naam", "Organisatie", "Aanwezig"], ["Ana", "Voorbeeldstad", "ja"],
             ["Bo Gast", "Anderdorp", "nee"]]  # fmt: skip
    give(as_(oda), docx(
        paragraph("Overleg bermen", style="Titel") + paragraph("Datum: 20 januari 2026")
        + table(names) + paragraph("Opening", style="Kop1") + paragraph("We beginnen.")
        + paragraph("Maaien", style="Kop1") + table([["Berm", "Hectare"], ["Noord", "62"]])
    ))  # fmt: skip
    page = as_(oda).get(f"/minutes/{the_minutes().id}/report").text

    body = page.partition('name="body"')[2].partition(">")[2].partition("</textarea>")[0]
    assert "Bo Gast" not in body
    assert "| Berm | Hectare |" in body


def test_that_the_last_minutes_were_approved_is_not_ticked_as_a_decision(as_, oda, ana):
    give(as_(oda), text=FRENCH)

    [approved] = the_minutes().found["decisions"]
    assert "approuvé" in approved["text"]
    assert approved["kept"] is False
    page = as_(oda).get(f"/minutes/{the_minutes().id}?lang=en").text
    assert "Only approves minutes or an agenda" in page


def test_others_who_were_there_are_counted(as_, oda):
    give(as_(oda), text="Aanwezig:\n\n- Kim Vreemd\n- En 2 anderen\n\nBesluit: we tellen")

    page = as_(oda).get(f"/minutes/{the_minutes().id}/report").text
    assert [each["text"] for each in the_minutes().found["attendees"]] == ["Kim Vreemd"]
    assert re.search(r'name="guests"[^>]*value="3"', page)


def test_minutes_of_a_meeting_make_the_report_of_that_meeting(as_, oda, later):
    meeting = make.meeting(oda)
    later(timedelta(days=60))
    assert f"/minutes/new?meeting={meeting.id}" in as_(oda).get(f"/meetings/{meeting.id}").text

    give(as_(oda), text="Besluit: we tellen", address=f"/minutes/new?meeting={meeting.id}")

    minutes = the_minutes()
    assert minutes.meeting_id == meeting.id
    page = as_(oda).get(f"/minutes/{minutes.id}/report").text
    assert f'<option selected value="{meeting.id}"' in page


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "", "Choose a file, or paste the text."),
        (b"%PDF-1.4", "verslag.pdf", "Choose a Word document"),
        (b"PK\x03\x04", "verslag.docx", "damaged, protected by a password"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(as_, oda, content, name, said):
    answer = give(as_(oda), content, name)

    assert answer.status_code == 422
    assert said in answer.text
    assert db.session.scalars(select(MinutesImport)).all() == []


def test_a_day_that_is_none_is_refused_and_nothing_is_lost(as_, oda, given):
    sent = fields(given.found, **{"tasks-0-due_on": "soon", "items-0-text": "Begin"})

    answer = as_(oda).post(f"/minutes/{given.id}", data=sent)

    assert answer.status_code == 422
    assert "Write a day, for example" in answer.text
    assert 'value="Begin"' in answer.text


def test_minutes_can_be_thrown_away(as_, oda, given):
    assert as_(oda).post(f"/minutes/{given.id}/delete").status_code == 303

    assert (the_minutes().state, the_minutes().found) == (State.DROPPED, {})
    assert as_(oda).get(f"/minutes/{given.id}").status_code == 404
    assert db.session.get_one(Attachment, given.original_id).removed_at


def test_minutes_that_nobody_looks_at_are_forgotten(given, later):
    later(actions.KEPT + timedelta(days=1))
    actions.forget()

    assert the_minutes().state is State.DROPPED
    assert the_minutes().created_at < clock.now()


def test_members_do_not_see_them(as_, ana, given):
    for address in ("/minutes/new", f"/minutes/{given.id}", f"/minutes/{given.id}/report"):
        assert as_(ana).get(address).status_code == 403
    assert "/minutes/new" not in as_(ana).get("/reports").text


def test_organisers_find_the_way(as_, oda):
    assert "/minutes/new" in as_(oda).get("/reports").text
    assert "/minutes/new" in as_(oda).get("/reports/new").text


@pytest.mark.parametrize(("asked", "state"), [({}, "round"), ({"at_once": "y"}, "adopted")])
def test_the_report_goes_round_unless_it_is_adopted_at_once(as_, oda, ana, given, asked, state):
    as_(oda).post(f"/minutes/{given.id}", data=fields(given.found))
    sent = report_fields("", title="Overleg bermen", held_on="2026-01-20", body="We tellen.")

    posted = as_(oda).post(f"/minutes/{given.id}/report", data=sent | asked | {"people": "Ana"})

    assert posted.status_code == 303, posted.text
    assert db.session.scalars(select(Report.state)).one() == state


def test_who_makes_a_report_of_minutes_says_who_may_read_it(as_, oda, given):
    as_(oda).post(f"/minutes/{given.id}", data=fields(given.found))
    private = make.group("Quiet", Access.PRIVATE, oda)
    address = f"/minutes/{given.id}/report?lang=en"
    page = as_(oda).get(address).text
    assert "Choose who may read this" in page
    assert re.search(r'<option[^>]* selected[^>]* value="0"|<option selected value="0"', page)

    sent = report_fields("", title="Overleg bermen", held_on="2026-01-20", body="We tellen.")
    refused = as_(oda).post(address, data=sent | {"group_id": "0"})
    assert refused.status_code == 422
    assert "Choose who may read this." in refused.text

    assert as_(oda).post(address, data=sent | {"group_id": private.id}).status_code == 303
    assert db.session.scalars(select(Report.group_id)).one() == private.id


def test_minutes_of_a_meeting_open_with_the_readers_of_the_meeting(as_, oda):
    private = make.group("Quiet", Access.PRIVATE, oda)
    held = make.meeting(oda, days=-1, group_id=private.id)
    give(as_(oda), minutes_in_word(), address=f"/minutes/new?meeting={held.id}")

    page = as_(oda).get(f"/minutes/{the_minutes().id}/report").text

    assert f'<option selected value="{private.id}">' in page


def test_what_was_done_already_is_not_ticked(as_, oda):
    text = (
        "# Overleg\n\nAanwezig: Noor\n\n## Acties\n\n| Actie | Wie | Status |\n|--|--|--|\n"
        "| Zaal boeken | Noor | Gereed |\n| Brief schrijven | Noor | Loopt |\n"
    )
    give(as_(oda), text=text)

    assert [each["kept"] for each in the_minutes().found["tasks"]] == [False, True]
    page = as_(oda).get(f"/minutes/{the_minutes().id}?lang=en").text
    assert page.count("Done already, the minutes say.") == 1


def test_a_member_is_known_by_a_short_name_and_the_organisation(as_, oda):
    town = make.organisation("Bergstad")
    for name in ("Teun Kamgras", "Noor Kamgras"):
        make.person(name, organisation_id=town.id)
    text = (
        "# Overleg\n\nDatum: 20 januari 2026\n\nAanwezig: T. Kamgras (gemeente Bergstad), "
        "Noor (Bergstad), Kim (Nergensdorp)\n\n## Maaien\n\nWe maaien.\n"
    )
    give(as_(oda), text=text)
    minutes = the_minutes()

    review = as_(oda).get(f"/minutes/{minutes.id}?lang=en").text
    assert "Member: Teun Kamgras (Bergstad)" in review
    assert "Member: Noor Kamgras (Bergstad)" in review

    as_(oda).post(f"/minutes/{minutes.id}", data=fields(minutes.found))
    page = as_(oda).get(f"/minutes/{minutes.id}/report").text
    assert "Nergensdorp." in page.partition('name="body"')[2]


def test_a_link_to_a_page_here_says_what_a_decision_is_about(as_, oda, ana):
    seen = make.question(ana, "Wie telt de bloemen?")
    text = (
        "# Overleg\n\nDatum: 20 januari 2026\n\n## Besluiten\n\n"
        f"1. We tellen in juni ([Wie telt de bloemen?](http://localhost/questions/{seen.id}))\n"
        "2. We tellen later ([Wie telt de bijen?](http://localhost/questions/999999))\n"
        "3. We delen [een kaart](https://example.org/kaart)\n\n## Acties\n\n"
        "| Wat | Wie | Vóór |\n|---|---|---|\n"
        f"| Vraag na: [Wie telt de bloemen?](<http://localhost/questions/{seen.id}>) | Ana | |\n"
    )
    browser = as_(oda)
    give(browser, text=text)
    minutes = the_minutes()
    page = browser.get(
        browser.post(f"/minutes/{minutes.id}", data=fields(minutes.found)).headers["Location"]
    ).text
    path = f"/questions/{seen.id}-wie-telt-de-bloemen"
    assert f"We tellen in juni | {path}" in page
    assert "We tellen later (Wie telt de bijen?)\n" in page
    assert "We delen een kaart</textarea>" in page
    assert f'value="{path}"' in page
