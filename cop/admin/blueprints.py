# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every blueprint of the managing pages, for the app to register."""

from cop.admin import health
from cop.admin.views import (
    front,
    gaps,
    invitations,
    ledger,
    organisations,
    outbox,
    people,
    requests,
)

BLUEPRINTS = [
    health.bp,
    front.bp,
    people.bp,
    invitations.bp,
    requests.bp,
    organisations.bp,
    outbox.bp,
    ledger.bp,
    gaps.bp,
]
