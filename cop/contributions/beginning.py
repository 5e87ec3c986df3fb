# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a new text begins with when it comes of a place on the page of another."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _

from cop.contributions.models import Contribution
from cop.web.urls import place_of

TEXTS: dict[str, Callable[[Any, str], str]] = {}
"""The Markdown at an anchor of a contribution of a kind; app.py fills this in."""


def text_at(address: str, origin: Contribution | None) -> str:
    """The words at the place of an address, with a link back; nothing where it is a whole page."""
    _page, _sign, anchor = address.partition("#")
    if origin is None or not anchor or origin.kind not in TEXTS:
        return ""
    words = TEXTS[origin.kind](origin, anchor)
    title = origin.title.replace("[", "(").replace("]", ")")
    source = _("From: %(link)s", link=f"[{title}]({place_of(origin, anchor)})")
    return f"{words}\n\n{source}" if words else ""
