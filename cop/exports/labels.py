# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The words that every exported report has, in the language of the report.

Whoever reads a report back from a file recognises its parts by these.
"""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from cop.i18n import speaking
from cop.settings import LOCALES


@dataclass(frozen=True)
class Labels:
    """Headings of sections and columns, and what stands before the facts."""

    day: str
    place: str
    meeting: str
    state: str
    present: str
    report: str
    decisions: str
    actions: str
    what: str
    who: str
    before: str


def in_language_of(contribution: Any) -> AbstractContextManager[None]:
    """Within this, words are in the language of a text; in the reader's where we lack that."""
    code = contribution.language
    return speaking(code) if code in LOCALES else nullcontext()


def labels() -> Labels:
    """The words, in the language that is being written."""
    return Labels(
        day=_("Day"),
        place=_("Place"),
        meeting=_("Meeting"),
        state=_("State"),
        present=_("Present"),
        report=_("Report"),
        decisions=_("Decisions"),
        actions=_("Actions"),
        what=_("What"),
        who=_("Who"),
        before=_("Before"),
    )
