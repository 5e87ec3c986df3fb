# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How the program runs: gunicorn's threads, and the worker as a process beside them."""

import errno
import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from cop import worker
from cop.beside import Beside
from cop.setting_values import Unusable
from cop.settings import Settings
from cop.web import log

ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)
GRACE_SECONDS = 3
"""How long requests may take to end when the server stops."""


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """gunicorn, told by our settings instead of a file, with what begins and ends with it."""

    def __init__(self, app: Flask, ready: Callable[[], None], beside: Beside) -> None:
        self.application = app
        self.settings: Settings = app.extensions["settings"]
        self.ready = ready
        self.beside = beside
        super().__init__()

    def load_config(self) -> None:
        settings = self.settings
        self.cfg.set("bind", f"{_written(settings.host)}:{settings.port}")
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("workers", settings.web_processes)
        self.cfg.set("threads", settings.web_threads)
        self.cfg.set("timeout", 60)
        self.cfg.set("graceful_timeout", GRACE_SECONDS + 2)  # who is later is killed
        self.cfg.set("limit_request_line", 8190)  # the most it can; a long search is cut and told
        self.cfg.set("max_requests", 20_000)
        self.cfg.set("max_requests_jitter", 2_000)
        self.cfg.set("proc_name", "cop")
        self.cfg.set("control_socket_disable", True)
        self.cfg.set("loglevel", "warning")
        self.cfg.set("when_ready", lambda master: self.ready())
        self.cfg.set("post_worker_init", _await_the_master)
        self.cfg.set("worker_exit", _leave_at_once)

    def load(self) -> Any:
        return self.application

    def run(self) -> None:
        Master(self).run()


class Master(Arbiter):  # type: ignore[misc]  # gunicorn ships no types
    """gunicorn's master process, which keeps the worker too."""

    def setup(self, app: Server) -> None:
        super().setup(app)
        log.configure(app.settings)  # after gunicorn has given its own log a form of its own

    def manage_workers(self) -> None:
        super().manage_workers()
        self.app.beside.keep()

    def spawn_worker(self) -> Any:
        # A signal that a new process gets before it has its own handlers would be lost on it.
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
        try:
            return super().spawn_worker()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDS)

    def stop(self, graceful: bool = True) -> None:
        beside: Beside = self.app.beside
        beside.tell_to_end()
        super().stop(graceful)
        beside.wait()


def require_free_port(settings: Settings) -> None:
    """Raise Unusable when nothing can be served at the address of the settings."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Unusable(
                    f"Port {settings.port} is in use: stop the other program or set COP_PORT."
                ) from None
            raise Unusable(
                "Set COP_HOST and COP_PORT to where this program may serve: "
                f"{_written(settings.host)}:{settings.port} cannot be used ({error.strerror})."
            ) from None


def serve(app: Flask, *, with_worker: bool, ready: Callable[[], None]) -> None:
    """Serve until stopped, and say when it begins; the worker begins and stops with the server."""
    log.configure(app.extensions["settings"])
    Server(app, ready, Beside(wanted=with_worker)).run()


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
    worker.give_way()
    worker.run(app, stop)


def _await_the_master(web_process: Any) -> None:
    """Leave Ctrl-C to the master, and end well before it loses its patience."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # gunicorn's own handler waits for a lock that the code it interrupts may hold.
    signal.signal(signal.SIGQUIT, lambda *_: os._exit(0))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDS)
    web_process.cfg.set("graceful_timeout", GRACE_SECONDS)


def _leave_at_once(master: Any, web_process: Any) -> None:
    """End a web process that was told to, without waiting for threads that wait for browsers.

    One that ends after so many requests lets all finish that it has begun.
    """
    if web_process.pid == os.getpid() and web_process.nr < web_process.max_requests:
        logging.shutdown()
        os._exit(getattr(sys.exc_info()[1], "code", None) or 0)


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _watch(parent: int, stop: threading.Event) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    stop.set()
