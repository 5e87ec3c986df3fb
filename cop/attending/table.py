# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The list of who comes as a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _

from cop.attending.forms import COMING, ONLINE, ROOM, WHERE
from cop.i18n import reader_locale
from cop.meetings.registrations import Place


def written(rows: Iterable[Any], unlisted: Iterable[Any] = ()) -> str:
    """One line for each person and guest, in the reader's language.

    Then those who were there without being on the list.
    """
    text = io.StringIO()
    # Spreadsheets in the other languages take the comma for a decimal mark, and split at this.
    table = csv.writer(text, delimiter="," if reader_locale() == "en" else ";")
    table.writerow(
        [
            _("Name"), _("Organisation"), _("Mail address"), _("Coming"), _("Where"), _("Place"),
            _("Guest"), _("Remark"), _("Was there"),
        ]
    )  # fmt: skip
    for line in [*map(_line, rows), *map(_unlisted, unlisted)]:
        table.writerow(harmless(str(part)) for part in line)
    return text.getvalue()


def _line(row: Any) -> list[Any]:
    coming = COMING[row.coming] if row.person_id or row.confirmed_at else _("Not confirmed")
    return [
        row.name, row.organisation or "", row.email or "", coming,
        WHERE[ONLINE if row.online else ROOM], places().get(row.place, ""),
        "" if row.person_id else _("yes"), row.remark, _("yes") if row.there else "",
    ]  # fmt: skip


def _unlisted(row: Any) -> list[Any]:
    return [row.name, row.organisation or "", *[""] * 6, _("yes")]


def places() -> dict[Place | None, str]:
    """What the table says of where somebody stands."""
    return {
        Place.IN: _("has a place"),
        Place.WAITING: _("on the waiting list"),
        Place.OFFERED: _("is offered a place"),
    }


def harmless(text: str) -> str:
    """The text, never a formula: a spreadsheet would run one."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
