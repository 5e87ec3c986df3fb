# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Why something stands among the proposals, in words."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from cop import clock
from cop.proposals.models import Because


def reasons(row: Any) -> list[str]:
    """The reasons for the place of a row of `queries.listed`, the weightiest first."""
    days = (clock.now() - row.since).days
    wanted = ngettext(
        "%(num)s organisation wants to talk about it",
        "%(num)s organisations want to talk about it",
        row.organisations,
    )
    waits = ngettext("waits for %(num)s day", "waits for %(num)s days", days)
    found = [str(wanted)] if row.organisations else []
    found += [str(_("on a theme of this meeting"))] if row.on_theme else []
    found += [str(waits)] if days else []
    if row.because == Because.WAITED:
        found.append(str(_("nobody answered it")))
    elif row.because == Because.RETURNED:
        found.append(str(_("was on an agenda, but the report says nothing of it")))
    return found
