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


_OWN = _("You get this mail because you wrote this or follow it.")
_RESPOND = _("Read it and respond")


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
    organising: bool = False
    """Whether only organisers and those who lead a group hear of it."""
    why: Any = _OWN
    """At the foot of a letter."""
    button: Any = _RESPOND


AT_ONCE = Rhythm.AT_ONCE
_ORGANISING = _("You get this mail because you organise the theme or the group of this question.")
_SAVED = _("You get this mail because you saved a search that found this.")
_MEETING = _("You get this mail because you said that you come, or because you follow the meeting.")

KINDS = {
    "mentioned": Kind(
        _("%(who)s mentioned you in “%(title)s”"), _("Somebody mentions you"),
        _("You are mentioned"), AT_ONCE, names=True,
        why=_("You get this mail because somebody named you in a text."),
    ),
    "answered": Kind(
        _("%(who)s answered “%(title)s”"), _("An answer to a question of yours or that you follow"),
        _("New answer"), AT_ONCE,
        why=_("You get this mail because you asked this question or follow it."),
    ),
    "invited": Kind(
        _("You are invited to answer “%(title)s”"), _("You are invited to answer a question"),
        _("You are invited"), AT_ONCE, names=True,
        why=_(
            "You get this mail because you know about the theme of this question, or because"
            " somebody named you."
        ),
        button=_("Answer, ask somebody else, or not now"),
    ),
    "helped_asked": Kind(
        _("Is your question “%(title)s” answered?"),
        _("A reminder to say whether your question is answered"), _("Is it answered?"), AT_ONCE,
        why=_(
            "You get this mail because you asked this question and have not said yet which answer"
            " helped."
        ),
        button=_("Say whether it is answered"),
    ),
    "accepted": Kind(
        _("%(who)s says that your answer helped: “%(title)s”"), _("Your answer helped"),
        _("Answer accepted"), AT_ONCE,
        why=_("You get this mail because you wrote the answer."),
        button=_("Open the question"),
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
        why=_(
            "You get this mail because you follow the theme, the group, the organisation or the"
            " person."
        ),
    ),
    "found_at_once": Kind(
        _("Your saved search found “%(title)s”"),
        _("Something new for a saved search of which you want to be told at once"),
        _("Found by your search"), AT_ONCE,
        why=_SAVED,
    ),
    "found": Kind(
        _("Your saved search found “%(title)s”"),
        _("Something new for a saved search of which you want to be told once a week"),
        _("Found by your search"),
        why=_SAVED,
    ),
    "must_decide": Kind(
        _("A question waits for your decision: “%(title)s”"),
        _("A question waits for your decision as an organiser"), _("Decide now"), AT_ONCE,
        names=True,
        organising=True, why=_ORGANISING,
        button=_("Answer, forward or close it"),
    ),
    "unanswered": Kind(
        _("Nobody has answered “%(title)s” for seven working days"),
        _("A question on a theme that you organise stays without an answer"),
        _("Without an answer"), Rhythm.DAILY,
        organising=True, why=_ORGANISING,
        button=_("Open the question"),
    ),
    "for_agenda": Kind(
        _("“%(title)s” is proposed for the agenda of the next meeting: nobody has answered it"),
        _("A question is proposed for the agenda of a meeting"), _("Proposed for an agenda"),
        Rhythm.DAILY,
        organising=True, why=_ORGANISING,
        button=_("Open the question"),
    ),
    "no_meeting": Kind(
        _("Nobody has answered “%(title)s”, and no meeting is planned that can discuss it"),
        _("A question waits, and no meeting is planned that can discuss it"),
        _("No meeting planned"), Rhythm.DAILY,
        organising=True, why=_ORGANISING,
        button=_("Open the question"),
    ),
    "closed": Kind(_("%(who)s closed “%(title)s”"), _("A question is closed"), _("Closed")),
    "changed": Kind(
        _("%(who)s changed “%(title)s”"), _("Something from the library is changed"), _("Changed")
    ),
    "documented": Kind(
        _("%(who)s described what came of it: the practice “%(title)s”"),
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
        button=_("Open the agenda"),
    ),
    "reported": Kind(
        _("There is a report: “%(title)s”"), _("The report of a meeting is there"), _("Report"),
        why=_(
            "You get this mail because you said that you come, follow the meeting, or wrote"
            " something that was discussed."
        ),
        button=_("Read the report"),
    ),
    "report_round": Kind(
        _("Read the draft of “%(title)s” over and propose what has to be corrected"),
        _("The draft of a report of a meeting that you attended"), _("Read it over"), AT_ONCE,
        why=_("You get this mail because you attended the meeting."),
        button=_("Read the draft"),
    ),
    "correction_proposed": Kind(
        _("%(who)s proposes a correction of “%(title)s”"),
        _("A correction of a report that you wrote"), _("Correction"), AT_ONCE, names=True,
        why=_("You get this mail because you wrote the report."),
        button=_("See the correction"),
    ),
    "correction_settled": Kind(
        _("%(who)s settled the correction that you proposed of “%(title)s”"),
        _("What became of a correction that you proposed"), _("Correction settled"), names=True,
        why=_("You get this mail because you proposed a correction."),
        button=_("Open the report"),
    ),
    "round_over": Kind(
        _("The round of “%(title)s” is over: adopt it"),
        _("A report that you wrote is to be adopted"), _("To be adopted"), AT_ONCE, names=True,
        why=_("You get this mail because you wrote the report, or organise."),
        button=_("Adopt the report"),
    ),
    "report_adopted": Kind(
        _("The report “%(title)s” is adopted"), _("The report of a meeting is adopted"),
        _("Adopted"),
        why=_(
            "You get this mail because you attended, follow the meeting, or wrote something that"
            " was discussed."
        ),
        button=_("Read the report"),
    ),
    "action_given": Kind(
        _("An action is yours, agreed in “%(title)s”"), _("An action is yours"), _("Your action"),
        AT_ONCE, names=True,
        why=_("You get this mail because the action is in your name."),
        button=_("Open the report"),
    ),
    "action_due": Kind(
        _("An action of yours or your organisation has a day: “%(title)s”"),
        _("A reminder of an action, a week before and a week after its day"), _("Action due"),
        AT_ONCE, names=True,
        why=_("You get this mail because the action is in your name or that of your organisation."),
        button=_("Say that it is done"),
    ),
    "meeting_moved": Kind(
        _("The meeting “%(title)s” has another time or place"),
        _("A meeting has another time or place"), _("Moved"), AT_ONCE,
        why=_MEETING,
        button=_("Open the meeting"),
    ),
    "meeting_cancelled": Kind(
        _("The meeting “%(title)s” is cancelled"), _("A meeting is cancelled"), _("Cancelled"),
        AT_ONCE,
        why=_MEETING,
        button=_("Open the meeting"),
    ),
    "meeting_reinstated": Kind(
        _("The meeting “%(title)s” takes place after all"), _("A meeting takes place after all"),
        _("Takes place"), AT_ONCE,
        why=_MEETING,
        button=_("Open the meeting"),
    ),
    "place_offered": Kind(
        _("A place is free for you at “%(title)s”"),
        _("A place is free at a meeting for which you wait"), _("A place is free"), AT_ONCE,
        names=True,
        why=_("You get this mail because you are on the waiting list of this meeting."),
        button=_("Take the place"),
    ),
    "meeting_near": Kind(
        _("The meeting “%(title)s” is near"),
        _("A reminder of a meeting that you come to, a week and a day before"), _("Soon"), AT_ONCE,
        why=_("You get this mail because you said that you come to the meeting."),
        button=_("Open the meeting"),
    ),
    "hidden": Kind(
        _("Your text “%(title)s” was hidden"), _("A text of yours is hidden"), _("Hidden"),
        names=True,
        why=_("You get this mail because you wrote the text."),
        button=_("Open it"),
    ),
    "shown_again": Kind(
        _("Your text “%(title)s” is shown again"), _("A text of yours is shown again"),
        _("Shown again"), names=True,
        why=_("You get this mail because you wrote the text."),
        button=_("Open it"),
    ),
    "comment_hidden": Kind(
        _("Your comment on “%(title)s” was hidden; the reason stands with it"),
        _("A comment of yours is hidden"), _("Hidden"), names=True,
        why=_("You get this mail because you wrote the text."),
        button=_("Open it"),
    ),
    "comment_shown_again": Kind(
        _("Your comment on “%(title)s” is shown again"), _("A comment of yours is shown again"),
        _("Shown again"), names=True,
        why=_("You get this mail because you wrote the text."),
        button=_("Open it"),
    ),
}  # fmt: skip
"""In the order in which people choose about them."""

ELSEWHERE = {
    "asks_to_join": Kind(
        _("%(who)s asks to join the community"), "", _("Wants to join"), Rhythm.NEVER,
    ),
    "group_asked": Kind(
        _("%(who)s asks to join the group “%(title)s”"), "", _("Wants to join"), Rhythm.NEVER,
    ),
    "group_entered": Kind(
        _("%(who)s joined the group “%(title)s”"), "", _("New member"), Rhythm.NEVER,
    ),
    "group_joined": Kind(
        _("You were let into the group “%(title)s”"), "", _("You are let in"), Rhythm.NEVER,
        names=True,
    ),
    "mail_paused": Kind(
        _("Mail to your address comes back. You get none until you say that it works again."), "",
        _("Mail is paused"), Rhythm.NEVER, names=True,
    ),
    "let_in": Kind(
        _("You were let in. Welcome! Have a look at how this works."), "", _("You are let in"),
        Rhythm.NEVER, names=True,
    ),
}  # fmt: skip
"""News that is about no contribution: people hear it on the site, or by a mail of its own."""
