# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How often something was tried, counted in this process alone."""

import time
from threading import Lock

from limits.storage import Storage

SCHEME = "cop-process"
SWEEP = 60
"""Seconds between two clean-ups of windows that ended."""


class ProcessStorage(Storage):
    """Windows in memory; unlike the library's own it starts no thread at each count."""

    STORAGE_SCHEME = [SCHEME]

    def __init__(self, uri: str | None = None, **options: float | str | bool) -> None:
        super().__init__(uri, **options)  # type: ignore[arg-type]  # it takes one bool by name
        self._windows: dict[str, tuple[int, float]] = {}
        self._lock = Lock()
        self._sweep_at = time.time() + SWEEP

    @property
    def base_exceptions(self) -> type[Exception]:
        return KeyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count one more and say how many there are now; an ended window begins again."""
        now = time.time()
        with self._lock:
            self._sweep(now)
            count, ends = self._windows.get(key, (0, 0.0))
            if ends <= now:
                count, ends = 0, now + expiry
            self._windows[key] = count + amount, ends
        return count + amount

    def get(self, key: str) -> int:
        count, ends = self._windows.get(key, (0, 0.0))
        return count if ends > time.time() else 0

    def get_expiry(self, key: str) -> float:
        """The moment the window ends, in seconds since 1970; now when there is none."""
        return max(self._windows.get(key, (0, 0.0))[1], time.time())

    def check(self) -> bool:
        return True

    def reset(self) -> int | None:
        """Forget every count."""
        with self._lock:
            forgotten = len(self._windows)
            self._windows.clear()
        return forgotten

    def clear(self, key: str) -> None:
        """Forget one count."""
        self._windows.pop(key, None)

    def _sweep(self, now: float) -> None:
        if now > self._sweep_at:
            self._sweep_at = now + SWEEP
            self._windows = {k: each for k, each in self._windows.items() if each[1] > now}
