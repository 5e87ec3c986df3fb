# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""A query is expanded into another language by the concepts that it names."""

import json
from pathlib import Path

import pytest

from cop.search import labels as shipped
from cop.search.glossary import Expansion, expansions
from tests import glossary as maker

THEMES = [
    {"nl": ["Water", "regenton", "waterspeelplek"], "fr": ["Eau", "noue"], "de": []},
    {"nl": ["Wilde weelde", "weelde"], "fr": ["Exubérance"]},
]


@pytest.mark.parametrize(
    ("language", "into", "query", "words", "label"),
    [
        ("nl", "fr", "berm", ["berm"], "accotement"),
        ("nl", "fr", "bermen", ["bermen"], "accotement"),
        ("nl", "fr", "bermbeheer", ["bermbeheer"], "gestion des accotements"),
        ("nl", "fr", "beheer van bermen", ["beheer", "bermen"], "gestion des accotements"),
        ("nl", "fr", "Japanse duizendknoop", ["Japanse", "duizendknoop"], "renouée du Japon"),
        ("nl", "fr", "klimaat adaptatie", ["klimaat", "adaptatie"], "adaptation climatique"),
        ("nl", "fr", "hitteeiland", ["hitteeiland"], "îlot de chaleur"),
        ("nl", "fr", "hitte-eilanden", ["hitte", "eilanden"], "îlot de chaleur"),
        ("nl", "fr", "zonnepanelen", ["zonnepanelen"], "panneau solaire"),
        ("nl", "de", "warmtenet", ["warmtenet"], "Fernwärme"),
        ("nl", "en", "wethouder", ["wethouder"], "alderman"),
        ("fr", "nl", "noues", ["noues"], "wadi"),
        ("fr", "nl", "jardins de pluie", ["jardins", "pluie"], "regentuin"),
        ("fr", "nl", "toiture vegetalisee", ["toiture", "vegetalisee"], "groendak"),
        ("fr", "nl", "bourgmestre", ["bourgmestre"], "burgemeester"),
        ("fr", "nl", "pluies acides", ["pluies", "acides"], "zure regen"),
        ("de", "nl", "Entsiegelung", ["Entsiegelung"], "ontharden"),
        ("de", "nl", "Straßenbäume", ["Straßenbäume"], "straatboom"),
        ("de", "nl", "grüne Schulhöfe", ["grüne", "Schulhöfe"], "groen schoolplein"),
        ("de", "nl", "Ausschreibungen", ["Ausschreibungen"], "aanbesteding"),
        ("en", "nl", "green roofs", ["green", "roofs"], "groendak"),
        ("en", "nl", "rain barrel", ["rain", "barrel"], "regenton"),
        ("en", "nl", "acid rain", ["acid", "rain"], "zure regen"),
        ("en", "nl", "giant hogweed", ["giant", "hogweed"], "reuzenberenklauw"),
        ("nl", "en", "Heracleum mantegazzianum", ["Heracleum", "mantegazzianum"], "Giant hogweed"),
        ("nl", "de", "Rosa rugosa", ["Rosa", "rugosa"], "Rosa rugosa"),
    ],
)
def test_a_concept_is_known_in_the_other_language(
    language: str, into: str, query: str, words: list[str], label: str
) -> None:
    [found] = expansions(query.replace("-", " ").split(), language, into)
    assert list(found.words) == words
    assert found.known
    assert label in found.labels


def test_what_is_no_concept_stays_as_it_stands() -> None:
    found = expansions(["Zwinplan", "2030", "wadi"], "nl", "fr")

    assert [each.words for each in found] == [("Zwinplan",), ("2030",), ("wadi",)]
    assert [each.known for each in found] == [False, False, True]
    assert found[0].phrases == [("Zwinplan",)]
    assert ("noue", "d", "infiltration") in found[2].phrases


def test_the_longest_concept_counts_and_its_words_no_more() -> None:
    found = expansions(["ecologische", "verbindingszone", "langs", "waterwegen"], "nl", "en")

    assert found[0].words == ("ecologische", "verbindingszone")
    assert found[0].labels[0] == "ecological corridor"
    assert [word for each in found for word in each.words].count("verbindingszone") == 1


def test_labels_written_like_the_query_count_before_those_with_the_same_stem() -> None:
    [municipality] = expansions(["gemeente"], "nl", "en")
    assert "municipality" in municipality.labels
    assert "opinion" not in municipality.labels


def test_small_words_count_only_where_there_is_nothing_else() -> None:
    assert expansions(["de", "het"], "nl", "fr") == [Expansion(("de",)), Expansion(("het",))]
    assert expansions([], "nl", "fr") == []


