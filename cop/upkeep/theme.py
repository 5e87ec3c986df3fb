# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The look of a town: its tokens as custom properties that come after our own styles."""

import os
import tempfile
from pathlib import Path

from cop.errors import Refused
from cop.upkeep import contrast, tokens
from cop.upkeep.tokens import Values
from cop.web.assets import THEME

FOLLOW = {
    "--brand": "--basis-color-accent-1-inverse-bg-document",
    "--on-brand": "--basis-color-accent-1-inverse-color-default",
    "--focus": "--basis-focus-outline-color",
    "--focus-glow": "--basis-focus-background-color",
    "--radius": "--basis-border-radius-md",
    "--radius-small": "--basis-border-radius-sm",
    "--nl-button-border-radius": "--basis-border-radius-sm",
    "--basis-form-control-border-radius": "--basis-border-radius-sm",
    "--basis-heading-font-family": "--basis-text-font-family-default",
}
"""Names of ours that our own styles give a value of their own, and that follow a theme's token."""
STEADY = ("font", "radius")
"""What is the same by night when the file has no dark set; colours are ours then."""


def bring(source: Path, static: Path, instance: Path) -> str:
    """Keep the look of a tokens.json in the instance folder; answers what to say.

    Raises Refused, and keeps the look there was, when a value is not safe or a pair of colours
    that we use cannot be read well enough.
    """
    day, night = (_following(values) for values in tokens.read(source))
    unreadable = [
        line
        for when, values in contrast.our_own(static).with_theme(day, night or _steady(day))
        for line in contrast.check(values, when)
    ]
    if unreadable:
        raise Refused("This look cannot be read well enough:\n" + "\n".join(unreadable))
    _write(instance / THEME, _sheet(day, night))
    dark = f"{len(night)} in the dark" if night else "our own colours in the dark"
    return f"{len(day)} values were taken, {dark}. Start cop anew to show them."


def reset(instance: Path) -> str:
    """Take the look of the town away; answers what to say."""
    (instance / THEME).unlink(missing_ok=True)
    return "The neutral look is back. Start cop anew to show it."


def _following(values: Values) -> Values:
    """The values, and ours that follow them."""
    ours = {ours: values[theirs] for ours, theirs in FOLLOW.items() if theirs in values}
    return ours | values


def _steady(values: Values) -> Values:
    return {name: value for name, value in values.items() if any(part in name for part in STEADY)}


def _sheet(day: Values, night: Values) -> str:
    steady = _steady(day)
    colours = {name: value for name, value in day.items() if name not in steady}
    by_day = f"@media not (prefers-color-scheme:dark){{{_rule(colours)}}}"
    by_night = f"@media (prefers-color-scheme:dark){{{_rule(night)}}}" if night else ""
    return f"@layer theme{{{_rule(steady)}{by_day}{by_night}}}\n"


def _rule(values: Values) -> str:
    return f":root{{{''.join(f'{name}:{value};' for name, value in sorted(values.items()))}}}"


def _write(target: Path, text: str) -> None:
    """Whole or not at all."""
    handle, part = tempfile.mkstemp(prefix=".theme-", dir=target.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(part).chmod(0o640)
    Path(part).rename(target)
