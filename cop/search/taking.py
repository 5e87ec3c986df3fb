# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Contributions taken in for the index, whatever one of them holds."""

import logging

from cop.search import documents
from cop.search.analysed import Analysed, analysed
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
        log.exception("not indexed", extra={"contribution": ids[0]})
        refused[ids[0]] = f"{type(error).__name__}: {error}"[:500]
        return []
