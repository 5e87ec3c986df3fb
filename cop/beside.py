# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The worker as a process beside the web server."""

import logging
import os
import subprocess
import sys
import time
from contextlib import suppress

logger = logging.getLogger(__name__)
RESTART_SECONDS = 2
END_SECONDS = 5
"""How long a server that stops waits for its worker; a longer round ends by itself."""


class Beside:
    """The worker as a process beside this server: started again when it ends, until told to stop.

    It has a session of its own, so that Ctrl-C reaches the server alone.
    """

    def __init__(self, *, wanted: bool) -> None:
        self.wanted = wanted
        self.process: subprocess.Popen[bytes] | None = None
        self.ended_at: float | None = None

    def keep(self) -> None:
        """See that the worker runs; called every second.

        By the thread that forks web processes, and by no other: one forked while a worker is
        being started would keep open the pipe on which that start waits, for as long as it lives.
        """
        if not self.wanted:
            return
        if self.process is None:
            self._start()
        elif self.process.poll() is not None:
            self._start_again_after_a_while()

    def tell_to_end(self) -> None:
        self.wanted = False
        if self.process is not None:
            self.process.terminate()

    def wait(self) -> None:
        """Wait a little for the worker that was told to end."""
        if self.process is not None:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(END_SECONDS)

    def _start(self) -> None:
        command = [sys.executable, "-m", "cop.cli", "worker", "--beside", str(os.getpid())]
        self.process = subprocess.Popen(command, start_new_session=True)  # noqa: S603  (our own command)

    def _start_again_after_a_while(self) -> None:
        # Who ends both at once, as systemd does, is not told of a worker that ended first.
        now = time.monotonic()
        self.ended_at = self.ended_at or now
        if now - self.ended_at >= RESTART_SECONDS:
            logger.warning("the worker ended and is started again")
            self.ended_at = None
            self._start()
