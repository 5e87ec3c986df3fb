# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What pages cost to read, in this process: processor time, statements and bytes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Flask
from sqlalchemy import select

from bench.browser import Browser
from bench.measure import Row, counting, measured
from bench.plan import ANSWERED, COMMUNITY
from cop import changes
from cop.contributions.models import Contribution
from cop.db import db
from cop.web import fragments

READER = 5
"""A member, who follows three themes and asked a few questions."""
LISTS = {
    "list: questions": "/questions",
    "list: questions without answer": "/questions?show=unanswered",
    "list: questions solved": "/questions?show=solved",
    "list: practices": "/practices",
    "list: meetings": "/meetings",
    "list: reports": "/reports",
    "list: library": "/library",
    "list: library, one kind": "/library?kind=tool",
    "list: organisations": "/organisations",
    "list: themes": "/themes",
    "list: one theme": "/themes/water",
    "list: groups": "/groups",
    "list: activity": "/activity",
}
MEMBERS_LISTS = {
    "list: questions in my themes": "/questions?show=themes",
    "list: my questions": "/questions?show=mine",
    "list: people": "/people",
    "list: notifications": "/notifications",
}
SEARCHES = {
    "search: common word": "/search?q=water",
    "search: two words": "/search?q=water+gemeente",
    "search: rare word": "/search?q=trefwoord187",
    "search: phrase": "/search?q=%22de+gemeente%22",
    "search: nothing found": "/search?q=qwxzjk",
    "suggestions while typing": "/search/suggestions?q=wat",
    "similar titles": "/similar?title=Water+in+de+straat+opvangen",
}
KINDS = ("practice", "meeting", "report", "solution")


@dataclass(frozen=True)
class Page:
    """A page to be measured, by whom."""

    name: str
    path: str
    member: bool = False


def of_questions() -> Iterator[Page]:
    """The pages of the questions with 1, 10 and 100 answers, for both kinds of reader."""
    for number, count in enumerate(ANSWERED, 1):
        answers = "1 answer" if count == 1 else f"{count} answers"
        yield Page(f"question, {answers}, visitor", f"/questions/{number}")
        yield Page(f"question, {answers}, signed in", f"/questions/{number}", member=True)


def others(app: Flask) -> Iterator[Page]:
    """The front page and a page of each other kind."""
    found = [("front page", "/"), ("organisation", "/organisations/1"), ("group", "/groups/1")]
    with app.app_context():
        found += [(kind, _address(kind)) for kind in KINDS]
    for name, path in found:
        yield Page(f"page: {name}, visitor", path)
        yield Page(f"page: {name}, signed in", path, member=True)
    yield Page("page: person, signed in", f"/people/{READER}", member=True)


def lists() -> Iterator[Page]:
    """Every list, for both kinds of reader."""
    for name, path in LISTS.items():
        yield Page(f"{name}, visitor", path)
        yield Page(f"{name}, signed in", path, member=True)
    for name, path in MEMBERS_LISTS.items():
        yield Page(f"{name}, signed in", path, member=True)


def searches() -> Iterator[Page]:
    """The search page and what stands beside a title that is being typed."""
    return (Page(name, path) for name, path in SEARCHES.items())


class Reading:
    """Measures pages as a visitor and as a member; those that are not there are told apart."""

    def __init__(self, app: Flask, n: int) -> None:
        self.app, self.n = app, n
        self.browsers = {False: Browser(app), True: Browser(app, READER)}
        self.missing: list[str] = []

    def rows(self, page: Page, *, cold: bool = False, note: str = "") -> Iterator[Row]:
        """The row of a page; `cold` forgets all that was made before."""
        browser = self.browsers[page.member]
        path = browser.landed(page.path)
        if browser.get(path).status == 404:
            self.missing.append(page.name)
            return
        with self.app.app_context(), counting(db.engine) as asked:
            browser.get(path)

        def prepare() -> tuple[Browser, dict[str, object]]:
            if cold:
                fragments.parts.clear()
                changes.lately.clear()
            return browser, browser.request(path)

        n = max(5, self.n // 4) if cold else self.n
        name = f"{page.name}{note}{', cold' if cold else ''}"
        yield replace(measured(name, prepare, n=n), queries=len(asked))


def _address(kind: str) -> str:
    found = db.session.scalar(
        select(Contribution.id)
        .where(Contribution.kind == kind, Contribution.group_id == COMMUNITY)
        .where(Contribution.hidden_at.is_(None))
        .limit(1)
    )
    return f"{Contribution.__mapper__.polymorphic_map[kind].class_.path}/{found}"
