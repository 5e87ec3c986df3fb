# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Contributions taken in for the index, whatever one of them holds."""

import logging

from sqlalchemy.exc import InterfaceError, OperationalError

from cop.search import documents
from cop.search.analysed import Analysed, analysed
from cop.search.backends.contract import Busy
from cop.search.builds import Unavailable
from cop.search.compounds import Lexicon

log = logging.getLogger(__name__)
BATCH = 200
"""Contributions that are taken in at once."""


def taken(ids: list[int], lexicon: Lexicon, refused: dict[int, str]) -> list[Analysed]:
    """The documents of contributions; what cannot be made into one is noted and left out."""
    try:
        return [analysed(each, lexicon) for each in documents.of(ids)]
    except Exception as error:  # one odd text must not keep all others from being found
        if len(ids) > 1:
            return [each for id in ids for each in taken([id], lexicon, refused)]
        refuse(ids[0], error, refused)
        return []


def refuse(id: int, error: Exception, refused: dict[int, str]) -> None:
    """Note that a contribution cannot be indexed, and why."""
    log.error("not indexed", exc_info=error, extra={"contribution": id})
    refused[id] = f"{type(error).__name__}: {error}"[:500]


def of_the_text(error: Exception) -> bool:
    """Whether a text may be to blame, rather than the disk, the database or other processes."""
    return not isinstance(error, OSError | OperationalError | InterfaceError | Busy | Unavailable)
