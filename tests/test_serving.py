# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""`cop serve` as it runs on a server: web server and worker live and end together."""

import json
import os
import signal
import socket
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
COMMAND = [sys.executable, "-m", "cop"]


@dataclass
class Running:
    process: "subprocess.Popen[str]"
    port: int
    log: Path

    @property
    def welcome(self) -> str:
        return f"Serving on http://127.0.0.1:{self.port}. Ctrl-C stops it.\n"

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
def environment(tmp_path: Path) -> dict[str, str]:
    """The settings of an installation that is not migrated."""
    name = f"serving_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    return os.environ | {
        "COP_ENV": "development",
        "COP_INSTANCE_DIR": str(tmp_path),
        "COP_DATABASE_URL": database_url(name, tmp_path),
        "COP_PORT": str(free_port()),
        "COP_LOG_LEVEL": "warning",
    }


@pytest.fixture
def running(environment: dict[str, str], tmp_path: Path) -> Iterator[Running]:
    """A server in a session of its own, as a terminal has it."""
    subprocess.run([*COMMAND, "migrate"], cwd=ROOT, env=environment, check=True)
    log = tmp_path / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [*COMMAND, "serve"],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=output,
            text=True,
            start_new_session=True,
        )
    yield Running(process, int(environment["COP_PORT"]), log)
    process.kill()
    process.wait()


def cop(*words: str, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """What a command says that must not begin, and its status."""
    return subprocess.run(
        [*COMMAND, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def test_the_worker_lives_beside_the_server_and_builds_the_index(running: Running) -> None:
    health = eventually(lambda: (found := running.health()).get("index") == "ok" and found)

    assert health["database"] == "ok"
    assert health["worker"] == "ok"
    assert running.log.read_text() == running.welcome


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
    assert running.log.read_text() == running.welcome


@pytest.mark.parametrize("when", ["at once", "later"])
def test_ctrl_c_ends_all_in_silence(running: Running, when: str) -> None:
    eventually(lambda: running.welcome in running.log.read_text())
    if when == "later":
        eventually(lambda: running.health().get("worker") == "ok")
    browser = socket.create_connection(("127.0.0.1", running.port))  # as browsers do beforehand
    began = time.monotonic()

    os.killpg(running.process.pid, signal.SIGINT)

    assert running.process.wait(PATIENCE) == 0
    assert time.monotonic() - began < 10
    eventually(lambda: not running.workers())
    assert running.log.read_text() == running.welcome
    browser.close()


def test_a_request_that_runs_is_answered_before_the_server_ends(running: Running) -> None:
    eventually(running.health)
    slow = socket.create_connection(("127.0.0.1", running.port), timeout=PATIENCE)
    slow.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n")
    time.sleep(0.5)

    running.process.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    slow.sendall(b"Connection: close\r\n\r\n")

    assert slow.recv(12) == b"HTTP/1.1 200"
    assert running.process.wait(PATIENCE) == 0
    assert running.log.read_text() == running.welcome
    slow.close()


def test_a_port_in_use_is_told_before_anything_else(environment: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", int(environment["COP_PORT"]))):
        said = cop("serve", "--demo", environment=environment)

    port = environment["COP_PORT"]
    assert said.stderr == f"Port {port} is in use: stop the other program or set COP_PORT.\n"
    assert (said.stdout, said.returncode) == ("", 2)


def test_an_address_of_another_machine_is_told(environment: dict[str, str]) -> None:
    said = cop("serve", environment=environment | {"COP_HOST": "192.0.2.1"})

    assert said.stderr.startswith("Set COP_HOST and COP_PORT to where this program may serve: ")
    assert (said.stderr.count("\n"), said.returncode) == (1, 2)


@pytest.mark.parametrize("command", ["serve", "worker", "reindex"])
def test_a_database_that_is_not_migrated_is_told(command: str, environment: dict[str, str]) -> None:
    said = cop(command, environment=environment)

    assert said.stderr == "Run cop migrate first: the database is not at this version.\n"
    assert (said.stdout, said.returncode) == ("", 2)


@pytest.mark.parametrize("command", ["serve", "worker", "migrate"])
def test_a_database_that_is_away_is_told_without_its_password(
    command: str, environment: dict[str, str]
) -> None:
    away = f"postgresql://cop:secret@127.0.0.1:{free_port()}/cop"

    said = cop(command, environment=environment | {"COP_DATABASE_URL": away})

    assert said.stderr.startswith("The database cannot be used (")
    assert (said.stderr.count("\n"), said.returncode) == (1, 2)
    assert "secret" not in said.stderr
