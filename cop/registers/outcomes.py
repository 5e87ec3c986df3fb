# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What other pages show of reports: what came of a contribution, and what is left to do."""

from typing import Any

from flask import Flask

from cop import changes
from cop.community.chain import chain_of
from cop.contributions.prepared import run
from cop.db import db
from cop.meetings import anchoring
from cop.meetings import policy as meetings
from cop.people.session import current_person
from cop.registers import queries

MINUTED = ("report", "decision", "action")


def init_app(app: Flask) -> None:
    """Give templates `open_actions_of`, `came_of` and `is_overdue`."""
    app.jinja_env.globals.update(
        open_actions_of=open_actions_of, came_of=came_of, is_overdue=meetings.is_overdue
    )


def open_actions_of(meeting: Any) -> list[Any]:
    """What earlier meetings left to do for this one, for people who take part."""
    person = current_person()
    if not meetings.sees_names(person):
        return []
    return list(db.session.execute(queries.open_actions_for(person, meeting)))


def came_of(contribution_id: int) -> list[dict[str, Any]]:
    """The reports in which something was discussed: the passage, the decisions and the actions.

    Kept for the reader until something changes, and not asked for where the chain has none.
    """
    if not any(step.kind in MINUTED for each in chain_of(contribution_id) for step in each.links):
        return []
    person = current_person()
    key = ("came of", contribution_id, person and person.id)
    return changes.kept(key, lambda: _came_of(contribution_id))


def _came_of(contribution_id: int) -> list[dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for row in run(queries.came_of, current_person(), contribution_id=contribution_id):
        here = found.setdefault(
            row.report_id, {"report": row, "passage": {}, "decisions": [], "actions": []}
        )
        if row.what == "report":
            here["passage"] = anchoring.place_about(row, contribution_id)
        else:
            here[f"{row.what}s"].append(row)
    return [each for each in found.values() if each["passage"] or each["decisions"]
            or each["actions"]]  # fmt: skip
