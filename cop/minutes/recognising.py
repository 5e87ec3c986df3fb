# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The blocks of a document read as minutes."""

from collections.abc import Sequence
from datetime import date

from cop.minutes import agenda_items, agreeing, attending, decided, deciding, opening
from cop.minutes.blocks import Block
from cop.minutes.found import Found, Recognised, Sureness, Task
from cop.minutes.outline import Outline, outline
from cop.minutes.sentences import sentences
from cop.minutes.words import Part, is_of_both

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
    tasks = agreeing.tasks(seen, attendees, reference)
    undone = _undone(tasks, seen)
    others = [Found(each.text, each.block, each.passage, Sureness.LIKELY) for each in undone]
    is_of_meeting = attendees or held or any(each.part in _OF_MEETING for each in seen.sections)
    return Recognised(
        title=title,
        held=held,
        place=opening.place(seen, today),
        next_one=opening.next_one(seen, reference),
        attendees=attendees,
        items=agenda_items.items(seen) if is_of_meeting else [],
        decisions=sorted([*deciding.decisions(seen, reference), *others], key=_block),
        tasks=[each for each in tasks if each not in undone],
    )


def _undone(tasks: Sequence[Task], seen: Outline) -> list[Task]:
    """What stands in a list of both decisions and actions, and says that it was decided."""
    both = [each for each in seen.sections if each.part is Part.ACTIONS and is_of_both(each.text)]
    blocks = {at for section in both for at in section.inside}
    return [
        each
        for each in tasks
        if each.block in blocks
        and not each.owner
        and any(map(decided.sureness, sentences(each.passage)))
    ]


def _block(found: Found) -> int:
    return found.block
