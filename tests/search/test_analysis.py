# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words become the same terms whoever asks, in whatever form they are written."""

from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest

from cop.search import analysis, lexicons
from cop.search.analysed import analysed
from cop.search.compounds import Lexicon
from cop.search.documents import Document, Passage
from tests import make

ENDINGS = ("", "en", "heden", "ingen", "elijke", "je", "jes", "ers", "end", "baarheid")
WORDS = [
    f"{'abcdefgh'[n % 8]}oom{'klmnprst'[n // 8 % 8]}a{n % 97}g{end}"
    for n in range(400)
    for end in ENDINGS
]

ONE_WORD = {
    "nl": """
        kind kinderen; stad steden; weg wegen; dag dagen; lid leden; schip schepen
        berm bermen; boom bomen; gevel gevels; gemeente gemeenten gemeentes gemeentelijke
        gezond gezondheid; mogelijkheid mogelijkheden; gebied gebieden; gebouw gebouwen
        pad paden; fietspad fietspaden; groendak groendaken; grasveld grasvelden; rups rupsen
        maaien gemaaid maait maaide gemaaide; snoeien gesnoeid snoeit; planten geplant
        aanplanten aangeplant; inzaaien ingezaaid; beheren beheerd beheer; inrichten ingericht
        ontharden onthard ontharding; vergroenen vergroend vergroening; bouwen gebouwd
        verwijderen verwijderd; herstellen hersteld; isoleren geïsoleerd isolatie
        behandelen behandeld; bestrijden bestreden bestrijding; melden gemeld meldingen
        klein kleine; groot grote; duurzaam duurzame duurzaamheid; openbaar openbare
        belangrijk belangrijke; bloemrijk bloemrijke; waardeloos waardeloze
    """,
    "fr": """
        arbre arbres; école écoles; travail travaux; cheval chevaux; local locaux; œil yeux oeil
        cœur coeur; faucher fauchage fauché fauchée; planter planté plantations
        végétaliser végétalisé végétalisation; entretien entretenir; public publique
    """,
    "de": """
        Baum Bäume Bäumen; Kind Kinder; Stadt Städte städtische; Straße Straßen Strasse
        mähen gemäht mäht Mahd; pflanzen gepflanzt Pflanzung; pflegen gepflegt Pflege
        begrünen begrünt Begrünung; Fläche Flächen; Haus Häuser; weiß weiss
    """,
    "en": """
        child children; city cities; leaf leaves; mouse mice; mow mows mowing mown mowed
        verge verges; plant planted planting; build built building
    """,
}


def test_threads_do_not_spoil_each_others_stems() -> None:
    alone = [analysis.stem(word, "nl") for word in WORDS]
    analysis.stem.cache_clear()

    with ThreadPoolExecutor(8) as threads:
        shuffled = [threads.submit(_all, start) for start in range(8)]
        together = [each.result() for each in shuffled]

    assert all(found == alone for found in together)


def _all(start: int) -> list[str]:
    """The stems of all words, begun at another place by each thread."""
    at = start * len(WORDS) // 8
    found = {word: analysis.stem(word, "nl") for word in WORDS[at:] + WORDS[:at]}
    return [found[word] for word in WORDS]


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        (language, forms.split())
        for language, lines in ONE_WORD.items()
        for line in lines.strip().splitlines()
        for forms in line.split(";")
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_the_forms_of_a_word_are_one_word(language: str, forms: list[str]) -> None:
    assert len({analysis.stem(form, language) for form in forms}) == 1, {
        form: analysis.stem(form, language) for form in forms
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "kind koning stad staat weg wet berm berg bron bos boom boot"),
        ("nl", "gemeente gemeen gebouw gebied gezin gevel geluid geld gesprek"),
        ("nl", "plan plant plat plaats plein"),
        ("nl", "bij bijen wil wilde"),
        ("fr", "arbre herbe haie tonte trottoir"),
        ("de", "Baum Bau Wiese Weise Weg Wald"),
        ("en", "verge verb mow moss city cite"),
    ],
)
def test_other_words_stay_other_words(language: str, words: str) -> None:
    assert len({analysis.stem(word, language) for word in words.split()}) == len(words.split())


