# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whatever is written is found, and the hit leads to the place where it stands."""

import pytest

from cop import clock
from cop.contributions import actions as spine
from cop.contributions import filing
from cop.contributions.inspection import MEDIA_TYPES
from cop.contributions.models import Attachment
from cop.contributions.vocabulary import Theme
from cop.db import db
from cop.discussion import actions as discussion
from cop.discussion.models import Comment
from cop.meetings.agenda import Item
from cop.meetings.models import Action, AgendaItem, Decision
from cop.meetings.reporting import Agreed, Decided
from cop.people.models import Organisation
from cop.questions import actions as questions
from cop.search.models import AttachmentText
from tests import make
from tests.search.results import plain, search


def attached(to, by, name, *pages):
    """A file with a contribution, whose text the worker read."""
    file = make.saved(
        Attachment(
            contribution_id=to.id, name=name, media_type=MEDIA_TYPES[name.rpartition(".")[2]],
            size=1000, sha256=name, stored_as=name, uploaded_by_id=by.id,
        )
    )  # fmt: skip
    make.saved(
        AttachmentText(attachment_id=file.id, pages=list(pages), extracted_at=clock.now(), error="")
    )
    return file


def comment(on, by, body, language="en"):
    made = discussion.comment(on, by=by, body=body, language=language)
    db.session.commit()
    return made


def only(cls):
    return db.session.scalars(db.select(cls)).one()


@pytest.fixture
def scene(ana, bea, eva, index):
    """One of everything, each with a word that stands nowhere else."""
    theme = make.theme(
        "water",
        names={"nl": "Waterberging", "en": "Retention", "fr": "Rétention"},
        synonyms={"en": ["detention pond"], "nl": ["wadi"]},
    )
    question = make.question(
        ana, "A zeppelin over the verge", "It runs on **helium**.", theme_ids=[theme.id],
        tags="ballooning, airships",
    )  # fmt: skip
    answer = make.answer(question, bea, "Take a glider.")
    made = {
        "question": question,
        "answer": answer,
        "on question": comment(question, eva, "Or a parachute."),
        "on answer": comment(answer, eva, "With a winch."),
        "in french": comment(question, eva, "Essayez une montgolfière.", "fr"),
        "file": attached(question, ana, "plan.pdf", "Nothing here.", "The rigging of the hull."),
        "of answer": attached(answer, bea, "hangar.pdf", "A big hangar."),
        "written": attached(answer, bea, "Biplane_list-2026.docx", "A ladder.", "A propeller."),
        "practice": make.practice(
            ana, "Sheep in the park", summary="A flock of merinos.", body="A shepherd comes.",
            result="Fewer dandelions.", lessons="Begin with fences.",
            did_not_work="Electric collars.", place="Along the canal", cost_note="Mostly hay.",
        ),
        "solution": make.solution(
            bea, "Rain barrels", "A cooper makes them.", subtitle="From old casks",
            summary="They hold much.", difference="No plastic vat.",
        ),
    }  # fmt: skip
    made["meeting"] = make.meeting(
        ana, "Autumn gathering", body="Bring boots.", place="Orangery",
        items=[Item("Hedgehogs and their tunnels")],
    )  # fmt: skip
    made["report"] = make.report(
        ana, "What was said", body="There was soup.",
        decisions=[Decided("We plant hawthorns.")], actions=[Agreed("Order saplings.")],
    )  # fmt: skip
    index()
    return made


PLACES = {
    "zeppelin": ("question", "", ""),
    "helium": ("question", "", ""),
    "glider": ("question", "answer-{answer}", "In an answer"),
    "parachute": ("question", "comment-{on question}", "In a comment"),
    "winch": ("question", "comment-{on answer}", "In a comment"),
    "montgolfières": ("question", "comment-{in french}", "In a comment"),
    "retention": ("question", "", ""),
    "detention pond": ("question", "", ""),
    "airship": ("question", "", ""),
    "voorbeeldstad zeppelin": ("question", "", ""),
    "ana zeppelin": ("question", "", ""),
    "bea zeppelin": ("question", "", ""),
    "rigging": ("question", "file-{file}", "In the file plan.pdf, page 2"),
    "hangar": ("question", "file-{of answer}", "In the file hangar.pdf, page 1"),
    "propeller": ("question", "file-{written}", "In the file Biplane_list-2026.docx"),
    "biplane list": ("question", "file-{written}", "In the file Biplane_list-2026.docx"),
    "merino": ("practice", "", ""),
    "shepherd": ("practice", "", ""),
    "dandelion": ("practice", "", ""),
    "fence": ("practice", "", ""),
    "collar": ("practice", "", ""),
    "canal": ("practice", "", ""),
    "hay": ("practice", "", ""),
    "barrel": ("solution", "", ""),
    "cooper": ("solution", "", ""),
    "cask": ("solution", "", ""),
    "plastic": ("solution", "", ""),
    "boot": ("meeting", "", ""),
    "orangery": ("meeting", "", ""),
    "hedgehog": ("meeting", "item-{AgendaItem}", "In the agenda"),
    "soup": ("report", "", ""),
    "hawthorn": ("report", "decision-{Decision}", "In a decision"),
    "sapling": ("report", "action-{Action}", "In an action"),
}


