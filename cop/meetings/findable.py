# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What search finds of meetings and reports besides their text."""

from collections import defaultdict

from sqlalchemy import select

from cop.db import db
from cop.meetings.models import Action, AgendaItem, Decision
from cop.search.documents import Passage


def passages_of(ids: list[int]) -> dict[int, list[Passage]]:
    """Agenda items, decisions and actions, by meeting or report, for the search index.

    An item about a contribution is found with that: its title may come to be hidden.
    """
    found: dict[int, list[Passage]] = defaultdict(list)
    items = select(AgendaItem.meeting_id, AgendaItem.id, AgendaItem.title).where(
        AgendaItem.meeting_id.in_(ids), AgendaItem.contribution_id.is_(None)
    )
    decisions = select(Decision.report_id, Decision.id, Decision.text)
    actions = select(Action.report_id, Action.id, Action.text)
    for place, rows in (
        ("item", items.order_by(AgendaItem.position)),
        ("decision", decisions.where(Decision.report_id.in_(ids)).order_by(Decision.position)),
        ("action", actions.where(Action.report_id.in_(ids)).order_by(Action.position)),
    ):
        for whole, id, text in db.session.execute(rows):
            found[whole].append(Passage(text, "", f"{place}-{id}"))
    return found
