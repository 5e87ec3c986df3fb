# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The mails about a request for information: to the contact or the organisers, and to the asker."""

from flask import current_app
from flask_babel import gettext as _

from cop.db import db
from cop.i18n import speaking
from cop.library.models import InformationRequest, Reason, Solution
from cop.mail.outbox import queue
from cop.people.queries import organisers


def send(solution: Solution, request: InformationRequest, locale: str) -> None:
    """Queue the request, to be answered to the asker, and a copy for the asker."""
    for recipient, language in _recipients(solution):
        with speaking(language):
            queue(
                db.session,
                recipient,
                _subject(solution, request),
                _request(solution, request),
                reason="information_request",
                language=language,
                headers={"Reply-To": request.email},
            )
    with speaking(locale):
        queue(
            db.session,
            request.email,
            _("Your request about %(title)s", title=solution.title),
            _copy(solution, request),
            reason="information_request_copy",
            language=locale,
            person_id=request.person_id,
        )


def _recipients(solution: Solution) -> list[tuple[str, str]]:
    """The contact, in the language of the entry, or else every organiser in their own.

    The contact of an example is a real organisation that never asked for mail from here.
    """
    if solution.contact_email and not solution.example:
        return [(solution.contact_email, solution.language)]
    return [(person.email, person.locale) for person in db.session.scalars(organisers())]


def _subject(solution: Solution, request: InformationRequest) -> str:
    if request.reason == Reason.ROLLOUT:
        return str(_("Help with rolling out %(title)s", title=solution.title))
    return str(_("Request for information about %(title)s", title=solution.title))


def _request(solution: Solution, request: InformationRequest) -> str:
    who = request.organisation or _("no organisation given")
    intro = _("%(name)s (%(organisation)s) wrote this.", name=request.name, organisation=who)
    address = _address(f"/library/{solution.id}/requests")
    parts = [
        intro,
        request.text,
        _("Answer this mail to write to %(email)s.", email=request.email),
        _("Then note on this page that it was answered: %(address)s", address=address),
    ]
    return "\n\n".join(parts) + "\n"


def _copy(solution: Solution, request: InformationRequest) -> str:
    address = _address(f"/library/{solution.id}")
    parts = [
        _("We passed on your message about %(title)s.", title=solution.title),
        request.text,
        _("You will get an answer by mail. The entry is here: %(address)s", address=address),
        _("Did you not write this? Then somebody typed your address by mistake; do nothing."),
    ]
    return "\n\n".join(parts) + "\n"


def _address(path: str) -> str:
    return str(current_app.extensions["settings"].base_url).rstrip("/") + path
