# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a decision or action in minutes is about, by a link in it to a page of this site.

Our own files put that link in brackets behind the text (`cop.exports.document`), where it is no
part of what was decided.
"""

import re
from collections.abc import Mapping
from typing import Any

from cop.contributions.linking import at_addresses
from cop.minutes import marks
from cop.people.session import current_person
from cop.web.urls import link

_LINK = re.compile(r"\[((?:\\.|[^\[\]\\])+)\]\(<?([^\s<>()]+)>?\)")


class Links:
    """The links in minutes to what their reader may read here."""

    def __init__(self, found: Mapping[str, Any]) -> None:
        self._said = [
            [(marks.plain(label), address) for label, address in _LINK.findall(block["source"])]
            for block in found["blocks"]
        ]
        addresses = {address for block in self._said for _label, address in block}
        self._pages = at_addresses(addresses, current_person()) if addresses else {}

    def about(self, each: Mapping[str, Any]) -> tuple[str, str]:
        """What it says, and the path of the page that it links to; empty when there is none."""
        text = each["text"]
        links = self._said[each["block"]] if each["block"] >= 0 else []
        for label, address in links:
            if label in each["passage"] and address in self._pages:
                return text.removesuffix(f"({label})").strip() or text, link(self._pages[address])
        return text, ""
