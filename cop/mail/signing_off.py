# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What stands under a letter and says nothing: closing, signature, device and disclaimer."""

import re

from cop.mail import phrases

DASHES = re.compile(r"\s?--\s?")
BARS = re.compile(r"\s[|·•/]\s")
MOST = 15
"""Lines with words under two dashes that may pass for a signature."""
SHORT = 8
"""Words of a line that may stand in a signature."""


def numbers(lines: list[str], start: int, end: int) -> set[int]:
    """The numbers of the lines, in a stretch of somebody's own lines, that belong to no text."""
    gone: set[int] = set()
    for first, last in reversed(_paragraphs(lines, start, end)):
        if not _is_disclaimer(lines[first:last]):
            break
        gone.update(range(first, last))
    left = min(gone, default=end)
    gone.update(_signature(lines, start, left))
    gone.update(n for n in _ending(lines, start, left, gone) if phrases.is_device(lines[n]))
    return gone


def _is_disclaimer(paragraph: list[str]) -> bool:
    text = " ".join(line.strip() for line in paragraph)
    return bool(phrases.DISCLAIMER.match(text)) or text.strip("-_*= ") == ""


def _signature(lines: list[str], start: int, end: int) -> set[int]:
    """The lines from a closing or from two dashes on, but those that say something."""
    for number in range(start, end):
        if DASHES.fullmatch(lines[number]):
            return _after(lines, number, end, strict=lines[number] != "-- ")
        if _closes(lines[number]) and not _goes_on(lines, number, end):
            return _after(lines, number, end, strict=True)
    return set()


def _closes(line: str) -> bool:
    return bool(phrases.CLOSING.fullmatch(line.strip()))


def _goes_on(lines: list[str], number: int, end: int) -> bool:
    """Whether another letter closes further down: then this line is part of the text."""
    return any(_closes(lines[n]) for n in range(number + 1, end))


def _after(lines: list[str], number: int, end: int, *, strict: bool) -> set[int]:
    """The paragraphs of a signature; those that hold sentences or lists stay.

    Two dashes and a blank are the standard's own mark, so that a motto under them goes too.
    """
    gone, worded = {number}, sum(bool(line.strip()) for line in lines[number + 1 : end])
    for first, last in _paragraphs(lines, number + 1, end):
        paragraph = lines[first:last]
        if phrases.POSTSCRIPT.match(paragraph[0].strip()):
            continue
        standard = not strict and worded <= MOST
        if standard or all(map(_fits_signature, paragraph)) or _is_disclaimer(paragraph):
            gone.update(range(first, last))
    return gone if len(gone) > 1 or not strict or _closes(lines[number]) else set()


def _fits_signature(line: str) -> bool:
    """Whether a line may stand in a signature, which some write in one with bars between."""
    return all(map(_fits, BARS.split(line)))


def _fits(part: str) -> bool:
    bare = part.strip(" *_|\t")
    if phrases.is_device(bare) or phrases.CONTACT.search(bare):
        return len(bare.split()) <= SHORT * 3
    if phrases.LIST_ITEM.match(bare) or phrases.POSTSCRIPT.match(bare):
        return False
    return len(bare.split()) <= SHORT and not bare.endswith((".", "?", "!", ":"))


def _ending(lines: list[str], start: int, end: int, gone: set[int]) -> list[int]:
    """The last line with words that is left, if any."""
    left = [n for n in range(start, end) if lines[n].strip() and n not in gone]
    return left[-1:]


def _paragraphs(lines: list[str], start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of lines that blank lines separate."""
    found: list[tuple[int, int]] = []
    for number in range(start, end):
        if not lines[number].strip():
            continue
        if found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found
