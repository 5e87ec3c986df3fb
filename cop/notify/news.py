# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What happened, in one sentence."""

from typing import Any

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _

from cop.notify.kinds import ELSEWHERE, KINDS
from cop.people.models import Person
from cop.people.policy import sees_who

_KNOWN = KINDS | ELSEWHERE
OTHER = _("There is news about “%(title)s”")


def sentence(told: Any, reader: Person) -> str:
    """The sentence for a row of `told_queries.listed`, as the reader may know it."""
    given = {"who": _who(told, reader), "title": told.title}
    if told.news == "thanked" and told.times > 1:
        return str(
            ngettext(
                "%(who)s and one other find this useful: “%(title)s”",
                "%(who)s and %(num)s others find this useful: “%(title)s”",
                told.times - 1,
                **given,
            )
        )
    kind = _KNOWN.get(told.news)
    said = str(kind.sentence if kind else OTHER) % given
    if told.news == "hidden" and told.reason:
        return str(gettext("%(news)s. The reason: %(reason)s", news=said, reason=told.reason))
    return said


def names_who(kind: str) -> bool:
    """Whether the sentence of a kind says who did it."""
    return kind in _KNOWN and "%(who)s" in str(_KNOWN[kind].sentence)


def label(kind: str) -> str:
    """What happened, in two words."""
    return str(_KNOWN[kind].short if kind in _KNOWN else _("News"))


def who(reader: Person, written: Any, told: Any) -> str:
    """Name and town of who wrote a text about which a row tells, as the reader may know them.

    `written` has `author_id`, `author_name` and `organisation_name`.
    """
    author = written.author_id, written.author_name, written.organisation_name
    return _named(reader, told, *author)


def _who(told: Any, reader: Person) -> str:
    """Who did it, unless that is the veiled author of the thing itself."""
    if not told.actor:
        return str(gettext("Somebody"))
    return _named(reader, told, told.actor_id, told.actor, told.actor_town)


def _named(reader: Person, told: Any, person_id: int, name: str, town: str | None) -> str:
    veiled = told.veiled and person_id == told.author_id
    if veiled and not sees_who(reader, person_id):
        return str(gettext("The author"))
    return f"{name} ({town})" if town else name
