# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The worker's part: count what was looked for in vain, and forget it after a year."""

import json
import logging
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import case, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from cop import clock
from cop.db import db
from cop.search.miss_models import SearchMiss, SearchMissOrganisation

log = logging.getLogger(__name__)
KEPT = timedelta(days=365)


def count(folder: Path) -> None:
    """Count the lines of the files that were set aside in the round before, and set others aside.

    A process may be writing its last line in a file that is set aside; by the next round it is
    there. Of workers that count at the same time only one can remove a file; what it counted is
    committed afterwards, so that a line is lost when that fails, but never counted twice.
    """
    for file in sorted(folder.glob("*.taken")):
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        for told in _read(lines):
            _count(told)
        try:
            file.unlink()
        except FileNotFoundError:
            db.session.rollback()
        else:
            db.session.commit()
    for file in folder.glob("*.jsonl"):
        if not (taken := file.with_suffix(".taken")).exists():
            file.rename(taken)


def forget_old() -> None:
    """Forget what nobody looked for within a year."""
    old = select(SearchMiss.id).where(SearchMiss.last_on < clock.today() - KEPT)
    for forgotten in (
        delete(SearchMissOrganisation).where(SearchMissOrganisation.miss_id.in_(old)),
        delete(SearchMiss).where(SearchMiss.last_on < clock.today() - KEPT),
    ):
        db.session.execute(forgotten.execution_options(synchronize_session=False))


def _read(lines: list[str]) -> Iterator[dict[str, Any]]:
    """What each line tells; one that was cut off by a crash is left out."""
    for line in lines:
        try:
            told = json.loads(line)
            yield told | {"week": date.fromisoformat(told["week"])}
        except (ValueError, KeyError, TypeError):
            log.warning("a line of searches in vain cannot be read")


def _count(told: dict[str, Any]) -> None:
    week = told["week"]
    adding = _insert(SearchMiss).values(
        key=told["key"], text=told["text"], language=told["language"],
        times=1, first_on=week, last_on=week,
    )  # fmt: skip
    later = case((SearchMiss.last_on < week, week), else_=SearchMiss.last_on)
    counted = adding.on_conflict_do_update(
        index_elements=["key", "language"],
        set_={"times": SearchMiss.times + 1, "last_on": later},
    )
    id = db.session.scalar(counted.returning(SearchMiss.id))
    if told["organisation"]:
        one = {"miss_id": id, "organisation_hash": told["organisation"]}
        db.session.execute(_insert(SearchMissOrganisation).values(one).on_conflict_do_nothing())


def _insert(table: Any) -> Any:
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    return dialect.insert(table)
