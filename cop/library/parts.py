# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The parts of a solution: its terms as codes, its partners and lists as lines of text."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, overload

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base, pk
from cop.library.lines import FORMATS, PARTNERS

if TYPE_CHECKING:
    from cop.library.models import Solution


class SolutionTerm(Base):
    """A word of one of the library's vocabularies that fits a solution."""

    __tablename__ = "solution_term"

    solution_id: Mapped[int] = mapped_column(ForeignKey("solution.id"), primary_key=True)
    vocabulary: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True, index=True)


class Partner(Base):
    """Who takes part in a project, in which roles, and what they do there."""

    __tablename__ = "partner"

    id: Mapped[pk]
    solution_id: Mapped[int] = mapped_column(ForeignKey("solution.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    role: Mapped[str] = mapped_column(default="")
    """Codes with commas between them: who leads may have a pilot too."""
    kind: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    address: Mapped[str | None]
    """Of the practice in which their pilot is described."""


class Lines:
    """A list of `details`, read and written as the lines people edit; it takes a list as well.

    Raises WrongLine for a line that cannot be read.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, solution: None, owner: type) -> "Lines": ...
    @overload
    def __get__(self, solution: "Solution", owner: type) -> str: ...
    def __get__(self, solution: "Solution | None", owner: type) -> Any:
        if solution is None:
            return self
        return FORMATS[self.name].show((solution.details or {}).get(self.name))

    def __set__(self, solution: "Solution", given: Any) -> None:
        form = FORMATS[self.name]
        items = form.parse(given if isinstance(given, str) else form.show(given))
        solution.details = {**(solution.details or {}), self.name: items}


class PartnerLines:
    """The partners, one a line."""

    @overload
    def __get__(self, solution: None, owner: type) -> "PartnerLines": ...
    @overload
    def __get__(self, solution: "Solution", owner: type) -> str: ...
    def __get__(self, solution: "Solution | None", owner: type) -> Any:
        if solution is None:
            return self
        named = sorted(solution.partners, key=lambda partner: partner.position)
        return PARTNERS.show([_line(partner) for partner in named])

    def __set__(self, solution: "Solution", given: Any) -> None:
        lines = PARTNERS.parse(given if isinstance(given, str) else PARTNERS.show(given))
        if PARTNERS.show(lines) != solution.partner_lines:
            solution.partners = [Partner(position=n, **line) for n, line in enumerate(lines)]


class Codes:
    """The codes of one vocabulary that fit a solution, in the order of the alphabet."""

    def __init__(self, vocabulary: str) -> None:
        self.vocabulary = vocabulary

    @overload
    def __get__(self, solution: None, owner: type) -> "Codes": ...
    @overload
    def __get__(self, solution: "Solution", owner: type) -> list[str]: ...
    def __get__(self, solution: "Solution | None", owner: type) -> Any:
        if solution is None:
            return self
        return sorted(term.code for term in solution.terms if term.vocabulary == self.vocabulary)

    def __set__(self, solution: "Solution", codes: Iterable[str]) -> None:
        wanted = set(codes)
        for term in [term for term in solution.terms if term.vocabulary == self.vocabulary]:
            if term.code in wanted:
                wanted.remove(term.code)
            else:
                solution.terms.remove(term)
        for code in sorted(wanted):
            solution.terms.append(SolutionTerm(vocabulary=self.vocabulary, code=code))


def markdown_list(examples: list[Any]) -> str:
    """Example actions as a Markdown list; only their addresses become links."""
    lines = []
    for example in examples:
        text = re.sub(r"([\\`*_{}\[\]<>()#+!~|&-])", r"\\\1", example["text"])
        address = example.get("address")
        lines.append(f"- [{text}](<{address}>)" if address else f"- {text}")
    return "\n".join(lines)


def _line(partner: Partner) -> dict[str, str]:
    names = ("name", "role", "kind", "note", "address")
    return {name: getattr(partner, name) or "" for name in names}
