# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Put two edits of one text together, or say where they meet."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

Lines: TypeAlias = Sequence[str]


@dataclass(frozen=True)
class Part:
    """Lines of the outcome; where both edits changed the same ones, those of each."""

    mine: Lines
    theirs: Lines
    meets: bool = False


def merge(base: str, mine: str, theirs: str) -> list[Part]:
    """Both edits of a text as parts in order.

    Two edits meet when they change the same lines in different ways, or both add lines at the
    same place: which of them comes first is then for people to say.
    """
    old, ours, others = (text.split("\n") if text else [] for text in (base, mine, theirs))
    return list(_parts(old, ours, others))


def by_words(base: str, mine: str, theirs: str) -> str | None:
    """Both edits of a text put together word by word; nothing when they changed the same words."""
    parts = list(_parts(*(_WORDS.findall(text) for text in (base, mine, theirs))))
    return None if met(parts) else "".join(word for part in parts for word in part.mine)


_WORDS = re.compile(r"\S+\s*|\s+")


def met(parts: Iterable[Part]) -> bool:
    """Whether somewhere both edits changed the same lines."""
    return any(part.meets for part in parts)


def mine_first(parts: Iterable[Part]) -> str:
    """The outcome in which my lines stand where both edits meet."""
    return "\n".join(line for part in parts for line in part.mine)


def theirs_first(parts: Iterable[Part]) -> str:
    """The outcome in which their lines stand where both edits meet."""
    return "\n".join(line for part in parts for line in part.theirs)


def both(parts: Iterable[Part]) -> str:
    """The outcome in which their lines and then mine stand where both edits meet."""
    return "\n".join(
        line for part in parts for line in ((*part.theirs, *part.mine) if part.meets else part.mine)
    )


def _parts(old: Lines, mine: Lines, theirs: Lines) -> Iterator[Part]:
    at, waiting = 0, sorted([*_edits(old, mine, 0), *_edits(old, theirs, 1)], key=_order)
    while waiting:
        group = [waiting.pop(0)]
        while more := [each for each in waiting if any(_meets(each, other) for other in group)]:
            group += more
            waiting = [each for each in waiting if each not in more]
        start, end = min(each.start for each in group), max(each.end for each in group)
        yield Part(old[at:start], old[at:start])
        ours, others = (_applied(old, group, side, start, end) for side in (0, 1))
        if len({each.side for each in group}) == 1:
            ours = others = others if group[0].side else ours
        yield Part(ours, others, meets=ours != others)
        at = end
    yield Part(old[at:], old[at:])


@dataclass(frozen=True)
class _Edit:
    """That one of two writers put lines in the place of those from `start` to `end`."""

    start: int
    end: int
    lines: tuple[str, ...]
    side: int

    @property
    def grows(self) -> bool:
        return len(self.lines) > self.end - self.start


def _edits(old: Lines, new: Lines, side: int) -> Iterator[_Edit]:
    for kind, start, end, begins, ends in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            yield _Edit(start, end, tuple(new[begins:ends]), side)


def _order(edit: _Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _meets(one: _Edit, other: _Edit) -> bool:
    """Whether two edits are of the same lines, or both add lines at the same place."""
    if one.start < other.end and other.start < one.end:
        return True
    touch = one.start <= other.end and other.start <= one.end
    inserts = one.start == one.end or other.start == other.end
    return touch and inserts and one.grows and other.grows


def _applied(old: Lines, group: list[_Edit], side: int, start: int, end: int) -> Lines:
    """The lines from start to end with the edits of one side."""
    found: list[str] = []
    for edit in sorted((each for each in group if each.side == side), key=_order):
        found += [*old[start : edit.start], *edit.lines]
        start = edit.end
    return [*found, *old[start:end]]
