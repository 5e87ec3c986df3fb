# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How often things may be done (Flask-Limiter), with the figures of SECURITY.md."""

import hashlib
import ipaddress
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Flask, request
from flask_limiter import ExemptionScope, Limiter, RequestLimit
from flask_login import current_user

from cop import clock
from cop.db import release
from cop.errors import TooMany
from cop.web import counting, tally
from cop.web.guards import request_settings


def network() -> str:
    """The caller's network: the IPv4 address, or the /64 of an IPv6 address."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False))


def reader() -> str:
    """Who asks: the person who is signed in, otherwise the network."""
    return f"person {current_user.id}" if current_user.is_authenticated else network()


def account() -> str:
    """The account that the address in a form is of; the address itself is not kept."""
    address = request.form.get("email", "").strip().lower()
    return hashlib.sha256(address.encode(errors="replace")).hexdigest()[:32]


def person() -> str:
    """As `reader`; the transaction that looked who it is ends, so that counting waits for none."""
    who = reader()
    release()
    return who


def _refuse(breached: RequestLimit) -> None:
    raise TooMany(max(1, breached.reset_at - int(clock.now().timestamp())))


pages = Limiter(
    network, application_limits=["200/minute"], storage_uri=f"{tally.SCHEME}://", on_breach=_refuse
)
"""Counts in this process alone, which is enough for what only costs time."""

lasting = Limiter(network, storage_uri="cop-database://", on_breach=_refuse)
"""Counts in the database, for what somebody could guess or flood."""


def init_app(app: Flask) -> None:
    """Limit the pages of this app, unless its settings say not to."""
    pages.init_app(app)
    lasting.init_app(app)


@pages.request_filter
@lasting.request_filter
def free() -> bool:
    """Whether this request is not counted: a style sheet or the like, or an app without limits."""
    return request.endpoint == "asset" or not request_settings().rate_limits


def often(limit: str, *, visitor: str | None = None) -> Callable[..., Any]:
    """Decorate a view: a person may ask it that often, and a network of visitors, if less."""
    return pages.limit(
        lambda: limit if current_user.is_authenticated else visitor or limit,
        key_func=reader,
        override_defaults=False,
    )


def apart(blueprint: Blueprint) -> None:
    """Views of this blueprint have limits of their own, and take nothing from that of all pages.

    What is asked at every key would shut out a town hall, which is one network.
    """
    pages.exempt(blueprint, flags=ExemptionScope.APPLICATION)


def writing(kind: str, limit: str) -> Callable[..., Any]:
    """Decorate views: a person may write that many of the kind, wherever; refused ones are free."""
    return pages.shared_limit(
        limit,
        scope=kind,
        key_func=reader,
        methods=["POST"],
        deduct_when=lambda answer: answer.status_code < 400,
        override_defaults=False,
    )


def guarded(limit: str, *, key: Callable[[], str] = network) -> Callable[..., Any]:
    """Decorate a view: that many POSTs for each key, whatever process answers them."""
    return lasting.limit(limit, key_func=key, methods=["POST"])


own_password = lasting.shared_limit(
    "5 per 15 minutes", scope="own password", key_func=person, methods=["POST"]
)
"""Decorate views that ask the current password: together so many guesses for each person."""

contributing = writing("contribution", "10/hour")
replying = writing("reply", "60/hour")
importing = writing("minutes", "30/hour")
"""Taking in minutes: an organiser may bring an archive, and nothing is published by it."""


def forgive() -> None:
    """Count this request's tries as none, in its own transaction: it did what it should."""
    counting.forgive([each.key for each in lasting.current_limits])


def spare() -> None:
    """Count this request's tries as none, at once: a form that was refused tried nothing."""
    release()
    counting.spare([each.key for each in lasting.current_limits])
