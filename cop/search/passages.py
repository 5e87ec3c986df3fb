# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where in a contribution the words stand that were looked for: the passage, and its place."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cop.search import analysis
from cop.search.clauses import Clauses
from cop.search.compounds import Lexicon
from cop.search.documents import Passage

LONG = 32
"""Words of a passage that are shown."""
SEEN = 12
"""Words of it that are in sight on a telephone too."""
BEFORE = 4
"""Words shown before the first hit."""
CLOSELY = 4
"""Passages of a contribution that are looked at word by word."""
BEGINNING = 3
"""Letters by which a passage is judged before it is read."""
LONGEST = 40_000
"""Characters of one passage that are read."""


@dataclass(frozen=True)
class Piece:
    text: str
    hit: bool = False


@dataclass(frozen=True)
class Hit:
    """The best passage in pieces, and where it stands."""

    pieces: Sequence[Piece] = ()
    place: str = ""
    name: str = ""
    page: int = 0
    language: str = ""
    theme: str = ""
    """The theme that has the words, where the text shows none of them."""


class Marker:
    """Finds the words that were looked for, in texts of any language."""

    def __init__(self, clauses: Iterable[Clauses], lexicon: Lexicon) -> None:
        asked = list(clauses)
        self._lexicon = lexicon
        self._wanted = {each.language: set(each.terms) for each in asked}
        self._needs = {each.language: len(each.needs) for each in asked}
        self._known: dict[str, dict[str, str]] = {language: {} for language in self._wanted}
        self._begun = {
            language: tuple({sign for term in terms for sign in _signs(term, language)})
            for language, terms in self._wanted.items()
        }

    def marked(self, text: str, language: str) -> list[Piece]:
        """The whole text, in pieces, hits apart."""
        text = unicodedata.normalize("NFC", text)
        return _pieces(text, self._found(text, language), 0, len(text))

    def best(self, passages: Sequence[Passage]) -> Hit | None:
        """The passage with most of what was looked for, the first of equals; None without any."""
        promises = [self._promise(passage) for passage in passages]
        order = sorted(range(len(passages)), key=promises.__getitem__, reverse=True)[:CLOSELY]
        # What has no sign of any is read only where nothing has.
        read = [number for number in order if promises[number]] or order
        best: Hit | None = None
        most = (0, 0)
        for passage in (passages[number] for number in sorted(read)):
            text = unicodedata.normalize("NFC", passage.text[:LONGEST])
            found = self._found(text, passage.language)
            first, worth = _best_window(found)
            if worth > most:
                most = worth
                pieces = _window(text, found, first)
                best = Hit(pieces, passage.place, passage.name, passage.page, passage.language)
            if most[0] >= self._needs.get(passage.language, 1):
                break
        return best

    def shared(self, text: str, language: str) -> list[str]:
        """The words of a text that were looked for, as they stand there, each once."""
        found = self._found(text, language)
        return list(dict.fromkeys(text[start:end].lower() for start, end, hit in found if hit))

    def _promise(self, passage: Passage) -> int:
        """How many of the wanted words may be in the passage, at first sight."""
        plain = _plain(passage.text)
        return sum(begun in plain for begun in self._begun.get(passage.language, ()))

    def _found(self, text: str, language: str) -> list[tuple[int, int, str]]:
        """Where each word begins and ends, and the wanted term that it is, if it is one."""
        wanted = self._wanted.get(language, set())
        known = self._known.setdefault(language, {})
        words = list(analysis.words(text))
        for new in {word for word, _start, _end in words}.difference(known):
            terms = analysis.term(new, language, self._lexicon)
            known[new] = next((term for term in terms if term in wanted), "")
        return [(start, end, known[word]) for word, start, end in words]


def _signs(term: str, language: str) -> set[str]:
    """What is in a text that may have a term: how it begins, or a form that begins otherwise."""
    begun = term[: min(BEGINNING, max(1, len(term) - 1))]
    forms = analysis.irregular_forms(language).get(term, ())
    return {begun, *(form for form in forms if begun not in form)}


def _plain(text: str) -> str:
    """The text in lower case without accents, in a hurry."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return decomposed.encode("ascii", "ignore").decode()


def _window(text: str, found: Sequence[tuple[int, int, str]], first: int) -> list[Piece]:
    window = found[first : first + LONG]
    begins, ends = first == 0, first + LONG >= len(found)
    begin, end = 0 if begins else window[0][0], len(text) if ends else window[-1][1]
    before = [] if begins else [Piece("… ")]
    after = [] if ends else [Piece(" …")]
    return [*before, *_pieces(text, window, begin, end), *after]


def _pieces(text: str, found: Sequence[tuple[int, int, str]], begin: int, end: int) -> list[Piece]:
    pieces, at = [], begin
    for word_start, word_end, hit in found:
        if hit:
            pieces += [Piece(text[at:word_start]), Piece(text[word_start:word_end], True)]
            at = word_end
    return [*pieces, Piece(text[at:end])]


def _best_window(found: Sequence[tuple[int, int, str]]) -> tuple[int, tuple[int, int]]:
    """Where the window with most different hits begins, and how many it has, all and together."""
    hits = [number for number, (_start, _end, hit) in enumerate(found) if hit]
    best, most = 0, (0, 0)
    for number in hits[:200]:
        window = [hit for _start, _end, hit in found[number : number + LONG - BEFORE] if hit]
        worth = len(set(window)), len(window)
        if worth > most:
            best, most = number, worth
    return max(0, min(best - BEFORE, len(found) - SEEN)), most
