# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A process with little memory and time that reads one file and then ends."""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

STOPPED = (-signal.SIGINT, -signal.SIGTERM)
"""How the process ends when the whole program is stopped, whatever the file."""
GRACE_SECONDS = 2

_HOME = Path(__file__).parent.parent


class OutOfTime(BaseException):
    """Time is up; no library takes this for an error that it can mend."""


class Unfit(Exception):
    """What is in the file is not to be read."""


class Failed(Exception):
    """The process answered nothing of use."""


def answer(script: Path, *arguments: object, seconds: float) -> Any:
    """What the script writes as JSON, within so many seconds; raises Failed."""
    try:
        done = subprocess.run(  # noqa: S603  (our own script)
            [sys.executable, "-P", str(script), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # A file must not make us keep any number of warnings.
            timeout=seconds,
            check=True,
            env={**os.environ, "PYTHONPATH": str(_HOME)},
        )
        return json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        if isinstance(error, subprocess.CalledProcessError) and error.returncode in STOPPED:
            raise
        raise Failed from error


def limit(memory: int, seconds: int) -> None:
    """Bound this process; out of time it is told first, and ended when it goes on."""
    signal.signal(signal.SIGXCPU, _out_of_time)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + GRACE_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def refuse_declarations(parser: Any) -> None:
    """Office documents declare nothing; entities in them are meant to grow without end."""
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _declared


def _declared(*_declaration: Any) -> None:
    raise Unfit("it declares a document type, which office documents do not")


def _out_of_time(*_signal: Any) -> None:
    raise OutOfTime
