# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of the library: publish, revise, ask for information, answer, download."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select

from cop.contributions import actions as spine
from cop.contributions.models import Attachment, Contribution
from cop.contributions.queries import files_of
from cop.db import db
from cop.errors import Refused
from cop.library import rules
from cop.library.building import build_on
from cop.library.models import MaterialDownload, Solution
from cop.notify.actions import tell, tell_written
from cop.notify.following import followers, take_part
from cop.notify.models import Because
from cop.people.models import Organisation, Person

FIELDS = frozenset(Solution.text_fields) - {"title", "body", "facts"} | {
    "solution_kind", "provider_id", "country", "programme", "priority", "price", "currency", "vat",
    "on_request", "total_cost", "starts_on", "ends_on", "partner_count", "contact_name",
    "contact_email", "contact_phone", "contact_public", "target_groups", "stakeholders",
    "info_types", "support_kinds", "expertise", "urban_forms", "axes", "regions",
}  # fmt: skip
"""What an entry has besides what every contribution has."""


def publish(
    by: Person,
    title: str,
    body: str,
    fields: Mapping[str, Any],
    *,
    language: str = "nl",
    predecessors: Sequence[Contribution] = (),
    **rest: Any,
) -> Solution:
    """Put an entry in the library; `fields` are those of FIELDS, lists as lines or as lists.

    `predecessors` are what it builds on, `rest` is what `contributions.actions.post` takes. Raises
    WrongLine for a line of a list that cannot be read, and Refused for facts that contradict each
    other.
    """
    solution = Solution(title=title, body=body, language=language)
    _set(solution, fields)
    made = spine.post(solution, by=by, **rest)
    take_part(by, made, Because.WRITTEN)
    tell_written(made, by=by)
    build_on(made, predecessors, by=by)
    return made


def revise(
    solution: Solution,
    *,
    by: Person,
    fields: Mapping[str, Any],
    predecessors: Sequence[Contribution] | None = None,
    **rest: Any,
) -> None:
    """Save changed text and facts as a new version; only what differs counts as changed.

    What it builds on stays as it is without `predecessors`. `rest` is what
    `contributions.actions.revise` takes. Raises Stale as that does. Followers are told of a new
    version.
    """
    before = spine.text_of(solution)
    changed = {name: v for name, v in fields.items() if getattr(solution, name) != v}
    named = spine.revise(solution, by=by, **changed, **rest)
    tell(named, "mentioned", solution, by=by)
    _settle(solution)
    if predecessors is not None:
        build_on(solution, predecessors, by=by)
    if spine.text_of(solution) != before:
        tell(followers(solution), "changed", solution, by=by)


def download(solution: Solution, attachment_id: int, *, by: Person) -> None:
    """Note that somebody downloads a material of an entry; twice is the same as once."""
    mine = files_of([solution.id]).where(Attachment.id == attachment_id)
    if db.session.scalar(mine) is None:
        raise Refused(_("This file is no longer with this entry."))
    if db.session.get(MaterialDownload, (attachment_id, by.id)) is None:
        db.session.add(MaterialDownload(attachment_id=attachment_id, person_id=by.id))
        db.session.flush()


def _set(solution: Solution, fields: Mapping[str, Any]) -> None:
    unknown = set(fields) - FIELDS
    if unknown:
        raise TypeError(f"a solution has no {', '.join(sorted(unknown))}")
    rules.check(fields)
    for name, value in fields.items():
        setattr(solution, name, value)
    _settle(solution)


def _settle(solution: Solution) -> None:
    """Derive where the entry can be used, and which organisations its partners are."""
    solution.usable_in = solution.regions or [solution.country] * bool(solution.country)
    lines = (solution.details or {}).get("partner_counts", [])
    rules.check_partners(
        len(solution.partners), solution.partner_count, sum(line["count"] for line in lines)
    )
    unknown = {p.name.lower(): p for p in solution.partners if p.organisation_id is None}
    if unknown:
        name = func.lower(Organisation.name)
        found = select(name, func.min(Organisation.id)).where(name.in_(list(unknown)))
        for lowered, organisation_id in db.session.execute(found.group_by(name)):
            unknown[lowered].organisation_id = organisation_id
    db.session.flush()
