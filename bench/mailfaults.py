# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What mail does when its server refuses, hangs or cuts the line, and when workers are killed.

python -m bench.mailfaults --keep                 # all of it, some ten minutes
python -m bench.mailfaults --only kills --kills 10
python -m tests.postgres -- python -m bench.mailfaults --keep    # on PostgreSQL
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from bench import faultscene, mailscene, overviewing, plan, readers, report
from bench.faultscene import Place
from bench.mailscene import Clock, at_work, became, queued, settled
from bench.mailsink import FAULTS, Sink
from bench.serving import served
from cop.db import db, reading
from cop.mail.outbox import LEASE, OutboxMail
from cop.search import feeding

ALL_DAY = ", all day"
MANY = 1000
SMTP_TIMEOUT = 0.5
"""Seconds, where a server hangs; the product waits for 30."""
WANTED_ZERO = ("lost", "phantom", "never", "more than once", "two overviews")


def main() -> None:
    """Does what is asked for, prints the counts and keeps them; status 1 when mail was lost."""
    given = _given()
    before, server = os.getloadavg(), os.environ.get("COP_TEST_DATABASE_URL")
    done: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory(prefix="cop-mail-") as folder:
        for kind in given.only or WORK:
            place = Place(Path(folder, kind), faultscene.database(server) if server else "")
            for name, counts in WORK[kind](place, given).items():
                done[name] = counts
                print(f"{name}:", counts, flush=True)
    if given.keep:
        database = "PostgreSQL" if server else "SQLite"
        ending = f"-mailfaults-{database.lower()}"
        print(report.written(before, ending, database=database, **done))
    sys.exit(any(amiss(counts) for counts in done.values()))


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.mailfaults")
    parser.add_argument("--only", action="append", choices=WORK)
    parser.add_argument("--mails", type=int, default=40, help="during a fault, and after it")
    parser.add_argument("--pauses", type=int, default=4, help="how often a fault is met again")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--people", type=int, default=300, help="who are told while it is killed")
    parser.add_argument("--seconds", type=int, default=40, help="of pages beside a mail server")
    parser.add_argument("--overviews", type=int, default=5000)
    parser.add_argument("--keep", action="store_true", help="keep the counts in bench/results/")
    return parser.parse_args()


def amiss(counts: dict[str, Any]) -> bool:
    """Whether mail was lost or invented, or doubled more often than something was cut off."""
    cut = counts.get("kills", 0) + counts.get("cut off", 0)
    return counts.get("doubles", 0) > cut or any(counts.get(name) for name in WANTED_ZERO)


def faults(place: Place, given: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """Each fault while two workers send, and afterwards none; one of them for a whole day too."""
    app = mailscene.made(place, replace(plan.SMALL, people=given.mails))
    lasting = dict.fromkeys(FAULTS, given.pauses) | {f"451 to DATA{ALL_DAY}": MANY}
    return {fault: fault_run(app, place, fault, given.mails, n) for fault, n in lasting.items()}


def fault_run(app: Flask, place: Place, fault: str, mails: int, pauses: int) -> dict[str, Any]:
    """What becomes of mails queued while a server has a fault, and of as many after it."""
    now = Clock()
    mailscene.emptied(app)
    with Sink() as sink, ExitStack() as two:
        for _ in range(2):
            two.enter_context(at_work(place, sink.port, now, timeout=SMTP_TIMEOUT))
        sink.misbehave(fault.removesuffix(ALL_DAY))
        queued(app, mails)
        settled(app, now, pauses)
        healed = now.now()
        sink.misbehave("")
        queued(app, mails)
        settled(app, now)
        minutes = round((now.now() - healed).total_seconds() / 60, 1)
        return became(app, sink) | {"cut off": sink.unsaid, "minutes after": minutes}


def kills(place: Place, given: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """Kill one of two workers again and again while they write letters and overviews and send."""
    size = replace(plan.full(300), people=given.people, organisations=5)
    app = mailscene.made(place, size)
    return {"kills": kill_run(app, place, given.kills)}


def kill_run(app: Flask, place: Place, times: int) -> dict[str, Any]:
    """Every tenth kill takes both workers, and then the time of their lease goes by."""
    now, chance, counts = Clock(), random.Random(7), Counter[str]()
    now.move_to(mailscene.a_tuesday(app.extensions["settings"].timezone))
    mailscene.told(app, now.now(), letters=5, lines=5)
    queued(app, 20 * times)
    with Sink() as sink, ExitStack() as all_:
        two = [all_.enter_context(ExitStack()) for _ in range(2)]
        dead = list(two)
        while counts["kills"] < times:
            for one in dead:
                ready = faultscene.event()
                one.enter_context(at_work(place, sink.port, now, ready))
                ready.wait(60)
            time.sleep(chance.random() * 0.4)
            both = counts["kills"] % 10 == 8
            dead = two if both else [chance.choice(two)]
            for one in dead:
                one.close()
                counts["kills"] += 1
            if both:
                counts["mails in hand"] += in_hand(app)
                now.move_to(now.now() + LEASE)
        for one in set(two) - set(dead):  # Its lease must not run out while it is sending.
            one.close()
            counts["kills"] += 1
        return dict(counts) | _ended(app, place, sink, now)


def in_hand(app: Flask) -> int:
    """Mails that dead workers held."""
    with app.app_context(), reading():
        held = OutboxMail.leased_until.is_not(None)
        return db.session.scalar(select(func.count()).where(held)) or 0


def _ended(app: Flask, place: Place, sink: Sink, now: Clock) -> dict[str, Any]:
    """What became of all once the leases of the dead ran out and two workers were left alone."""
    now.move_to(now.now() + LEASE)
    began, until = time.monotonic(), time.monotonic() + mailscene.PATIENCE
    with at_work(place, sink.port, now), at_work(place, sink.port, now):
        while mailscene.untold(app) and time.monotonic() < until:
            time.sleep(0.1)
        settled(app, now)
    seconds = round(time.monotonic() - began, 1)
    return became(app, sink) | mailscene.told_of(app, sink) | {"seconds after": seconds}


def hanging(place: Place, given: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """How fast pages answer while the worker of the same server waits for a mail server."""
    app = mailscene.made(place, plan.full(1000))
    with app.app_context():
        feeding.rebuild()
        db.session.commit()
    with Sink() as sink:
        mail = {
            "COP_SMTP_HOST": "127.0.0.1",
            "COP_SMTP_PORT": str(sink.port),
            "COP_SMTP_TLS": "none",
        }
        with served(
            place.folder, **mail, COP_DATABASE_URL=app.extensions["settings"].database_url
        ) as port:
            reading_on = readers.Readers(app, port)
            reading_on.during(readers.WARMING)
            without = reading_on.during(given.seconds)
            sink.misbehave("hangs at DATA")
            queued(app, 20)
            time.sleep(3)
            beside = reading_on.during(given.seconds)
            held = in_hand(app)
    return {
        "pages, mail server well": readers.shown(without),
        "pages, mail server hangs": readers.shown(beside) | {"mails in hand": held},
    }


WORK = {"faults": faults, "kills": kills, "hanging": hanging, "overviews": overviewing.run}


if __name__ == "__main__":
    main()