def test_every_word_is_found_at_its_place(scene, visitor, as_, ana):
    ids = {name: thing.id for name, thing in scene.items()}
    ids |= {each.__name__: only(each).id for each in (AgendaItem, Decision, Action)}

    wrong = {}
    for typed, (name, place, said) in PLACES.items():
        found = search(visitor, typed, lang="en")
        path = f"/{scene[name].id}-"
        address, *_lacking = found.addresses or [""]
        page, _hash, anchor = address.partition("#")
        expected = place.format_map(ids)
        told = (path in page, anchor, said in plain(found.html))
        there = not anchor or f'id="{anchor}"' in visitor.get(page).text
        if told != (True, expected, True) or not there:
            wrong[typed] = (*told, expected, there)
    assert wrong == {}


def test_the_passage_is_shown_with_the_words_marked(scene, visitor):
    assert "It runs on <mark>helium</mark>." in search(visitor, "helium").html
    assert "Take a <mark>glider</mark>." in search(visitor, "gliders").html
    assert "A <mark>zeppelin</mark> over the verge" in search(visitor, "Zeppelins").html
    shown = search(visitor, "montgolfière", lang="en").html
    assert '<p class="row__text" lang="fr">Essayez une <mark>montgolfière</mark>.</p>' in shown


def test_a_theme_is_found_by_its_words_in_the_language_of_the_text(scene, visitor, ana, index):
    [theme] = db.session.scalars(db.select(Theme.id))
    make.question(ana, "Waar blijft de regen?", "Hier.", language="nl", theme_ids=[theme])
    index()

    assert search(visitor, "wadi", lang="nl").titles == ["Waar blijft de regen?"]
    assert search(visitor, "detention", lang="en").titles == ["A zeppelin over the verge"]


def test_an_entry_is_found_by_the_words_for_its_facts_and_shows_no_codes(visitor, ana, index):
    make.solution(ana, "Etalages vol groen", target_groups=["shopkeepers"])
    entry = make.solution(ana, "Stoepen vol groen")
    entry.language, entry.target_groups = "nl", ["shopkeepers"]
    db.session.commit()
    index()

    assert search(visitor, "winkeliers", lang="nl").titles == ["Stoepen vol groen"]
    assert "Etalages vol groen" in search(visitor, "shopkeepers", lang="en").titles
    assert search(visitor, "vat", lang="en").titles == []
    assert "shopkeepers," not in search(visitor, "shopkeepers", lang="en").html


def test_a_new_name_is_found_and_the_old_one_no_more(scene, visitor, ana, index):
    [theme] = db.session.scalars(db.select(Theme))
    town = db.session.get_one(Organisation, ana.organisation_id)
    ana.name, town.name = "Anouk", "Nieuwstad"
    theme.names = {**theme.names, "en": "Swale"}
    db.session.commit()
    index()

    for old, new in (("ana", "anouk"), ("voorbeeldstad", "nieuwstad"), ("retention", "swale")):
        assert search(visitor, f"{new} zeppelin").whole == ["A zeppelin over the verge"], new
        assert "Nothing has all your words" in search(visitor, f"{old} zeppelin", lang="en").html
    assert "Sheep in the park" in search(visitor, "anouk").titles


def test_numbers_codes_and_addresses_are_found(visitor, ana, index):
    make.question(ana, "Codes", "NIS 11002 is GM0505, see www.gent.be/natuur or mail info@ede.nl.")
    make.question(ana, "CO2 in 2030", "Less.")
    index()

    for typed in (
        "11002", "nis 11002", "gm0505", '"NIS 11002"', "gent", "gent.be", "www.gent.be",
        "https://www.gent.be/natuur", "https://gent.be", "info@ede.nl", "INFO@EDE.NL", "ede",
    ):  # fmt: skip
        assert search(visitor, typed).titles == ["Codes"], typed
    for typed in ("co2", "CO₂", "2030", "co2 2030"):
        assert search(visitor, typed).titles == ["CO2 in 2030"], typed
    assert search(visitor, "info@gent.be -codes").titles == []


