# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Markdown to HTML that may be shown: rendered in a child process, then cleaned."""

import html
import re
from dataclasses import dataclass

import nh3
from markupsafe import Markup

from cop.markup import children, guard
from cop.markup.worker import is_own_file, may_lead_to

RENDERER = 2
"""Raised when the same Markdown would give other HTML, so that stored bodies are rendered anew."""

_CELL = {"data-align": {"left", "center", "right"}}
_CLEANER = nh3.Cleaner(
    tags={
        *("a", "blockquote", "br", "code", "em", "figure", "h3", "h4", "h5", "h6", "hr", "img"),
        *("li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    },
    attributes={
        "*": set(),  # Without it, title and lang would be allowed everywhere.
        "a": {"href", "title"},
        "figure": {"aria-label"},
        "img": {"src", "alt", "title"},
        "ol": {"start"},
    },
    tag_attribute_values={
        "a": {"rel": {"nofollow ugc noopener"}},
        "figure": {"tabindex": {"0"}},
        "img": {"loading": {"lazy"}},
        "td": _CELL,
        "th": _CELL,
    },
    attribute_filter=lambda tag, name, value: _allowed(tag, name, value),
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


@dataclass(frozen=True)
class Rendered:
    """A body as HTML; `fallback` when it could only be kept as plain paragraphs."""

    html: str
    version: int = RENDERER
    fallback: bool = False


def render(text: str, *, base_url: str, limit: int = guard.SHORT) -> Rendered:
    """Turn Markdown into clean HTML; raises Refused when the guard does, and never fails else."""
    guard.check(text, limit)
    made = children.convert(guard.normalised(text), base_url)
    return Rendered(clean(_plain(text) if made is None else made), fallback=made is None)


def trusted(html: str | None) -> Markup:
    """Mark HTML that came out of `render` as such; nothing else in the project may."""
    return Markup(html or "")  # noqa: S704  (the one place)


def _plain(text: str) -> str:
    paragraphs = re.split(r"\n{2,}", html.escape(guard.normalised(text).strip()))
    return "\n".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in paragraphs)


def _allowed(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute, or nothing when the address leads where we do not go."""
    if name == "href":
        return value if may_lead_to(value) else None
    if name == "src":
        return value if is_own_file(value) else None
    return value


def clean(markup: str) -> str:
    """Keep what our bodies need and nothing else: always the last step before storing."""
    return _CLEANER.clean(markup)
