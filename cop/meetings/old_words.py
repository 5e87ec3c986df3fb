# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Decisions and actions that still say what was taken out of the text of their report."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from cop.db import db
from cop.meetings.life_models import Correction, CorrectionState
from cop.meetings.lists import LISTS
from cop.meetings.models import Report

_MARKS = re.compile(r"[*_`\\]")


@dataclass(frozen=True)
class OldWords:
    """The words of a decision or action, and the field of the form of a report that has them."""

    text: str
    field: str


def old_words(
    before: Iterable[str], report: Any, decisions: Sequence[Any], actions: Sequence[Any]
) -> list[OldWords]:
    """Those whose words stood in one of the texts before, and stand in the report no more."""
    now, gone = _plain(report.body), [_plain(text) for text in before]
    fields = [(each.text, "decisions_text") for each in decisions]
    fields += [(each.text, f"actions-{place}-text") for place, each in enumerate(actions)]
    return [
        OldWords(text, field)
        for text, field in fields
        if not _says(now, text) and any(_says(each, text) for each in gone)
    ]


def of_report(report: Report, before: Iterable[str] | None = None) -> list[OldWords]:
    """Those of a report as an entity, of a text before or of every correction that was taken."""
    if before is None:
        before = db.session.scalars(
            select(Correction.before).where(
                Correction.report_id == report.id,
                Correction.state == CorrectionState.TAKEN,
                Correction.anchor.not_in(LISTS),
            )
        ).all()
    return old_words(before, report, report.decisions, report.actions)


def of_life(life: Any, report: Any, decisions: Any, actions: Any) -> list[OldWords]:
    """Those of a report as its page has it, for who may adopt it."""
    if not life.may_adopt:
        return []
    taken = [
        each.before
        for corrections in life.corrections.values()
        for each in corrections
        if each.state == CorrectionState.TAKEN and not life.is_list(each.anchor)
    ]
    return old_words(taken, report, decisions, actions)


def _says(plain: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(_plain(text))}(?!\w)", plain) is not None


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub("", text).casefold().split())
