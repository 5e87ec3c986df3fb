# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A bounded memory of this process: what was not asked for longest goes first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any


def _one(value: Any) -> int:
    return 1


class Lately:
    """Keeps at most so many values by their keys, or so much of them; web threads share it."""

    def __init__(self, most: int, size: Callable[[Any], int] = _one) -> None:
        self.most, self._size = most, size
        self._kept = 0
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Any:
        """The value of a key, or None."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def put(self, key: Hashable, value: Any) -> None:
        with self._lock:
            if key in self._values:
                self._kept -= self._size(self._values.pop(key))
            self._values[key] = value
            self._kept += self._size(value)
            while self._kept > self.most:
                self._kept -= self._size(self._values.popitem(last=False)[1])

    def clear(self) -> None:
        with self._lock:
            self._values.clear()
            self._kept = 0
