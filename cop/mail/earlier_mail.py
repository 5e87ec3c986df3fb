# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where an earlier mail begins under a reply, as mail programs in four languages mark it."""

import re

from cop.mail import phrases

QUOTED = re.compile(r"\s?>")


def begins(lines: list[str]) -> int:
    """Where an earlier mail begins that is not marked line by line; the end when there is none."""
    count = len(lines)
    for number in range(count):
        line = lines[number].strip()
        if QUOTED.match(line):
            continue
        if phrases.ORIGINAL.fullmatch(line) or phrases.FORWARDED.fullmatch(line):
            return number
        if phrases.RULE.fullmatch(line) and headers(lines, number + 1):
            return number
        if headers(lines, number) or _unmarked(lines, number):
            return number
    return count


def headers(lines: list[str], start: int) -> bool:
    """Whether three lines of a mail's head stand here, that of the sender among the first two."""
    block = [line for line in lines[start : start + 10] if line.strip()][:4]
    names = [
        found[1].strip().lower() if (found := phrases.HEADER.fullmatch(line)) else ""
        for line in block
    ]
    if not names or names[0] not in phrases.HEADERS:
        return False
    return bool(phrases.FROM & set(names[:2])) and len(phrases.HEADERS & set(names)) >= 3


def certain(lines: list[str], start: int) -> bool:
    """Whether a program surely began it: by a line of its own, or by a head that has an address.

    "Datum: …", "Van: …" and "Onderwerp: …" may also be how somebody announces a meeting.
    """
    return not headers(lines, start) or any("@" in line for line in lines[start : start + 10])


def _unmarked(lines: list[str], number: int) -> bool:
    """Whether a program says here who wrote what follows, and did not mark its lines."""
    length = attribution(lines, number)
    if not length or not phrases.CLOCK_OR_ADDRESS.search(" ".join(lines[number:][:length])):
        return False
    after = next((n for n in range(number + length, len(lines)) if lines[n].strip()), None)
    return after is None or not QUOTED.match(lines[after])


def attribution(lines: list[str], start: int) -> int:
    """How many lines from here say who wrote what follows: up to four, or none."""
    if not lines[start].strip() or QUOTED.match(lines[start]):
        return 0
    for length in range(1, 5):
        stretch = lines[start : start + length]
        if len(stretch) < length or not stretch[-1].strip():
            return 0
        if phrases.ATTRIBUTION.fullmatch(" ".join(line.strip() for line in stretch)):
            return length
    return 0
