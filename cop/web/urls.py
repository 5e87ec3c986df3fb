# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Addresses: the page of a contribution, and where a visitor may safely be sent next."""

import re
import unicodedata
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Flask, request
from werkzeug.routing import IntegerConverter, Map

from cop.db import SAFE_METHODS
from cop.i18n import reader_locale
from cop.settings import LOCALES

PLACES: dict[str, str] = {}
"""The address of kinds that are shown on the page of another."""

PATHS: dict[str, str] = {}
"""Where the pages of each kind of contribution live; each kind enters its own."""

_SAFE_NEXT = re.compile(r"/(?![/\\])[!-\[\]-~]*")


class Id(IntegerConverter):
    """The number of a row; one larger than the database can keep is no address of ours."""

    regex = "[0-9]+"

    def __init__(self, map: Map, *args: Any, **rest: Any) -> None:
        super().__init__(map, *args, **{"max": 2**31 - 1, **rest})


def init_app(app: Flask) -> None:
    """Give templates the addresses, and routes their numbers."""
    app.url_map.converters["int"] = Id
    app.jinja_env.globals.update(
        link=link, lang_url=lang_url, slug=slug, theme_links=theme_links, tag_links=tag_links
    )
    app.jinja_env.globals.update(query_string=query_string, languages=languages)


def link(thing: Any) -> str:
    """The path of a page: of a contribution, person, organisation, group or theme.

    `thing` is an entity with a `path`, or a row with a `kind`; a part (an answer) has its place on
    the page of what it is part of.
    """
    if place := PLACES.get(getattr(thing, "kind", None) or ""):
        return place.format(part_of_id=thing.part_of_id, id=thing.id)
    path = getattr(thing, "path", None) or PATHS.get(getattr(thing, "kind", ""))
    if not path:
        return f"/contributions/{thing.id}"
    return f"{path}/{thing.id}-{slug(getattr(thing, 'title', None) or thing.name)}"


def place_of(thing: Any, anchor: str) -> str:
    """The path of a page, at an anchor on it if there is one."""
    path = link(thing)
    return f"{path.partition('#')[0]}#{anchor}" if anchor else path


@lru_cache(4096)
def slug(text: str) -> str:
    """ASCII words with hyphens, at most 60 characters, for people to recognise an address by."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "x"


def query_string(**values: Any) -> str:
    """The query of an address, without what is empty; a list gives a name several values."""
    return urlencode({name: value for name, value in values.items() if value}, doseq=True)


def theme_links(themes: list[Any]) -> list[tuple[str, str]]:
    """The label of each theme in the reader's language, and its page."""
    locale = reader_locale()
    return [
        (theme.names.get(locale) or theme.names["nl"], f"/themes/{theme.name}") for theme in themes
    ]


def tag_links(tags: list[str]) -> list[tuple[str, str]]:
    """Each free word, and a search for it."""
    return [(tag, f"/search?{urlencode({'q': tag})}") for tag in tags]


def safe_next(address: str | None) -> str | None:
    """The address when it is a path on this site, else None.

    First character `/`, second not `/` or backslash, only characters 33 to 126, no backslash,
    at most 512.
    """
    if address and len(address) <= 512 and _SAFE_NEXT.fullmatch(address):
        parts = urlsplit(address)
        return None if parts.scheme or parts.netloc else address
    return None


def languages() -> list[tuple[str, str, str, bool]]:
    """Each language with its name, this page in it, and whether it is this page's."""
    chosen = reader_locale()
    return [(code, name, lang_url(code), code == chosen) for code, name in LOCALES.items()]


def lang_url(code: str) -> str:
    """This page in another language; where a form was sent, the page that it stands on."""
    if code not in LOCALES:
        raise ValueError(code)
    path, query = _page()
    kept = [(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if k != "lang"]
    return f"{path}?{urlencode([*kept, ('lang', code)])}"


def _page() -> tuple[str, str]:
    """The path and query of the page that the reader is on, which can be asked for again."""
    rule = request.url_rule
    if request.method in SAFE_METHODS or (rule is not None and "GET" in (rule.methods or ())):
        return request.path, request.query_string.decode(errors="replace")
    before = urlsplit(request.referrer or "")
    path = safe_next(before.path) if before.netloc == request.host else None
    return (path, before.query) if path else ("/", "")
