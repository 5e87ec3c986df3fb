# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Mail to people about their account, in their language, with links to this site only."""

from collections.abc import Mapping
from typing import Any

from flask import current_app, render_template

from cop.db import db
from cop.i18n import speaking
from cop.mail.outbox import queue
from cop.people.models import Person
from cop.settings import LOCALES, Settings


def send(
    letter: str,
    to: str,
    locale: str,
    *,
    path: str = "",
    posting: Mapping[str, Any] | None = None,
    **values: Any,
) -> None:
    """Queue templates/email/LETTER.txt to an address; `path` is the page it leads to.

    Its HTML is LETTER.html where there is one, else its paragraphs.

    `posting` is what `mail.outbox.queue` takes besides: when to send it and under which id.
    """
    settings: Settings = current_app.extensions["settings"]
    language = locale if locale in LOCALES else settings.locale
    base = settings.base_url.rstrip("/")
    url = base + path
    with speaking(language):
        template = current_app.jinja_env.get_template(f"email/{letter}.txt")
        written: Any = template.make_module({"url": url, "base": base, **values})
        subject, text = str(written.subject), "\n\n".join(_parts(f"{written}")) + "\n"
        html = render_template(
            [f"email/{letter}.html", "email/letter.html"],
            **{**values, "url": url, "base": base, "subject": subject, "language": language},
            paragraphs=_parts(text),
        )
    more = posting or {}
    queue(db.session, to, subject, text, reason=letter, language=language, html=html, **more)


def send_to(person: Person, letter: str, *, path: str = "", **values: Any) -> None:
    """Queue a letter to a person."""
    send(letter, person.email, person.locale, path=path, **{"name": person.name, **values})


def _parts(text: str) -> list[str]:
    """The paragraphs of a letter, which empty lines separate."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]
