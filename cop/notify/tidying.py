# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Forget notifications that were read long ago."""

from datetime import timedelta

from sqlalchemy import delete

from cop import clock
from cop.db import db
from cop.notify.models import Notification

READ_KEPT = timedelta(days=365)


def forget_read() -> None:
    """Forget what was read more than a year ago; what is unread stays."""
    old = delete(Notification).where(Notification.read_at < clock.now() - READ_KEPT)
    db.session.execute(old.execution_options(synchronize_session=False))
