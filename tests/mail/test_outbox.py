# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Mail that waits is sent once, tried again when it failed, and never lost."""

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from sqlalchemy import Engine, event, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from cop.mail.outbox import LEASE, PAUSES, OutboxMail, drain, queue
from cop.mail.transport import Deferred, Rejected, SmtpTransport, Unreachable
from tests.mail.conftest import Sink, free_port

SENDER = "Community <noreply@voorbeeldstad.example>"
NOW = datetime(2026, 11, 5, 10, tzinfo=UTC)

Start = Callable[[], tuple[Sink, int]]


class Recorder:
    """A transport that notes the ids of what it was given, and fails as told."""

    def __init__(self, *errors: Exception | None) -> None:
        self.errors = list(errors)
        self.ids: list[str] = []
        self.lock = threading.Lock()

    def send(self, sender: str, recipient: str, message: bytes) -> None:
        with self.lock:
            self.ids.append(message_from_bytes(message, policy=policy.default)["Message-ID"])
            if error := self.errors.pop(0) if self.errors else None:
                raise error


def put(engine: Engine, count: int = 1, **more: object) -> None:
    with Session(engine) as session:
        for number in range(count):
            given = {
                "recipient": "Ana <ana@voorbeeldstad.example>",
                "subject": f"Nummer {number}",
                "text": "Geheim woord",
                "reason": "answered",
                "language": "nl",
                "send_after": NOW,
                **more,
            }
            queue(session, **given)  # type: ignore[arg-type]  # each test gives what it is about
        session.commit()


def run(engine: Engine, transport: object, now: datetime = NOW, batch: int = 20) -> int:
    with Session(engine) as session:
        return drain(session, transport, now, sender=SENDER, batch=batch)  # type: ignore[arg-type]


def mails(engine: Engine) -> list[OutboxMail]:
    with Session(engine) as session:
        return list(session.scalars(select(OutboxMail).order_by(OutboxMail.id)))


def smtp_transport(port: int) -> SmtpTransport:
    return SmtpTransport(host="127.0.0.1", port=port, security="none", timeout=0.3)


def test_what_is_rolled_back_is_never_sent(engine: Engine) -> None:
    with Session(engine) as session:
        queue(session, "a@b.example", "s", "t", reason="r", language="nl")
        session.rollback()

    assert run(engine, Recorder()) == 0


def test_a_mail_is_sent_once_and_its_text_is_erased(engine: Engine) -> None:
    put(engine, person_id=7)
    recorder = Recorder()

    assert [run(engine, recorder) for _ in range(3)] == [1, 0, 0]

    [mail] = mails(engine)
    assert len(recorder.ids) == 1
    assert (mail.sent_at, mail.leased_until, mail.attempts) == (NOW, None, 1)
    assert (mail.text, mail.html, mail.subject) == ("", None, "Nummer 0")


def test_mail_for_later_waits(engine: Engine) -> None:
    put(engine, send_after=NOW + timedelta(hours=1))

    assert run(engine, Recorder()) == 0
    assert run(engine, Recorder(), NOW + timedelta(hours=1)) == 1


def test_the_oldest_go_first_in_batches(engine: Engine) -> None:
    put(engine, 5)

    assert [run(engine, Recorder(), batch=2) for _ in range(4)] == [2, 2, 1, 0]


def test_answers_point_at_the_mail_before(engine: Engine) -> None:
    sent: list[bytes] = []

    class Keeper:
        def send(self, sender: str, recipient: str, message: bytes) -> None:
            sent.append(message)

    put(engine, message_id="answer-2", headers={"In-Reply-To": "question-1"})
    run(engine, Keeper())

    assert b"\r\nMessage-ID: <answer-2@voorbeeldstad.example>\r\n" in sent[0]
    assert b"\r\nIn-Reply-To: <question-1@voorbeeldstad.example>\r\n" in sent[0]


def test_a_failing_mail_is_tried_eight_times_with_the_same_id(engine: Engine) -> None:
    put(engine)
    recorder = Recorder(*[Deferred("451 later")] * 8)
    now = NOW
    for pause in PAUSES:
        assert run(engine, recorder, now) == 0
        assert run(engine, recorder, now + pause - timedelta(seconds=1)) == 0
        now += pause
    assert mails(engine)[0].failed_at is None

    run(engine, recorder, now)
    run(engine, recorder, now + timedelta(days=30))

    [mail] = mails(engine)
    assert (mail.failed_at, mail.attempts, mail.last_error) == (now, 8, "451 later")
    assert mail.text == "Geheim woord"
    assert len(recorder.ids) == 8
    assert len(set(recorder.ids)) == 1


def test_a_mail_that_is_refused_for_good_is_not_tried_again(engine: Engine) -> None:
    put(engine, 2)
    recorder = Recorder(Rejected("550 unknown"))

    assert run(engine, recorder) == 1
    assert run(engine, recorder, NOW + timedelta(days=1)) == 0

    refused, sent = mails(engine)
    assert (refused.failed_at, refused.last_error) == (NOW, "550 unknown")
    assert sent.sent_at == NOW


