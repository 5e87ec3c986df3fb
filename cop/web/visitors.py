# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Pages that are the same for every visitor are made once, until something changes."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import make_response, request, session
from flask.typing import ResponseReturnValue
from flask_login import current_user

from cop import changes, clock
from cop.i18n import reader_locale
from cop.web import compression

LARGEST = 32 * 1024
"""Bytes of a packed page that is kept; MOST of them together must not fill the memory."""

P = ParamSpec("P")


def same_for_visitors(
    view: Callable[P, ResponseReturnValue],
) -> Callable[P, ResponseReturnValue]:
    """Decorate a view that shows visitors nothing but the database, by the address and language.

    Who is signed in, or brings a form's token or a message in the session, has the page made anew,
    as has every page that begins such a session or is no 200. The rest is kept within its minute:
    pages say how long ago things were.
    """

    @wraps(view)
    def answered(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if current_user.is_authenticated or session or (mark := changes.mark()) is None:
            return view(*args, **kwargs)
        address = request.host_url, request.path, request.query_string
        key = (mark, *address, reader_locale(), clock.this_minute())
        if (packed := changes.lately.get(key)) is not None:
            return compression.served(packed)
        answer = make_response(view(*args, **kwargs))
        if answer.status_code == 200 and not session.modified:
            packed = compression.pack(answer.get_data())
            if len(packed) <= LARGEST:
                changes.lately.put(key, packed)
            return compression.served(packed)
        return answer

    return answered
