# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The parts of a line in the library's lists: what each holds, read from text, shown as text."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from babel.units import format_unit
from flask_babel import gettext as _

from cop.library.vocabulary import code_of, label, words_of

_GROUPED = re.compile(r"([0-9]{1,3}(?:[., \u00a0\u202f][0-9]{3})+)(?:[.,]([0-9]{1,2}))?")
_BARE = re.compile(r"([0-9]{1,11})(?:[.,]([0-9]{1,2}))?")
_ADDRESS = re.compile(r"https?://[^\s<>\"'|]+|/[^\s<>\"'|/\\][^\s<>\"'|\\]*|/")
_SPAN = re.compile(r"([\d.,]+)\s*([^\W\d_]+)")
MOST = Decimal(10) ** 10


class Unreadable(ValueError):
    """A part of a line is not what it has to be; the message says what to write."""


def amount(text: str) -> Decimal:
    """A number with at most two decimals, after a comma or a point; raises Unreadable.

    Three digits after a mark are thousands: 7.500 and 7 500 are seven thousand five hundred.
    """
    found = _GROUPED.fullmatch(text) or _BARE.fullmatch(text)
    if found is None:
        raise Unreadable(_("write a number, such as 7500 or 7500,50"))
    value = Decimal(re.sub(r"[^0-9]", "", found[1]) + "." + (found[2] or "0"))
    if value > MOST:
        raise Unreadable(_("write a smaller number"))
    return value


def length_of_time(value: float, unit: str, locale: str) -> str:
    """A length of time in words: 6 months."""
    said = str(format_unit(value, f"duration-{unit}", locale=locale))
    if "duration-" in said:  # Babel knows no long Dutch words for hours and days; these are long
        said = str(format_unit(value, f"duration-{unit}", "short", locale=locale))
    return said


class Cell(Protocol):
    """One part of a line."""

    @property
    def required(self) -> bool: ...

    def read(self, text: str) -> dict[str, Any]: ...

    def show(self, item: dict[str, Any], locale: str | None) -> str: ...


@dataclass(frozen=True)
class Words:
    """Free text."""

    name: str
    required: bool = False

    def read(self, text: str) -> dict[str, Any]:
        return {self.name: text}

    def show(self, item: dict[str, Any], locale: str | None) -> str:
        return str(item.get(self.name) or "")


@dataclass(frozen=True)
class Amount:
    """A number, kept as a whole number where it is one."""

    name: str
    required: bool = False

    def read(self, text: str) -> dict[str, Any]:
        return {self.name: _plainest(amount(text))}

    def show(self, item: dict[str, Any], locale: str | None) -> str:
        value = item.get(self.name)
        return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Year:
    name: str
    required: bool = False

    def read(self, text: str) -> dict[str, Any]:
        if not re.fullmatch(r"(19|20|21)[0-9]{2}", text):
            raise Unreadable(_("write a year in four digits, such as 2030"))
        return {self.name: int(text)}

    def show(self, item: dict[str, Any], locale: str | None) -> str:
        return str(item.get(self.name) or "")


@dataclass(frozen=True)
class Code:
    """A word of a vocabulary: its label, its code or another word for it."""

    name: str
    vocabulary: str
    required: bool = False

    def read(self, text: str) -> dict[str, Any]:
        code = code_of(self.vocabulary, text)
        if code is None:
            raise Unreadable(_("“%(word)s” is not one of the words that can stand here", word=text))
        return {self.name: code}

    def show(self, item: dict[str, Any], locale: str | None) -> str:
        code = item.get(self.name) or ""
        return label(self.vocabulary, code) if locale and code else code


@dataclass(frozen=True)
class Codes(Code):
    """Words of a vocabulary with commas between them, kept as codes in the same way."""

    def read(self, text: str) -> dict[str, Any]:
        one = super().read
        codes = [one(word.strip())[self.name] for word in text.split(",")]
        return {self.name: ", ".join(dict.fromkeys(codes))}

    def show(self, item: dict[str, Any], locale: str | None) -> str:
        codes = str(item.get(self.name) or "")
        return words_of(self.vocabulary, codes) if locale else codes


@dataclass(frozen=True)
class Flag:
    """One word that says yes."""

    name: str
    vocabulary: str
    word: str
    required: bool = False

    def read(self, text: str) -> dict[str, Any]:
        if code_of(self.vocabulary, text) != self.word:
            raise Unreadable(_("“%(word)s” is not one of the words that can stand here", word=text))
        return {self.name: True}

    def show(self, item: dict[str, Any], locale: str | None) -> str:
        if not item.get(self.name):
            return ""
        return label(self.vocabulary, self.word) if locale else self.word


@dataclass(frozen=True)
class Span:
    """A length of time: a number and a unit, kept as `duration` and `unit`."""

    required: bool = False

    def read(self, text: str) -> dict[str, Any]:
        found = _SPAN.fullmatch(text)
        unit = code_of("unit", found[2]) if found else None
        value = amount(found[1]) if found and unit else Decimal(0)
        if not 0 < value < 1000:
            raise Unreadable(_("write a number and a unit, such as 6 months"))
        return {"duration": _plainest(value), "unit": unit}

    def show(self, item: dict[str, Any], locale: str | None) -> str:
        if not item.get("duration"):
            return ""
        if locale:
            return length_of_time(item["duration"], item["unit"], locale)
        return f"{item['duration']} {item['unit']}"


@dataclass(frozen=True)
class Address:
    """A page on this site (/practices/12) or on the web (https://…)."""

    name: str
    required: bool = False

    def read(self, text: str) -> dict[str, Any]:
        if not _ADDRESS.fullmatch(text):
            raise Unreadable(_("write an address that begins with / or https://"))
        return {self.name: text}

    def show(self, item: dict[str, Any], locale: str | None) -> str:
        return str(item.get(self.name) or "")


def _plainest(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)
