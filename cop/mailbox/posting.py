# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a mail becomes: an answer, a comment, or a draft that its writer looks at."""

import hashlib
import re
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from cop import markup
from cop.contributions import drafts, filing
from cop.contributions import queries as spine
from cop.contributions.files import StoredFile
from cop.contributions.models import Contribution
from cop.db import db
from cop.discussion import actions as discussion
from cop.discussion import policy as discussion_policy
from cop.errors import Refused
from cop.mail.incoming import Incoming
from cop.mailbox.models import Outcome
from cop.mailbox.taking import Taken
from cop.people.models import Group, Person
from cop.questions import actions as questions
from cop.questions import policy as question_policy
from cop.questions.models import Answer, Question

MOST_THEMES = 5
AN_ANSWER = 14
"""Words from which a reply to a question is an answer."""
COMMENT = 5000
"""Characters of the longest comment."""
TITLE = 200
"""Characters of the longest title of a question."""
PREFIX = re.compile(r"(?:\s*(?:fwd?|fw|re|antw|aw|tr|wg)\s*:)*\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Made:
    """What a mail became; `path` is where its writer finishes it, if that is still to be done."""

    outcome: Outcome
    answer_id: int | None = None
    comment_id: int | None = None
    path: str = ""


def post(taken: Taken, mail: Incoming, about: Contribution | None, person: Person) -> Made:
    """Post what was taken of a mail, or keep it as a draft where a person has to look."""
    key = key_of(mail.message_id)
    if about is None:
        return _question(taken, mail.subject, person, key)
    if _is_answer(about, person, taken):
        return _answer(about, taken, person, key)
    return _comment(about, taken, person, key)


def _is_answer(about: Contribution, person: Person, taken: Taken) -> bool:
    """Whether a reply answers a question; the asker's own goes on, and comments take no files.

    Words that it quotes between its own do not count.
    """
    if not isinstance(about, Question) or about.author_id == person.id:
        return False
    own = [line for line in taken.text.splitlines() if not line.startswith(">")]
    return bool(taken.files) or len(" ".join(own).split()) >= AN_ANSWER


def _answer(about: Contribution, taken: Taken, person: Person, key: str) -> Made:
    """Answer as on the page, by the same rules; an answer to a closed question waits as a draft."""
    assert isinstance(about, Question)  # noqa: S101  (the caller asked)
    _require(question_policy.may_reply(person))
    if taken.doubtful or about.closed_at:
        return _draft(
            person, f"/questions/{about.id}/answers", {"body": [_whole(taken, person)]}, key
        )
    markup.check(taken.text, Answer.longest_body)
    language, files = person.locale, taken.files
    made = questions.answer(about, person, taken.text, language=language, files=files, key=key)
    return Made(Outcome.ANSWERED, answer_id=made.id)


def _comment(about: Contribution, taken: Taken, person: Person, key: str) -> Made:
    """Comment as on the page, by the same rules."""
    _require(discussion_policy.may_comment(person))
    text = _whole(taken, person)
    if taken.doubtful:
        return _draft(person, f"/contributions/{about.id}/comments", {"body": [text]}, key)
    markup.check(text, COMMENT)
    made = discussion.comment(about, by=person, body=text, language=person.locale, key=key)
    return Made(Outcome.COMMENTED, comment_id=made.id)


def _question(taken: Taken, subject: str, person: Person, key: str) -> Made:
    """Keep a new question, complete where it can be."""
    community = db.session.scalars(select(Group.id).order_by(Group.id).limit(1)).one()
    title = PREFIX.sub("", subject, count=1)[:TITLE]
    themes = [str(theme_id) for theme_id in _named_themes(f"{title} {taken.text}")]
    fields = {"title": [title], "body": [_whole(taken, person)], "group_id": [str(community)]}
    fields |= {"themes": themes}
    return _draft(person, "/questions/new", fields, key)


def _named_themes(text: str) -> list[int]:
    """The ids of the themes whose name, in any language, stands in a text; at most five."""
    words = _words(text)
    themes = db.session.scalars(spine.themes()).all()
    named = [each.id for each in themes if any(_words(n) in words for n in each.names.values())]
    return named[:MOST_THEMES]


def _words(text: str) -> str:
    """The words of a text in small letters, with a blank around each."""
    words = re.findall(r"[^\W_]+", text.lower())
    return f" {' '.join(words)} "


def _draft(person: Person, path: str, fields: dict[str, list[str]], key: str) -> Made:
    """Keep it in the form that it belongs in, which makes the same text as the mail only once."""
    given = fields | {"language": [person.locale], "key": [key]}
    if not drafts.fits(given):
        raise Refused(_("This mail is too long."))
    draft = drafts.keep(person, path, given)
    return Made(Outcome.DRAFTED, path=f"{path}?draft={draft.id}")


def _whole(taken: Taken, person: Person) -> str:
    """The text with its files as links, for where there is no other place for files."""
    return "\n\n".join([taken.text, *(_link(stored, person) for stored in taken.files)])


def key_of(message_id: str) -> str:
    """The idempotency key of a mail: the same mail makes one text, whatever comes between."""
    return hashlib.sha256(f"mail {message_id}".encode()).hexdigest()[:32]


def _link(stored: StoredFile, person: Person) -> str:
    file = filing.keep_for_later(stored, by=person)
    picture = "!" if stored.media_type.startswith("image/") else ""
    return f"{picture}[{stored.name}](/files/{file.id})"


def _require(allowed: bool) -> None:
    if not allowed:
        raise Refused(_("You may not write here now."))
