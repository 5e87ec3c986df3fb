# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Try again what was given up, and take off a list what is done."""

from sqlalchemy import delete

from cop import clock
from cop.db import db
from cop.mail.outbox import OutboxMail
from cop.people import audit
from cop.people.models import Person
from cop.search.miss_models import SearchMiss, SearchMissOrganisation
from cop.search.models import IndexJob


def retry_mail(mail: OutboxMail, *, by: Person) -> None:
    """Let the worker send it as if it were new."""
    mail.failed_at, mail.last_error, mail.attempts = None, None, 0
    mail.send_after = clock.now()
    audit.note("mail_retried", by=by, mail=mail.id)


def retry_index(job: IndexJob, *, by: Person) -> None:
    """Let the worker index it as if it were new."""
    job.failed_at, job.try_after, job.last_error, job.attempts = None, None, "", 0
    audit.note("index_retried", by=by, contribution=job.contribution_id)


def dismiss_gap(miss: SearchMiss) -> None:
    """Take it off the list; who looks for it from now on is counted anew."""
    of_it = SearchMissOrganisation.miss_id == miss.id
    db.session.execute(delete(SearchMissOrganisation).where(of_it))
    db.session.delete(miss)
