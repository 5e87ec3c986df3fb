# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Two workers that do the same thing at the same moment."""

import threading
from collections.abc import Callable
from typing import Any

from flask import Flask

from cop.db import db


def twice_at_once(app: Flask, work: Callable[[], Any]) -> list[Any]:
    """What each of the two answered; neither may fail."""
    answered: list[Any] = []
    failed: list[Exception] = []

    def working() -> None:
        with app.app_context():
            try:
                answered.append(work())
            except Exception as error:  # told below
                failed.append(error)
            finally:
                db.session.remove()

    workers = [threading.Thread(target=working) for _each in range(2)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert failed == []
    return answered
