# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is assumed of how people behave; nobody measured it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Visitors:
    """A share of the people, and how likely each of them looks at the site on a working day."""

    share: float
    visits: float


DAILY, WEEKLY, RARELY, NEVER = (
    Visitors(0.08, 0.7), Visitors(0.32, 0.25), Visitors(0.45, 0.06), Visitors(0.15, 0.01)
)  # fmt: skip
VISITORS = (DAILY, WEEKLY, RARELY, NEVER)

QUESTIONS = 1.0
"""Asked by a person in a year, on average; most ask none or one, some many."""
PRACTICES = 0.2
LETTER_OPENED, OVERVIEW_OPENED = 0.5, 0.3
"""Whether a mail brings its reader to the site, within some hours."""
NEWS_OPENED, MOST_OPENED = 0.5, 5
"""Whether somebody who looks at the bell opens a line of it, and how many at most."""
THEMES_LOOKED_AT = 4
"""Open questions in their own themes that somebody reads on a visit."""
ANSWERS, EXPERT_ANSWERS = 0.02, 0.05
"""Whether somebody who reads an open question for the first time answers it, unasked."""
COMMENTS, MENTIONS, THANKS, FOLLOWS, SHARES = 0.06, 0.2, 0.12, 0.04, 0.03
"""What is done with a page on the first reading; of the comments some mention the author."""
ACCEPTS, ACCEPTS_ASKED, STILL_MISSING = 0.3, 0.5, 0.1
"""What an asker does who reads an answer: by themselves, and when asked whether it helped."""
INVITES = 0.1
"""Whether an asker names somebody who was suggested."""
PROMISES, PASSES_ON, DECLINES = 0.4, 0.08, 0.25
"""What somebody who reads an invitation says; others say nothing."""
KEEPS = 0.8
"""Whether who said so answers, within some working days."""
AWAY_SAID = 0.6
"""Whether somebody on leave says so on the site."""
LEAVES = ((180, 60, 14), (45, 60, 7), (340, 20, 7))
"""From about which day of the year, how far people are apart in that, and for how many days."""
ORGANISER_LOOKS, DECIDES = 0.8, 0.7
"""Whether an organiser looks at the site on a working day, and decides about what waits there."""
DECIDED_BY_ANSWER, DECIDED_BY_FORWARDING = 0.3, 0.45
"""How; the others close the question with a reason."""
REGISTERS, ON_AGENDA, ANSWERED_AT_MEETING = 0.1, 0.8, 0.6
"""Who comes to the monthly meeting; which proposed questions it discusses, and answers."""


def sentence() -> str:
    """The assumptions in one line."""
    visitors = ", ".join(f"{each.share:.0%} on {each.visits:.0%}" for each in VISITORS)
    return (
        f"Assumed: of the people {visitors} of working days look at the site; "
        f"a letter brings {LETTER_OPENED:.0%} there, an overview {OVERVIEW_OPENED:.0%}; "
        f"a person follows 3 of 16 themes, asks {QUESTIONS:g} questions a year and describes "
        f"{PRACTICES:g} practices; of open questions read in one's themes {ANSWERS:.0%} are "
        f"answered (experts {EXPERT_ANSWERS:.0%}); of pages read {COMMENTS:.0%} commented, "
        f"{THANKS:.0%} thanked for, {FOLLOWS:.0%} followed, {SHARES:.0%} shared; askers accept "
        f"{ACCEPTS:.0%}, when asked {ACCEPTS_ASKED:.0%}; of invitations read {PROMISES:.0%} "
        f"promise ({KEEPS:.0%} keep it), {PASSES_ON:.0%} pass on, {DECLINES:.0%} decline; "
        f"4 weeks of leave, {AWAY_SAID:.0%} say so; organisers look on {ORGANISER_LOOKS:.0%} of "
        f"working days and decide {DECIDES:.0%} of what waits; a meeting a month, "
        f"{REGISTERS:.0%} come"
    )
