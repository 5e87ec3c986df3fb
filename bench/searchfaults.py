# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What search does when many write, workers are killed and its files are damaged.

python -m bench.searchfaults                     # all of it, some fifteen minutes
python -m bench.searchfaults --only kills --kills 10
python -m tests.postgres -- python -m bench.searchfaults --only crowd    # on PostgreSQL too
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import select

from bench import damage, faultscene, grown, report
from bench.browser import Browser
from bench.faultscene import Place, a_word, missing, process, settled
from cop.db import db
from cop.search.backends import chosen, manifest
from cop.search.builds import current
from cop.search.models import SearchBuild, SearchDocument

WRITERS, READERS = 2, 4
ASKED = ("water", "gemeente bomen", '"de gemeente"', "maaien -gras", "soort:vraag beheer", "weet")
OTHERS = ("/", "/healthz", "/similar?title=Water+in+de+straat+opvangen", "/questions")


def main() -> None:
    """Does what is asked for, prints the counts and keeps them; status 1 when anything was lost."""
    given = _given()
    before, server = os.getloadavg(), os.environ.get("COP_TEST_DATABASE_URL")
    done: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory(prefix="cop-faults-") as folder:
        for kind in given.only or ("crowd", "kills", "damage"):
            place = made(Path(folder, kind), given.contributions)
            count = {"crowd": given.seconds, "kills": given.kills, "damage": given.corruptions}
            done[kind] = WORK[kind](place, count[kind])
            print(kind, done[kind], flush=True)
        if server and (not given.only or "crowd" in given.only):
            place = made(Path(folder, "postgres"), given.contributions, faultscene.database(server))
            done["crowd on PostgreSQL"] = crowd(place, given.seconds)
            print("crowd on PostgreSQL", done["crowd on PostgreSQL"], flush=True)
    if given.keep:
        print(report.written(before, "-searchfaults", contributions=given.contributions, **done))
    sys.exit(any(each["missing"] or each["errors"] for each in done.values()))


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.searchfaults")
    parser.add_argument("--only", action="append", choices=WORK)
    parser.add_argument("--contributions", type=int, default=300)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--corruptions", type=int, default=100)
    parser.add_argument("--keep", action="store_true", help="keep the counts in bench/results/")
    return parser.parse_args()


def made(folder: Path, contributions: int, database: str = "") -> Place:
    """A community whose index nobody has built yet."""
    app = grown.grown(contributions, folder, database)
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    return Place(folder, database)


def crowd(place: Place, seconds: int) -> dict[str, Any]:
    """Two people write, two workers index and four people search, each in a process."""
    app, counted, failed = place.app(), faultscene.queue(), faultscene.counter()
    with ExitStack() as all_:
        for _ in range(WRITERS):
            all_.enter_context(process(faultscene.rounds, place, failed))
        if not settled(app):
            raise SystemExit("The index was not built.")
        works = [_writing] * WRITERS + [_searching] * READERS
        crowd = [all_.enter_context(process(work, place, seconds, counted)) for work in works]
        counts = Counter[str]()
        for _ in crowd:
            counts.update(counted.get(timeout=seconds + 60))
        empty = settled(app)
    errors = counts["errors"] + failed.value
    return {**counts, "errors": errors, "outbox empty": empty, "missing": len(missing(app))}


def _writing(app: Flask, seconds: int, counted: Any) -> None:
    counts: Counter[str] = Counter(errors=0)
    until, ids = time.monotonic() + seconds, list[int]()
    while time.monotonic() < until:
        if ids and len(ids) % 4 == 0:
            faultscene.rewritten(random.choice(ids), a_word())
        ids.append(faultscene.written(a_word()))
        counts["written"] += 1
        time.sleep(0.1)
    counted.put(dict(counts))


def _searching(app: Flask, seconds: int, counted: Any) -> None:
    counts: Counter[str] = Counter(errors=0)
    until, browser = time.monotonic() + seconds, Browser(app)
    while time.monotonic() < until:
        asked = random.choice(ASKED)
        answer = browser.get(f"/search?{urlencode({'q': asked})}")
        counts["searches"] += 1
        if answer.status != 200 or 'class="row__title"' not in answer.text:
            print("failed:", answer.status, asked, flush=True)
            counts["errors"] += 1
    counted.put(dict(counts))


