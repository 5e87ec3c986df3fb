# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How fast search is on a community of any size: `python -m bench.searching 30000 FOLDER`.

Whole pages of the real app, with facets, 20 passages and the other languages, asked for as a
visitor, in one process; then what the index costs to make, to keep up and to hold.
"""

import argparse
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import quantiles
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from bench import grown, report, site
from bench.words import CORPUS
from cop.app import create_app
from cop.contributions.models import Contribution
from cop.db import db, writing
from cop.search import analysis, feeding, outbox
from cop.search.backends import chosen
from cop.search.models import SearchDocument, SearchWord

ROUNDS = 40
EACH = 8
"""Different queries of a kind."""
UPDATES = 30


def main() -> None:
    """Measures and prints; --save keeps the figures."""
    given = _given()
    app = _app(given)
    with app.app_context():
        writing.set(True)
        began = time.perf_counter()
        count = _documents() if given.as_it_is else feeding.rebuild()
        rebuilt = time.perf_counter() - began
        queries = {kind: list(islice(made(), EACH)) for kind, made in KINDS.items()}
        db.session.remove()
    print(f"{count} documents on {_name(app)}, built in {rebuilt:.0f} s")
    figures: dict[str, Any] = {"documents": count, "backend": _name(app), "rebuild_s": rebuilt}
    figures["a page without a search"] = _timed(app, [""] * EACH)
    _print("a page without a search", figures["a page without a search"])
    for kind, texts in queries.items():
        figures[kind] = _timed(app, texts)
        _print(kind, figures[kind])
    figures["update"] = _updates(app)
    print(
        f"{'one document written':24}"
        + "".join(f"{k} {v:7.1f}  " for k, v in figures["update"].items())
    )
    figures |= _sizes(app, given.folder)
    print(f"index {figures['index_mb']:.0f} MB, memory {figures['memory_mb']:.0f} MB at most")
    if given.save:
        report.written((0.0, 0.0, 0.0), f"-searching-{_name(app)}-{given.contributions}", **figures)


def _print(what: str, figures: dict[str, float]) -> None:
    print(f"{what:24}" + "".join(f"{name} {value:7.1f}  " for name, value in figures.items()))


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.searching", description=__doc__)
    parser.add_argument("contributions", type=int)
    parser.add_argument("folder", type=Path, help="of the instance, made if it is not there")
    parser.add_argument("--database", metavar="URL", default="", help="instead of a SQLite file")
    parser.add_argument("--corpus", type=Path, metavar="PATH", default=CORPUS)
    parser.add_argument("--as-it-is", action="store_true", help="time the index that is there")
    parser.add_argument("--save", action="store_true", help="keep the figures in bench/results/")
    return parser.parse_args()


def _app(given: argparse.Namespace) -> Flask:
    made = given.folder / "made"
    if not made.exists():
        grown.grown(given.contributions, given.folder, given.database, given.corpus)
        made.touch()
    settings = replace(site.settings_for(given.folder), env="development", rate_limits=False)
    return create_app(
        replace(settings, database_url=given.database) if given.database else settings
    )


def _timed(app: Flask, texts: list[str]) -> dict[str, float]:
    """Milliseconds of whole pages, in all and of the processor."""
    client = app.test_client()
    wall, cpu = [], []
    for number in range(ROUNDS + EACH):
        began, spent = time.perf_counter(), time.process_time()
        answer = client.get("/search", query_string={"q": texts[number % len(texts)]})
        if answer.status_code != 200:
            raise SystemExit(f"the search page answered {answer.status_code}")
        if number >= EACH:  # the first of each warms
            wall.append((time.perf_counter() - began) * 1000)
            cpu.append((time.process_time() - spent) * 1000)
    return {
        "p50": _at(wall, 50),
        "p95": _at(wall, 95),
        "cpu p50": _at(cpu, 50),
        "cpu p95": _at(cpu, 95),
    }


def _updates(app: Flask) -> dict[str, float]:
    """Milliseconds from a row in the outbox to a document that is found."""
    wall = []
    with app.app_context():
        writing.set(True)
        ids = list(db.session.scalars(select(Contribution.id).where(
            Contribution.part_of_id.is_(None)).limit(UPDATES)))  # fmt: skip
        for id in ids:
            outbox.queue(db.session, {id})
            db.session.commit()
            began = time.perf_counter()
            feeding.drain()
            wall.append((time.perf_counter() - began) * 1000)
        db.session.remove()
    return {"p50": _at(wall, 50), "p95": _at(wall, 95)}


def _sizes(app: Flask, folder: Path) -> dict[str, float]:
    files = sum(f.stat().st_size for f in (folder / "index").rglob("*") if f.is_file())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with app.app_context():
        if db.engine.dialect.name == "postgresql":
            names = ("search_document", "search_term", "search_word", "search_slip")
            sizes = select(sum(func.pg_total_relation_size(name) for name in names))
            files += db.session.scalar(sizes) or 0
        db.session.remove()
    return {"index_mb": files / 1e6, "memory_mb": memory}


def _words(least: int, most: int) -> Iterator[str]:
    """Words of the community that are in so many documents."""
    number = func.sum(SearchWord.documents)
    found = select(SearchWord.word).where(SearchWord.language == "nl").group_by(SearchWord.word)
    wanted = found.having(number.between(least, most)).order_by(number.desc())
    for word in db.session.scalars(wanted.limit(200)):
        if word not in analysis.SMALL["nl"]:
            yield word


def _documents() -> int:
    return db.session.scalar(select(func.count()).select_from(SearchDocument)) or 1


def _common() -> Iterator[str]:
    yield from _words(_documents() // 20, _documents())


def _rare() -> Iterator[str]:
    yield from _words(2, 6)


def _three() -> Iterator[str]:
    words = list(islice(_common(), 3 * EACH))
    for number in range(EACH):
        yield " ".join(words[number::EACH][:3])


def _phrases() -> Iterator[str]:
    """Two words that stand beside each other in titles."""
    for title in db.session.scalars(select(SearchDocument.title).limit(400)):
        words = [word for word in title.split() if len(word) > 3]
        for one, other in zip(title.split(), title.split()[1:], strict=False):
            if one in words and other in words:
                yield f'"{one} {other}"'
                break


KINDS: dict[str, Callable[[], Iterator[str]]] = {
    "a common word": _common,
    "a rare word": _rare,
    "three common words": _three,
    "a phrase": _phrases,
}


def _at(values: list[float], percent: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def _name(app: Flask) -> str:
    with app.app_context():
        return chosen().name


if __name__ == "__main__":
    main()
