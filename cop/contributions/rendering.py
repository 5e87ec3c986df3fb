# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The HTML of a contribution, made when it is written."""

from flask import current_app

from cop import markup
from cop.contributions.models import Contribution

PLAIN = 0
"""The renderer of a text whose Markdown could not be read in time: it stands as plain text."""


def html_of(text: str, limit: int = markup.SHORT) -> markup.Rendered:
    """Render Markdown; links to this site's own address become paths."""
    return markup.render(text, base_url=current_app.extensions["settings"].base_url, limit=limit)


def mentions(contribution: Contribution) -> set[int]:
    """The ids of the people whom any of its texts mentions."""
    html = [contribution.body_html, *(contribution.more_html or {}).values()]
    return set().union(*(markup.mentions(each or "") for each in html))


def render(contribution: Contribution) -> None:
    """Set the HTML and the excerpt from the text."""
    limit = contribution.longest_body
    html = {
        name: html_of(getattr(contribution, name) or "", limit)
        for name in contribution.markdown_fields
    }
    contribution.body_html = html["body"].html
    contribution.more_html = {name: each.html for name, each in html.items() if name != "body"}
    fell_back = any(each.fallback for each in html.values())
    contribution.renderer = PLAIN if fell_back else html["body"].version
    summary = "" if "summary" in html else str(getattr(contribution, "summary", "") or "")
    contribution.excerpt = summary or markup.excerpt(markup.text_of(contribution.body_html))
