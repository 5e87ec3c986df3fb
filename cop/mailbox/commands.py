# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What `cop mail-in` does: listen until told to stop, or take one mail from a pipe."""

import os
import signal
import threading
from collections.abc import Callable, Sequence

from flask import Flask

from cop.mailbox.listening import listening
from cop.mailbox.ways_in import Handed, hand_over
from cop.setting_values import Unusable

STATUS = {Handed.TAKEN: os.EX_OK, Handed.UNKNOWN: os.EX_NOUSER, Handed.LATER: os.EX_TEMPFAIL}
"""What mail servers understand of the end of a program (sysexits.h)."""


def take(app: Flask, raw: bytes, recipients: Sequence[str]) -> int:
    """Take one mail; answers the status to end with."""
    with app.app_context():
        return STATUS[hand_over(raw, app.extensions["settings"], recipients)]


def listen(app: Flask, address: str, *, smtp: bool, ready: Callable[[], None]) -> None:
    """Take mail at HOST:PORT until this process is told to end."""
    host, _colon, port = address.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise Unusable("Say where to listen, like --listen 127.0.0.1:8025.")
    stop = threading.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_given: stop.set())
    try:
        with listening(app, host.strip("[]"), int(port), smtp=smtp):
            ready()
            stop.wait()
    except OSError as error:
        raise Unusable(f"Nothing can listen at {address}: {error.strerror or error}.") from None
