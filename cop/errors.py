# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the domain says when it cannot do what was asked; web/errors.py makes pages of these."""


class Refused(Exception):
    """The rules do not allow this now; the message says why, in the reader's language."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Stale(Exception):
    """Somebody saved the text after the reader began to edit it."""


class PostedBefore(Exception):
    """The same form made another text before, which can be read at `address`."""

    def __init__(self, address: str) -> None:
        super().__init__("posted before")
        self.address = address


class TooMany(Exception):
    """Somebody did this too often; it may be tried again after `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__("too many")
        self.seconds = seconds
