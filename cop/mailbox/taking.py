# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is taken of a mail: its writer's own text, and its files by the rules of uploads."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from flask_babel import gettext as _

from cop import markup
from cop.contributions import files as uploads
from cop.contributions.files import StoredFile
from cop.contributions.models import Contribution
from cop.errors import Refused
from cop.mail.incoming import File, Incoming
from cop.mail.reply_text import reply_in

LONGEST = 200_000
"""Characters of a mail's text, with all that it quotes."""
MOST_LINES = 10_000


@dataclass(frozen=True)
class Taken:
    """The text, what was left out of it, and the files; `refused` says which were not taken."""

    text: str
    trimmed: str
    doubtful: bool
    files: Sequence[StoredFile]
    refused: Sequence[str]


def take(mail: Incoming, about: Contribution | None, folder: Path) -> Taken:
    """Take it; raises Refused where there is nothing, or more than can be read."""
    if len(mail.text) > LONGEST or mail.text.count("\n") > MOST_LINES:
        raise Refused(_("This mail is too long."))
    known = f"{about.title}\n{markup.text_of(about.body_html)}" if about is not None else ""
    reply = reply_in(mail.text, known)
    files, refused = _files(mail.files, folder)
    text = reply.kept or (_("See the file.") if files else "")
    if not text:
        why = _("We found no text of your own in your mail. Write it above what you reply to.")
        raise Refused(" ".join([why, *refused]))
    return Taken(text, reply.trimmed, reply.doubtful, files, refused)


def _files(given: Sequence[File], folder: Path) -> tuple[list[StoredFile], list[str]]:
    """The files as they were kept, and of each that was not, its name and why."""
    kept: list[StoredFile] = []
    refused: list[str] = []
    for number, file in enumerate(given):
        try:
            if number >= uploads.MOST:
                raise Refused(_("Choose at most %(count)s files.", count=uploads.MOST))
            kept.append(uploads.store(BytesIO(file.content), file.name, folder))
        except Refused as refusal:
            refused.append(f"{uploads.clean_name(file.name)}: {refusal.reason}")
    return kept, refused
