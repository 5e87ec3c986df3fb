# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Measured results as lines of text: `label: value unit (year)`."""

import re
from typing import Any

from flask_babel import gettext as _

from cop.errors import Refused

MOST = 40
LONGEST = 200
_LINE = re.compile(r"(.+): *(-?[0-9][0-9.,  ]*)(?!\w) ?([^()]*?) *(?:\(([0-9]{4})\))?")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}([.,  ][0-9]{3})+")


def parsed(text: str) -> list[dict[str, Any]]:
    """The figures of a text, one a line; raises Refused that names the line that cannot be read."""
    lines = [line.strip() for line in text.splitlines()]
    if len([line for line in lines if line]) > MOST:
        raise Refused(_("Give at most %(count)s figures.", count=MOST))
    return [_figure(number, line) for number, line in enumerate(lines, 1) if line]


def written(figures: list[dict[str, Any]]) -> str:
    """The lines that `parsed` reads as these figures."""
    return "\n".join(_line(figure) for figure in figures)


def _figure(number: int, line: str) -> dict[str, Any]:
    match = _LINE.fullmatch(line) if len(line) <= LONGEST else None
    value = _value(match[2]) if match else None
    if match is None or value is None:
        raise Refused(
            _(
                "Line %(number)s of the figures: write “label: value unit (year)”, "
                "for example “Plant species: 23 species (2024)”.",
                number=number,
            )
        )
    year = int(match[4]) if match[4] else None
    return {"label": match[1].strip(), "value": value, "unit": match[3].strip(), "year": year}


def _value(text: str) -> float | None:
    """1.250 and 1,250 and 1 250 are thousands; 7,5 and 7.5 and 0.125 are decimals."""
    sign = -1 if text.startswith("-") else 1
    digits = text.lstrip("-").strip()
    if _THOUSANDS.fullmatch(digits):
        digits = re.sub(r"[.,  ]", "", digits)
    digits = digits.replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,6})?", digits):
        return None
    value = sign * float(digits)
    return int(value) if value.is_integer() else value


def _line(figure: dict[str, Any]) -> str:
    value = f"{figure['value']:f}".rstrip("0") if figure["value"] % 1 else str(figure["value"])
    if re.search(r"\.[0-9]{3}$", value):
        value += "0"  # three decimals would be read as thousands
    year = f" ({figure['year']})" if figure.get("year") else ""
    unit = f" {figure['unit']}" if figure.get("unit") else ""
    return f"{figure['label']}: {value}{unit}{year}"
