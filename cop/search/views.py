# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The search page, and what resembles a title that is being typed."""

from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from cop.i18n import reader_locale
from cop.people.session import current_person
from cop.search import across, builds, facets, misses, query, resolving, spelling
from cop.search.builds import Unavailable
from cop.search.finding import PER_PAGE, Result, find
from cop.search.nearest import Nearest, nearest
from cop.search.queries import Opened, rows_of
from cop.search.query import Asked
from cop.search.resemblance import similar as resembling
from cop.search.saved_views import offer
from cop.web import limits
from cop.web.paging import Page

bp = Blueprint("search", __name__)
SHORTEST_TITLE = 8


@bp.get("/search")
@limits.often("30/minute", visitor="10/minute")
def search() -> ResponseReturnValue:
    # One character more than is read, so that it is seen to be cut; nobody gets the rest back.
    text = request.args.get("q", "").strip()[: query.LONGEST + 1]
    number, person = _number(), current_person()
    asked = query.read(text, reader_locale())
    typed, unknown = resolving.resolved(asked.filters, person)
    ticked = facets.ticked(request.args)
    found, elsewhere, meant, rebuilding = Result(), [], "", False
    nearby: Nearest | None = None
    try:
        with Opened(person) as opened:
            restrictions = [*typed, *ticked]
            some = bool(request.args.get("some"))
            found = find(opened, asked, restrictions, page=number, some=some)
            if found.page == 1 and not any(r.name == "language" for r in restrictions):
                elsewhere = across.found(opened, asked, restrictions, found.known, own=found.own)
            if found.total < spelling.FEW or found.partly:
                meant = spelling.rewritten(text, asked, opened)
            if not found.total and not asked.empty:
                nearby = nearest(opened, asked, found)
            if number == 1 and not ticked and not meant and not elsewhere:
                misses.note(person, text, asked, found, some=some)
    except Unavailable:
        rebuilding = True
    return render_template(
        "search/index.html",
        text=text,
        asked=asked,
        found=found,
        page=Page(found.rows, found.page, found.listed, PER_PAGE),
        facets=facets.labelled(found.facets, ticked),
        unknown=_as_typed(unknown, asked),
        nothing_asked=asked.empty or not (asked.every or typed or ticked),
        elsewhere=elsewhere,
        meant=meant,
        rebuilding=builds.progress() or True if rebuilding else None,
        ticked=sum(len(each.values) for each in ticked),
        asked_some=bool(request.args.get("some")),
        nearby=nearby,
        saving=offer(person, request.args, found=found.total > 0),
        address=facets.address(request.args),
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
            with Opened(current_person()) as opened:
                found = resembling(opened, title, reader_locale(), typing=True)
        except Unavailable:
            found = []
    template = "search/_similar.html" if _fragment() else "search/similar.html"
    return render_template(template, found=found, title=title)


@bp.get("/similar/<int:contribution_id>")
def similar_to(contribution_id: int) -> ResponseReturnValue:
    """At most five contributions that resemble one: a fragment, or a page by itself."""
    [row] = rows_of(current_person(), [contribution_id]) or abort(404)
    found: Any = []
    try:
        with Opened(current_person()) as opened:
            found = resembling(opened, row.title, row.language, but=row.id)
    except Unavailable:
        found = []
    template = "search/_similar.html" if _fragment() else "search/similar_to.html"
    heading = gettext("What resembles this")
    return render_template(template, found=found, row=row, heading=heading)


def _fragment() -> bool:
    return bool(request.headers.get("X-Fragment") or request.headers.get("HX-Request"))


def _as_typed(filters: list[tuple[str, str]], asked: Asked) -> list[tuple[str, bool]]:
    """Filters that stand for nothing, as they were typed, and whether each is a moment."""
    prefixes = dict(zip(asked.filters, asked.prefixes, strict=True))
    return [
        (f"{prefixes[name, text]}:{text}", name.removeprefix("-") in ("since", "until"))
        for name, text in filters
    ]


def _number() -> int:
    given = request.args.get("page", "1")
    return max(1, int(given)) if given.isdecimal() and len(given) < 4 else 1
