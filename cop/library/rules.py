# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Facts of an entry that must not contradict each other."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from cop.errors import Refused


class Contradiction(Refused):
    """Facts contradict each other; `field` is where to correct it."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field


def check(fields: Mapping[str, Any]) -> None:
    """Raise Contradiction, with the sentence to show, for facts that contradict each other."""
    starts, ends = fields.get("starts_on"), fields.get("ends_on")
    if starts and ends and ends < starts:
        raise Contradiction("ends_on", _("The period ends before it begins."))
    if fields.get("on_request") and fields.get("price") is not None:
        raise Contradiction("price", _("Give a price, or say that it is on request; not both."))


def check_partners(named: int, total: int | None, by_kind: int) -> None:
    """Raise Contradiction when the partners that are named or summed up do not fit their number."""
    if total is not None and by_kind and by_kind != total:
        sentence = _("The kinds of partners add up to %(sum)s, but you say there are %(total)s.")
        raise Contradiction("partner_counts", sentence % {"sum": by_kind, "total": total})
    if (total or by_kind) and named > (total or by_kind):
        sentence = _("You name %(named)s partners, but you say there are %(total)s.")
        raise Contradiction("partner_count", sentence % {"named": named, "total": total or by_kind})
