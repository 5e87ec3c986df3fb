# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The process that reads one file with minutes, with little memory and time, and then ends.

It runs as a script, follows no relation out of the file, and can write no file.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

from cop.limited import OutOfTime, Unfit, limit
from cop.minutes import body_tables, open_document, review, text_lines, word_document
from cop.minutes.blocks import Block
from cop.minutes.package import TooLarge
from cop.minutes.recognising import recognised

BLOCKS = 6_000
SIGNS = 300_000
"""Characters of all blocks together."""


class TooLong(Exception):
    """There is more in it than in any minutes."""


def main(path: str, media_type: str, today: date) -> dict[str, Any]:
    """What is in it, or in a word why it was not read."""
    try:
        blocks = body_tables.in_sections(list(_bounded(READERS[media_type](path))))
        return {"found": review.kept(blocks, recognised(blocks, today)), "reason": ""}
    except (OutOfTime, MemoryError, TooLong):
        reason = "long"
    except TooLarge:
        reason = "unpacks"
    except Unfit:
        reason = "declares"
    except Exception:  # a damaged file answers with any exception at all
        reason = "damaged"
    return {"found": {}, "reason": reason}


def _bounded(blocks: Iterator[Block]) -> Iterator[Block]:
    signs = 0
    for number, block in enumerate(blocks):
        signs += len(block.text) + sum(len(cell) for row in block.rows for cell in row)
        if number >= BLOCKS or signs > SIGNS:
            raise TooLong
        yield block


READERS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": word_document.blocks,
    "application/vnd.oasis.opendocument.text": open_document.blocks,
    "text/plain": text_lines.blocks,
    "text/markdown": text_lines.blocks,
}


if __name__ == "__main__":
    limit(int(sys.argv[3]), int(sys.argv[4]))
    sys.stdout.write(json.dumps(main(sys.argv[1], sys.argv[2], date.fromisoformat(sys.argv[5]))))
