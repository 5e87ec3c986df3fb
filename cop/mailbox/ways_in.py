# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The one way that mail takes from whoever hands it over: received, committed, then confirmed."""

import logging
from collections.abc import Sequence
from enum import Enum

from sqlalchemy.exc import SQLAlchemyError

from cop.db import db
from cop.mailbox import actions
from cop.mailbox.models import Outcome
from cop.settings import Settings

log = logging.getLogger(__name__)


class Handed(Enum):
    """What who handed a mail over should do."""

    TAKEN = "taken"
    UNKNOWN = "unknown"
    """There is nobody here of that address."""
    LATER = "later"
    """It could not be kept now; hand it over again."""


def hand_over(raw: bytes, settings: Settings, recipients: Sequence[str] = ()) -> Handed:
    """Receive a mail and commit; whatever goes wrong, it may be handed over again."""
    try:
        mail = actions.receive(raw, settings, recipients)
        outcome = mail.outcome
        db.session.commit()
    except SQLAlchemyError:
        log.warning("mail could not be kept now", exc_info=True)
        return _later()
    except Exception:
        log.exception("mail could not be read")
        return _later()
    log.info("mail came in", extra={"outcome": str(outcome)})
    return Handed.UNKNOWN if outcome is Outcome.UNKNOWN else Handed.TAKEN


def _later() -> Handed:
    db.session.rollback()
    return Handed.LATER
