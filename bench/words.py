# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Text to fill a community with: public-sector paragraphs where at hand, else made ones."""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parents[1] / ".." / "shared" / "data" / "corpus"
LONGEST = 900
MADE = 5_000
VOCABULARY = {
    "nl": "gemeente berm maaien bomen water wijk bewoners beheer plan subsidie biodiversiteit "
    "insecten regen tegels groen school straat onderhoud kosten raad aanpak monitoring soorten "
    "zaad hitte schaduw park ecoloog aannemer bestek hemelwater natuur samen met voor de het een",
    "fr": "commune haie tonte arbres eau quartier habitants gestion plan subside insectes pluie "
    "verdure école rue entretien coûts conseil suivi espèces chaleur ombre parc nature avec pour",
    "de": "Gemeinde Hecke mähen Bäume Wasser Viertel Bewohner Pflege Plan Förderung Insekten Regen "
    "Grün Schule Straße Unterhalt Kosten Rat Arten Hitze Schatten Park Natur mit für der die das",
    "en": "municipality verge mowing trees water residents upkeep plan grant insects rain green "
    "school street costs council monitoring species heat shade park nature with for the and",
}
SHARES = {"nl": 70, "fr": 10, "de": 10, "en": 10}
MARKUP = str.maketrans(dict.fromkeys("\\`*_{}[]<>#|!~", " "))


@dataclass(frozen=True)
class Paragraph:
    """Some sentences and their language."""

    language: str
    text: str


def paragraphs(chance: random.Random, corpus: Path = CORPUS) -> Iterator[Paragraph]:
    """Paragraphs without end, of four languages, mostly Dutch, in the same order for a seed."""
    stock = {language: _stock(language, chance, corpus) for language in VOCABULARY}
    languages, weights = list(SHARES), list(SHARES.values())
    while True:
        [language] = chance.choices(languages, weights)
        yield Paragraph(language, chance.choice(stock[language]))


def title(paragraph: Paragraph, chance: random.Random) -> str:
    """A title of 15 to 90 characters made of the paragraph's own words."""
    words = [word.strip(".,;:()\"'") for word in paragraph.text.split()]
    start = chance.randrange(max(1, len(words) - 8))
    made = " ".join(words[start : start + 8])[:88].strip()
    return made.capitalize() if len(made) >= 15 else f"{made} {paragraph.language} {start:08d}"


def _stock(language: str, chance: random.Random, corpus: Path) -> list[str]:
    file = corpus / f"{language}.jsonl.gz"
    if not file.exists():
        return [_made(language, chance) for _ in range(MADE)]
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        plain = (" ".join(_plain(text).split())[:LONGEST] for text in texts)
        return [text for text in plain if len(text) > 60]


def _plain(text: str) -> str:
    """The text without signs that Markdown would read and without invisible ones."""
    return "".join(sign for sign in text.translate(MARKUP) if sign.isprintable() or sign.isspace())


def _made(language: str, chance: random.Random) -> str:
    words = VOCABULARY[language].split()
    # Squared, so that some words are common and most are rare, as in real text.
    pick = [words[int(chance.random() ** 2 * len(words))] for _ in range(chance.randint(30, 120))]
    # A rare word now and then keeps the index as large as that of real text.
    pick[0] = f"{pick[0].capitalize()} {chance.randrange(10_000)}"
    return " ".join(pick) + "."
