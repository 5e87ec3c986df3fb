# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is said of each kind of news, on the site and by mail, as texts that people can read.

`python -m pytest tests/notify/test_golden.py --golden` writes them anew.
"""

import re
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import delete, select

from cop.db import db
from cop.discussion.actions import comment
from cop.i18n import speaking
from cop.mail.outbox import OutboxMail
from cop.meetings.reporting import Agreed
from cop.notify import choices, overviews, told_queries
from cop.notify.actions import tell
from cop.notify.kinds import KINDS, RHYTHMS, Rhythm
from cop.notify.models import Notification, Overview
from cop.notify.news import sentence
from tests import make

FOLDER = Path(__file__).parent / "golden"
HEADER = """\
SPDX-FileCopyrightText: 2026 The cop contributors
SPDX-License-Identifier: EUPL-1.2

Every kind of news as it is told: on the site, in a letter of its own, and in an overview.
"""
ZONE = "Europe/Amsterdam"
PRACTICES = ("documented", "replicated", "applied")
MEETINGS = ("on_agenda", "meeting_moved", "meeting_cancelled", "meeting_reinstated",
            "place_offered", "meeting_near")  # fmt: skip
REPORTS = (
    "reported", "action_given", "action_due", "report_round", "correction_proposed",
    "correction_settled", "round_over", "report_adopted",
)  # fmt: skip


SYSTEM = ("helped_asked", "must_decide", "unanswered", "no_meeting", "action_due", "round_over",
          "place_offered", "meeting_near")  # fmt: skip
"""What the site itself tells."""


class Scene:
    """A question, an answer, a practice, a meeting and a report to be told of."""

    def __init__(self, ana, bea):
        self.ana, self.bea = ana, bea
        self.question = make.question(ana)
        self.answer = make.answer(self.question, ana, "We put up a sign.")
        make.answer(self.question, bea, "Tell them about the flowers.\n\nAnd show them a map.")
        words = f"Do you know this, [@Ana](/people/{ana.id}-ana)?"
        self.remark = make.saved(comment(self.question, by=bea, body=words))
        self.practice, self.solution = make.practice(bea), make.solution(bea)
        self.meeting = make.meeting(bea, place="Town hall")
        agreed = [Agreed(text="Send the map", owner_id=ana.id, due_on=date(2026, 12, 1))]
        self.report = make.report(bea, actions=agreed, people=[ana.id])
        self.report.round_until = date(2026, 11, 30)

    def about(self, kind):
        """What a kind of news is about here, and where on its page."""
        if kind in PRACTICES:
            return self.practice, ""
        if kind in MEETINGS:
            return self.meeting, ""
        if kind in REPORTS:
            return self.report, ""
        if kind in ("mentioned", "commented"):
            return self.question, f"comment-{self.remark.id}"
        return {"changed": self.solution, "accepted": self.answer}.get(kind, self.question), ""


def text_of(scene, at, tuesday):
    """All kinds in the language of the reader."""
    parts = [HEADER, *(_kind(scene, kind, at, tuesday) for kind in KINDS)]
    return "\n".join(parts)


def _kind(scene, kind, at, tuesday):
    mails = {rhythm: _mail(scene, kind, rhythm, at, tuesday) for rhythm in Rhythm}
    assert mails[Rhythm.NEVER] == ""
    assert mails[Rhythm.DAILY] == mails[Rhythm.WEEKLY] != ""
    with speaking(scene.ana.locale):
        names = {rhythm: str(label) for rhythm, label in RHYTHMS.items()}
        [row] = db.session.execute(told_queries.listed(told_queries.told(scene.ana))).all()
        told = sentence(row, scene.ana)
    overview = f"{names[Rhythm.DAILY]}, {names[Rhythm.WEEKLY]}"
    heads = [f"{'=' * 20} {kind} {'=' * 20}\n\n{told}\n", f"{'-' * 10} {names[Rhythm.AT_ONCE]}\n"]
    return "\n".join([*heads, mails[Rhythm.AT_ONCE], f"{'-' * 10} {overview}\n",
                      mails[Rhythm.WEEKLY]])  # fmt: skip


def _mail(scene, kind, rhythm, at, tuesday):
    """The one mail that comes of it at a rhythm; empty when none comes."""
    for table in (Notification, OutboxMail, Overview):
        db.session.execute(delete(table))
    quiet = dict.fromkeys(KINDS, Rhythm.NEVER)
    choices.choose(scene.ana, quiet | {kind: rhythm})
    at(tuesday - timedelta(days=1, hours=1))
    about, anchor = scene.about(kind)
    by = None if kind in SYSTEM else scene.bea
    tell([scene.ana.id], kind, about, by=by, anchor=anchor)
    db.session.execute(Notification.__table__.update().values(since=tuesday - timedelta(days=9)))
    make.letters()
    at(tuesday)
    overviews.make_due(ZONE)
    mails = db.session.scalars(select(OutboxMail)).all()
    assert len(mails) <= 1
    return _steady(f"Subject: {mails[0].subject}\n\n{mails[0].text}") if mails else ""


def _steady(text):
    """Without what differs from run to run: signed addresses and numbers of rows."""
    text = re.sub(r"/unsubscribe/\S+", "/unsubscribe/…", text)
    text = re.sub(r"#(answer|comment)-\d+", r"#\1-1", text)
    return re.sub(r"(?<=[a-z]/)\d+(?=[-#\s])", "1", text)