@pytest.mark.parametrize(("language", "into"), [("nl", "es"), ("es", "nl")])
def test_a_language_without_a_column_knows_nothing(language: str, into: str) -> None:
    assert expansions(["wadi"], language, into) == [Expansion(("wadi",))]


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("waterspeelplekken", ("Eau", "noue")),
        ("wilde weelde", ("Exubérance",)),
        ("regenton", ("tonneau à eau de pluie",)),
        ("&", ()),
    ],
)
def test_themes_tell_what_the_glossaries_do_not_know(query: str, labels: tuple[str, ...]) -> None:
    [found] = expansions(query.split(), "nl", "fr", [*THEMES, {"nl": ["&"], "fr": ["et"]}])
    assert found.labels[: len(labels)] == labels


def test_a_theme_without_the_other_language_is_not_known() -> None:
    assert expansions(["waterspeelplek"], "nl", "de", THEMES) == [Expansion(("waterspeelplek",))]


@pytest.mark.parametrize("name", shipped.FILES)
def test_a_glossary_has_a_concept_a_line_in_two_languages_or_more(name: str) -> None:
    heading, *lines = (shipped.FOLDER / name).read_text(encoding="utf-8").split("\n")[:-1]
    cells = [line.split("\t") for line in lines]

    assert heading.split("\t") == list(shipped.LANGUAGES)
    assert len(lines) == len(set(lines))
    assert {len(each) for each in cells} == {len(shipped.LANGUAGES)}
    assert all(sum(map(bool, each)) > 1 for each in cells)
    for labels in (cell.split("|") for each in cells for cell in each if cell):
        assert all(label and label == " ".join(label.split()) for label in labels)
        assert len({label.lower() for label in labels}) == len(labels), labels


@pytest.mark.parametrize("name", shipped.FILES)
def test_the_lines_of_a_glossary_are_in_order(name: str) -> None:
    lines = (shipped.FOLDER / name).read_text(encoding="utf-8").split("\n")[1:-1]
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        ("cell (biology)", ["cell"]),
        ("dieren [algemeen,  niet systematisch]", ["dieren"]),
        ("(voet)pad", ["voetpad", "pad"]),
        ("(ruwe) aardolie", ["aardolie"]),
        ("snoei(-)", ["snoei"]),
        ("directive «Habitats»", ["directive Habitats"]),
        ("beleid waarbij men wordt verplicht overschrijdingen te melden", []),
        ("7", []),
        ("", []),
    ],
)
def test_labels_are_tidied(written: str, labels: list[str]) -> None:
    assert maker.labels(written) == labels


def test_the_files_are_made_of_the_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gemet, species = tmp_path / "gemet.jsonl", tmp_path / "species.csv"
    entries = [
        {
            "uri": "x/concept/2",
            "pref": {"nl": "zee", "fr": "mer"},
            "alt": {"nl": ["oceaan", "zee"]},
        },
        {"uri": "x/concept/1", "pref": {"nl": "bank", "en": "bank (land)"}, "alt": {}},
        {"uri": "x/concept/3", "pref": {"en": "lonely"}, "alt": {}},
        {"uri": "x/theme/1", "pref": {"nl": "lucht", "fr": "air"}, "alt": {}},
    ]
    gemet.write_text("\n".join(map(json.dumps, entries)), encoding="utf-8")
    species.write_text(
        "scientific,nl,fr,en\n"
        'Echinocystis lobata,"Egelkomkommer, Stekelaugurk",,Wild cucumber\n'
        "Carpobrotus spp.,Hottentotvijg,Griffes d'egypte,\n"
        "Aster americ.,Amerikaanse asters,,North American asters\n"
        "Codium,,,Green sea fingers\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(maker, "FOLDER", tmp_path)
    monkeypatch.setattr("sys.argv", ["glossary", str(gemet), str(species)])

    maker.main()

    assert (tmp_path / "glossary.tsv").read_text(encoding="utf-8").split("\n") == [
        "nl\tfr\tde\ten", "bank\t\t\tbank", "zee|oceaan\tmer\t\t", "",
    ]  # fmt: skip
    assert (tmp_path / "species.tsv").read_text(encoding="utf-8").split("\n")[1:-1] == [
        "Amerikaanse asters\t\t\tNorth American asters",
        "Egelkomkommer|Stekelaugurk|Echinocystis lobata\tEchinocystis lobata\tEchinocystis lobata"
        "\tWild cucumber|Echinocystis lobata",
        "Hottentotvijg|Carpobrotus\tGriffes d'Égypte|Carpobrotus\tCarpobrotus\tCarpobrotus",
    ]
    assert capsys.readouterr().out == "glossary.tsv: 2 concepts\nspecies.tsv: 3 concepts\n"
