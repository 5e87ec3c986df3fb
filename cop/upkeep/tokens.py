# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Read a town's NL Design System tokens (tokens.json: DTCG or Token Studio) as safe CSS values."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cop.errors import Refused

FALLBACK = '"Source Sans 3", system-ui, "Segoe UI", Arial, sans-serif'
DARK = "color-scheme-dark"
COLOUR = re.compile(
    r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|rgba?\([\d\s.,%/]+\)|transparent|white|black", re.I
)
FONT = re.compile(r"[\w .'\",-]+")
WEIGHT = re.compile(r"[1-9]\d{0,2}|normal|bold")
LENGTH = re.compile(r"\d{0,3}(?:\.\d+)?(?:px|rem|em)|0")
TAKEN = {
    re.compile(r"basis\.color\.[\w.-]+"): COLOUR,
    re.compile(r"basis\.(?:form-control|focus|heading)\.(?:[\w-]+\.)*[\w-]*color"): COLOUR,
    re.compile(r"basis\.(?:text|heading)\.font-family(?:\.default)?"): FONT,
    re.compile(r"basis\.(?:text|heading)\.font-weight(?:\.\w+)?"): WEIGHT,
    re.compile(r"basis\.(?:form-control\.)?border-radius(?:\.\w+)?"): LENGTH,
}
"""Colour, type, radius and focus, each with what its values may look like; never layout."""
REFERENCE = re.compile(r"\{([^{}]+)\}")
HOSTILE = re.compile(r"url\(|expression|javascript|@import|/\*|\*/|[{};<>\\]", re.I)

Values = dict[str, str]
"""CSS values by the name of the custom property."""


def read(path: Path) -> tuple[Values, Values]:
    """The values by day and by night; the night is empty where the file has no dark set.

    Raises Refused for what is no such file, and for a value that could be more than a value.
    """
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise Refused(f"{path} is not JSON: {error}.") from error
    sets = tree if isinstance(tree, dict) and "basis" not in tree else {"": tree}
    light = [each for name, each in sets.items() if "color-scheme-" not in name and name[:1] != "$"]
    dark = [each for name, each in sets.items() if DARK in name]
    day = _taken(light)
    if not day:
        raise Refused(f"{path} holds no basis tokens of NL Design System.")
    return day, _taken([*light, *dark]) if dark else {}


def _taken(sets: list[Any]) -> Values:
    tokens = {name: value for each in sets for name, value in _tokens(each, ())}
    for name, value in tokens.items():
        if HOSTILE.search(REFERENCE.sub("", value)):
            raise Refused(f"The token {name} is not safe: {value[:80]}")
    taken = {}
    for name in tokens:
        form = next((form for names, form in TAKEN.items() if names.fullmatch(name)), None)
        value = _resolved(tokens, name)
        if form and value and form.fullmatch(value):
            taken[f"--{name.replace('.', '-')}"] = _with_fallback(value) if form is FONT else value
    return taken


def _tokens(tree: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every token by its dotted name."""
    if not isinstance(tree, dict):
        return
    value = tree.get("$value", tree.get("value"))
    if value is not None and not isinstance(value, dict):
        yield ".".join(path), _as_text(value)
    elif isinstance(value, dict) and set(value) == {"value", "unit"}:
        yield ".".join(path), f"{value['value']}{value['unit']}"
    else:
        for name, inner in tree.items():
            if not name.startswith("$"):
                yield from _tokens(inner, (*path, name))


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(f'"{each}"' if " " in str(each) else str(each) for each in value)
    return str(value).strip()


def _resolved(tokens: Values, name: str) -> str:
    """The value with every reference followed; nothing when one leads nowhere or in a circle."""
    value = tokens[name]
    for _step in range(20):
        if not REFERENCE.search(value):
            return value
        value = REFERENCE.sub(lambda found: tokens.get(found[1], "?"), value)
    return ""


def _with_fallback(family: str) -> str:
    names = [name.strip() for name in re.sub("['\"]", "", family).split(",")]
    return ", ".join([*(f'"{name}"' for name in names if name), FALLBACK])
