# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""A text that cannot be rendered in reason is refused with a reason."""

import pytest

from cop.errors import Refused
from cop.markup import LONG, SHORT, check

REFUSED = {
    "characters": "a" * (SHORT + 1),
    "lines": "a\n" * 4_002,
    "control": "fine\n\x00",
    "blanks": "a" + " " * 201 + "b",
    "images": "![a](/files/1)\n" * 21,
    "links": "[a](/b)\n" * 51,
    "more than 50 links": "https://a.example\n" * 51,
    "square brackets": "[" * 9,
    "not closed": "[\n\n" * 21,
    "1500": "[a] " * 1_501,
    "tables": "a|b\n" * 2_001,
    "columns": "|a" * 42,
    "cells": "|" * 40 + "\nx" * 200,
    "nested": ">" * 13 + " a",
    "12 deep": "- " * 13 + "a",
    "quotations": " " * 52 + "a",
    "code": "```\n" * 201,
    "headings": "# a\n" * 301,
    "rules": "a\n-\n" * 301,
    "stars": "*_" * 1_501,
}


@pytest.mark.parametrize("words", REFUSED)
def test_the_reason_is_readable(words: str) -> None:
    with pytest.raises(Refused, match=words):
        check(REFUSED[words])


def test_the_line_of_a_control_character_is_named() -> None:
    with pytest.raises(Refused, match="Line 3"):
        check("a\r\nb\r\nc\x02")


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\ud800"])
def test_control_characters_and_halves_of_characters_are_refused(sign: str) -> None:
    with pytest.raises(Refused):
        check(f"a{sign}b")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\tb\r\nc\x0bd\x0ce\u2028f",
        "a" * SHORT,
        ("a" * 99 + "\r\n") * (SHORT // 100),
        "[a](/b)\n" * 50,
        "![a](/files/1)\n" * 20,
        "| a | b | c |\n|---|---|---|\n" + "| d | e | f |\n" * 400,
        "[ ] todo\n- [x] done\n" * 200,
        "> " * 12 + "a",
        "    " * 11 + "- a",
        "---\n" * 100,
    ],
)
def test_what_people_write_passes(text: str) -> None:
    check(text)


def test_a_report_may_be_longer() -> None:
    check("a" * LONG, LONG)
    with pytest.raises(Refused, match=str(LONG)):
        check("a" * (LONG + 1), LONG)
