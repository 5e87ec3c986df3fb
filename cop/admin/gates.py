# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may open the managing pages: decorators for their views."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask.typing import ResponseReturnValue

from cop.people import policy
from cop.people.session import signed_in, the_person
from cop.web.guards import require

P = ParamSpec("P")
R = TypeVar("R", bound=ResponseReturnValue)


def organising(view: Callable[P, R]) -> Callable[P, R]:
    """Let organisers and administrators in."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        require(policy.may_manage(the_person()))
        return view(*args, **kwargs)

    return signed_in(guarded)


def administering(view: Callable[P, R]) -> Callable[P, R]:
    """Let administrators in."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        require(policy.may_administer(the_person()))
        return view(*args, **kwargs)

    return signed_in(guarded)
