# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""The real thing on a free port: `cop serve` and its worker with the demonstration community."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 60


@contextmanager
def served(
    folder: Path, database_url: str, steps: tuple[str, ...] = ("migrate", "demo")
) -> Iterator[str]:
    """The address of a running site; refuses in the end if the site logged an error."""
    port = free_port()
    environment = os.environ | {
        "COP_ENV": "development",
        "COP_INSTANCE_DIR": str(folder),
        "COP_DATABASE_URL": database_url,
        "COP_BASE_URL": f"http://127.0.0.1:{port}",
        "COP_PORT": str(port),
        "COP_RATE_LIMITS": "0",
    }
    command = [sys.executable, "-m", "cop"]
    for step in steps:
        subprocess.run([*command, step], cwd=ROOT, env=environment, check=True)
    log = folder / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [*command, "serve"], cwd=ROOT, env=environment, stdout=output, stderr=output
        )
        try:
            _wait_for(port, server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)
    errors = [line for line in log.read_text().splitlines() if '"level": "error"' in line]
    assert not errors, "The server logged errors:\n" + "\n".join(errors)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
                connection.request("GET", "/healthz")
                connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The server did not start:\n{log.read_text()}")
