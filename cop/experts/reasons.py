# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Why somebody is suggested, in one sentence, and what became of an invitation."""

from collections.abc import Callable

from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext

from cop.experts.matching import Reason
from cop.experts.models import State
from cop.i18n import reader_locale

STATES = {
    State.OPEN: lazy_gettext("Is invited"),
    State.ANSWERING: lazy_gettext("Is going to answer"),
    State.PASSED_ON: lazy_gettext("Asked somebody else"),
    State.DECLINED: lazy_gettext("Not now"),
    State.ANSWERED: lazy_gettext("Answered"),
    State.LAPSED: lazy_gettext("Did not react"),
}

SENTENCES: dict[str, Callable[[str, int], str]] = {
    "declared": lambda theme, n: _("%(theme)s stands in the profile", theme=theme),
    "answered": lambda theme, n: ngettext(
        "Answered %(num)s question on %(theme)s",
        "Answered %(num)s questions on %(theme)s",
        n, theme=theme,
    ),
    "practice": lambda theme, n: ngettext(
        "Described %(num)s practice on %(theme)s",
        "Described %(num)s practices on %(theme)s",
        n, theme=theme,
    ),
    "report": lambda theme, n: ngettext(
        "Wrote %(num)s report on %(theme)s",
        "Wrote %(num)s reports on %(theme)s",
        n, theme=theme,
    ),
    "size": lambda theme, n: _("From a municipality of about the same size"),
    "region": lambda theme, n: _("From the same region"),
}  # fmt: skip


def sentence(reason: Reason) -> str:
    """The reason in the reader's language."""
    theme = reason.theme.name(reader_locale()) if reason.theme else ""
    return str(SENTENCES[reason.what](theme, reason.times))