@cache
def _lexicon() -> Lexicon:
    """A few words that stand by themselves, with how often."""
    dutch = """
        berm beheer maaien maai hemelwater put klimaat adaptatie klimaatadaptatie plan natuur
        inclusief gemeente raad straat bomen school plein burger meester open baar bel rijk belang
        lijk gevel tuin groen dak
    """
    german = "regen wasser behälter grün flächen pflege straßen bäume bürger meister"
    words = {"nl": dutch.split(), "de": german.split()}
    known = {language: dict.fromkeys(each, 10) for language, each in words.items()}
    known["nl"]["klimaatadaptatie"] = 20
    return Lexicon(known)


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        ("bermbeheer", "nl", "berm beheer"),
        ("Bermbeheer", "nl", "berm beheer"),
        ("maaibeheer", "nl", "maaien beheer"),
        ("hemelwaterput", "nl", "hemelwater put"),
        ("groendak", "nl", "groen dak"),
        ("groendaken", "nl", "groen dak"),
        ("klimaatadaptatieplan", "nl", "klimaatadaptatie plan"),
        ("natuurinclusief", "nl", "natuur inclusief"),
        ("straatbomen", "nl", "straat boom"),
        ("gemeenteraadsplan", "nl", "gemeente raad plan"),
        ("schoolpleinen", "nl", "school plein"),
        ("Regenwasserbehälter", "de", "Regen Wasser Behälter"),
        ("Grünflächenpflege", "de", "Grün Fläche Pflege"),
        ("Straßenbäume", "de", "Straße Baum"),
        *((word, "nl", "") for word in ("burgemeester", "openbaar", "belangrijk", "berm")),
        *((word, "nl", "") for word in ("gemeentelijk", "klimaat", "onderwerp", "verbinding")),
        *((word, "de", "") for word in ("öffentlich", "wichtig", "Wasser")),
        ("bermbeheer", "fr", ""),
        ("gardening", "en", ""),
    ],
)
def test_a_compound_is_found_by_its_parts(word: str, language: str, parts: str) -> None:
    whole, *found = analysis.term(word, language, _lexicon())

    assert whole == analysis.stem(word, language)
    assert found == [analysis.stem(part, language) for part in parts.split()]


def test_a_word_that_is_more_common_than_its_parts_is_no_compound() -> None:
    words = Lexicon({"nl": {"aan": 50, "tal": 50, "aantal": 900, "land": 20, "goed": 20}})

    assert analysis.term("aantal", "nl", words) == ("aantal",)
    assert analysis.term("landgoed", "nl", words) == ("landgoed", "land", "goed")


def test_the_glossaries_and_themes_tell_what_compounds_are_made_of(ana) -> None:
    make.theme("wadi", names={"nl": "greppelbuffer", "en": "swale"})
    for number in range(lexicons.OFTEN):
        make.question(ana, f"Over een kwetterhaag {number}", "Een kwetter zingt.", language="nl")
    make.question(ana, "Zeldzaamwoord", language="nl")

    words = lexicons.learned()

    assert {"greppelbuffer", "kwetter", "kwetterhaag", "berm"} <= words["nl"].keys()
    assert "zeldzaamwoord" not in words["nl"]
    split = [analysis.term(word, "nl", Lexicon(words))[1:] for word in ("bermbeheer", "wadiberm")]
    assert split == [("berm", "beheer"), ("wadi", "berm")]
    for word in ("burgemeester", "openbaar", "belangrijk", "gemeentelijk"):
        assert len(analysis.term(word, "nl", Lexicon(words))) == 1


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("NIS 11002", ["nis", "11002"]),
        ("GM0505", ["gm0505"]),
        ("sinds 2030", ["sind", "2030"]),
        ("CO2 of CO₂", ["co2", "of", "co2"]),
        ("40 m²", ["40", "m2"]),
        ("info@gent.be", ["info@gent.be|info|gent|be"]),
        ("https://www.gent.be/natuur/bermen.", ["gent.be|gent|be", "natuur", "berm"]),
        ("http://gent.be", ["gent.be|gent|be"]),
        ("www.gent.be,", ["gent.be|gent|be"]),
        ("'s-Hertogenbosch", ["s", "hertogenbosch"]),
        ("e-mail", ["e", "mail"]),
        ("[berm_beheer]", ["berm", "beheer"]),
        ("!? … 🌳", []),
    ],
)
def test_numbers_codes_and_addresses(text: str, terms: list[str]) -> None:
    assert ["|".join(term) for term in analysis.terms(text, "nl")] == terms


