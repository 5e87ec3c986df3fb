# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page of a link in a mail that stops such mail; nobody has to sign in for it."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from cop.contributions.models import Contribution
from cop.contributions.queries import page_of
from cop.db import db
from cop.i18n import chosen, speaking
from cop.notify import unsubscribing
from cop.notify.kinds import KINDS, RHYTHMS, Rhythm
from cop.notify.models import Level
from cop.people.session import current_person
from cop.web.guards import csrf

bp = Blueprint("unsubscribe", __name__, url_prefix="/unsubscribe")


@bp.get("/<token>")
def ask(token: str) -> ResponseReturnValue:
    """What stops, with a button: programs that look into mail open links too.

    Where a mail program has done it already there is no button.
    """
    wish = unsubscribing.read(token) or abort(404)
    return _page(wish, "" if unsubscribing.fulfilled(wish) else f"/unsubscribe/{token}")


@bp.post("/<token>")
@csrf.exempt  # type: ignore[untyped-decorator]  # Flask-WTF ships no types
def stop(token: str) -> ResponseReturnValue:
    """Stop it. Mail programs send this by themselves, without a page (RFC 8058)."""
    wish = unsubscribing.read(token) or abort(404)
    return _page(wish, f"/unsubscribe/{unsubscribing.fulfil(wish)}", done=True)


def _page(wish: unsubscribing.Wish, action: str, *, done: bool = False) -> ResponseReturnValue:
    # Who the mail was forwarded to reads the title only where they may read the thing itself.
    about = db.session.scalar(page_of(current_person(), Contribution, wish.contribution_id))
    with speaking(chosen() or wish.person.locale):
        return render_template(
            "notify/unsubscribe.html",
            action=action,
            done=done,
            about=about,
            stops=wish.level == Level.MUTED,
            level=wish.level,
            rhythms=[
                (KINDS[kind].label, RHYTHMS[rhythm], rhythm == Rhythm.NEVER)
                for kind, rhythm in wish.rhythms.items()
            ],
        )
