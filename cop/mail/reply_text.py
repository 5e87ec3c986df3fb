# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody wrote in an answer by mail, apart from what their program put around it.

Not one word of the writer's may be lost: where it is in doubt whose a line is, it is kept. Where
whole parts are in doubt, the answer says so, and a person has to look.
"""

import re
from dataclasses import dataclass, field

from cop.mail import earlier_mail, phrases, signing_off
from cop.mail.earlier_mail import QUOTED

MOST_KEPT = 6
"""Lines of a quotation that stay above what somebody wrote under it."""


@dataclass(frozen=True)
class Reply:
    """The text as it is posted, and what was left out; `doubtful` when a person should look."""

    kept: str
    trimmed: str
    doubtful: bool = False


@dataclass
class _Lines:
    """The lines of a mail, with the numbers of those that go."""

    lines: list[str]
    known: str
    gone: set[int] = field(default_factory=set)
    tail: int = 0

    def quoted(self, number: int) -> bool:
        return bool(QUOTED.match(self.lines[number]))

    def is_known(self, number: int) -> bool:
        """Whether a line stands in the text that is being answered."""
        words = _plain(self.lines[number]).lstrip("0123456789 ")
        return len(words) > 12 and words in self.known

    def own(self, start: int, end: int) -> list[int]:
        """The lines with words in a stretch that neither are quoted nor go."""
        return [
            n
            for n in range(start, end)
            if self.lines[n].strip() and n not in self.gone and not self.quoted(n)
        ]


def reply_in(text: str, known: str = "") -> Reply:
    """Part a mail's text; `known` is the text that it answers, which a program may quote."""
    lines = _Lines([line.rstrip("\r") for line in text.split("\n")], _plain(known))
    lines.tail = earlier_mail.begins(lines.lines)
    for start, end in _stretches(lines):
        lines.gone.update(signing_off.numbers(lines.lines, start, end))
    _trim_quotations(lines)
    doubtful = _trim_tail(lines)
    kept = [line for n, line in enumerate(lines.lines) if n not in lines.gone]
    gone = [lines.lines[n] for n in sorted(lines.gone)]
    return Reply(_tidy(kept), _tidy(gone), doubtful)


def _stretches(lines: _Lines) -> list[tuple[int, int]]:
    """Where the writer's own lines may be: between the quotations, before the tail."""
    found, start = [], 0
    for first, last in [*_quotations(lines), (lines.tail, lines.tail)]:
        if first > start:
            found.append((start, _before_attribution(lines, start, first)))
        start = last
    return found


def _quotations(lines: _Lines) -> list[tuple[int, int]]:
    """The runs of quoted lines before the tail; blank lines in them belong to them."""
    runs: list[tuple[int, int]] = []
    for number in range(lines.tail):
        if not lines.quoted(number):
            continue
        if runs and not any(lines.lines[n].strip() for n in range(runs[-1][1], number)):
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs


def _before_attribution(lines: _Lines, start: int, end: int) -> int:
    """The end of the own lines above a quotation, where its attribution begins."""
    last = end
    while last > start and not lines.lines[last - 1].strip():
        last -= 1
    for number in range(max(start, last - 4), last):
        if (length := earlier_mail.attribution(lines.lines, number)) and number + length == last:
            lines.gone.update(range(number, end))
            return number
    return end


def _trim_quotations(lines: _Lines) -> None:
    """Let quotations go, but the passage right above what somebody wrote under it."""
    runs = _quotations(lines)
    ends = [*(start for start, _end in runs[1:]), lines.tail][: len(runs)]
    answered = [bool(lines.own(run[1], end)) for run, end in zip(runs, ends, strict=True)]
    inline = sum(answered) > 1 or (any(answered) and bool(runs) and lines.own(0, runs[0][0]))
    stated = False
    for (start, end), under in zip(runs, answered, strict=True):
        stated = stated or start - 1 in lines.gone or _says_who(lines.lines[start : start + 5])
        stated = stated or any(map(lines.is_known, range(start, end)))
        if inline and under:
            lines.gone.update(range(start, _passage(lines, start, end) if stated else start))
        elif stated or under or start == 0:
            lines.gone.update(range(start, end))


def _says_who(quoted: list[str]) -> bool:
    """Whether the first lines of a quotation say who wrote it, as an iPhone has it."""
    bare = [line.strip(" >") for line in quoted]
    marks = (earlier_mail.attribution, earlier_mail.headers)
    return any(mark(bare, n) for n in range(len(bare)) for mark in marks)


def _passage(lines: _Lines, start: int, end: int) -> int:
    """Where the last paragraph of a quotation begins, at most six lines before its end."""
    first = end - 1
    while first > start and lines.lines[first - 1].strip(" >\t") and end - first < MOST_KEPT:
        first -= 1
    return first


def _trim_tail(lines: _Lines) -> bool:
    """Let the earlier mail go that stands under the text; whether that is in doubt instead."""
    count = len(lines.lines)
    if lines.tail == count:
        return False
    head = [lines.lines[n] for n in lines.own(0, lines.tail)]
    written = [line for line in head if not phrases.GREETING.fullmatch(line.strip())]
    points_below = phrases.POINTS_BELOW.search(" ".join(head))
    if not written or points_below or not earlier_mail.certain(lines.lines, lines.tail):
        return True
    recognised = [n for n in range(lines.tail, count) if lines.is_known(n)]
    between = range(recognised[0], recognised[-1]) if recognised else range(0)
    if any(lines.lines[n].strip() and n not in recognised for n in between):
        return True
    lines.gone.update(range(lines.tail, count))
    return False


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", text.lower()).split())


def _tidy(lines: list[str]) -> str:
    text = re.sub(r"[ \t]+\n", "\n", "\n".join(lines))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n").rstrip()
