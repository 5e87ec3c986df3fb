# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The words from which compounds are made: of the glossaries, the themes and the site itself."""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import select

from cop.contributions.models import Contribution
from cop.contributions.vocabulary import Theme
from cop.db import db
from cop.search import analysis
from cop.search.compounds import LINKS

FOLDER = Path(__file__).parent / "data"
FILES = ("glossary-own.tsv", "glossary.tsv")
OFTEN = 3
"""Contributions that a word of the site must be in; what is in fewer may be a slip."""
MOST = 40_000
"""Words of a language; the rarest are left out."""
LONGEST = 20


def learned() -> dict[str, dict[str, int]]:
    """How often each word that may be part of another occurs, by language."""
    counts = {language: Counter[str]() for language in LINKS}
    for language, text in _shipped():
        if language in counts:
            counts[language].update(_words([text]))
    written: dict[str, Counter[str]] = {language: Counter() for language in LINKS}
    columns = select(Contribution.language, Contribution.title, Contribution.body)
    wanted = columns.where(Contribution.language.in_(LINKS), Contribution.hidden_at.is_(None))
    for row in db.session.execute(wanted.execution_options(yield_per=500)):
        written[row.language].update(_words([row.title, row.body]))
    for language, words in written.items():
        counts[language].update({word: n for word, n in words.items() if n >= OFTEN})
    return {language: dict(words.most_common(MOST)) for language, words in counts.items()}


def _shipped() -> Iterable[tuple[str, str]]:
    for name in FILES:
        with (FOLDER / name).open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield from line.items()
    for theme in db.session.scalars(select(Theme)):
        for language, name in theme.names.items():
            yield language, " ".join([name, *theme.synonyms.get(language, [])])


def _words(texts: Iterable[str]) -> set[str]:
    """Each word of the texts once, in lower case."""
    found = (word.lower() for text in texts for word, _start, _end in analysis.words(text or ""))
    return {word for word in found if word.isalpha() and 3 <= len(word) <= LONGEST}