def kills(place: Place, times: int) -> dict[str, Any]:
    """Kill the indexing process again and again while contributions are added and changed."""
    chance, app, counts = random.Random(7), place.app(), Counter[str](errors=0)
    words: dict[int, str] = {}
    for turn in range(times):
        if turn == times // 10:  # the first kills meet the first building
            with process(faultscene.rounds, place):
                settled(app)
        ready = faultscene.event()
        with process(faultscene.draining, place, ready) as worker:
            ready.wait(60)
            until = time.monotonic() + chance.random() * 0.5
            while time.monotonic() < until:
                with app.app_context():
                    _change(words, chance)
            time.sleep(chance.random() * 0.3)  # a change waits for a commit to end, a kill does not
            counts["killed"] += worker.exitcode is None
        with app.app_context():
            counts[_left(app)] += 1
    with process(faultscene.rounds, place):
        empty = settled(app)
    lost = set(missing(app))
    lost |= {id for id, word in words.items() if faultscene.found(app, word) != [id]}
    return {**counts, "written": len(words), "outbox empty": empty, "missing": len(lost)}


def _change(words: dict[int, str], chance: random.Random) -> None:
    word = a_word()
    if words and chance.random() < 0.7:
        id = chance.choice(list(words))
        faultscene.rewritten(id, word)
    else:
        id = faultscene.written(word)
    words[id] = word


def _left(app: Flask) -> str:
    """How a kill left files and rows."""
    with app.app_context():
        build = db.session.scalar(select(SearchBuild).where(SearchBuild.completed_at.is_not(None)))
        if build is None:
            return "while it was being built"
        rows = db.session.scalar(
            select(SearchDocument.serial)
            .where(SearchDocument.build_id == build.id)
            .order_by(SearchDocument.serial.desc())
        )
        folder = app.extensions["settings"].index_dir / build.token
        db.session.rollback()
    try:
        manifest.verify(folder, rows or 0)
    except manifest.Amiss:
        return "to be built anew"
    told = manifest.told(folder)
    return "files one writing ahead" if told["serial"] > (rows or 0) else "files and rows alike"


def corruptions(place: Place, times: int) -> dict[str, Any]:
    """Damage the index in every way while it is searched and the worker runs."""
    chance, app, counts = random.Random(7), place.app(), Counter[str](errors=0, wrong=0)
    browser, slowest = Browser(app), 0.0
    with process(faultscene.rounds, place):
        with app.app_context():
            words = {word: faultscene.written(word) for word in (a_word() for _ in range(20))}
        if not settled(app):
            raise SystemExit("The index was not built.")
        for turn in range(times):
            kinds = [*damage.KINDS, _older_copy]
            kind = kinds[turn % len(kinds)]
            with app.app_context():
                build = app.extensions["settings"].index_dir / current(chosen().name).token
                db.session.rollback()
            if kind is _older_copy:
                words |= _older_copy(app, build)
            else:
                with app.app_context():
                    kind(build, chance)
            began = time.monotonic()
            while (state := _asked(browser, words, chance)) != "right" or not settled(app, 0.3):
                counts[state] += 1
                if time.monotonic() - began > faultscene.PATIENCE:
                    counts["errors"] += 1
                    break
            slowest = max(slowest, time.monotonic() - began)
            lost = missing(app)
            counts["missing"] += len(lost)
            counts["damaged"] += 1
    left = [file for file in app.extensions["settings"].index_dir.iterdir() if file.is_dir()]
    return {**counts, "missing": counts["missing"], "folders": len(left),
            "slowest_seconds": round(slowest, 1)}  # fmt: skip


def _older_copy(app: Flask, build: Path) -> dict[str, int]:
    """Put the folder as it was before a contribution was taken in."""
    copy = build.with_name(".copy")
    shutil.copytree(build, copy)
    with app.app_context():
        words = {word: faultscene.written(word) for word in [a_word()]}
    settled(app)
    shutil.rmtree(build)
    copy.rename(build)
    return words


def _asked(browser: Browser, words: dict[str, int], chance: random.Random) -> str:
    """How pages answer now: right, "rebuilding", or "wrong"; an error counts as such."""
    word = chance.choice(list(words))
    page = browser.get(f"/search?q={word}")
    rest = [browser.get(path).status for path in OTHERS]
    if page.status != 200 or set(rest) != {200}:
        print("failed:", page.status, rest, flush=True)
        return "errors"
    if "notice--warning" in page.text:
        return "rebuilding"
    return "right" if f"/questions/{words[word]}" in page.text else "wrong"


WORK = {"crowd": crowd, "kills": kills, "damage": corruptions}


if __name__ == "__main__":
    main()
