# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of the library."""

from typing import Any, TypeAlias

from sqlalchemy import Integer, Select, case, func, literal, null, select, type_coerce, union_all
from sqlalchemy.orm import aliased, joinedload, selectinload

from cop.contributions import rows
from cop.contributions.models import Contribution, Link, LinkKind
from cop.contributions.queries import page_of, visible_to
from cop.contributions.vocabulary import Theme, Themed
from cop.db import Rows
from cop.discussion.queries import thanked_by, thanks_given
from cop.library.models import InformationRequest, MaterialDownload, Solution
from cop.library.parts import Partner, SolutionTerm
from cop.people.models import Organisation, Person

Solutions: TypeAlias = Select[Solution]

Provider = aliased(Organisation)
MOST_RELATED = 6

OFFER = (
    Solution.solution_kind, Solution.subtitle, Solution.country, Solution.programme,
    Solution.price, Solution.currency, Solution.vat, Solution.on_request, Solution.total_cost,
    Solution.starts_on, Solution.ends_on, Solution.provider_id,
    Provider.name.label("provider_name"),
)  # fmt: skip
"""What a line of the list shows besides what every contribution has."""

WHOLE = (
    Solution.summary, Solution.priority, Solution.policy, Solution.price_note,
    Solution.partner_count, Solution.contact_name, Solution.contact_email,
    Solution.contact_phone, Solution.contact_public, Solution.details,
    Provider.website.label("provider_website"),
)  # fmt: skip
"""What the entry's own page shows besides."""


def listed(solutions: Rows, sort: str) -> Rows:
    """Rows for a list: newest, cheapest (those without a price last), smallest cost or by title."""
    return _offers(solutions).order_by(*_order(sort), Contribution.id.desc())


def page(person: Person | None, solution_id: Any) -> Rows:
    """The row of an entry's own page."""
    return _offers(
        page_of(person, Solution, solution_id),
        *WHOLE,
        *rows.TEXT,
        thanks_given().label("thanks"),
        thanked_by(person).label("thanked"),
    )


def parts(_person: Person | None, solution_id: Any) -> Any:
    """The terms and the named partners of one entry, in one query: rows with `what`.

    A term has its vocabulary in `kind` and its code in `name`; a partner what its columns say.
    """
    terms = select(
        literal("term").label("what"),
        literal(0).label("position"),
        SolutionTerm.code.label("name"),
        SolutionTerm.vocabulary.label("kind"),
        literal("").label("role"),
        literal("").label("note"),
        literal("").label("address"),
        type_coerce(null(), Integer).label("organisation_id"),
    ).where(SolutionTerm.solution_id == solution_id)
    partners = select(
        literal("partner"),
        Partner.position,
        Partner.name,
        Partner.kind,
        Partner.role,
        Partner.note,
        Partner.address,
        Partner.organisation_id,
    ).where(Partner.solution_id == solution_id)
    return union_all(terms, partners).order_by("what", "position", "kind", "name")


def related(person: Person | None, solution_id: Any, programme: Any, kind: Any) -> Rows:
    """Other entries that share a theme or the programme, those that share most first."""
    mine = select(Themed.theme_id).where(Themed.contribution_id == solution_id)
    counted = select(Themed.contribution_id, func.count().label("number"))
    themed = counted.where(Themed.theme_id.in_(mine)).group_by(Themed.contribution_id).subquery()
    shared = func.coalesce(themed.c.number, 0)
    same = (Solution.programme == programme) & (Solution.programme != "")
    kin = case((Solution.solution_kind == kind, 1), else_=0)
    linked = _linked(solution_id, LinkKind.BUILDS_ON)
    return (
        _offers(visible_to(person, Solution), same.label("same_programme"))
        .outerjoin(themed, themed.c.contribution_id == Contribution.id)
        .where(Contribution.id != solution_id, Contribution.id.not_in(linked))
        .where((shared > 0) | same)
        .order_by(kin.desc(), (shared + case((same, 1), else_=0)).desc(), Contribution.id)
        .limit(MOST_RELATED)
    )


def theme_names() -> Rows:
    """Rows of (code, names) of the vocabulary of themes, in its order."""
    return select(Theme.code, Theme.names).order_by(Theme.position, Theme.id)


def predecessors(person: Person | None, solution_id: Any) -> Rows:
    """What an entry builds on and what builds on it: rows with `before`."""
    before = Link.from_id == solution_id
    other = case((before, Link.to_id), else_=Link.from_id)
    return (
        visible_to(person, Contribution)
        .join(Link, other == Contribution.id)
        .where(Link.kind == LinkKind.BUILDS_ON, before | (Link.to_id == solution_id))
        .with_only_columns(
            Contribution.id,
            Contribution.kind,
            Contribution.title,
            Contribution.language,
            Contribution.part_of_id,
            Link.id.label("link_id"),
            before.label("before"),
        )
        .order_by(Contribution.title, Contribution.id)
    )


def to_change(person: Person | None, solution_id: int) -> Solutions:
    """The entry as an entity, for actions on it."""
    return page_of(person, Solution, solution_id).options(
        joinedload(Solution.group),
        joinedload(Solution.author),
        joinedload(Solution.provider),
        selectinload(Solution.themes),
        selectinload(Solution.tags),
        selectinload(Solution.terms),
        selectinload(Solution.partners),
    )


def requests(solution_id: int) -> Rows:
    """The requests for information about an entry: those that wait first, then the newest."""
    return (
        select(InformationRequest, Person.name.label("answered_by"))
        .outerjoin(Person, Person.id == InformationRequest.answered_by_id)
        .where(InformationRequest.solution_id == solution_id)
        .order_by(
            case((InformationRequest.answered_at.is_(None), 0), else_=1),
            InformationRequest.created_at.desc(),
            InformationRequest.id.desc(),
        )
    )


def downloads(attachment_ids: list[int]) -> Rows:
    """Rows of (file, how many of those who take part downloaded it)."""
    return (
        select(MaterialDownload.attachment_id, func.count().label("number"))
        .where(MaterialDownload.attachment_id.in_(attachment_ids))
        .group_by(MaterialDownload.attachment_id)
    )


def organisation_named(name: str) -> Select[Organisation]:
    """The organisation of a name, in any case; the longest known when there are several."""
    wanted = name.strip().lower()
    return (
        select(Organisation)
        .where(func.lower(Organisation.name) == wanted)
        .order_by(Organisation.partner_since.is_(None), Organisation.id)
    )


def _offers(solutions: Rows, *columns: Any) -> Rows:
    listed = rows.rows_of(solutions, *OFFER, *columns)
    return listed.outerjoin(Provider, Provider.id == Solution.provider_id)


def _linked(solution_id: Any, kind: LinkKind) -> Any:
    to = select(Link.to_id).where(Link.from_id == solution_id, Link.kind == kind)
    back = select(Link.from_id).where(Link.to_id == solution_id, Link.kind == kind)
    return to.union(back)


def _order(sort: str) -> tuple[Any, ...]:
    foreign = case((Solution.currency == "EUR", 0), else_=1)
    if sort == "price":
        return Solution.price.is_(None), foreign, Solution.currency, Solution.price
    if sort == "cost":
        return Solution.total_cost.is_(None), foreign, Solution.currency, Solution.total_cost
    if sort == "title":
        return (func.lower(Contribution.title),)
    return (Contribution.created_at.desc(),)
