# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the search page says, as somebody reads it."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

_TITLE = re.compile(r'class="row__title"[^>]*><a href="([^"]*)">(.*?)</a>', re.S)
_FACET = re.compile(
    r'type="checkbox" name="(\w+)" value="([^"]*)"( checked)?> (.*?) '
    r'<span class="facet__count">(\d+)'
)


@dataclass(frozen=True)
class Option:
    """A value of a facet that can be ticked."""

    name: str
    value: str
    label: str
    count: int
    ticked: bool


@dataclass(frozen=True)
class Results:
    """A page of results."""

    html: str
    total: int
    titles: list[str]
    whole: list[str]
    """Those of what lacks no word."""
    addresses: list[str]
    elsewhere: list[str]
    """Titles of what was found in other languages."""
    options: list[Option]

    def option(self, name: str, label: str) -> Option:
        """The one option of a facet with this label."""
        [found] = [each for each in self.options if (each.name, each.label) == (name, label)]
        return found

    def counts(self, name: str) -> dict[str, int]:
        """The labels of a facet with their numbers."""
        return {each.label: each.count for each in self.options if each.name == name}


def search(browser: Any, typed: str, **rest: Any) -> Results:
    """Search for what is typed, with these further values in the address."""
    response = browser.get("/search", query_string={"q": typed, **rest})
    assert response.status_code == 200
    return read(response.text)


def read(html: str) -> Results:
    """Read a page of results."""
    own, _begin, others = html.partition('aria-labelledby="elsewhere"')
    hits = _TITLE.findall(own)
    total = re.search(r'class="count-line"[^>]*>([\d.,]+) ', own)
    return Results(
        html=html,
        total=int(re.sub(r"\D", "", total[1])) if total else 0,
        titles=[plain(title) for _address, title in hits],
        whole=[
            plain(title)
            for row in own.split("<li ")
            if "row__lacks" not in row
            for _address, title in _TITLE.findall(row)
        ],
        addresses=[unescape(address) for address, _title in hits],
        elsewhere=[plain(title) for _address, title in _TITLE.findall(others)],
        options=[
            Option(name, unescape(value), plain(label), int(count), bool(checked))
            for name, value, checked, label, count in _FACET.findall(own)
        ],
    )


def plain(html: str) -> str:
    """The text of a piece of a page."""
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()
