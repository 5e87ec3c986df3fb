# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How the program runs: gunicorn's threads, and the worker as a process beside them."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from cop import worker
from cop.settings import Settings
from cop.web import log

logger = logging.getLogger(__name__)
RESTART_SECONDS = 2


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """gunicorn, told by our settings instead of a file."""

    def __init__(self, app: Flask) -> None:
        self.application = app
        self.settings: Settings = app.extensions["settings"]
        super().__init__()

    def load_config(self) -> None:
        settings = self.settings
        self.cfg.set("bind", f"{settings.host}:{settings.port}")
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("workers", settings.web_processes)
        self.cfg.set("threads", settings.web_threads)
        self.cfg.set("timeout", 60)
        self.cfg.set("graceful_timeout", 3)
        self.cfg.set("max_requests", 20_000)
        self.cfg.set("max_requests_jitter", 2_000)
        self.cfg.set("proc_name", "cop")
        self.cfg.set("loglevel", "warning")

    def load(self) -> Any:
        return self.application


def serve(app: Flask, *, with_worker: bool) -> None:
    """Serve until stopped; the worker is a child that stops with the server."""
    log.configure(app.extensions["settings"])
    if with_worker:
        threading.Thread(target=_keep_working, args=(os.getpid(),), daemon=True).start()
    Server(app).run()


def work(app: Flask, *, beside: int = 0) -> None:
    """Run the worker until a signal says stop; the round that runs is finished.

    Beside a server, whose process id is given, it also stops when that is gone.
    """
    log.configure(app.extensions["settings"])
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if beside:
        threading.Thread(target=_watch, args=(beside, stop), daemon=True).start()
    worker.run(app, stop)


def _keep_working(server: int) -> None:
    """Run the worker beside this server, and again whenever it ends."""
    command = [sys.executable, "-m", "cop.cli", "worker", "--beside", str(server)]
    while True:
        ended = subprocess.run(command, check=False)  # noqa: S603  (our own command)
        logger.warning("the worker ended and is started again", extra={"exit": ended.returncode})
        time.sleep(RESTART_SECONDS)


def _watch(parent: int, stop: threading.Event) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    stop.set()
