# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""`cop serve` as it runs on a server: web server and worker live and end together."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.browser.server import ROOT, free_port
from tests.conftest import database_url

PATIENCE = 60
"""Seconds."""


@dataclass
class Running:
    process: "subprocess.Popen[str]"
    port: int
    log: Path

    def health(self) -> dict[str, Any]:
        try:
            answer = urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5)
        except (OSError, urllib.error.HTTPError):
            return {}
        with answer:
            return dict(json.load(answer))

    def workers(self) -> list[int]:
        """The process ids of the workers beside this server."""
        listed = subprocess.run(
            ["/bin/ps", "-eo", "pid=,args="], capture_output=True, text=True, check=True
        ).stdout
        mark = f"worker --beside {self.process.pid}"
        return [int(line.split()[0]) for line in listed.splitlines() if line.endswith(mark)]


def eventually(holds: Callable[[], Any]) -> Any:
    """What `holds` answers as soon as it is true; fails when that takes too long."""
    deadline = time.monotonic() + PATIENCE
    while not (answer := holds()):
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.1)
    return answer


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    port = free_port()
    name = f"serving_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    environment = os.environ | {
        "COP_ENV": "development",
        "COP_INSTANCE_DIR": str(tmp_path),
        "COP_DATABASE_URL": database_url(name, tmp_path),
        "COP_PORT": str(port),
    }
    command = [sys.executable, "-m", "cop"]
    subprocess.run([*command, "migrate"], cwd=ROOT, env=environment, check=True)
    log = tmp_path / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [*command, "serve"], cwd=ROOT, env=environment, stdout=output, stderr=output, text=True
        )
    yield Running(process, port, log)
    process.kill()
    process.wait()


def test_the_worker_lives_beside_the_server_and_builds_the_index(running: Running) -> None:
    health = eventually(lambda: (found := running.health()).get("index") == "ok" and found)

    assert health["database"] == "ok"
    assert health["worker"] == "ok"
    assert f"Serving on http://127.0.0.1:{running.port}" in running.log.read_text()


def test_a_worker_that_dies_is_started_again(running: Running) -> None:
    [first] = eventually(running.workers)

    os.kill(first, signal.SIGKILL)

    assert eventually(lambda: [each for each in running.workers() if each != first])
    assert "the worker ended and is started again" in running.log.read_text()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_ends_both(running: Running, sign: signal.Signals) -> None:
    [worker] = eventually(running.workers)
    eventually(running.health)

    running.process.send_signal(sign)

    assert running.process.wait(PATIENCE) == 0
    eventually(lambda: worker not in running.workers())
    assert '"level": "error"' not in running.log.read_text()
    assert "Traceback" not in running.log.read_text()
