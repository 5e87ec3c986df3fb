# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The people in a line, each with the organisation that stands beside or before the name."""

import re
from collections.abc import Iterator

from cop.minutes.calling import (
    LONGEST_NAME,
    are_initials,
    begins_body,
    clean,
    group,
    is_body,
    is_role,
    organisation,
    without_initials,
    without_role,
)

_WITH_ORGANISATION = re.compile(r"\s*(.+?)\s*[(\[]([^()\[\]]*)[)\]]\s*(.*)$", re.DOTALL)
_BETWEEN = re.compile(
    r"\s*(?:[;\n•·]|,(?![^(]*\))|\.\s+(?=[A-ZÀ-Þ])(?<=\)\.\s)"
    r"|(?<=\))\s*(?:\ben\b|\bet\b|\bund\b|\band\b|&)?\s*(?=[A-ZÀ-Þ])"
    r"|\s(?:en|et|und|and|&)\s(?![^(]*\)))\s*"
)
_MARKS = re.compile(r"[,;:(\[]|\s[-–—]\s")


def pieces(line: str, *, by_line: bool) -> Iterator[tuple[str, str]]:
    """Name and organisation of each person in a line."""
    head, colon, rest = line.partition(":")
    if colon and not rest.strip():
        return
    if len(groups := _groups(line)) > 1:
        for each in groups:
            yield from pieces(each, by_line=by_line)
        return
    before, stop, head = head.rpartition(". ")
    if stop and colon:  # “Noor, Piet. Online: Lies”
        yield from pieces(before, by_line=by_line)
        line = f"{head}: {rest}"
    line = without_role(without_initials(line))
    if by_line and is_body(line) and not _MARKS.search(line):
        yield clean(line), ""  # “Instituut Stad en Soort” is one
        return
    town = ""
    if colon and _is_group(head, rest):
        town, line = "" if are_initials(head.strip(), rest) else group(head), rest
    if by_line and not town and (one := _name_and_town(line)):
        yield one
        return
    line = line.strip(" ;")
    if (
        (by_line or "," not in line)
        and (dash := re.match(r"(.+?)\s+[-–—]\s+(.+)$", line))
        and "(" not in dash[1]
    ):
        yield clean(dash[1]), organisation(dash[2])
        return
    yield from _separate(line, town)


def _groups(line: str) -> list[str]:
    """“Organisation: name; other one: name” in two."""
    found: list[str] = []
    for piece in line.split(";"):
        if ":" in piece or not found:
            found.append(piece)
        else:
            found[-1] += f";{piece}"
    return found


def _name_and_town(line: str) -> tuple[str, str] | None:
    """The two of a line such as “Name, organisation”."""
    name, comma, town = line.partition(",")
    if not comma or re.search(r"[,(;]", town) or re.search(r"[(;]", name):
        return None
    is_town = is_body(town) or not _looks_like_person(town)
    return (clean(name), organisation(town)) if is_town else None


def _separate(line: str, town: str) -> list[tuple[str, str]]:
    """The people between signs, with the organisation within brackets or after a comma."""
    found: list[tuple[str, str]] = []
    for piece in filter(None, (each.strip() for each in _BETWEEN.split(line))):
        within = _WITH_ORGANISATION.match(piece)
        if within and within[1].strip(" ,"):
            found.append((clean(within[1]), organisation(within[2]) or town))
        elif found and not found[-1][1] and begins_body(piece):
            found[-1] = (found[-1][0], organisation(piece))
        elif clean(piece) and not is_role(clean(piece)):
            found.append((clean(piece), town))
    return found


def _is_group(head: str, rest: str) -> bool:
    """Whether a line is “Organisation: name, name”."""
    return len(head) <= LONGEST_NAME and "(" not in head and bool(rest.strip())


def _looks_like_person(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and all(word[:1].isupper() for word in words) and not any(
        word.isupper() and len(word) > 1 for word in words
    )  # fmt: skip
