# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""A private PostgreSQL that lives as long as one command: `python -m tests.postgres -- pytest`."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.machine import postgres_programs

# A test server may lose everything, so it waits for no disk. Sockets only: no port to collide on.
OPTIONS = (
    "-c listen_addresses='' -c unix_socket_directories='{folder}' -c max_connections=100 "
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
)


@contextmanager
def server() -> Iterator[str]:
    """The SQLAlchemy address of an empty server, stopped and removed at the end."""
    programs = postgres_programs()
    if programs is None:
        raise FileNotFoundError("PostgreSQL is not installed: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="cop-postgres-"))
    control = [programs / "pg_ctl", "-D", folder / "data", "-s", "-w"]
    owner = _owner(folder)
    try:
        create = ["initdb", "-D", folder / "data", "-U", "cop", "-A", "trust", "--no-sync"]
        _run([programs / create[0], *create[1:], "-E", "UTF8", "--locale=C.UTF-8"], folder, owner)
        options = OPTIONS.format(folder=folder)
        _run([*control, "-l", folder / "log", "-o", options, "start"], folder, owner)
        try:
            yield f"postgresql+psycopg://cop@/postgres?host={folder}"
        finally:
            _run([*control, "-m", "immediate", "stop"], folder, owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner(folder: Path) -> dict[str, Any]:
    # PostgreSQL refuses to run as root, so root lends it an ordinary account.
    if os.geteuid():
        return {}
    names = {account.pw_name for account in pwd.getpwall()}
    account = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _run(command: list[Any], folder: Path, owner: dict[str, Any]) -> None:
    # Output goes to a file: a pipe would stay open for as long as the server lives.
    with Path(folder, "output").open("w+") as output:
        result = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output, **owner
        )
        if result.returncode:
            raise RuntimeError(f"{command[0]} failed: {Path(folder, 'output').read_text()}")


def main(command: list[str]) -> int:
    """Runs a command with COP_TEST_DATABASE_URL set, and answers its exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server() as address:
        return subprocess.run(
            command, env=os.environ | {"COP_TEST_DATABASE_URL": address}, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main([word for word in sys.argv[1:] if word != "--"]))
