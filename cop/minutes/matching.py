# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Members and organisations by the names that minutes call them."""

import re
from collections.abc import Iterable

from cop.errors import Refused
from cop.minutes.calling import are_initials
from cop.minutes.owning import AND
from cop.people import names
from cop.people.names import Named, Names


class Known:
    """Everybody who takes part and every organisation; read once."""

    def __init__(self) -> None:
        people, organisations = names.people(), names.organisations()
        self._people = Names(people)
        self._organisations = Names(organisations)
        self._owners = Names([*people, *organisations])
        self._everybody = people

    def person(self, name: str, organisation: str = "") -> Named | None:
        """The member with a name; the organisation tells namesakes apart."""
        in_full = f"{name} ({organisation})" if organisation else name
        found = _found(self._people, in_full) or _found(self._people, name)
        return found or self._colleague(name, organisation)

    def _colleague(self, name: str, organisation: str) -> Named | None:
        """The only member of an organisation who may be called so."""
        place = self.organisation(organisation)
        called = [
            each
            for each in self._everybody
            if place and each.beside == place.name and may_call(name, each.name)
        ]
        return called[0] if len(called) == 1 else None

    def organisation(self, name: str) -> Named | None:
        """The organisation with a name, also without a word such as “gemeente”."""
        return _found(self._organisations, name)

    def owner(self, name: str, present: Iterable[Named] = ()) -> Named | None:
        """The first of those named: a member, one present by the first name, an organisation."""
        there = list(present)
        for each in filter(None, (name, *re.split(AND, name))):
            firsts = [one for one in there if may_call(each, one.name)]
            found = self.person(each) or (firsts[0] if len(firsts) == 1 else None)
            if found := found or self.organisation(each):
                return found
        return None

    def written(self, named: Named) -> str:
        """The name by which the form of a report finds a member or an organisation."""
        one_kind = self._people if named.kind == "person" else self._organisations
        return one_kind.written(named)

    def written_as_owner(self, named: Named) -> str:
        """The name by which the form finds the owner of an action."""
        return self._owners.written(named)


def may_call(short: str, name: str) -> bool:
    """Whether a name may be said shorter so: “Ana”, “A. Peeters” or “AP” of Ana Peeters."""
    if are_initials(short, name):
        return True
    short, name = short.casefold(), name.casefold()
    first, _blank, rest = name.partition(" ")
    initial, _dot, last = short.partition(". ")
    return short in (name, first) or (initial == first[:1] and bool(last) and last == rest)


def _found(known: Names, name: str) -> Named | None:
    try:
        return known.find(name) if name.strip() else None
    except Refused:
        return None
