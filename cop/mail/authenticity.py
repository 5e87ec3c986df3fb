# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whether a mail comes from whom it says: what our own relay found by DMARC (RFC 8601)."""

import re

from cop.mail.incoming import Incoming

_COMMENT = re.compile(r"\((?:[^()\\]|\\.)*\)")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


def proven(mail: Incoming, relay: str) -> bool:
    """Whether the relay of this name says that the sender's domain wrote this.

    Only the topmost header counts: anybody can write those below it. Without a name of a relay
    nothing is proven.
    """
    results = mail.headers("Authentication-Results")
    if not relay or not results or not mail.sender:
        return False
    first, *found = _parts(results[0])
    name = first.split()
    if not name or name[0].lower() != relay.lower() or name[1:] not in ([], ["1"]):
        return False
    dmarc = [part for part in found if re.match(r"dmarc\s*=", part, re.IGNORECASE)]
    return len(dmarc) == 1 and _passes(dmarc[0], mail.sender.rpartition("@")[2])


def _passes(result: str, domain: str) -> bool:
    said = re.match(r"dmarc\s*=\s*(\w+)", result, re.IGNORECASE)
    named = re.search(r"\bheader\.from\s*=\s*(?:[^\s;@]*@)?([^\s;]+)", result, re.IGNORECASE)
    same = named is None or named[1].lower().rstrip(".") == domain.lower()
    return said is not None and said[1].lower() == "pass" and same


def _parts(header: str) -> list[str]:
    """The header without its comments and quoted words, in which a sender may write anything."""
    bare = _QUOTED.sub('""', header)
    while (shorter := _COMMENT.sub(" ", bare)) != bare:
        bare = shorter
    return [part.strip() for part in bare.split(";")]
