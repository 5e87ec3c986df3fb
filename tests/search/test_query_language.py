# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What can be typed into the search field, as a grammar on one scene."""

from datetime import UTC, datetime

import pytest

from cop.db import db
from cop.people.models import Access
from cop.practices.models import Outcome
from cop.questions import actions as questions
from cop.questions.models import ClosedReason
from cop.search import finding, query, ranking
from tests import make
from tests.search.results import search

TITLES = {
    "a": "Bermen later maaien",
    "b": "Wie maait de berm in fasen?",
    "c": "Een wadi in de straat",
    "d": "Faucher les accotements plus tard",
    "e": "Bijeenkomst over bermen",
    "f": "Verslag van de kleine ronde",
    "g": "Gereedschap voor de berm",
    "h": "Kroos in de vijver",
    "i": "Regenwasserbehälter im Garten",
}
SCENE = {
    # Words: every one of them, in any form, wherever they stand.
    "bermen": "a b e g",
    "berm maaien": "a b",
    "maaien berm kevers": "a",
    "BERMEN": "a b e g",
    "hoe maai je een berm": "a b",
    "wegen": "",
    "kevers zwemmen": "a h",  # nothing has both
    # Phrases.
    '"later maaien"': "a",
    '"maaien later"': "",
    "“later maaien”": "a",
    "«later maaien»": "a",
    '"de berm" maaien': "b",
    '"later maaien': "a",
    # What must not be there.
    "bermen -kevers": "b e g",
    "berm -maaien -gereedschap": "e",
    'bermen -"later maaien"': "b e g",
    'bermen -"maaien later"': "a b e g",
    "natuur-inclusief": "",
    "berm -thema:groen": "e g",
    "berm -soort:vraag -soort:bijeenkomst": "g",
    "berm -door:ana": "b",
    "berm -gemeente:gent": "b",
    "-soort:vraag": "c e f g",
    "-taal:nl -soort:vraag": "",
    # Themes, in four languages, by name or synonym or how they begin.
    "berm thema:groen": "a b",
    "berm thème:vert": "a b",
    "berm theme:vert": "a b",
    "berm thema:grün": "a b",
    "berm theme:green": "a b",
    "thema:water": "c h i",
    "thema:hemelwater": "c h i",
    "thema:hemelw": "c h i",
    'thema:"openbaar groen"': "a b",
    "thema:water thema:groen": "a b c h i",
    # Kinds.
    "berm soort:vraag": "a b",
    "berm soort:bijeenkomst": "e",
    "genre:pratique": "c",
    "sorte:question accotement": "d",
    "art:frage": "a b d h i",
    "kind:solution": "g",
    "type:report": "f",
    "soort:vraag soort:praktijk": "a b c d h i",
    "soort:hulpvraag berm": "a b",
    # Towns: the whole name, or how it begins; several words between quotation marks.
    "gemeente:gent": "a e f g",
    "commune:Gent": "a e f g",
    "gemeinde:gent": "a e f g",
    "town:gent": "a e f g",
    "gemeente:ge": "a e f g",
    'gemeente:"Den Haag"': "b c",
    "gemeente:liege": "d",
    "gemeente:LIÈGE": "d",
    # People.
    "door:ana": "a e f g",
    "par:élise": "d h i",
    "par:elise": "d h i",
    'von:"de vries"': "b c",
    'by:"vries bram"': "b c",
    "door:na": "",
    # Groups.
    "groep:vijvers": "h",
    "groupe:vijvers": "h",
    "gruppe:vijvers": "h",
    "group:VIJVERS": "h",
    # Languages.
    "taal:fr": "d",
    "langue:français": "d",
    "sprache:deutsch": "i",
    "language:german": "i",
    # Where things stand.
    "is:open": "a d h",
    "is:onbeantwoord": "a d",
    "is:unanswered": "a d",
    "est:résolue": "b",
    "ist:gelöst": "b",
    "is:opgelost": "b",
    "is:solved berm": "b",
    "is:gesloten": "i",
    "is:mislukt": "c",
    'est:"sans réponse"': "a d",
    # Moments.
    "soort:vraag sinds:2026-02": "b h",
    "soort:vraag sinds:2026": "b d h",
    "soort:vraag depuis:2026-02-11": "h",
    "soort:vraag seit:2026-02-10": "b h",
    "soort:vraag since:2026-1": "b d h",
    "soort:vraag tot:2025": "a i",
    "soort:vraag jusque:2026-01": "a d i",
    "soort:vraag bis:2026-02": "a b d i",
    "soort:vraag until:2026-02-09": "a d i",
    "soort:vraag sinds:2026-01 tot:2026-02": "b d",
    # All together.
    'berm -kevers soort:vraag thema:groen is:opgelost gemeente:"den haag" door:bram taal:nl': "b",
    "is:open -kevers": "d h",
    "soort:vraag -kevers -fasen sinds:2026": "d h",
    # A prefix that is none is words.
    "kevers:berm": "a",
    'later:"maaien"': "a",
    "12:30": "",
}


