# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Build the search index anew while somebody looks on."""

import sys
import time
from typing import TextIO

from cop.errors import Refused
from cop.search import feeding
from cop.search.backends.contract import Busy


class Progress:
    """Says how far it is: on one line of a terminal, and elsewhere a line for every tenth."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._said = stream, 0

    def __call__(self, done: int, total: int) -> None:
        told = f"{done} of {total}"
        if self._stream.isatty():
            self._stream.write(f"\r{told}" + "\n" * (done == total))
        elif 10 * done // total > self._said:
            self._said = 10 * done // total
            self._stream.write(f"{told}\n")
        self._stream.flush()


def run() -> str:
    """Build it, and say how much it holds and how long that took; raises Refused."""
    began = time.monotonic()
    try:
        count = feeding.rebuild(Progress(sys.stderr))
    except Busy:
        raise Refused(
            "The index is being built already, by the worker or another reindex: wait for it."
        ) from None
    seconds = time.monotonic() - began
    return f"The index holds {count} contributions; building it took {seconds:.0f} s."
