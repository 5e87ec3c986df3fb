# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Why somebody did, or did not, get a mail."""

import re

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import contains_eager

from cop.admin import ledger, queries
from cop.admin.gates import administering
from cop.contributions.models import Contribution
from cop.contributions.queries import page_of
from cop.db import db
from cop.mail import returned
from cop.notify import choices
from cop.people.models import Person
from cop.people.session import the_person

bp = Blueprint("admin_ledger", __name__, url_prefix="/admin/told")
FEW = 20
_FOLDERS = "questions|practices|meetings|reports|library|contributions"
_NUMBER = re.compile(rf"(?:(?:https?://[^/]+)?/(?:{_FOLDERS})/)?(\d{{1,9}})(?:[-#?].*)?")


@bp.get("")
@administering
def index() -> ResponseReturnValue:
    """Look a person up, and a contribution if it is about one."""
    words = request.args.get("person", "").strip()[:100]
    address = request.args.get("about", "").strip()[:300]
    people = _people(words) if words else []
    person = people[0] if len(people) == 1 else None
    about = _contribution(address)
    given = {
        "words": words, "address": address, "people": people, "person": person, "about": about
    }  # fmt: skip
    if person is None:
        return render_template("admin/ledger.html", **given)
    return render_template(
        "admin/ledger.html",
        **given,
        told=db.session.execute(ledger.told(the_person(), person, about)).all(),
        mails=db.session.execute(ledger.mails(person, about)).all(),
        rhythms=choices.rhythms(person),
        reasons=ledger.why_not(person, about) if about else [],
        paused=returned.paused(db.session, person.email),
        fate_of=ledger.fate_of,
        mail_state=ledger.mail_state,
        sort_of=ledger.sort_of,
    )


def _people(words: str) -> list[Person]:
    """The one with that address, or those whose name, address or organisation holds the words."""
    exact = [*db.session.scalars(queries.people().where(Person.email == words.lower()))]
    if exact:
        return exact
    with_town = queries.people(words).options(contains_eager(Person.organisation))
    return list(db.session.scalars(with_town.order_by(Person.name, Person.id).limit(FEW)))


def _contribution(address: str) -> Contribution | None:
    """What an address of this site leads to, if the reader may open it; a number will do."""
    number = _NUMBER.fullmatch(address)
    wanted = page_of(the_person(), Contribution, int(number[1]) if number else 0)
    return db.session.scalar(wanted)
