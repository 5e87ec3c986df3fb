# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changed between two texts, by paragraph and within it by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PARAGRAPH_GAP = re.compile(r"\n\s*\n")
_HEADING = re.compile(r"#{1,6}\s*(.+?)\s*#*(?:\n|$)")
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_PARAGRAPH_WORK = 1_000_000
_WORD_WORK = 2_000_000


class Kind(StrEnum):
    """What happened to a paragraph or to words in it."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Piece:
    """Some words that stayed, came or went."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Change:
    """A paragraph that stayed, came, went, or changed in the pieces given."""

    kind: Kind
    pieces: tuple[Piece, ...]

    @property
    def old(self) -> str:
        """The paragraph as it was."""
        return "".join(piece.text for piece in self.pieces if piece.kind is not Kind.ADDED)

    @property
    def new(self) -> str:
        """The paragraph as it became."""
        return "".join(piece.text for piece in self.pieces if piece.kind is not Kind.REMOVED)


@dataclass(frozen=True)
class Section:
    """The paragraphs from one heading to the next, with what happened to them."""

    title: str
    changes: tuple[Change, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it is not as it was."""
        return any(change.kind is not Kind.SAME for change in self.changes)


def sections(changes: Sequence[Change]) -> list[Section]:
    """The changes cut at the headings, so that what stayed as it was need not be read again."""
    found: list[list[Change]] = [[]]
    for change in changes:
        if _heading(change) and found[-1]:
            found.append([])
        found[-1].append(change)
    return [Section(_heading(each[0]) if each else "", tuple(each)) for each in found]


def difference(old: str, new: str) -> list[Change]:
    """Every paragraph of both texts in reading order; work is bounded, then it gets coarser."""
    return list(_Comparison().texts(_paragraphs(old), _paragraphs(new)))


class _Comparison:
    """One comparison with the work that it may still do."""

    def __init__(self) -> None:
        self.work = _WORD_WORK

    def texts(self, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
        for kind, before, after in _runs(old, new, _PARAGRAPH_WORK):
            if kind is Kind.SAME:
                yield from (_whole(Kind.SAME, text) for text in before)
            else:
                paired = min(len(before), len(after))
                yield from map(self.paragraph, before, after)
                yield from (_whole(Kind.REMOVED, text) for text in before[paired:])
                yield from (_whole(Kind.ADDED, text) for text in after[paired:])

    def paragraph(self, old: str, new: str) -> Change:
        before, after = _WORD.findall(old), _WORD.findall(new)
        pieces: list[Piece] = []
        for kind, gone, come in _runs(before, after, self.work):
            if kind is Kind.SAME:
                pieces.append(Piece(kind, "".join(gone)))
            else:
                pieces += [Piece(Kind.REMOVED, "".join(gone))] if gone else []
                pieces += [Piece(Kind.ADDED, "".join(come))] if come else []
        self.work -= min(self.work, len(before) * len(after))
        return Change(Kind.CHANGED, tuple(pieces))


def _paragraphs(text: str) -> list[str]:
    return [part.strip("\n") for part in _PARAGRAPH_GAP.split(text.strip()) if part]


def _heading(change: Change) -> str:
    """The heading that a paragraph begins with, if it does."""
    text = change.old if change.kind is Kind.REMOVED else change.new
    heading = _HEADING.match(text)
    return heading[1] if heading else ""


def _whole(kind: Kind, text: str) -> Change:
    return Change(kind, (Piece(kind, text),))


def _runs(
    old: Sequence[str], new: Sequence[str], work: int
) -> Iterator[tuple[Kind, Sequence[str], Sequence[str]]]:
    """What both share and what not; one whole change when comparing would cost more than `work`."""
    if len(old) * len(new) > work:
        yield Kind.CHANGED, old, new
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        yield (Kind.SAME if tag == "equal" else Kind.CHANGED), old[i1:i2], new[j1:j2]
