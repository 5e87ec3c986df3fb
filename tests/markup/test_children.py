# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rendering goes on whatever happens to the processes that do it."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cop.markup import children, guard, render

BASE = "https://cop.example"
SLOW = "```" + " " * 20_000 + "a"


def test_a_text_that_takes_too_long_is_kept_as_plain_paragraphs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guard, "check", lambda text, limit: None)

    made = render(f"First & <b>\nsecond\n\n{SLOW}", base_url=BASE)

    assert made.fallback
    assert made.html.startswith("<p>First &amp; &lt;b&gt;<br>second</p>\n<p>```")
    assert render("*next*", base_url=BASE).html == "<p><em>next</em></p>"


def test_two_seconds_of_processor_end_a_child() -> None:
    child = children.Child()
    started = time.monotonic()

    assert child.convert(SLOW, BASE) is None
    assert child.process.wait() == -signal.SIGPROF
    assert time.monotonic() - started < children.WALL_SECONDS
    child.end()


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "WALL_SECONDS", 0.3)
    child = children.Child()
    child.process.send_signal(signal.SIGSTOP)

    assert child.convert("text", BASE) is None
    child.end()


def test_a_text_on_which_markdown_fails_leaves_the_child_alive() -> None:
    child = children.Child()

    assert child.convert("> " * 5_000 + "a\n" + "```\n" * 3, BASE) is not None
    assert child.convert("*next*", BASE) == {"html": "<p><em>next</em></p>"}
    child.end()


def test_a_child_that_died_idle_costs_no_text() -> None:
    pool = children.Pool()
    assert pool.convert("a", BASE) == "<p>a</p>"
    idle = pool.places.queue[-1]
    idle.process.kill()
    idle.process.wait()

    assert pool.convert("b", BASE) == "<p>b</p>"
    idle.end()
    pool.end()


def test_eight_threads_get_their_own_text_back() -> None:
    def line(number: int) -> bool:
        return render(f"number **{number}**", base_url=BASE).html == (
            f"<p>number <strong>{number}</strong></p>"
        )

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(line, range(200)))


def test_a_forked_process_has_children_of_its_own() -> None:
    render("before", base_url=BASE)
    forked = os.fork()
    if forked == 0:  # pragma: no cover  (another process)
        made = render("*inside*", base_url=BASE)
        children.end()
        os._exit(0 if made.html == "<p><em>inside</em></p>" else 1)

    assert os.waitpid(forked, 0)[1] == 0
    assert render("*after*", base_url=BASE).html == "<p><em>after</em></p>"


@pytest.mark.parametrize("ended_by", [signal.SIGKILL, signal.SIGTERM, None])
def test_no_child_outlives_its_server(ended_by: signal.Signals | None) -> None:
    server = subprocess.Popen(
        [sys.executable, "-c", _SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout
    child = Path("/proc") / server.stdout.readline().strip()
    assert child.exists()

    if ended_by:
        server.send_signal(ended_by)
    server.communicate("\n")

    deadline = time.monotonic() + 10
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _runs(child)


def _runs(process: Path) -> bool:
    try:
        return process.joinpath("stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


_SERVER = """
from cop.markup import children, render
render("a", base_url="https://cop.example")
print(children._pools[-1].places.queue[-1].process.pid, flush=True)
input()
"""
