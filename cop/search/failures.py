# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How long this process waits before it builds the index again after that failed.

A full disk is not emptied by trying again every second.
"""

import time

LONGEST = 300.0
_waits = {"seconds": 0.0, "until": 0.0}


def note() -> None:
    """It failed; wait twice as long as the last time."""
    seconds = min(LONGEST, 2 * _waits["seconds"] or 5.0)
    _waits.update(seconds=seconds, until=time.monotonic() + seconds)


def forget() -> None:
    """It succeeded."""
    _waits.update(seconds=0.0, until=0.0)


def wait() -> bool:
    """Whether it is too early to try again."""
    return time.monotonic() < _waits["until"]
