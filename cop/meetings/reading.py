# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the page of a report shows at its passages: corrections, notes, and what a reader may do."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from cop.contributions.prepared import run
from cop.meetings import anchoring, life_queries, policy
from cop.meetings.life_models import CorrectionState
from cop.meetings.lists import LISTS
from cop.meetings.models import ReportState
from cop.meetings.passages import Part, parts, standing, without_marks
from cop.people.models import Person


@dataclass
class Life:
    """How a report stands, for one reader."""

    parts: list[Part]
    sources: dict[str, str] = field(default_factory=dict)
    corrections: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    may_correct: bool = False
    may_note: bool = False
    may_adopt: bool = False
    waiting: int = 0

    @staticmethod
    def is_list(anchor: str) -> bool:
        """Whether it is beside the text, where an organiser changes it by hand."""
        return anchor in LISTS

    @staticmethod
    def words(source: str) -> str:
        """What was written, with its headings as words alone."""
        return without_marks(source)


def life_of(person: Person | None, report: Any, present: list[Any]) -> Life:
    """The passages of a row of a report with what this reader sees at each of them."""
    life = Life(parts(report.body_html, anchoring.anchors_of(report)))
    attended = person is not None and person.id in {each.person_id for each in present}
    in_round = report.state == ReportState.ROUND
    life.may_correct = policy.may_correct(person, report, attended=attended)
    life.may_note = policy.may_note(person, report, attended=attended)
    life.may_adopt = policy.may_adopt(person, report)
    if in_round and not policy.sees_corrections(person, report, attended=attended):
        return life
    if life.may_correct:
        life.sources = anchoring.sources(report)
    for each in run(life_queries.said, person, report_id=report.id):
        there = each.anchor if each.anchor in LISTS else standing(each.anchor, life.parts)
        if each.what == "note":
            life.notes[there].append(each)
        elif in_round:
            life.corrections[there].append(each)
            life.waiting += each.state == CorrectionState.OPEN
    return life
