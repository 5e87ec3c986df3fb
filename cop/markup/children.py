# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""A few long-lived child processes that render Markdown, replaced when a text kills one."""

import atexit
import contextlib
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path

from cop.markup.worker import receive, send

SIZE = 2
WALL_SECONDS = 10.0
_COMMAND = [sys.executable, "-P", str(Path(__file__).with_name("worker.py"))]


class Child:
    """One renderer process; nobody but us holds the other ends of its pipes."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603  (our own script)
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the server, which then ends us.
        )

    def convert(self, text: str, base_url: str) -> dict[str, str] | None:
        """The child's answer, or nothing when it died of the text or took too long."""
        assert self.process.stdin  # noqa: S101  (both were asked for)
        assert self.process.stdout  # noqa: S101
        watch = threading.Timer(WALL_SECONDS, self.process.kill)
        watch.start()
        try:
            send(self.process.stdin, {"text": text, "base_url": base_url})
            return receive(self.process.stdout)
        except (OSError, ValueError):
            return None
        finally:
            watch.cancel()

    def end(self) -> None:
        """Kill the child and wait until it is gone."""
        self.process.kill()
        with contextlib.suppress(OSError):  # What was still to be written has no reader.
            self.process.communicate()


class Pool:
    """At most `SIZE` children, started when first needed, each lent to one thread at a time."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.places: queue.LifoQueue[Child | None] = queue.LifoQueue()
        for _ in range(SIZE):
            self.places.put(None)

    def convert(self, text: str, base_url: str) -> str | None:
        """HTML of a text, or nothing when rendering was stopped or every child stays busy."""
        try:
            child = self.places.get(timeout=WALL_SECONDS)
        except queue.Empty:
            return None
        answer = None
        try:
            if child is None or child.process.poll() is not None:
                child = Child()
            answer = child.convert(text, base_url)
        finally:
            if child and answer is None:
                child.end()
            self.places.put(child if answer else None)
        return answer.get("html") if answer else None

    def end(self) -> None:
        """End the idle children; those at work end when their pipes close with this process."""
        with contextlib.suppress(queue.Empty):
            while True:
                if child := self.places.get_nowait():
                    child.end()


_pools: list[Pool] = [Pool()]
"""The pool of this process, and after a fork those of its ancestors, which are not ours to use."""


def convert(text: str, base_url: str) -> str | None:
    """HTML of a Markdown text within two seconds of CPU, or nothing."""
    return _pools[-1].convert(text, base_url)


@atexit.register
def end() -> None:
    """End the children of this process."""
    if _pools[-1].owner == os.getpid():
        _pools[-1].end()


# A forked process must not talk over its parent's pipes, nor wait for a lock held by a lost thread.
os.register_at_fork(after_in_child=lambda: _pools.append(Pool()))
