# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Publish the report of a meeting, and ask the questions that came up."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _

from cop.contributions.linking import connect
from cop.contributions.models import LinkKind
from cop.meetings import reporting
from cop.meetings.models import Report
from cop.meetings.reporting import Minutes, address_of
from cop.people.models import Person
from cop.questions import actions as questions


def publish(
    by: Person,
    facts: dict[str, Any],
    minutes: Minutes,
    asked: Iterable[dict[str, Any]],
    *,
    language: str,
    **rest: Any,
) -> Report:
    """Publish a report; each question that came up is asked, and leads to it.

    `rest` is what `contributions.actions.post` takes. The same form sent again asks nothing anew.
    """
    report = reporting.publish(by, facts, minutes, language=language, **rest)
    key = str(rest.get("key", ""))
    spine = {name: rest[name] for name in ("group_id", "theme_ids") if name in rest}
    for number, question in enumerate(asked):
        where = _("This came up at a meeting: %(address)s", address=address_of(report))
        body = "\n\n".join(filter(None, (question["body"], str(where))))
        made = questions.ask(
            by, question["title"], body, language=language,
            key=f"{key[:56]}-{number}" if key else "", **spine,
        )  # fmt: skip
        connect(made, report, LinkKind.DISCUSSED_IN, by=by)
    return report
