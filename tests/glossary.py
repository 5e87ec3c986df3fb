# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The glossary of the search, made of the thesaurus GEMET and of INBO's names of alien species."""

import argparse
import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from cop.search.labels import FOLDER, LANGUAGES

Concept: TypeAlias = Mapping[str, Sequence[str]]
"""What something is called, by language."""

MISLEADING = ["Community budget", "waterlogged land"]
"""Concepts whose Dutch name says something else: a budget of a municipality, or just water."""
CONCEPT = "/concept/"
"""In the address of what GEMET holds beside its groups and themes, whose names are lists."""
MOST_WORDS = 6
"""Longer labels are definitions, and some are cut off."""
NO_WORD = re.compile(r"[^\w\s'’/,-]")
BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
APART = re.compile(r"(?<!\S)[(\[][^)\]]*[)\]](?!\S)")
NAMES = """
African American Amerikaanse Amour Amérique Autriche Aziatisch Billard Bohème Bohême Brésil
Californie Canada Caucase Corée Douglas Espagne Finlayson Himalaya Japon Louisiane Magellan
Nuttall Sakhaline Townsend Virginia Zealand
"""
SPELT = {name.lower(): name for name in NAMES.split()} | {
    "austrina": "Austrian",
    "egypte": "Égypte",
    "viriginie": "Virginie",
}
"""Names within the names of species, which the list has in small letters or with a slip."""


def labels(written: str) -> list[str]:
    """The labels in one entry: without what is explained, with and without what may be left out.

    So "cell (biology)" is cell, and "(voet)pad" is voetpad and pad.
    """
    plain = APART.sub(" ", written)
    both = [BRACKETS.sub(r"\1", plain), BRACKETS.sub("", plain)]
    tidied = (" ".join(NO_WORD.sub(" ", each).split()).strip(" ,-") for each in both)
    return list(dict.fromkeys(filter(_is_label, tidied)))


def _is_label(text: str) -> bool:
    return len(text.split()) <= MOST_WORDS and sum(map(str.isalpha, text)) > 1


def of_gemet(entries: Iterable[Mapping[str, Any]]) -> Iterator[Concept]:
    """The concepts of GEMET: entries with an address and labels by language."""
    for entry in entries:
        if CONCEPT in entry["uri"] and entry["pref"].get("en") not in MISLEADING:
            yield {each: _written(entry, each) for each in LANGUAGES}


def _written(entry: Mapping[str, Any], language: str) -> list[str]:
    both = [entry["pref"].get(language, ""), *entry["alt"].get(language, [])]
    return [label for text in both for label in labels(text)]


def of_species(rows: Iterable[Mapping[str, str]]) -> Iterator[Concept]:
    """Species that have names in two languages; the scientific name counts for every language."""
    for row in rows:
        names = {each: _names(row.get(each, "")) for each in LANGUAGES}
        if sum(map(bool, names.values())) > 1:
            yield {each: [*names[each], *_scientific(row["scientific"])] for each in LANGUAGES}


def _names(written: str) -> list[str]:
    spelt = re.sub(r"\w+", lambda word: SPELT.get(word[0].lower(), word[0]), written)
    return [label for name in spelt.split(",") for label in labels(name)]


def _scientific(written: str) -> list[str]:
    """The name of the species, or of its genus; nothing when it is cut off."""
    name = written.removesuffix(" spp.")
    return [] if name.endswith(".") else [name]


def lines(concepts: Iterable[Concept]) -> list[str]:
    """A line for each concept with labels in two languages, in the order of the alphabet."""
    cells = ([list(dict.fromkeys(each[code])) for code in LANGUAGES] for each in concepts)
    told = {"\t".join(map("|".join, each)) for each in cells if sum(map(bool, each)) > 1}
    return ["\t".join(LANGUAGES), *sorted(told)]


def main() -> None:
    """Write the files that come with the project, of the two that are given."""
    parser = argparse.ArgumentParser(prog="python -m tests.glossary")
    parser.add_argument("gemet", type=Path, help="concepts of GEMET, one JSON object a line")
    parser.add_argument("species", type=Path, help="names of alien species, CSV")
    given = parser.parse_args()
    gemet = map(json.loads, given.gemet.read_text(encoding="utf-8").splitlines())
    _write("glossary.tsv", lines(of_gemet(gemet)))
    with given.species.open(encoding="utf-8", newline="") as file:
        _write("species.tsv", lines(of_species(csv.DictReader(file))))


def _write(name: str, made: list[str]) -> None:
    (FOLDER / name).write_text("\n".join(made) + "\n", encoding="utf-8")
    print(f"{name}: {len(made) - 1} concepts")  # noqa: T201  # it is a command


if __name__ == "__main__":
    main()
