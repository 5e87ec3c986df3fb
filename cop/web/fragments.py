# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Parts of pages that are the same for the same input are rendered once (DESIGN.md §7).

What a part depends on is its key, so nothing has to be forgotten when something changes, and
nobody gets what was rendered for another: while a part is rendered it cannot know who reads.
"""

import time
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import is_dataclass
from typing import Any

from flask import Flask
from jinja2.runtime import Macro
from markupsafe import Markup

from cop import markup
from cop.i18n import reader_locale
from cop.lately import Lately

MOST = 2000
"""Parts that are remembered; the one that was not asked for longest goes first."""
LARGEST = 12 * 1024
"""Characters of a part that is remembered: all together, and their keys, must not fill memory."""

blind: ContextVar[bool] = ContextVar("blind", default=False)
"""Whether a part is being rendered that must not know who reads."""

parts = Lately(MOST)


def init_app(app: Flask) -> None:
    """Give templates `once(macro, …)`."""
    app.jinja_env.globals["once"] = once


def once(macro: Macro, *given: Any, for_seconds: int = 0, **named: Any) -> Markup:
    """What the macro makes of its arguments, rendered once for equal arguments and language.

    With `for_seconds` it is rendered anew after that time: for what says how long ago it was.
    """
    age = int(time.time() // for_seconds) if for_seconds else 0
    types = tuple(map(type, (*given, *named.values())))  # Markup is no str, True is no 1
    key = (macro._func, reader_locale(), types, _frozen(given), _frozen(named))
    made_at, part = parts.get(key) or (None, Markup())
    if made_at == age:
        return part
    mark = blind.set(True)
    try:
        part = markup.trusted(macro(*given, **named))
    finally:
        blind.reset(mark)
    if len(part) <= LARGEST:
        parts.put(key, (age, part))
    return part


def _frozen(value: Any) -> Any:
    """The value as something that can be a key, equal for equal values."""
    try:
        hash(value)
    except TypeError:
        return _taken_apart(value)
    return value


def _taken_apart(value: Any) -> Any:
    if isinstance(value, dict):
        return tuple((name, _frozen(each)) for name, each in value.items())
    if is_dataclass(value):
        return _frozen(tuple(vars(value).values()))
    return tuple(value) if _flat(value) else tuple(map(_frozen, value))


def _flat(values: Iterable[Any]) -> bool:
    """Whether all of them can be part of a key as they are; asking one by one costs more."""
    try:
        hash(tuple(values))
    except TypeError:
        return False
    return True