@pytest.mark.parametrize(
    ("written", "language", "typed"),
    [
        ("Maaibeheer van bermen", "nl", "bermbeheer"),
        ("Bermbeheer in de stad", "nl", "beheer van bermen"),
        ("Bermbeheer in de stad", "nl", "steden berm"),
        ("Hemelwaterputten plaatsen", "nl", "hemelwaterput"),
        ("Groendaken met sedum", "nl", "groen dak"),
        ("Kinderen planten bomen", "nl", "kind plant boom"),
        ("De wegen zijn gemaaid", "nl", "weg maaien"),
        ("Regenwasserbehälter im Garten", "de", "Behälter Regenwasser"),
        ("Pflege von Straßenbäumen", "de", "strassenbaum"),
        ("Le fauchage d'été", "fr", "faucher en ete"),
        ("Les yeux sur l'œuvre", "fr", "oeil oeuvre"),
        ("Mowing in cities", "en", "mow a city"),
        ("De wet op de weg", "nl", "wet"),
    ],
)
def test_other_forms_and_compounds_are_found(visitor, ana, index, written, language, typed):
    make.question(ana, written, "…", language=language)
    index()

    assert search(visitor, typed, lang=language).titles == [written]


def test_who_asks_without_a_name_is_not_found_by_name(visitor, as_, ana, bea, oda, index):
    shy = make.question(ana, "A shy zeppelin", veiled=True)
    make.answer(shy, ana, "I found it out myself.")
    index()

    assert search(visitor, "zeppelin").total == 1
    assert search(visitor, "door:ana").titles == []
    for browser in (visitor, as_(bea), as_(oda)):
        for typed in ("ana shy", "voorbeeldstad shy", '"ana"', '"voorbeeldstad"'):
            found = search(browser, typed, lang="en")
            assert found.titles == [] or "These have some" in found.html, typed
    assert "Voorbeeldstad" not in search(visitor, "shy zeppelin").html

    questions.revise(shy, by=ana, since=shy.version, veiled=False)
    db.session.commit()
    index()
    assert search(visitor, "ana shy").titles == ["A shy zeppelin"]


def _hide_comment(scene, oda):
    discussion.hide(db.session.get_one(Comment, scene["on answer"].id), by=oda, reason="Spam.")


def _hide_answer(scene, oda):
    spine.hide(scene["answer"], by=oda, reason="Spam.")


def _hide_question(scene, oda):
    spine.hide(scene["question"], by=oda, reason="Spam.")


def _remove_file(scene, oda):
    filing.remove(scene["file"], scene["question"], by=oda)


@pytest.mark.parametrize(
    ("take_away", "gone", "left"),
    [
        (_hide_comment, "winch", "glider zeppelin rigging"),
        (_hide_answer, "glider winch hangar", "zeppelin parachute"),
        (_hide_question, "zeppelin helium glider parachute winch rigging airship", "merino"),
        (_remove_file, "rigging", "zeppelin hangar"),
    ],
)
def test_what_is_taken_away_is_found_no_more_even_before_the_worker_ran(
    scene, visitor, oda, index, take_away, gone, left
):
    take_away(scene, oda)
    db.session.commit()

    for _round in ("before", "after"):
        assert {typed: search(visitor, typed).titles for typed in gone.split()} == {
            typed: [] for typed in gone.split()
        }
        assert all(search(visitor, typed).total == 1 for typed in left.split())
        index()


def test_what_is_written_anew_is_told_as_it_is_now(scene, visitor, ana, index):
    question = scene["question"]
    body = "It runs on helium and hydrogen."
    spine.revise(question, by=ana, since=question.version, body=body)
    db.session.commit()

    assert "on <mark>helium</mark> and hydrogen" in search(visitor, "helium").html
    index()
    assert search(visitor, "hydrogen").total == 1


def test_a_text_that_was_written_last_is_kept_up_to_date(visitor, ana, bea, index):
    question = make.question(ana, "A zeppelin")
    index()
    assert search(visitor, "zeppelin is:open", lang="en").counts("state") == {}

    for _round in range(2):
        questions.accept(question, make.answer(question, bea, "So."), by=ana)
        db.session.commit()
        index()
        assert search(visitor, "zeppelin is:solved").total == 1
    assert search(visitor, "zeppelin is:unanswered").total == 0


def test_the_last_of_many_pages_is_found_by_another_form_of_its_word(visitor, ana, index):
    question = make.question(ana, "Bijlagen", "Zie hier.", language="nl")
    file = attached(question, ana, "lang.pdf", *["Leeg."] * 30, "Over de steden.", *["Leeg."] * 9)
    index()

    found = search(visitor, "stad", lang="en")

    assert found.addresses[0].endswith(f"#file-{file.id}")
    assert "In the file lang.pdf, page 31" in plain(found.html)


MATERIALS = "Drawing | | | barrel.pdf\nTwice | | | barrel.pdf"


def test_files_of_an_entry_of_the_library_have_their_place(visitor, bea, index):
    entry = make.solution(bea, "Rain barrels", materials=MATERIALS)
    named = attached(entry, bea, "barrel.pdf", "Staves and hoops.")
    other = attached(entry, bea, "other.pdf", "A spigot.")
    index()

    for typed, file in (("hoop", named), ("spigot", other)):
        [address] = search(visitor, typed).addresses
        page, _hash, anchor = address.partition("#")
        assert anchor == f"file-{file.id}"
        assert visitor.get(page).text.count(f'id="{anchor}"') == 1
