# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The blocks of a document read as minutes."""

from collections.abc import Sequence
from datetime import date

from cop.minutes import agenda_items, agreeing, attending, deciding, opening
from cop.minutes.blocks import Block
from cop.minutes.found import Recognised
from cop.minutes.outline import outline
from cop.minutes.words import Part

_OF_MEETING = frozenset(
    [Part.PRESENT, Part.ABSENT, Part.DECISIONS, Part.ACTIONS, Part.AGENDA, Part.NEXT]
)


def recognised(blocks: Sequence[Block], today: date) -> Recognised:
    """All that a document says of a meeting; what is not there is not made up."""
    seen = outline(blocks)
    held = opening.held(seen, today)
    reference = held.day if held else today
    attendees = attending.attendees(seen)
    title = opening.title(seen, today)
    is_of_meeting = attendees or held or any(each.part in _OF_MEETING for each in seen.sections)
    return Recognised(
        title=title,
        held=held,
        place=opening.place(seen, today),
        next_one=opening.next_one(seen, reference),
        attendees=attendees,
        items=agenda_items.items(seen) if is_of_meeting else [],
        decisions=deciding.decisions(seen, reference),
        tasks=agreeing.tasks(seen, attendees, reference),
    )
