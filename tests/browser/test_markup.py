# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a real browser makes of hostile texts: no script, no foreign element, no request."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from cop.errors import Refused
from cop.markup import clean, render
from tests.markup.allowed import ATTRIBUTES
from tests.markup.vectors import ADDRESSES, POSITIONS, RAW

pytestmark = pytest.mark.once

SITE = "https://cop.example"
HEAD = """<!doctype html><script>
window.tried = 0;
for (const name of ["alert", "confirm", "prompt", "open"]) window[name] = () => { window.tried++; };
</script>"""
CLOSED = ("<img src", "<image", "<p ", "<a ", "<ol ", "<figure")
"""Attempts that swallow nothing of what comes after them."""
INSPECT = """allowed => {
  const wrong = [];
  for (const element of document.querySelectorAll("article *")) {
    const tag = element.localName, names = allowed[tag];
    if (!names) { wrong.push(`<${tag}>`); continue; }
    for (const {name} of element.attributes)
      if (!names.includes(name)) wrong.push(`${tag}[${name}]`);
    const {protocol} = element;
    if (tag === "a" && element.href && !["http:", "https:", "mailto:"].includes(protocol))
      wrong.push(element.href);
    for (const kind of ["mouseover", "focus", "click", "toggle", "animationstart", "load", "error"])
      element.dispatchEvent(new Event(kind, {bubbles: false}));
  }
  return [wrong, window.tried];
}"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def shown(page: Page, bodies: Iterable[str]) -> tuple[list[str], int, set[str]]:
    """Forbidden nodes, calls of scripts and requests elsewhere, each body in its own article."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.route("**/*", lambda route: _answer(route, HEAD + "".join(map(_article, bodies))))
    page.goto(SITE, wait_until="load")
    wrong, tried = page.evaluate(INSPECT, {tag: list(names) for tag, names in ATTRIBUTES.items()})
    page.wait_for_timeout(200)
    elsewhere = {url for url in asked if not url.startswith((f"{SITE}/files/", f"{SITE}/favicon"))}
    return wrong, max(tried, page.evaluate("window.tried")), elsewhere - {f"{SITE}/"}


def test_the_attempts_work_when_nothing_stops_them(page: Page) -> None:
    wrong, tried, elsewhere = shown(page, [raw for raw in RAW if raw.startswith(CLOSED)])

    assert tried > 5
    assert len(wrong) > 40
    assert elsewhere


def test_cleaned_html_does_nothing(page: Page) -> None:
    assert shown(page, map(clean, RAW)) == ([], 0, set())


@pytest.mark.parametrize("position", POSITIONS[:12])
def test_rendered_markdown_does_nothing(position: str, page: Page) -> None:
    assert shown(page, _rendered(position)) == ([], 0, set())


def _rendered(position: str) -> Iterator[str]:
    for vector in RAW + ADDRESSES:
        try:
            yield render(position.replace("{}", vector), base_url=SITE).html
        except Refused:
            continue


def _article(body: str) -> str:
    return f"<article>{body}</article>"


def _answer(route: Any, document: str) -> None:
    if route.request.is_navigation_request() and route.request.url == f"{SITE}/":
        route.fulfill(body=document, content_type="text/html; charset=utf-8")
    else:
        route.abort()