def test_a_mail_that_cannot_be_built_does_not_hold_up_the_next(engine: Engine) -> None:
    put(engine, recipient="nobody")
    put(engine, recipient="www.evil.example <ana@voorbeeldstad.example>")
    put(engine, headers={"Bcc": "evil@x.example"})
    put(engine)

    assert run(engine, Recorder()) == 1
    assert [mail.failed_at is None for mail in mails(engine)] == [False, False, False, True]


def test_a_server_that_is_away_costs_the_rest_of_the_batch_no_try(engine: Engine) -> None:
    put(engine, 3)
    recorder = Recorder(Unreachable("away"))

    assert run(engine, recorder) == 0

    assert len(recorder.ids) == 1
    assert [(mail.attempts, mail.leased_until) for mail in mails(engine)] == [
        (1, None),
        (0, None),
        (0, None),
    ]
    assert run(engine, Recorder(), NOW) == 2


def test_the_mail_of_a_worker_that_died_is_sent_by_another(engine: Engine) -> None:
    class Killed(BaseException):
        pass

    class Dies:
        def send(self, sender: str, recipient: str, message: bytes) -> None:
            raise Killed

    put(engine, 2)
    with pytest.raises(Killed):
        run(engine, Dies())

    # The other of the batch had no part in it.
    assert [mail.attempts for mail in mails(engine)] == [1, 0]
    assert run(engine, Recorder(), NOW + LEASE - timedelta(seconds=1)) == 0
    assert run(engine, Recorder(), NOW + LEASE) == 2


def test_a_mail_that_kills_every_worker_is_given_up(engine: Engine) -> None:
    class Killed(BaseException):
        pass

    class Dies:
        tries = 0

        def send(self, sender: str, recipient: str, message: bytes) -> None:
            self.tries += 1
            raise Killed

    put(engine)
    dies = Dies()
    for number in range(8):
        with pytest.raises(Killed):
            run(engine, dies, NOW + LEASE * number)

    assert run(engine, dies, NOW + LEASE * 8) == 0
    assert run(engine, dies, NOW + LEASE * 9) == 0
    assert dies.tries == 8
    assert mails(engine)[0].failed_at == NOW + LEASE * 8


def test_workers_side_by_side_send_each_mail_once(engine: Engine) -> None:
    put(engine, 120)
    recorder = Recorder()
    start = threading.Barrier(4)

    def work() -> int:
        start.wait()
        return sum(run(engine, recorder, batch=5) for _ in range(40))

    with ThreadPoolExecutor(4) as workers:
        counts = [worker.result() for worker in [workers.submit(work) for _ in range(4)]]

    assert sum(counts) == 120
    assert set(Counter(recorder.ids).values()) == {1}
    assert len(recorder.ids) == 120


def test_a_mail_that_was_taken_is_recorded_though_the_database_was_busy(engine: Engine) -> None:
    put(engine)
    recorder, refusals = Recorder(), [1, 1]

    def busy(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if recorder.ids and "UPDATE outbox_mail" in statement and refusals:
            refusals.pop()
            raise OperationalError("database is locked", {}, Exception())

    event.listen(engine, "before_cursor_execute", busy)

    assert run(engine, recorder) == 1
    assert (refusals, mails(engine)[0].sent_at) == ([], NOW)


@pytest.mark.parametrize("trouble", ["away", "hangs", "cuts", "451", "4xx recipient"])
def test_trouble_of_a_real_server_loses_nothing(engine: Engine, smtp: Start, trouble: str) -> None:
    sink, port = smtp()
    sink.hangs, sink.cuts = trouble == "hangs", trouble == "cuts"
    sink.data_answer = "451 later" if trouble == "451" else "250 OK"
    sink.recipient_answer = "450 later" if trouble == "4xx recipient" else "250 OK"
    put(engine, 2)

    assert run(engine, smtp_transport(free_port() if trouble == "away" else port)) == 0

    first = list(sink.got)
    sink.hangs = sink.cuts = False
    sink.data_answer = sink.recipient_answer = "250 OK"
    assert run(engine, smtp_transport(port), NOW + PAUSES[0]) == 2
    ids = [message_from_bytes(content, policy=policy.default)["Message-ID"] for content in sink.got]
    assert len(set(ids)) == 2
    assert set(first) <= set(sink.got[len(first) :])
    assert {mail.sent_at for mail in mails(engine)} == {NOW + PAUSES[0]}


def test_a_real_refusal_for_good_is_kept_for_the_administrator(engine: Engine, smtp: Start) -> None:
    sink, port = smtp()
    sink.recipient_answer = "550 no such person"
    put(engine)

    assert run(engine, smtp_transport(port)) == 0
    assert mails(engine)[0].last_error == "550 no such person"
    assert sink.got == []