@pytest.fixture
def scene(ana, index):
    water = make.theme(
        "water",
        names={"nl": "Water", "fr": "Eau", "de": "Wasser", "en": "Water"},
        synonyms={"nl": ["hemelwater"]},
    )
    green = make.theme(
        "green",
        names={"nl": "Openbaar groen", "fr": "Vert", "de": "Grün", "en": "Green"},
        synonyms={"nl": ["groen"]},
    )
    ana.name, ana.organisation_id = "Ana Peeters", make.organisation("Gent", country="BE").id
    bram = make.person("Bram de Vries", organisation=make.organisation("Den Haag", country="NL"))
    elise = make.person("Élise Dupont", organisation=make.organisation("Liège", country="BE"))
    ponds = make.group("Vijvers", Access.PUBLIC)
    db.session.commit()

    def day(year: int, month: int, number: int) -> datetime:
        return datetime(year, month, number, 12, tzinfo=UTC)

    dutch = {"language": "nl"}
    make.question(
        ana, TITLES["a"], "Voor de kevers.", theme_ids=[green.id], at=day(2025, 5, 1), **dutch
    )
    solved = make.question(
        bram, TITLES["b"], "In de zomer.", theme_ids=[green.id], at=day(2026, 2, 10), **dutch
    )
    questions.accept(solved, make.answer(solved, ana, "In two rounds."), by=bram)
    made = make.practice(
        bram, TITLES["c"], theme_ids=[water.id], at=day(2024, 1, 1), outcome=Outcome.FAILED
    )
    made.language = "nl"
    make.question(elise, TITLES["d"], "Quand ?", language="fr", at=day(2026, 1, 5))
    make.meeting(ana, TITLES["e"]).language = "nl"
    make.report(ana, TITLES["f"]).language = "nl"
    make.solution(ana, TITLES["g"], "Een zeis.").language = "nl"
    answered = make.question(
        elise, TITLES["h"], "Wie kan zwemmen?", theme_ids=[water.id], group_id=ponds.id,
        at=day(2026, 3, 1), **dutch,
    )  # fmt: skip
    make.answer(answered, bram, "Somebody can.")
    closed = make.question(
        elise, TITLES["i"], "Wo?", language="de", theme_ids=[water.id], at=day(2025, 6, 1)
    )
    elise.organisation_id = None
    questions.close(closed, by=elise, reason=ClosedReason.OUTDATED)
    for each in (answered, closed):
        each.organisation_id = None
    db.session.commit()
    index()


def letters(titles):
    return " ".join(sorted(next(k for k, v in TITLES.items() if v == title) for title in titles))


def test_what_is_typed_finds_what_it_says(scene, visitor):
    pages = {typed: search(visitor, typed, lang="nl") for typed in SCENE}
    found = {typed: letters(page.whole or page.titles) for typed, page in pages.items()}

    assert {typed: got for typed, got in found.items() if got != SCENE[typed]} == {}


def test_filters_alone_give_the_newest_first(scene, visitor):
    found = search(visitor, "soort:vraag", lang="en")

    assert found.titles == [TITLES[each] for each in "hbdia"]
    assert "newest first" in found.html
    assert "best match first" in search(visitor, "berm soort:vraag", lang="en").html


@pytest.mark.parametrize(
    ("typed", "named", "still"),
    [
        ("berm thema:zeppelin", "thema:zeppelin", "a b e g"),
        ("berm soort:gedicht", "soort:gedicht", "a b e g"),
        ("berm gemeente:Nergenshuizen", "gemeente:Nergenshuizen", "a b e g"),
        ("berm is:fantastisch", "is:fantastisch", "a b e g"),
        ("berm taal:klingon", "taal:klingon", "a b e g"),
        ('soort:vraag groep:"zonder naam"', "groep:zonder naam", "a b d h i"),
        ("soort:vraag soort:gedicht", "soort:gedicht", "a b d h i"),
        ('berm door:""', "door:", "a b e g"),
    ],
)
def test_a_value_that_stands_for_nothing_is_told_and_the_rest_is_found(
    scene, visitor, typed, named, still
):
    found = search(visitor, typed, lang="en")

    assert f"{named} stands for nothing here, and was left out." in found.html
    assert letters(found.titles) == still


@pytest.mark.parametrize("typed", ["sinds:gisteren", "since:2026-13", "until:2026-02-31"])
def test_what_is_no_date_is_told_with_what_would_be_one(scene, visitor, typed):
    found = search(visitor, f"berm {typed}", lang="en")

    assert f"{typed} is no moment, and was left out. Write a year" in found.html
    assert letters(found.titles) == "a b e g"
    assert "Nothing found" not in search(visitor, typed, lang="en").html


def test_only_a_value_that_stands_for_nothing_finds_nothing(scene, visitor):
    found = search(visitor, "thema:zeppelin", lang="en")

    assert found.titles == []
    assert "stands for nothing here" in found.html


def test_where_nothing_has_all_words_what_has_some_is_shown_and_that_is_said(scene, visitor):
    found = search(visitor, "kevers zwemmen", lang="en")

    assert letters(found.titles) == "a h"
    assert "Nothing has all your words. These have some of them." in found.html
    assert 'href="/questions/new?title=kevers+zwemmen"' in found.html
    assert ("Without: zwemmen" in found.html, "Without: kevers" in found.html) == (True, True)
    assert "some=1" not in found.html


