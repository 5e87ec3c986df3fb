# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The contrast of the colours that we put together (WCAG 2.2, criteria 1.4.3 and 1.4.11)."""

import re
from dataclasses import dataclass
from pathlib import Path

from cop.errors import Refused
from cop.upkeep.tokens import Values

TEXT, SHAPE = 4.5, 3.0
PAIRS = [
    ("text on the page", "--ink", "--paper", TEXT),
    ("soft text on the page", "--ink-soft", "--paper", TEXT),
    ("soft text on a band", "--ink-soft", "--paper-soft", TEXT),
    ("faint text on the page", "--ink-faint", "--paper", TEXT),
    ("a heading", "--basis-heading-color", "--paper", TEXT),
    ("a link on the page", "--link", "--paper", TEXT),
    ("a link on a band", "--link", "--paper-soft", TEXT),
    ("a link under the pointer", "--link-hover", "--paper", TEXT),
    ("an accent on the page", "--accent", "--paper", TEXT),
    ("an accent on its own paper", "--accent", "--accent-paper", TEXT),
    ("a theme's label", "--accent", "--accent-fill", TEXT),
    ("a theme's label under the pointer", "--accent", "--accent-fill-hover", TEXT),
    ("the letters of a person", "--accent-deep", "--accent-fill-hover", TEXT),
    ("the header", "--on-brand", "--brand", TEXT),
    ("what is chosen", "--on-chosen", "--chosen", TEXT),
    *(
        (name, f"--nl-button-{kind}-color", f"--nl-button-{kind}-background-color", TEXT)
        for name, kind in (
            ("a main button", "primary"),
            ("a main button under the pointer", "primary-hover"),
            ("a second button", "secondary"),
            ("a second button under the pointer", "secondary-hover"),
            ("a plain button", "default"),
            ("a quiet button", "subtle"),
        )
    ),
    ("a badge", "--ink-soft", "--paper-deep", TEXT),
    *(
        (f"a badge: {kind}", f"--basis-color-{kind}-color-default",
         f"--basis-color-{kind}-bg-default", TEXT)
        for kind in ("info", "positive", "warning", "negative")
    ),
    ("an error beside a field", "--basis-color-negative-color-default", "--paper", TEXT),
    ("an error in the summary", "--basis-color-negative-color-default",
     "--basis-color-negative-bg-subtle", TEXT),
    ("what is typed in a field", "--basis-form-control-color",
     "--basis-form-control-background-color", TEXT),
    ("the edge of a field", "--basis-form-control-border-color", "--paper", SHAPE),
    ("the skip link", "--nl-skip-link-color", "--nl-skip-link-background-color", TEXT),
    ("the two rings of the focus", "--focus", "--focus-glow", SHAPE),
]  # fmt: skip
"""What it is, the colour in front, the colour behind, and the ratio it needs."""

Colour = tuple[float, float, float, float]


@dataclass(frozen=True)
class Sheet:
    """Every custom property of our own styles, by day and by night, below a theme."""

    day: Values
    night: Values

    def with_theme(self, day: Values, night: Values) -> list[tuple[str, Values]]:
        """All that is in force by day and by night with the values of a theme on top."""
        return [("by day", self.day | day), ("by night", self.day | self.night | night)]


def our_own(static: Path) -> Sheet:
    """Read from the styles themselves, so that what is checked is what is served."""
    vendored = next((static / "vendor").glob("nlds.*.css")).read_text()
    css = static / "css"
    return Sheet(
        _properties(vendored + (css / "tokens.css").read_text()),
        _properties((css / "dark.css").read_text()),
    )


def check(values: Values, when: str) -> list[str]:
    """A line for each pair that cannot be read well enough, with its ratio."""
    found = []
    for name, front, back, least in PAIRS:
        colours = (_resolved(values, each) for each in (front, back, "--paper"))
        if (found_ratio := ratio(*colours)) < least:
            told = f"{name} {when} ({front} on {back})"
            found.append(f"{told}: the contrast is {found_ratio:.2f}, it must be {least}")
    return found


def ratio(front: str, back: str, paper: str = "#fff") -> float:
    """The contrast of two colours as they appear on paper, from 1 to 21."""
    behind = _over(_colour(back), _colour(paper))
    before = _over(_colour(front), behind)
    darker, brighter = sorted((_luminance(before), _luminance(behind)))
    return (brighter + 0.05) / (darker + 0.05)


def _resolved(values: Values, name: str) -> str:
    value = f"var({name})"
    for _step in range(20):
        found = re.fullmatch(r"var\((--[\w-]+)\)", value)
        if not found:
            return value
        value = values.get(found[1], "")
    raise Refused(f"{name} refers to itself.")


def _colour(text: str) -> Colour:
    """Red, green, blue and opacity, each from 0 to 1."""
    named = {"transparent": "#0000", "white": "#fff", "black": "#000"}
    text = named.get(text.lower(), text)
    if text.startswith("#"):
        digits = text[1:] if len(text) > 5 else "".join(2 * digit for digit in text[1:])
        parts = [int(digits[at : at + 2], 16) / 255 for at in range(0, len(digits), 2)]
    else:
        numbers = re.findall(r"([\d.]+)(%?)", text)
        if not text.startswith("rgb") or len(numbers) not in {3, 4}:
            raise Refused(f"{text} is not a colour that can be checked.")
        scale = [255.0, 255.0, 255.0, 1.0]
        parts = [
            float(number) / (100 if percent else most)
            for (number, percent), most in zip(numbers, scale, strict=False)
        ]
    red, green, blue, *opacity = parts
    return red, green, blue, opacity[0] if opacity else 1.0


def _over(front: Colour, back: Colour) -> Colour:
    red, green, blue = (
        front[3] * one + (1 - front[3]) * other
        for one, other in zip(front[:3], back[:3], strict=True)
    )
    return red, green, blue, 1.0


def _luminance(colour: Colour) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _properties(css: str) -> Values:
    return dict(re.findall(r"(--[\w-]+):\s*([^;}]+?)\s*(?=[;}])", css))
