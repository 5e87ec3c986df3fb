# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Find people and organisations by the names that somebody wrote."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from flask_babel import gettext as _
from sqlalchemy import or_, select

from cop.db import db
from cop.errors import Refused
from cop.people.models import Organisation, Person
from cop.people.queries import taking_part

MOST_SUGGESTIONS = 3
_TOWN = re.compile(
    r"^(?:de |la |die |the )?(?:gemeente|stad|commune|ville|gemeinde|stadt|municipality|city|town)"
    r"(?: d[’']|(?: van| de| of)?\s+)"
)
"""What people write before the name of an organisation, folded."""


@dataclass(frozen=True)
class Named:
    """Somebody or some organisation; `beside` tells namesakes apart."""

    kind: str
    id: int
    name: str
    beside: str
    other_names: tuple[str, ...] = ()

    @property
    def in_full(self) -> str:
        return f"{self.name} ({self.beside})" if self.beside else self.name


class Names:
    """The names in use, found without regard to case and accents.

    An organisation is found with a word such as “gemeente” before its name too.
    """

    def __init__(self, known: Iterable[Named]) -> None:
        self._by_name: dict[str, list[Named]] = defaultdict(list)
        self._in_full: dict[str, Named] = {}
        for named in known:
            self._in_full[_folded(named.in_full)] = named
            for name in {_folded(name) for name in (named.name, *named.other_names)}:
                self._by_name[name].append(named)

    def find(self, text: str) -> Named:
        """Whose name this is; raises Refused that says what was probably meant."""
        wanted = _folded(text)
        found = self._called(wanted) or self._organisations(_TOWN.sub("", wanted))
        if len(found) == 1:
            return found[0]
        raise Refused(self._namesakes(text, found) if found else self._unknown(text, wanted))

    def written(self, named: Named) -> str:
        """The shortest text by which `find` finds this one."""
        return named.name if len(self._by_name[_folded(named.name)]) == 1 else named.in_full

    def _called(self, wanted: str) -> list[Named]:
        """Who has this name, or has it in full."""
        found = self._by_name.get(wanted, [])
        in_full = self._in_full.get(wanted)
        return [in_full] if in_full and len(found) != 1 else found

    def _organisations(self, wanted: str) -> list[Named]:
        return [each for each in self._called(wanted) if each.kind == "organisation"]

    def _namesakes(self, text: str, found: list[Named]) -> str:
        choices = ", ".join(sorted(named.in_full for named in found))
        return str(
            _("More than one has the name “%(name)s”. Write one of: %(choices)s.",
              name=text, choices=choices)
        )  # fmt: skip

    def _unknown(self, text: str, wanted: str) -> str:
        near = get_close_matches(wanted, self._by_name, MOST_SUGGESTIONS)
        if not near:
            return str(_("The name “%(name)s” is not known here.", name=text))
        meant = ", ".join(self.written(self._by_name[name][0]) for name in near)
        return str(
            _("The name “%(name)s” is not known here. Did you mean: %(names)s?",
              name=text, names=meant)
        )  # fmt: skip


def people(also: Collection[int] = ()) -> list[Named]:
    """Everybody who takes part, and those with the ids; the organisation tells namesakes apart."""
    here = taking_part().with_only_columns(Person.id)
    found = (
        select(Person.id, Person.name, Organisation.name.label("organisation"))
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(or_(Person.id.in_(here), Person.id.in_(also)))
    )
    return [Named("person", *row[:2], row[2] or "") for row in db.session.execute(found)]


def organisations(kind: str = "") -> list[Named]:
    """Every organisation, or those of a kind; the region tells namesakes apart."""
    wanted = select(
        Organisation.id, Organisation.name, Organisation.region, Organisation.names
    ).where((Organisation.kind == kind) if kind else Organisation.id.is_not(None))
    return [
        Named("organisation", row.id, row.name, row.region, tuple(map(str, row.names.values())))
        for row in db.session.execute(wanted)
    ]


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