@pytest.mark.parametrize(
    ("written", "typed"),
    [("été", "ete"), ("cœur", "coeur"), ("Straße", "STRASSE"), ("cafe\u0301", "café")],
)
def test_accents_and_ligatures_make_no_difference(written: str, typed: str) -> None:
    assert analysis.stem(written, "xx") == analysis.stem(typed, "xx")
    [(word, start, end)] = analysis.words(written)
    assert (word, start, end) == (word, 0, len(word))


@pytest.mark.parametrize(
    ("typed", "language", "telling"),
    [
        ("hoe vaak maaien jullie de berm", "nl", ["vaak", "maaien", "berm"]),
        ("which verge is mown with sinusbeheer", "nl", ["verge", "mown", "sinusbeheer"]),
        ("de weg naar het bos", "nl", ["weg", "bos"]),
        ("weg maaien", "nl", ["weg", "maaien"]),
        ("comment entretenir la cour", "fr", ["entretenir", "cour"]),
        ("faucher en été", "fr", ["faucher", "été"]),
        ("l'eau dans la rue", "fr", ["eau", "rue"]),
        ("wie pflegen wir die Wiese", "de", ["pflegen", "Wiese"]),
        ("how do we mow the verges", "en", ["mow", "verges"]),
        ("wat is dat", "nl", ["wat", "is", "dat"]),
        ("wet", "nl", ["wet"]),
        ("de wet", "nl", ["wet"]),
        ("", "nl", []),
    ],
)
def test_small_words_are_left_out_in_the_language_of_the_query(
    typed: str, language: str, telling: list[str]
) -> None:
    words = [word for word, _start, _end in analysis.words(typed)]

    assert analysis.telling(words, language) == telling


def test_a_word_is_looked_at_up_to_its_64th_letter() -> None:
    assert analysis.stem("x" * 100, "nl") == analysis.stem("x" * 64, "nl")


def test_a_document_is_its_terms_and_where_they_stand() -> None:
    passages = [Passage("Berm en sloot", "nl"), Passage("a ditch", "en", "comment-3")]

    made = analysed(_document("Bermbeheer", passages, labels="Water"), _lexicon())

    assert made.title_terms == "bermbeheer|berm|beheer"
    assert made.positions("nl", "berm")[0] == 0
    assert len(made.positions("nl", "berm")) == 2
    assert made.positions("en", "ditch")
    assert made.positions("nl", "ditch") == []
    assert made.positions("nl", "water")
    assert ("bermbeheer", "nl") in made.words


def test_a_very_long_file_hides_neither_names_nor_tags() -> None:
    long = Passage("woord " * 70_000, "nl", "file-1", "lang.pdf", 1)

    made = analysed(_document("Titel", [long], labels="Water"), _lexicon())

    assert made.positions("nl", "water")


def _document(title: str, passages: list[Passage], labels: str) -> Document:
    return Document(
        id=1, kind="question", language="nl", group_id=1, standing="open", country="",
        organisation_id=0, author_id=1, day=1, stale_day=0, thanks=0, theme_ids=[], title=title,
        passages=passages, labels=labels,
    )  # fmt: skip
