# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Actions out of a table with a heading for each column."""

import re
from collections.abc import Iterator
from datetime import date

from cop.minutes import dates
from cop.minutes.blocks import Block, columns_by_heading
from cop.minutes.found import Sureness, Task

_COLUMNS = {
    "owner": re.compile(
        r"wie|naam|namen|name|nom|door|actiehouder\w*|actienemer|verantwoordelijke?(?:\(n\)|n)?|eigenaar|trekker"
        r"|uitvoerder|toegewezen aan"
        r"|who|owner|responsible|assignee|assigned to|by whom|qui|responsables?|par qui|pilote"
        r"|porteur"
        r"|wer|verantwortlich(?:e|er)?|zuständig(?:keit)?|zu erledigen durch",
        re.IGNORECASE,
    ),
    "due": re.compile(
        r"wanneer|v[oó][oó]r|dat(?:um|a)|deadline|uiterlijk|gereed(?: op)?|einddatum|termijn"
        r"|planning|streefdatum"
        r"|when|before|by|due(?: date| on)?|quand|avant(?: le)?|échéance|date(?: limite)?"
        r"|pour le|délai"
        r"|wann|bis(?: wann)?|frist|termin|fällig(?: am)?|zu erledigen bis|vor",
        re.IGNORECASE,
    ),
    "state": re.compile(
        r"status|stand|stavaza|afgerond|state|progress|statut|état|avancement", re.IGNORECASE
    ),
    "what": re.compile(
        r"acties?|actiepunt(?:en)?|wat|taak|taken|omschrijving|beschrijving|actie ?/ ?afspraak"
        r"|afspraak|onderwerp"
        r"|actions?|action (?:items?|points?)|what|tasks?|description|to ?do|quoi|tâches?"
        r"|point d[’']action"
        r"|aufgaben?|maßnahmen?|was|aktion(?:en)?|beschreibung",
        re.IGNORECASE,
    ),
}  # fmt: skip
_STRONG = re.compile(r"acti|aktion|aufgabe|ma(?:ß|ss)nahme|t[aâ]|to ?do", re.IGNORECASE)
_FOR = re.compile(r"voor|pour|für|for", re.IGNORECASE)
LONGEST = 500
DONE = re.compile(
    r"(?:is )?(?:gedaan|gereed|klaar|afgerond|afgehandeld|voltooid|uitgevoerd|gesloten|ja|x|✓|✔|✅"
    r"|done|completed?|closed|finished|faite?|terminée?|réalisée?|close?"
    r"|erledigt|abgeschlossen|fertig)",
    re.IGNORECASE,
)


def of_table(at: int, block: Block, reference: date, *, is_listed: bool) -> Iterator[Task]:
    """The actions in the rows of a table with columns such as what, who and before."""
    placed = _columns(block, reference)
    telling = placed.keys() - {"state"}
    if "what" not in placed or len(telling) < 2:
        return
    strong = bool(_STRONG.search(block.rows[0][placed["what"]]))
    if not is_listed and not strong and len(telling) < 3:
        return
    for row in block.rows[1:]:
        cells = {kind: row[number] for kind, number in placed.items() if number < len(row)}
        text = " ".join(cells.get("what", "").split())
        if text:
            due = dates.cell(cells.get("due", ""), reference)
            owner = " ".join(cells.get("owner", "").split()).strip(" -–?@")
            is_done = bool(DONE.fullmatch(cells.get("state", "").strip(" .*_")))
            yield Task(
                text[:LONGEST], at, " | ".join(row), Sureness.SURE, owner, due, is_done=is_done
            )


def _columns(block: Block, reference: date) -> dict[str, int]:
    """Which column holds what, by its heading; “for” is somebody where it has no day."""
    found = columns_by_heading(
        (re.sub(r"[\s*_:?]+$", "", each).strip() for each in block.rows[0]), _COLUMNS
    )
    for number, cell in enumerate(block.rows[0]):
        if "owner" not in found and _FOR.fullmatch(cell.strip()):
            below = [row[number] for row in block.rows[1:] if number < len(row)]
            if not any(dates.cell(each, reference) for each in below):
                found = {kind: at for kind, at in found.items() if at != number}
                found["owner"] = number
    return found
