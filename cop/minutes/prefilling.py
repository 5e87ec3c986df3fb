# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the form of a report holds when it opens on minutes that somebody looked at."""

import re
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from cop.minutes import composing, review
from cop.minutes.about import Links
from cop.minutes.matching import Known, may_call
from cop.people.names import Named
from cop.search.analysis import guessed


def language(found: Mapping[str, Any], fallback: str) -> str:
    """The language that minutes are written in, by its small words."""
    words = (word for block in found["blocks"] for word in block["text"].split())
    return guessed(list(words), fallback)


class Present:
    """Those who were there, as far as they are kept, and whom of them we know."""

    def __init__(self, found: Mapping[str, Any], known: Known) -> None:
        self._known = known
        self._rows = [each for each in found["attendees"] if each["kept"] and each["is_present"]]
        members = [known.person(each["text"], each["organisation"]) for each in self._rows]
        self.members = [each for each in members if each]
        rest = [row for row, member in zip(self._rows, members, strict=True) if member is None]
        themselves = [represented(row, known) for row in rest]
        self.others = themselves.count(None)
        organisations = [
            itself or known.organisation(row["organisation"])
            for row, itself in zip(rest, themselves, strict=True)
        ]
        self.organisations = [each for each in organisations if each]
        self.elsewhere = [
            row["organisation"]
            for row, found in zip(rest, organisations, strict=True)
            if row["organisation"] and not found
        ]
        """Organisations that are not known here."""

    def owner(self, name: str) -> Named | None:
        """Whom a name means: somebody known, or the organisation of the only one called so."""
        if found := self._known.owner(name, self.members):
            return found
        called = [each for each in self._rows if name and may_call(name, each["text"])]
        return self._known.organisation(called[0]["organisation"]) if len(called) == 1 else None


def represented(row: Mapping[str, Any], known: Known) -> Named | None:
    """The organisation that a row names instead of somebody who came for it."""
    passage = row["passage"].strip(" -*•")
    return known.organisation(row["text"]) or known.organisation(passage)


def of_report(found: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the report."""
    known, links = Known(), Links(found)
    present = Present(found, known)
    return {
        "title": (found["title"] or {}).get("text", "")[:150],
        "held_on": review.day(found, "held"),
        "body": "\n\n".join(filter(None, (_elsewhere(present), composing.body(found)))),
        "people": _lines(known, present.members),
        "organisations": _lines(known, present.organisations),
        "guests": present.others + _others(found),
        "decisions_text": "\n".join(
            _said(*links.about(each)) for each in found["decisions"] if each["kept"]
        ),
        "actions": [
            _action(each, known, present, links)
            for each in review.rows(found, "tasks")
            if each["kept"] and each["text"]
        ],
    }


def _elsewhere(present: Present) -> str:
    """What the fields cannot hold of who was there."""
    names = ", ".join(dict.fromkeys(present.elsewhere))
    return str(_("Also represented: %(names)s.", names=names)) if names else ""


def matched(found: Mapping[str, Any]) -> dict[str, list[Named | None]]:
    """Of each who attended, and of the owner of each action, whom we know; else where from."""
    known = Known()
    present = Present(found, known)
    attendees = [
        known.person(each["text"], each["organisation"])
        or represented(each, known)
        or known.organisation(each["organisation"])
        for each in found["attendees"]
    ]
    return {"attendees": attendees, "owners": [present.owner(t["owner"]) for t in found["tasks"]]}


def _others(found: Mapping[str, Any]) -> int:
    """How many there were besides those who are named, as a line such as “And 2 others” says."""
    lines = (line for block in found["blocks"] for line in block["text"].split("\n"))
    counts = (_OTHERS.fullmatch(line.strip(" .")) for line in lines)
    return sum(int(count[1] or count[2]) for count in counts if count)


_OTHERS = re.compile(
    r"(?:en|and|et|und) (?:nog )?(\d{1,3}) (?:andere?n?|others?|autres?(?: personnes?)?"
    r"|weitere(?: personen?)?|gasten|guests?)|(?:gasten|guests|invités|gäste)\s?: ?(\d{1,3})",
    re.IGNORECASE,
)


def _lines(known: Known, named: list[Named]) -> str:
    return "\n".join(dict.fromkeys(map(known.written, named)))


def _said(text: str, address: str) -> str:
    said = " ".join(text.replace("|", "/").split())
    return f"{said} | {address}" if address else said


def _action(
    task: Mapping[str, Any], known: Known, present: Present, links: Links
) -> dict[str, Any]:
    """An action, of a member or of the organisation of who is none; others stay in its text."""
    owner = present.owner(task["owner"])
    beside = f" ({task['owner']})" if task["owner"] and owner is None else ""
    text, address = links.about(task)
    return {
        "text": text[: 500 - len(beside)] + beside,
        "address": address,
        "owner": known.written_as_owner(owner) if owner else "",
        "due_on": task["due_on"],
    }