def test_where_few_have_all_words_those_with_some_fill_the_page_and_say_what_they_lack(
    scene, visitor, monkeypatch
):
    few = search(visitor, "berm kevers", lang="en")
    some = search(visitor, "berm kevers", lang="en", some=1)

    assert (few.total, letters(few.titles)) == (1, "a b e g")
    assert "1 result with all your words, 3 with some · best match first" in few.html
    assert few.titles[0] == TITLES["a"]
    assert few.html.count("Without: kevers") == 3
    assert "Without: berm" not in few.html
    assert "some=1" not in few.html, "there is no more than stands there"
    monkeypatch.setattr(finding, "FEW", 3)
    fewer = search(visitor, "berm kevers", lang="en")
    assert 'href="/search?q=berm+kevers&amp;some=1"' in fewer.html
    assert letters(some.titles) == "a b e g"
    assert some.titles[0] == TITLES["a"]
    assert "These have some of your words." in some.html
    one_word = search(visitor, "berm", lang="en")
    assert ("Without:" in one_word.html, "some=1" in one_word.html) == (False, False)


def test_what_has_all_words_stands_high_though_many_say_one_of_them_more_often(
    visitor, ana, index, monkeypatch
):
    for module in (finding, ranking):
        monkeypatch.setattr(module, "CLOSELY", 3)
    for number in range(8):
        make.question(ana, f"Berm {number}", "Berm, berm en berm. " * 5, language="nl")
    make.question(ana, "Wat te doen?", "Zand " * 400 + "berm met kevers.", language="nl")
    index()

    found = search(visitor, "berm kevers", lang="nl")

    assert found.whole == ["Wat te doen?"]
    assert found.titles[0] == "Wat te doen?"


def test_words_that_are_nowhere_find_nothing_in_any_way(scene, visitor):
    found = search(visitor, "zeppelin luchtballon", lang="en")

    assert (found.total, found.titles) == (0, [])
    assert "Nothing found" in found.html
    assert "/questions/new?title=zeppelin+luchtballon" in found.html


def test_no_words_but_one_that_must_not_be_there_asks_for_one(scene, visitor):
    found = search(visitor, "-berm", lang="en")

    assert found.titles == []
    assert "Write also a word that you do look for." in found.html


def test_a_group_that_is_not_ones_own_is_no_value(as_, bea, visitor, scene):
    make.group("Bestuur", Access.PRIVATE, bea)

    unknown = "groep:Bestuur stands for nothing here"
    assert unknown in search(visitor, "berm groep:Bestuur", lang="en").html
    assert unknown not in search(as_(bea), "berm groep:Bestuur", lang="en").html


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("berm", {"words": ("berm",)}),
        ("de berm", {"words": ("berm",), "all_words": ("de", "berm")}),
        ('"de berm"', {"phrases": (("de", "berm"),), "all_words": ("de", "berm")}),
        ("-berm", {"without": (("berm",),)}),
        ("–berm −gras", {"without": (("berm",), ("gras",))}),
        ("gemeente:'s-Gravenhage", {"filters": (("organisation", "'s-Gravenhage"),)}),
        ('-"de berm"', {"without": (("de", "berm"),)}),
        ("berm-beheer", {"words": ("berm", "beheer")}),
        ("thema:water", {"filters": (("theme", "water"),)}),
        ("thème:eau", {"filters": (("theme", "eau"),)}),
        ('town:"Den Haag" berm', {"filters": (("organisation", "Den Haag"),), "words": ("berm",)}),
        ("kosten:hoog", {"words": ("kosten", "hoog")}),
        ('kosten:"te hoog"', {"words": ("kosten",), "phrases": (("te", "hoog"),)}),
        ("thema: water", {"filters": (("theme", "water"),)}),
        ("berm OR gras", {"words": ("berm", "gras")}),
        ("https://gent.be/berm", {"words": ("gent.be", "berm")}),
        ("berm berm", {"words": ("berm",)}),
        ("Berm “groen dak”", {"words": ("Berm",), "phrases": (("groen", "dak"),)}),
    ],
)
def test_a_query_is_taken_apart(typed, expected):
    asked = query.read(typed, "nl")

    told = {name: getattr(asked, name) for name in ("words", "phrases", "without", "filters")}
    assert told == {name: expected.get(name, ()) for name in told}
    assert asked.all_words == expected.get("all_words", asked.all_words)


@pytest.mark.parametrize(
    ("typed", "reader", "language"),
    [
        ("berm", "nl", "nl"),
        ("berm", "fr", "fr"),
        ("hoe maaien jullie een berm", "fr", "nl"),
        ("comment entretenir les haies", "nl", "fr"),
        ("wie pflegen wir eine Wiese", "nl", "de"),
        ("how do you mow the verges", "nl", "en"),
        ("NIS 11002", "de", "de"),
    ],
)
def test_the_language_of_a_query_is_guessed_from_its_small_words(typed, reader, language):
    assert query.read(typed, reader).language == language
