# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The lasting anchors of the passages of a report, and what each passage is about.

`Report.anchors` holds "passages", in order, each with "anchor", "title" and "about" (ids of
contributions), and "used": every anchor that was ever given.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from sqlalchemy import or_, select

from cop import markup
from cop.contributions.models import Link
from cop.db import db
from cop.meetings.models import Action, AgendaItem, Decision, Report
from cop.meetings.passages import BEGINNING, Part, of_words, parts
from cop.web.urls import slug

_NUMBER = re.compile(r"/[a-z]+/(\d{1,9})(?:-|$|[?#/])")
_HEADING = re.compile(r"^#{1,6}.*$", re.MULTILINE)
_FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


def anchors_of(report: Any) -> list[str]:
    """The anchors of the headings in order; none for a report that was written before them."""
    return [each["anchor"] for each in report.anchors.get("passages", ())]


def settle(report: Report) -> None:
    """Give the passages their anchors: an old one where it is the same passage, else a new one."""
    before = report.anchors.get("passages", [])
    used = set(report.anchors.get("used", ()))
    cut = parts(report.body_html)
    titles = [part.title for part in cut[1:]]
    anchors = _matched(before, titles) if before else list(of_words(titles))
    for place, anchor in enumerate(anchors):
        anchors[place] = anchor or _unused(titles[place], used)
        used.add(anchors[place] or "")
    about = _about(report, cut)
    report.anchors = {
        "passages": [
            {"anchor": anchor, "title": title, "about": ids}
            for anchor, title, ids in zip(anchors, titles, about[1:], strict=True)
        ],
        "about": about[0],
        "used": sorted(used),
    }


def sources(report: Any) -> dict[str, str]:
    """The Markdown of each passage with its heading, by anchor.

    Empty where the headings that are seen are not those that stand in the text, such as one in a
    quotation.
    """
    cut = parts(report.body_html, anchors_of(report))
    pieces = _pieces(report.body)
    if len(pieces) != len(cut):
        return {}
    return {part.anchor: piece.strip() for part, piece in zip(cut, pieces, strict=True)}


def with_passage(report: Report, anchor: str, text: str) -> str:
    """The body of the report with other text for a passage."""
    cut = parts(report.body_html, anchors_of(report))
    pieces = _pieces(report.body)
    place = [part.anchor for part in cut].index(anchor)
    pieces[place] = f"{text.strip()}\n\n"
    return "".join(pieces).strip()


def _pieces(body: str) -> list[str]:
    fenced = [match.span() for match in _FENCED.finditer(body)]
    starts = [
        match.start()
        for match in _HEADING.finditer(body)
        if not any(begin <= match.start() < end for begin, end in fenced)
    ]
    ends = [*starts, len(body)]
    return [body[begin:end] for begin, end in zip([0, *starts], ends, strict=True)]


def _matched(before: Sequence[dict[str, Any]], titles: Sequence[str]) -> list[str | None]:
    """The old anchor of each title: of the same words, else of the same place; else none."""
    left = {each["anchor"]: each["title"] for each in before}
    found: list[str | None] = []
    for title in titles:
        same = next((anchor for anchor, old in left.items() if old == title), None)
        left.pop(same or "", None)
        found.append(same)
    old = [each["anchor"] for each in before]
    follows = dict(zip([None, *old], old, strict=False))
    for place, anchor in enumerate(found):
        if anchor is None:
            there = follows.get(found[place - 1] if place else None)
            found[place] = there if there in left else None
            left.pop(there or "", None)
    return found


def _unused(title: str, used: set[str]) -> str:
    name = f"passage-{slug(title)}"
    numbered = (f"{name}-{number}" for number in count(2))
    return name if name not in used else next(each for each in numbered if each not in used)


def _about(report: Report, cut: Iterable[Part]) -> list[list[int]]:
    """What each part names, or has on the agenda under its heading."""
    ends = or_(Link.from_id == report.id, Link.to_id == report.id)
    linked = {id for pair in db.session.execute(select(Link.from_id, Link.to_id).where(ends))
              for id in pair} - {report.id}  # fmt: skip
    items = db.session.scalars(
        select(AgendaItem).where(
            AgendaItem.meeting_id == report.meeting_id, AgendaItem.contribution_id.in_(linked)
        )
    ).all()
    found = []
    for part in cut:
        named = (_NUMBER.match(address) for address in markup.references(part.html + part.heading))
        ids = {int(match[1]) for match in named if match} & linked
        title = part.title.casefold()
        ids |= {each.contribution_id or 0 for each in items if each.title.casefold() in title}
        found.append(sorted(ids))
    return found


def place_about(report: Any, contribution_id: int) -> dict[str, str]:
    """The passage of a row of a report that is about something: anchor and title; {} if none."""
    for each in report.anchors.get("passages", ()):
        if contribution_id in each["about"]:
            return {"anchor": each["anchor"], "title": each["title"]}
    if contribution_id in report.anchors.get("about", ()):
        return {"anchor": BEGINNING, "title": ""}
    return {}


def text_at(report: Report, anchor: str) -> str:
    """The Markdown of a passage without its heading, or the words of a decision or action."""
    kind, _dash, number = anchor.partition("-")
    if kind in {"decision", "action"} and number.isascii() and number.isdecimal():
        model: Any = Decision if kind == "decision" else Action
        found = db.session.get(model, int(number[:9]))
        return str(found.text) if found is not None and found.report_id == report.id else ""
    return _HEADING.sub("", sources(report).get(anchor, ""), count=1).strip()
