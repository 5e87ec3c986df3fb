# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The chain of a contribution: from the question, over meetings and decisions, to its adoption."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from flask import Flask

from cop import changes, clock
from cop.community import walk
from cop.contributions.models import LinkKind
from cop.people.models import Person
from cop.people.session import current_person
from cop.web.urls import PATHS, slug

STAGE_OF = {
    "question": "question",
    "meeting": "discussed",
    "report": "discussed",
    "action": "decided",
    "decision": "decided",
    "practice": "practice",
    "solution": "solution",
}
STAGES = ("question", "discussed", "decided", "practice", "solution", "adopted")
SAID = ("decision", "action")
"""What stands in a report."""
ADOPTED = ("practice", "solution")
"""What can be taken over."""
LOOSE = (LinkKind.CITES, LinkKind.RELATED)
"""What is linked so comes after what is as near."""
MOST = 3
"""Links that one stage shows at once: the nearest."""


@dataclass(frozen=True)
class Step:
    """One thing in the chain, as its stage shows it."""

    kind: str
    title: str
    url: str
    state: str = ""
    at: date | datetime | None = None
    lang: str = ""


@dataclass
class Stage:
    """One station of the chain; `current` when the reader is there, `rest` what is farther."""

    code: str
    current: bool = False
    links: list[Step] = field(default_factory=list)
    rest: list[Step] = field(default_factory=list)

    def add(self, step: Step) -> None:
        (self.links if len(self.links) < MOST else self.rest).append(step)


def init_app(app: Flask) -> None:
    """Give templates `chain_of(contribution_id)`."""
    app.jinja_env.globals["chain_of"] = chain_of


def chain_of(contribution_id: int) -> list[Stage]:
    """The stages around a contribution, each with what this reader may read, in one query.

    Kept for the reader until something changes, or a minute passes: meetings end by themselves.
    """
    person = current_person()
    key = ("chain", contribution_id, person and person.id, clock.this_minute())
    return changes.kept(key, lambda: _stages(person, contribution_id))


def _stages(person: Person | None, contribution_id: int) -> list[Stage]:
    walked = walk.steps(person, contribution_id)
    stages = {code: Stage(code) for code in STAGES}
    adopting = _adopting(walked)
    for row in _once(walked):
        here = row.what not in SAID
        stage = stages["adopted" if here and row.item_id in adopting else STAGE_OF[row.what]]
        if here and row.item_id == contribution_id:
            stage.current = True
        else:
            stage.add(_step(row))
    return list(stages.values())


def _once(walked: Sequence[Any]) -> Iterable[Any]:
    """Each thing as it was met first, the nearest first."""
    met: dict[tuple[str, int], Any] = {}
    for row in sorted(walked, key=lambda row: (row.depth, row.link in LOOSE)):
        met.setdefault((row.what, row.item_id), row)
    return met.values()


def _adopting(walked: Sequence[Any]) -> set[int]:
    """The practices that took something over, and were not themselves the outcome of a report.

    Where the chain is that of a practice or solution, they took over that one, or did as somebody
    who did.
    """
    here, taken, made = walked[0], set(), set()
    for row in walked:
        ends = (row.near_id, row.item_id) if row.outward else (row.item_id, row.near_id)
        if row.link in {LinkKind.REPLICATES, LinkKind.APPLIES}:
            taken.add(ends)
        elif row.link == LinkKind.DOCUMENTED_AS:
            made.add(ends[1])
    taking = {taker for taker, _source in taken}
    if here.what in ADOPTED:
        taking &= {here.item_id} | _after(here.item_id, taken)
    return taking - made


def _after(source: int, taken: set[tuple[int, int]]) -> set[int]:
    """What took something over, and what took that over in turn."""
    found: set[int] = set()
    near = {source}
    while near:
        near = {taker for taker, each in taken if each in near} - found
        found |= near
    return found


def _step(row: Any) -> Step:
    """What a stage shows of a row; decisions and actions are at their place in the report."""
    said = row.what in SAID
    kind = "report" if said else row.what
    anchor = f"#{row.what}-{row.item_id}" if said else ""
    url = f"{PATHS[kind]}/{row.page_id}-{slug(row.page_title)}{anchor}"
    return Step(row.what, row.text, url, row.state or "", row.day or row.at, row.language)
