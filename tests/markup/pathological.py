# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts made to be slow, each by the number of characters wanted."""

from collections.abc import Callable
from itertools import cycle, islice

Generator = Callable[[int], str]


def _repeated(unit: str, before: str = "", after: str = "") -> Generator:
    return lambda size: before + unit * (size // len(unit)) + after


def _nested(opening: str, closing: str, middle: str = "a") -> Generator:
    def text(size: int) -> str:
        depth = size // (len(opening) + len(closing))
        return opening * depth + middle + closing * depth

    return text


def _wide_table(size: int) -> str:
    columns = size // 8
    return "\n".join(("|a" * columns, "|-" * columns, "|b" * columns))


def _long_table(size: int) -> str:
    return "|a|b|\n|-|-|\n" + "|c|d|\n" * (size // 6)


def _sparse_table(size: int) -> str:
    return "|a" * 40 + "\n" + "|-" * 40 + "\n" + "x\n" * (size // 2)


def _sparse_piped_table(size: int) -> str:
    return "|a" * 40 + "\n" + "|-" * 40 + "\n" + "|\n" * (size // 2)


def _many_tables(size: int) -> str:
    return "a|b\n-|-\nc|d\n\n" * (size // 13)


def _stairs(marker: str) -> Generator:
    def text(size: int) -> str:
        lines, total, depth = [], 0, 0
        while total < size:
            lines.append("    " * depth + marker + " a")
            total += len(lines[-1])
            depth += 1
        return "\n".join(lines)

    return text


def _growing(unit: str) -> Generator:
    """Runs of different length, which never match each other."""

    def text(size: int) -> str:
        parts, total, length = [], 0, 1
        while total < size:
            parts.append(unit * length + "a")
            total += length + 1
            length += 1
        return " ".join(parts)

    return text


def _definitions(size: int) -> str:
    count = size // 16
    return "".join(f"[r{n}]: /x{n}\n" for n in range(count)) + "[r0] " * 20


def _mixed(size: int) -> str:
    return "".join(islice(cycle("[(*_`<>!&\\#|-+1.~:\n "), size))


GENERATORS: dict[str, Generator] = {
    "open brackets": _repeated("["),
    "open brackets with letters": _repeated("[a"),
    "open image brackets": _repeated("!["),
    "open image brackets with letters": _repeated("![a"),
    "brackets nested": _nested("[", "]"),
    "image brackets nested": _nested("![", "]()"),
    "links nested": _nested("[", "](/a)"),
    "links": _repeated("[a](/b) "),
    "links unclosed": _repeated("[a]("),
    "links with open angle": _repeated("[a](<b"),
    "links with open title": _repeated('[a](b "'),
    "links with parentheses": _repeated("(", "[a]("),
    "link with nested parentheses": lambda size: (
        "[a](" + "(" * (size // 2) + ")" * (size // 2) + ")"
    ),
    "references short": _repeated("[a] ", "[a]: /b\n\n"),
    "references full": _repeated("[a][a] ", "[a]: /b\n\n"),
    "references missing": _repeated("[a][b] "),
    "reference definitions": _definitions,
    "reference definition with blanks": lambda size: "[a]:" + " " * size + "b",
    "reference definition with quotes": _repeated('"', "[a]: /b "),
    "closing brackets": _repeated("]"),
    "bracket pairs": _repeated("[]"),
    "empty links": _repeated("[]()"),
    "images": _repeated("![a](/files/b) "),
    "backticks": _repeated("`"),
    "backticks apart": _repeated("` "),
    "backticks growing": _growing("`"),
    "backslashes": _repeated("\\"),
    "backslashes and backticks": _repeated("\\`"),
    "fence with blanks": lambda size: "```" + " " * size,
    "fence with blanks and a letter": lambda size: "```" + " " * size + "a",
    "fences": _repeated("```\n"),
    "fences growing": lambda size: _growing("`")(size).replace(" ", "\n"),
    "fences open": _repeated("```a\n"),
    "tilde fences": _repeated("~~~\n```\n"),
    "stars": _repeated("*"),
    "stars apart": _repeated("* "),
    "stars and letters": _repeated("*a "),
    "stars doubled": _repeated("**a "),
    "stars and lines": _repeated("*a_ "),
    "stars nested": _nested("*a **b ", " c** d*"),
    "stars growing": _growing("*"),
    "underscores": _repeated("_"),
    "underscores and letters": _repeated("_a"),
    "underscores and stars": _repeated("_*"),
    "underscores nested": _nested("_a __b ", " c__ d_"),
    "quotes nested": _repeated(">"),
    "quotes nested with blanks": _repeated("> "),
    "quotes in many lines": _repeated("> a\n"),
    "quotes and lists": _repeated("> - "),
    "lists in one line": _repeated("- "),
    "numbers in one line": _repeated("1. "),
    "list stairs": _stairs("-"),
    "number stairs": _stairs("1."),
    "list items": _repeated("- a\n"),
    "list items apart": _repeated("- a\n\n"),
    "list items empty": _repeated("-\n"),
    "list items under lines": _repeated("a\n- b\n\n"),
    "list items of both kinds": _repeated("1. b\n- b\n", "a\n"),
    "quote stairs": _stairs(">"),
    "wide table": _wide_table,
    "long table": _long_table,
    "table with missing cells": _sparse_table,
    "table with empty rows": _sparse_piped_table,
    "many tables": _many_tables,
    "tables under lines": _repeated("a\nb|b\n-|-\n\n"),
    "tables that are none": _repeated("|a|\n|-|\nb\n"),
    "pipes": _repeated("|"),
    "escaped pipes and backticks": _repeated("|\\|`", "a|b\n-|-\n"),
    "headings": _repeated("# a\n"),
    "hashes": _repeated("#"),
    "underlined headings": _repeated("a\n=\n"),
    "rules": _repeated("* * *\n"),
    "hyphens": _repeated("-"),
    "hyphens and blanks": lambda size: "- " + " " * size + "a",
    "blank lines": _repeated("\n"),
    "blanks": _repeated(" ", "a", "b"),
    "tabs": _repeated("\t", "a\n", "b"),
    "line ends": _repeated("a\n"),
    "paragraphs": _repeated("a\n\n"),
    "angles": _repeated("<"),
    "tags": _repeated("<b>"),
    "tags open": _repeated("<a b="),
    "tags nested": _nested("<div>\n", "</div>\n"),
    "comments open": _repeated("<!--"),
    "instructions open": _repeated("<?"),
    "character data open": _repeated("<![CDATA["),
    "autolinks": _repeated("<a://b>"),
    "autolinks open": _repeated("<a://"),
    "mail addresses": _repeated("<a@b>"),
    "mail addresses open": _repeated("<a@"),
    "at signs": _repeated("@"),
    "bare addresses": _repeated("http://a "),
    "bare addresses joined": _repeated("http://a"),
    "bare address with parentheses": _repeated(")", "http://a/" + "("),
    "bare address with closing marks": _repeated(".)", "http://a/"),
    "schemes": _repeated("a://"),
    "entities": _repeated("&amp;"),
    "ampersands": _repeated("&"),
    "everything": _mixed,
    "combining marks": _repeated("\u0301", "a"),
    "wide letters": _repeated("\U0001f33f"),
}
