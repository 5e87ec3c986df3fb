# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What happened, in one sentence."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from cop.notify.kinds import KINDS
from cop.people.models import Person
from cop.people.policy import sees_who

OTHER = _("There is news about “%(title)s”")


def sentence(told: Any, reader: Person) -> str:
    """The sentence for a row of `queries.listed` or a `letters.Told`, as the reader may know it."""
    said = str(KINDS[told.news].sentence if told.news in KINDS else OTHER)
    said %= {"who": _who(told, reader), "title": told.title}
    if told.news == "hidden" and told.reason:
        return str(gettext("%(news)s. The reason: %(reason)s", news=said, reason=told.reason))
    return said


def label(kind: str) -> str:
    """What happened, in two words."""
    return str(KINDS[kind].short if kind in KINDS else _("News"))


def _who(told: Any, reader: Person) -> str:
    """The name of who did it, unless that is the veiled author of the thing itself."""
    if not told.actor:
        return str(gettext("Somebody"))
    veiled = told.veiled and told.actor_id == told.author_id
    if veiled and not sees_who(reader, told.actor_id):
        return str(gettext("The author"))
    return str(told.actor)
