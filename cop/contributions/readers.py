# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who will read what is written in a group, in words for whoever writes it."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _

from cop.people.models import Access


def options(groups: Sequence[Any]) -> dict[int, str]:
    """The choice of each group: first who reads it, then its name."""
    return {group.id: _option(group) for group in groups}


def sentence(groups: Sequence[Any]) -> str:
    """Who reads it, where there is no choice."""
    if len(groups) != 1:
        return ""
    said = {
        Access.PUBLIC: _("Everybody can read this, also visitors."),
        Access.MEMBERS: _("Everybody who takes part can read this; visitors cannot."),
        Access.PRIVATE: _("Only members of the group can read this."),
    }
    return str(said[groups[0].access])


def _option(group: Any) -> str:
    said = {
        Access.PUBLIC: _("Everybody, visitors too: %(group)s", group=group.name),
        Access.MEMBERS: _("Everybody who takes part: %(group)s", group=group.name),
        Access.PRIVATE: _("Only members of the group: %(group)s", group=group.name),
    }
    return str(said[group.access])
