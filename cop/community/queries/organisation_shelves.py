# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What an organisation asked, did, offers and took over."""

from typing import Any

from sqlalchemy import Select, or_, select

from cop.community.queries.organisations import unveiled_for
from cop.community.queries.shelves import newest
from cop.contributions.models import Link, LinkKind
from cop.contributions.queries import visible_to
from cop.db import Rows
from cop.library.models import Solution
from cop.library.parts import Partner
from cop.meetings.models import Attendance, Report
from cop.people.models import Person
from cop.practices.models import Practice
from cop.questions.models import Question, Sharing


def shelves_of(person: Person | None, organisation_id: Any) -> dict[str, Select[Any]]:
    """What an organisation asked, did, offers, took over, and on which reports it stands."""
    done, taking = _own(person, organisation_id), _taking(organisation_id)
    return {
        "practices": newest(done.where(Practice.id.not_in(taking))),
        "adopted": newest(done.where(Practice.id.in_(taking))),
        "questions": newest(_questions(person, organisation_id)),
        "solutions": newest(_solutions(person, organisation_id)),
        "reports": newest(_reports(person, organisation_id)),
    }


def _own(person: Person | None, organisation_id: Any) -> Select[Any]:
    return visible_to(person, Practice).where(_done_by(organisation_id), unveiled_for(person))


def _done_by(organisation_id: Any) -> Any:
    return or_(
        Practice.municipality_id == organisation_id,
        Practice.municipality_id.is_(None) & (Practice.organisation_id == organisation_id),
    )


def _taking(organisation_id: Any) -> Rows:
    """The practices that took over a practice, or apply a solution, of somebody else."""
    done = select(Practice.id).where(_done_by(organisation_id))
    offered = select(Solution.id).where(Solution.provider_id == organisation_id)
    return select(Link.from_id).where(
        Link.kind.in_([LinkKind.REPLICATES, LinkKind.APPLIES]),
        Link.to_id.not_in(done),
        Link.to_id.not_in(offered),
    )


def _questions(person: Person | None, organisation_id: Any) -> Select[Any]:
    """What it asked, and what it said to be its question too."""
    shared = select(Sharing.question_id).where(Sharing.organisation_id == organisation_id)
    asked = (Question.organisation_id == organisation_id) & unveiled_for(person)
    return visible_to(person, Question).where(or_(asked, Question.id.in_(shared)))


def _solutions(person: Person | None, organisation_id: Any) -> Select[Any]:
    partner = select(Partner.solution_id).where(Partner.organisation_id == organisation_id)
    ours = or_(Solution.provider_id == organisation_id, Solution.id.in_(partner))
    return visible_to(person, Solution).where(ours)


def _reports(person: Person | None, organisation_id: Any) -> Select[Any]:
    return visible_to(person, Report).where(Report.id.in_(_attended(organisation_id)))


def _attended(organisation_id: Any) -> Rows:
    colleagues = select(Person.id).where(Person.organisation_id == organisation_id)
    return select(Attendance.report_id).where(
        or_(
            Attendance.organisation_id == organisation_id,
            Attendance.person_id.in_(colleagues),
        )
    )
