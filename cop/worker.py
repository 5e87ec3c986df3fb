# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The loops that drain the outboxes and tidy up."""

import logging
import os
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeAlias

from flask import Flask, current_app

from cop import clock
from cop.attending import queue as attending
from cop.attending import tidying as registrations
from cop.calendars import reminding as meetings_near
from cop.contributions import tidying as drafts_and_files
from cop.db import db
from cop.experts import actions as experts
from cop.mail import message, outbox, reply_address, transport
from cop.mailbox import actions as mailbox
from cop.mailbox import imap
from cop.minutes import actions as minutes
from cop.notify import letters, overviews
from cop.notify import tidying as notifications
from cop.people.actions import forgetting
from cop.registers import reminding
from cop.search import alerts, feeding, miss_counting, reading, saved_actions
from cop.search.models import Heartbeat
from cop.settings import Settings
from cop.waiting import ladder

log = logging.getLogger(__name__)
PAUSE = 1.0
"""Seconds between two rounds."""
NICE = 5
"""How far it gives way; a worker that holds the lock of SQLite must not starve."""
FETCH_EVERY = timedelta(minutes=1)
TIDY_EVERY = timedelta(hours=1)
QUEUES_EVERY = timedelta(minutes=1)
CLIMB_EVERY = timedelta(minutes=5)
REMIND_EVERY = timedelta(minutes=5)
SWEEP_EVERY = timedelta(days=1)
Works: TypeAlias = list[Callable[[], Any]]


def give_way() -> None:
    """Let web pages go first where the processor is busy (nice(2)); for a process of its own."""
    os.nice(NICE)


def run(app: Flask, stop: threading.Event) -> None:
    """Work until told to stop; mail goes and comes apart, as a mail server may keep it waiting."""
    settings: Settings = app.extensions["settings"]
    works = [MAIL, MAIL_IN] if settings.imap_host else [MAIL]
    apart = [threading.Thread(target=_keep_at, args=(each, app, stop)) for each in works]
    for thread in apart:
        thread.start()
    _keep_at(WORK, app, stop)
    for thread in apart:
        thread.join()


def round_of_work() -> None:
    """One round of everything."""
    for works in (WORK, MAIL, MAIL_IN):
        _round(works)


def _keep_at(works: Works, app: Flask, stop: threading.Event) -> None:
    """Round after round until told to stop; a failing one is logged and the next one begins."""
    while not stop.is_set():
        with app.app_context():
            _round(works)
        stop.wait(PAUSE)


def _round(works: Works) -> None:
    """Every kind of work on its own, so that one that fails holds up no other."""
    for work in works:
        try:
            work()
            db.session.commit()
        except Exception:
            db.session.rollback()
            log.exception("work failed", extra={"work": work.__name__})


def beat() -> None:
    """Say that the worker is alive."""
    sign = db.session.get(Heartbeat, "worker")
    if sign is None:
        db.session.add(Heartbeat(name="worker", at=clock.now()))
    else:
        sign.at = clock.now()


def send_mail() -> None:
    """Send what is due in the outbox."""
    settings: Settings = current_app.extensions["settings"]
    outbox.drain(
        db.session,
        transport.chosen(settings),
        clock.now(),
        sender=message.named(settings.mail_from, settings.site_name),
        returns=lambda mail_id: reply_address.bounce_address(mail_id, settings=settings),
    )


def fetch_mail() -> None:
    """Look into the mail box of the settings, if one is set, once a minute."""
    settings: Settings = current_app.extensions["settings"]
    if settings.imap_host and _due("mail box", FETCH_EVERY):
        db.session.commit()
        imap.look(settings)


def feed_the_index() -> None:
    """Bring the search index up to date."""
    feeding.drain()


def tell_of_searches() -> None:
    """Tell people what their saved searches found."""
    alerts.tell()


def read_files() -> None:
    """Read the text of files that were added, so that they are found by it."""
    reading.read_files(current_app.extensions["settings"].files_dir)


def count_misses() -> None:
    """Count what was looked for in vain."""
    miss_counting.count(current_app.extensions["settings"].misses_dir)


def write_letters() -> None:
    """Write the letters about news that are due."""
    letters.make_due()


def make_overviews() -> None:
    """Make the overviews of what is new that are due."""
    overviews.make_due(current_app.extensions["settings"].timezone)


def welcome_back() -> None:
    """Mail those who were away what they missed."""
    overviews.catch_up(current_app.extensions["settings"].timezone)


def help_those_who_wait() -> None:
    """Move on, now and then, what nobody answered and what nobody said to be answered."""
    if _due("climbed", CLIMB_EVERY):
        db.session.commit()
        zone = current_app.extensions["settings"].timezone
        experts.settle()
        db.session.commit()
        ladder.climb(zone)
        ladder.ask_whether_it_helped(zone)


def remind() -> None:
    """Say, now and then, which actions are due and which reports are to be adopted."""
    if _due("reminded", REMIND_EVERY):
        db.session.commit()
        zone = current_app.extensions["settings"].timezone
        reminding.remind(zone)
        reminding.ask_to_adopt(zone)


def pass_on_places() -> None:
    """Offer places that were not taken in time to who is next, once a minute."""
    if _due("queues", QUEUES_EVERY):
        db.session.commit()
        attending.lapse()


def remind_of_meetings() -> None:
    """Remind who comes of meetings that are near, looked at every five minutes."""
    if _due("reminded of meetings", CLIMB_EVERY):
        db.session.commit()
        meetings_near.remind()


def tidy() -> None:
    """Forget, once an hour, what no longer serves."""
    if _due("tidied", TIDY_EVERY):
        forgetting.tidy()


def tidy_daily() -> None:
    """Forget, once a day, what is kept longer, and remove files that nobody knows."""
    if _due("swept", SWEEP_EVERY):
        drafts_and_files.forget_drafts()
        notifications.forget_read()
        saved_actions.forget_old()
        mailbox.forget()
        registrations.forget()
        minutes.forget()
        miss_counting.forget_old()
        db.session.commit()
        drafts_and_files.sweep(current_app.extensions["settings"].files_dir)
        feeding.tidy()


def _due(name: str, every: timedelta) -> bool:
    """Whether it is time again; if so, this is noted as the last time."""
    last = db.session.get(Heartbeat, name)
    due = last is None or clock.now() - last.at >= every
    if due:
        db.session.merge(Heartbeat(name=name, at=clock.now()))
    return due


WORK = [
    beat, feed_the_index, tell_of_searches, read_files, count_misses, help_those_who_wait,
    remind, remind_of_meetings, pass_on_places,
    write_letters, welcome_back, make_overviews, tidy, tidy_daily,
]  # fmt: skip
MAIL = [send_mail]
MAIL_IN = [fetch_mail]
