# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Many changes by the worker, each in a transaction of its own."""

import logging
from collections.abc import Callable, Iterable
from time import sleep
from typing import Any, TypeVar

from sqlalchemy.exc import IntegrityError

from cop.db import db

log = logging.getLogger(__name__)
BREATH = 0.01
"""Seconds between two changes of many."""
Item = TypeVar("Item")


def one_by_one(
    items: Iterable[Item], do: Callable[[Item], Any], put_off: Callable[[Item], Any] | None = None
) -> int:
    """Do something with each and commit it; answers for how many it was done.

    What another worker did meanwhile, so that the database refuses it, is left to that one. What
    fails otherwise is logged and holds up no other; `put_off` keeps it from being tried at once.
    """
    done = 0
    for item in items:
        try:
            result = do(item)
            db.session.commit()
            done += bool(result)
        except IntegrityError:
            db.session.rollback()
        except Exception:
            db.session.rollback()
            log.exception("one of many failed", extra={"work": do.__qualname__, "item": str(item)})
            if put_off is not None:
                put_off(item)
                db.session.commit()
        _take_turns()
    return done


def _take_turns() -> None:
    """Let others write: SQLite's lock goes to whoever asks when it is free."""
    if db.engine.dialect.name == "sqlite":
        sleep(BREATH)
