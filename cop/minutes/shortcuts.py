# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The words in a line of minutes that say: this is a decision, an action or a question."""

import enum
import re
from dataclasses import dataclass, replace
from datetime import date

from cop.minutes import dates


class Kind(enum.StrEnum):
    """What a line is said to be."""

    DECISION = "decision"
    ACTION = "action"
    QUESTION = "question"


@dataclass(frozen=True)
class Place:
    """Where something stands in the line."""

    start: int
    end: int


@dataclass(frozen=True)
class Shortcut:
    """What a line says it is; `owner` is as it was written, without the @."""

    kind: Kind
    text: str
    word_at: Place
    """What opens the line, up to and with its colon."""
    text_at: Place
    owner: str = ""
    owner_at: Place | None = None
    due_on: date | None = None
    due_at: Place | None = None


def recognise(line: str, reference: date) -> Shortcut | None:
    """What a line begins to say with a word such as “Besluit:”; none where nothing follows it."""
    opening = _OPENING.match(line)
    text_at = _trimmed(line, opening.end(), len(line)) if opening else None
    if not opening or not text_at:
        return None
    said = Shortcut(
        kind=_KINDS[_plain(opening["word"])],
        text=line[text_at.start : text_at.end],
        word_at=Place(opening.start("word"), opening.end()),
        text_at=text_at,
    )
    head_at = _trimmed(line, opening.start("head"), opening.end("head"))
    if said.kind is Kind.ACTION:
        return _limited(_owned(said, line, head_at, reference), line, reference)
    return None if head_at else said  # “Vraag van de wethouder: …” is a sentence.


def without_actions(text: str, reference: date) -> str:
    """The text without its actions: these stand apart, where visitors read no names."""
    left = []
    for line in text.splitlines():
        found = recognise(line, reference)
        if not found:
            left.append(line)
        elif found.kind is not Kind.ACTION:
            left += ["", line, ""] if line[:1].isalpha() else [line]  # no row of a table above it
    return _BLANK_LINES.sub("\n\n", "\n".join(left)).strip("\n")


_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
_WORDS = {
    Kind.DECISION: ("besluit", "genomen besluit", "besloten", "afspraak", "décision", "decision",
                    "décidé", "decided", "beslissing", "beslist", "résolution",
                    "resolution", "resolved", "agreed", "beschlussfassung",
                    "beschluss", "beschlossen", "entscheidung", "entschieden"),
    Kind.ACTION: ("actie", "aktie", "actiepunt", "aktiepunt", "action", "point d’action",
                  "action point", "action item", "aktion", "aktionspunkt", "aufgabe",
                  "ap", "massnahme", "taak", "tâche", "task", "à faire", "a faire", "to do",
                  "to-do", "todo"),
    Kind.QUESTION: ("vraag", "hulpvraag", "question", "frage"),
}  # fmt: skip
"""Singular: a plural is the heading of a list."""


def _plain(word: str) -> str:
    return " ".join(word.lower().replace("'", "’").replace("ß", "ss").split())


_KINDS = {word: kind for kind, words in _WORDS.items() for word in words}
_ANY = "|".join(
    re.escape(word).replace(r"\ ", r"\s+").replace("’", "[’']").replace("ss", "(?:ss|ß)")
    for word in sorted(_KINDS, key=len, reverse=True)
)
_OPENING = re.compile(
    r"\s*(?:(?:[-=*+•‣–—>#→➔➜⇒]+|:\w{2,30}:|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?|\d{1,3}[.)]"
    r"|\[[ xX]?\])\s+)*[*_]{0,3}"
    rf"(?P<word>{_ANY})(?![^\W\d])(?:\s{{0,8}}(?:nr\.?|n°|no\.?)?\s{{0,8}}\d[\d/.-]{{0,11}})?"
    r"(?P<head>[^:]{0,80}?)\s{0,8}[*_]{0,3}\s{0,8}:(?!\d)[*_]{0,3}",
    re.IGNORECASE,
)
_EDGES = " \t\r\n\xa0\u202f*_,;@()[]–-→"
_TEXT_EDGES = " \t\r\n\xa0\u202f*_"
_PARTICLES = r"van|de|den|der|het|ter|ten|von|zu|du|des|la|le|’t|'t"
_AT = re.compile(
    rf"(?<![\w.])@(?P<name>\w[\w.’'-]*\w|\w)(?P<rest>(?:\s+(?:(?:{_PARTICLES})\s+)*"
    r"[A-ZÀ-ÖØ-Þ][\w’'-]+)*)"
)


def _owned(said: Shortcut, line: str, head_at: Place | None, reference: date) -> Shortcut:
    """With the owner, and the due date that stands beside it before the colon."""
    if not head_at:
        named = _AT.search(line, said.text_at.start)
        return _by(said, line, named.start("name"), named.end()) if named else said
    head = line[head_at.start : head_at.end]
    day = dates.due(head, reference) or next(iter(dates.every(head, reference)), None)
    if not day:
        return _by(said, line, head_at.start, head_at.end)
    start, end = head_at.start + day.start, head_at.start + day.end
    said = replace(said, due_on=day.day, due_at=_trimmed(line, start, end))
    owner_at = _trimmed(line, head_at.start, start) or _trimmed(line, end, head_at.end)
    return _by(said, line, owner_at.start, owner_at.end) if owner_at else said


def _limited(said: Shortcut, line: str, reference: date) -> Shortcut:
    """With the due date that its text says, when nothing said one before."""
    day = None if said.due_on else dates.due(said.text, reference)
    if not day:
        return said
    start = said.text_at.start + day.start
    due_at = _trimmed(line, start, said.text_at.start + day.end)
    return replace(said, due_on=day.day, due_at=due_at)


def _by(said: Shortcut, line: str, start: int, end: int) -> Shortcut:
    return replace(said, owner=line[start:end], owner_at=Place(start, end))


def _trimmed(line: str, start: int, end: int) -> Place | None:
    """The place without blanks and marks at its ends; none when nothing is left."""
    edges = _TEXT_EDGES if end == len(line) else _EDGES
    while start < end and line[start] in edges:
        start += 1
    while end > start and line[end - 1] in edges:
        end -= 1
    if line.count("(", start, end) > line.count(")", start, end) and line[end : end + 1] == ")":
        end += 1  # of “Ana (Voorbeeldstad)”
    return Place(start, end) if start < end else None
