# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The search page, and what resembles a title that is being typed."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from cop import markup
from cop.contributions.queries import themes
from cop.db import db
from cop.i18n import reader_locale
from cop.people.session import current_person
from cop.search import queries, query, snippets
from cop.search.index import Unavailable
from cop.search.query import Asked
from cop.web import limits
from cop.web.guards import request_settings
from cop.web.paging import Page

bp = Blueprint("search", __name__)
KINDS = ("question", "answer", "practice", "meeting", "report", "solution")
SHORTEST_TITLE = 8


@bp.get("/search")
@limits.often("30/minute", visitor="10/minute")
def search() -> ResponseReturnValue:
    text, page = request.args.get("q", "").strip(), _number()
    asked = query.read(text, reader_locale())
    kinds = [kind for kind in request.args.getlist("kind") if kind in KINDS]
    theme = request.args.get("theme", "")[:60]
    found, rebuilding = queries.Found(), False
    try:
        found = queries.search(
            request_settings().index_dir,
            current_person(),
            asked,
            reader_locale(),
            kinds=kinds,
            theme=theme,
            page=page,
        )
    except Unavailable:
        rebuilding = True
    return render_template(
        "search/index.html",
        text=text,
        asked=asked,
        found=found,
        page=Page(found.rows, page, found.total, queries.PER_PAGE),
        passages={row.id: _passage(row, asked) for row in found.rows},
        titles=_titles(found.rows, asked),
        kinds=kinds,
        theme=theme,
        themes=list(db.session.scalars(themes())),
        rebuilding=rebuilding,
    )


@bp.route("/similar", methods=["GET", "POST"])
def similar() -> ResponseReturnValue:
    """At most five contributions that resemble the title: a fragment, or a page by itself.

    A form without scripts posts itself here, so that its text stands in no address.
    """
    title = request.values.get("title", "").strip()
    found: Any = []
    if len(title) >= SHORTEST_TITLE:
        try:
            found = queries.similar(
                request_settings().index_dir, current_person(), title, reader_locale()
            )
        except Unavailable:
            found = []
    fragment = request.headers.get("X-Fragment") or request.headers.get("HX-Request")
    template = "search/_similar.html" if fragment else "search/similar.html"
    return render_template(template, found=found, title=title)


def _titles(found: Sequence[Any], asked: Asked) -> dict[int, list[snippets.Piece]]:
    """The title of each row, or that of its question for an answer, with the hits marked."""
    wholes = queries.titles_of_wholes(found)
    return {
        row.id: snippets.marked(
            row.title or wholes.get(row.part_of_id, row.excerpt),
            asked.stems(row.language),
            row.language,
        )
        for row in found
    }


def _passage(row: Any, asked: Asked) -> list[snippets.Piece]:
    texts = [row.body_html, *row.more_html.values()]
    text = " ".join(markup.text_of(html) for html in texts if html)
    return snippets.passage(text, asked.stems(row.language), row.language)


def _number() -> int:
    given = request.args.get("page", "1")
    return max(1, int(given)) if given.isdecimal() and len(given) < 4 else 1
