# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The first people and organisations of the directory that a search names, for its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask

from cop.community.labels import ORGANISATIONS
from cop.community.queries import organisations, people
from cop.contributions.prepared import run
from cop.db import db
from cop.people.session import current_person

A_FEW = 3
SHORTEST = 2


@dataclass(frozen=True)
class Hits:
    """At most three of each, whether there are more, and the words they have."""

    words: str = ""
    organisations: Sequence[Any] = ()
    people: Sequence[Any] = ()
    more_organisations: bool = False
    more_people: bool = False


def init_app(app: Flask) -> None:
    """Give templates `directory_hits(words)` and the words for kinds of organisations."""
    app.jinja_env.globals["directory_hits"] = hits
    app.jinja_env.globals["organisation_kinds"] = ORGANISATIONS


def hits(words: list[str]) -> Hits:
    """Organisations of that name, and who has the words in the name or organisation."""
    text = " ".join(words)
    if len(text) < SHORTEST:
        return Hits()
    named = organisations.listed(organisations.named(text)).limit(A_FEW + 1)
    ids = list(db.session.scalars(named))
    towns = run(organisations.rows, current_person(), ids=ids).all() if ids else []
    found = db.session.execute(people.listed(people.whose_name_has(text)).limit(A_FEW + 1)).all()
    return Hits(text, towns[:A_FEW], found[:A_FEW], len(towns) > A_FEW, len(found) > A_FEW)
