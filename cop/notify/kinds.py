# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Everything people are told of: what it says, and how it is mailed unless they chose otherwise."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _


class Rhythm(StrEnum):
    """When somebody gets mail of a kind of news."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


RHYTHMS = {
    Rhythm.AT_ONCE: _("at once"),
    Rhythm.DAILY: _("every day"),
    Rhythm.WEEKLY: _("every week"),
    Rhythm.NEVER: _("never"),
}


@dataclass(frozen=True)
class Kind:
    """A kind of news."""

    sentence: Any
    """With %(who)s and %(title)s."""
    label: Any
    """What it is called among the choices for mail."""
    short: Any
    """In two words, beside a title."""
    rhythm: Rhythm = Rhythm.WEEKLY
    names: bool = False
    """Whether it is about the person who is told, who hears it even of what they muted."""


AT_ONCE, WEEKLY = Rhythm.AT_ONCE, Rhythm.WEEKLY

KINDS = {
    "mentioned": Kind(
        _("%(who)s mentioned you in “%(title)s”"), _("Somebody mentions you"),
        _("You are mentioned"), AT_ONCE, names=True,
    ),
    "answered": Kind(
        _("%(who)s answered “%(title)s”"), _("An answer to a question of yours or that you follow"),
        _("New answer"), AT_ONCE,
    ),
    "invited": Kind(
        _("You are invited to answer “%(title)s”"), _("You are invited to answer a question"),
        _("You are invited"), AT_ONCE, names=True,
    ),
    "helped_asked": Kind(
        _("Is your question “%(title)s” answered?"),
        _("A reminder to say whether your question is answered"), _("Is it answered?"), AT_ONCE,
    ),
    "accepted": Kind(
        _("%(who)s says that your answer helped: “%(title)s”"), _("Your answer helped"),
        _("Answer accepted"), AT_ONCE,
    ),
    "commented": Kind(
        _("%(who)s commented on “%(title)s”"), _("A comment on what you wrote or follow"),
        _("New comment"),
    ),
    "thanked": Kind(
        _("%(who)s finds this useful: “%(title)s”"), _("Somebody finds what you wrote useful"),
        _("Found useful"),
    ),
    "written": Kind(
        _("%(who)s wrote “%(title)s”"),
        _("Something new on a theme, in a group, or of an organisation or person that you follow"),
        _("New"),
    ),
    "must_decide": Kind(
        _("“%(title)s” waits for a decision: answer it, forward it or close it"),
        _("A question waits for your decision as an organiser"), _("Decide now"), AT_ONCE,
        names=True,
    ),
    "unanswered": Kind(
        _("Nobody has answered “%(title)s” for seven working days"),
        _("A question on a theme that you organise stays without an answer"),
        _("Without an answer"), Rhythm.DAILY,
    ),
    "for_agenda": Kind(
        _("“%(title)s” is proposed for the agenda of the next meeting: nobody has answered it"),
        _("A question is proposed for the agenda of a meeting"), _("Proposed for an agenda"),
        Rhythm.DAILY,
    ),
    "no_meeting": Kind(
        _("Nobody has answered “%(title)s”, and no meeting is planned that can discuss it"),
        _("A question waits, and no meeting is planned that can discuss it"),
        _("No meeting planned"), Rhythm.DAILY,
    ),
    "closed": Kind(_("%(who)s closed “%(title)s”"), _("A question is closed"), _("Closed")),
    "changed": Kind(
        _("%(who)s changed “%(title)s”"), _("Something from the library is changed"), _("Changed")
    ),
    "documented": Kind(
        _("%(who)s described a practice that came of something you follow: “%(title)s”"),
        _("A practice came of what you follow"), _("New practice"),
    ),
    "replicated": Kind(
        _("%(who)s took over a practice you know: “%(title)s”"),
        _("A practice you know is taken over"), _("Taken over"),
    ),
    "applied": Kind(
        _("%(who)s applied something from the library that you know: “%(title)s”"),
        _("Something from the library that you know is applied"), _("Applied"),
    ),
    "on_agenda": Kind(
        _("What you wrote is on the agenda of “%(title)s”"), _("What you wrote is on an agenda"),
        _("On the agenda"),
    ),
    "reported": Kind(
        _("There is a report: “%(title)s”"), _("The report of a meeting is there"), _("Report")
    ),
    "action_given": Kind(
        _("An action is yours, agreed in “%(title)s”"), _("An action is yours"), _("Your action"),
        AT_ONCE, names=True,
    ),
    "meeting_moved": Kind(
        _("The meeting “%(title)s” has another time or place"),
        _("A meeting has another time or place"), _("Moved"), AT_ONCE,
    ),
    "meeting_cancelled": Kind(
        _("The meeting “%(title)s” is cancelled"), _("A meeting is cancelled"), _("Cancelled"),
        AT_ONCE,
    ),
    "meeting_reinstated": Kind(
        _("The meeting “%(title)s” takes place after all"), _("A meeting takes place after all"),
        _("Takes place"), AT_ONCE,
    ),
    "hidden": Kind(
        _("Your text “%(title)s” was hidden"), _("A text of yours is hidden"), _("Hidden"),
        names=True,
    ),
    "shown_again": Kind(
        _("Your text “%(title)s” is shown again"), _("A text of yours is shown again"),
        _("Shown again"), names=True,
    ),
    "comment_hidden": Kind(
        _("Your comment on “%(title)s” was hidden; the reason stands with it"),
        _("A comment of yours is hidden"), _("Hidden"), names=True,
    ),
    "comment_shown_again": Kind(
        _("Your comment on “%(title)s” is shown again"), _("A comment of yours is shown again"),
        _("Shown again"), names=True,
    ),
}  # fmt: skip
"""In the order in which people choose about them."""
