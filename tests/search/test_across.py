# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Below the results stands what is found in other languages by what the words are called there."""

import re
from html import unescape

import pytest

from cop.contributions import actions as spine
from cop.db import db
from cop.people.models import Access
from tests import make
from tests.search.results import plain, read, search


@pytest.fixture
def airships(ana, bea, index):
    """The same thing in four languages, which only a theme knows to be the same."""
    make.theme(
        "airships",
        names={"nl": "Zeppelin", "fr": "Dirigeable", "de": "Luftschiff", "en": "Airship"},
        synonyms={"nl": ["luchtballon"], "fr": ["montgolfière"]},
    )
    made = [
        make.question(ana, "Wie heeft een zeppelin?", "Voor de bomen.", language="nl"),
        make.question(bea, "Un dirigeable à vendre", "Avec ses arbres.", language="fr"),
        make.question(ana, "Une montgolfière", "Elle vole.", language="fr"),
        make.question(bea, "Ein Luftschiff", "Es fliegt über Bäume.", language="de"),
        make.practice(ana, "An airship over town", body="We counted trees."),
    ]
    index()
    return made


def test_each_language_shows_what_was_looked_for_and_found(airships, visitor):
    found = search(visitor, "zeppelin", lang="nl")

    assert found.titles == ["Wie heeft een zeppelin?"]
    assert found.elsewhere[2:] == ["Ein Luftschiff", "An airship over town"]
    assert sorted(found.elsewhere[:2]) == ["Un dirigeable à vendre", "Une montgolfière"]
    assert '<span lang="fr">Dirigeable / montgolfière</span>' in found.html
    assert '<span lang="de">Luftschiff</span>' in found.html
    assert "Un <mark>dirigeable</mark> à vendre" in found.html
    assert [plain(each) for each in re.findall("<h3>(.*?)</h3>", found.html)] == [
        "Français", "Deutsch", "English",
    ]  # fmt: skip


def test_every_word_must_be_there_in_the_other_language_too(airships, visitor):
    found = search(visitor, "zeppelin bomen", lang="nl")

    assert found.elsewhere == [
        "Un dirigeable à vendre", "Ein Luftschiff", "An airship over town",
    ]  # fmt: skip
    assert "Dirigeable / montgolfière + " in unescape(found.html)


def test_a_word_that_nobody_can_translate_does_not_empty_the_other_languages(airships, visitor):
    found = search(visitor, "ervaring met een zeppelin", lang="nl")

    assert "Ein Luftschiff" in found.elsewhere
    assert '<span lang="de">Luftschiff</span>' in found.html


def test_the_query_may_be_in_any_language(airships, visitor):
    found = search(visitor, "qui a un dirigeable", lang="nl")

    assert found.elsewhere[0] == "Wie heeft een zeppelin?"
    assert found.titles == ["Un dirigeable à vendre"]


def test_a_word_of_another_language_alone_is_known_as_such(airships, visitor):
    found = search(visitor, "airship", lang="nl")

    assert found.titles == ["An airship over town"]
    assert found.elsewhere[0] == "Wie heeft een zeppelin?"
    assert len(found.elsewhere) == 4


def test_words_that_nobody_knows_are_not_looked_for_elsewhere(airships, visitor):
    assert search(visitor, "luchtschipper", lang="nl").elsewhere == []
    assert search(visitor, "soort:vraag", lang="nl").elsewhere == []


def test_only_the_first_page_in_no_language_of_choice_shows_them(airships, visitor):
    assert search(visitor, "zeppelin", lang="nl", page=2).elsewhere
    assert search(visitor, "zeppelin", lang="nl", language="nl").elsewhere == []
    assert search(visitor, "zeppelin taal:nl", lang="nl").elsewhere == []


def test_what_narrows_the_search_narrows_it_there_too(airships, visitor):
    german_and_english = ["Ein Luftschiff", "An airship over town"]
    assert search(visitor, "zeppelin", lang="nl", kind="practice").elsewhere == [
        "An airship over town"
    ]
    assert search(visitor, "zeppelin soort:praktijk", lang="nl").elsewhere == [
        "An airship over town"
    ]
    assert search(visitor, "zeppelin -arbres -vole", lang="nl").elsewhere == german_and_english


def test_what_the_words_themselves_found_is_not_shown_twice(airships, visitor, ana, index):
    make.question(ana, "Zeppelin et dirigeable", language="fr")
    index()

    found = search(visitor, "zeppelin", lang="nl")

    assert "Zeppelin et dirigeable" in found.titles
    assert "Zeppelin et dirigeable" not in found.elsewhere


def test_more_than_three_are_a_click_away(visitor, ana, bea, airships, index):
    for number in range(3):
        make.question(bea, f"Dirigeable {number}", language="fr")
    index()

    found = search(visitor, "zeppelin soort:vraag", lang="nl", state="open")
    [more] = map(unescape, re.findall(r'</ol>\s*<p><a href="(/search[^"]*)"', found.html))

    assert len(found.elsewhere) == 3 + 1
    assert more == "/search?q=Dirigeable+soort%3A%22vraag%22&state=open&language=fr"
    assert read(visitor.get(more).text).total == 4


def test_nothing_of_others_or_hidden_is_shown_there(airships, visitor, as_, ana, oda, index):
    board = make.group("Board", Access.PRIVATE, ana)
    make.question(ana, "Luftschiff des Vorstands", language="de", group_id=board.id)
    index()
    spine.hide(airships[1], by=oda, reason="Spam.")
    db.session.commit()

    assert search(visitor, "zeppelin", lang="nl").elsewhere == [
        "Une montgolfière", "Ein Luftschiff", "An airship over town",
    ]  # fmt: skip
    assert "Luftschiff des Vorstands" in search(as_(ana), "zeppelin", lang="nl").elsewhere


def test_the_glossaries_know_words_of_the_field(visitor, ana, index):
    make.question(ana, "Le fauchage tardif des accotements", "Deux fois.", language="fr")
    make.question(ana, "Verge management twice a year", "It helps.", language="en")
    index()

    assert search(visitor, "bermbeheer", lang="nl").elsewhere == ["Verge management twice a year"]
    assert search(visitor, "berm", lang="nl").elsewhere == [
        "Le fauchage tardif des accotements", "Verge management twice a year",
    ]  # fmt: skip
