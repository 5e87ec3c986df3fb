# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""One address of every kind of page that somebody can reach by following links."""

import re
from collections import Counter
from html import unescape
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import BrowserContext
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

from cop.app import create_app
from cop.settings import Settings

HREF = re.compile(r'<a [^>]*?href="([^"]+)"')
OF_A_KIND = 2
"""How many pages of one kind are opened to find the way to others."""
NO_PAGES = ("assets", "static", "files", "mailbox")
"""Parts whose addresses are not pages of the site."""


def kinds_of_pages(context: BrowserContext, address: str) -> dict[str, str]:
    """Address by name of view, of every page that links lead to from the front page."""
    routes = create_app(Settings(env="development")).url_map.bind(urlsplit(address).netloc)
    found: dict[str, str] = {}
    opened: Counter[str] = Counter()
    waiting, seen = ["/"], {"/"}
    while waiting:
        path = waiting.pop(0)
        kind = _kind(routes, path)
        if kind is None or opened[kind] >= OF_A_KIND:
            continue
        opened[kind] += 1
        answer = context.request.get(address + path)
        if answer.status != 200 or "text/html" not in answer.headers["content-type"]:
            continue
        found.setdefault(kind, path)
        links = {_path(address, path, href) for href in HREF.findall(answer.text())}
        waiting += sorted(links - seen - {""})
        seen |= links
    return found


def _kind(routes: MapAdapter, path: str) -> str | None:
    try:
        endpoint, _arguments = routes.match(urlsplit(path).path, method="GET")
    except HTTPException:
        return None
    return None if endpoint.partition(".")[0] in NO_PAGES else endpoint


def _path(address: str, page: str, href: str) -> str:
    """The path of a link to our own site, without its anchor; otherwise nothing."""
    target = urlsplit(urljoin(address + page, unescape(href)))
    if f"{target.scheme}://{target.netloc}" != address or "lang=" in target.query:
        return ""
    return f"{target.path}?{target.query}" if target.query else target.path
