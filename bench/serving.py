# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The real server on this machine: `cop serve` with its worker, as a process of its own."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bench import site

START_SECONDS = 90


@contextmanager
def started(
    command: str, folder: Path, port: int = 8000, **more: str
) -> Iterator["subprocess.Popen[bytes]"]:
    """A `cop` command on the community of this folder, ended with the block.

    What it is given besides are settings.
    """
    environment = os.environ | {
        "COP_SECRET_KEY": site.KEY,
        "COP_BASE_URL": f"https://{site.HOST}",
        "COP_DATABASE_URL": f"sqlite:///{(folder / 'cop.db').absolute()}",
        "COP_INSTANCE_DIR": str(folder.absolute()),
        "COP_TRUSTED_PROXIES": "1",
        "COP_PORT": str(port),
        "COP_WEB_PROCESSES": "2",
        "COP_LOG_LEVEL": "error",
        **more,
    }
    with (folder / f"{command.split()[0]}.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "cop", *command.split()],
            cwd=site.ROOT,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=30)


@contextmanager
def served(folder: Path, command: str = "serve", **more: str) -> Iterator[int]:
    """The port on which the site and its worker run meanwhile."""
    port = _free_port()
    with started(command, folder, port, **more) as server:
        _wait_for(port, server)
        yield port


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
                connection.request("GET", "/healthz", headers={"Host": site.HOST})
                connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The server did not start; see serve.log in the folder of the run.")
