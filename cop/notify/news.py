# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What happened, in one sentence."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from cop.people.models import Person
from cop.people.policy import sees_who

SENTENCES = {
    "written": _("%(who)s wrote “%(title)s”"),
    "answered": _("%(who)s answered “%(title)s”"),
    "accepted": _("%(who)s says that your answer helped: “%(title)s”"),
    "commented": _("%(who)s commented on “%(title)s”"),
    "mentioned": _("%(who)s mentioned you in “%(title)s”"),
    "thanked": _("%(who)s finds this useful: “%(title)s”"),
    "closed": _("%(who)s closed “%(title)s”"),
    "documented": _("%(who)s described a practice that came of something you follow: “%(title)s”"),
    "replicated": _("%(who)s took over a practice you know: “%(title)s”"),
    "applied": _("%(who)s applied something from the library that you know: “%(title)s”"),
    "changed": _("%(who)s changed “%(title)s”"),
    "on_agenda": _("What you wrote is on the agenda of “%(title)s”"),
    "reported": _("There is a report: “%(title)s”"),
    "action_given": _("An action is yours, agreed in “%(title)s”"),
    "meeting_moved": _("The meeting “%(title)s” has another time or place"),
    "meeting_cancelled": _("The meeting “%(title)s” is cancelled"),
    "meeting_reinstated": _("The meeting “%(title)s” takes place after all"),
    "hidden": _("Your text “%(title)s” was hidden"),
    "shown_again": _("Your text “%(title)s” is shown again"),
    "comment_hidden": _("Your comment on “%(title)s” was hidden; the reason stands with it"),
    "comment_shown_again": _("Your comment on “%(title)s” is shown again"),
}
OTHER = _("There is news about “%(title)s”")


def sentence(told: Any, reader: Person) -> str:
    """The sentence for a row of `queries.listed` or a `letters.Told`, as the reader may know it."""
    said = str(SENTENCES.get(told.news, OTHER))
    said %= {"who": _who(told, reader), "title": told.title}
    if told.news == "hidden" and told.reason:
        return str(gettext("%(news)s. The reason: %(reason)s", news=said, reason=told.reason))
    return said


def _who(told: Any, reader: Person) -> str:
    """The name of who did it, unless that is the veiled author of the thing itself."""
    if not told.actor:
        return str(gettext("Somebody"))
    veiled = told.veiled and told.actor_id == told.author_id
    if veiled and not sees_who(reader, told.actor_id):
        return str(gettext("The author"))
    return str(told.actor)
