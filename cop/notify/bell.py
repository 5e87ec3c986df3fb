# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The bell in the header."""

from flask import Flask

from cop.contributions.prepared import run
from cop.notify import told_queries
from cop.notify.news import label
from cop.people.session import current_person


def init_app(app: Flask) -> None:
    """Give templates `unread_count()`, and `news_label(kind)`: what happened, in two words."""
    app.jinja_env.globals["unread_count"] = unread_count
    app.jinja_env.globals["news_label"] = label


def unread_count() -> int:
    """How many notifications wait for whoever is signed in."""
    person = current_person()
    return run(told_queries.unread, person).scalar_one() if person and person.takes_part else 0
