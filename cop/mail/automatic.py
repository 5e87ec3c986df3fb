# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Mail that no person wrote to us: out of office, returned mail, lists, and our own coming back."""

import re

from cop.mail.incoming import Incoming

AWAY = re.compile(
    r"(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office"
    r"|afwezig(?:heid)?"
    r"|automatisch(?:e)? (?:antwoord|beantwoording|afwezigheid\w*)|niet aanwezig|vakantiemelding"
    r"|réponse automatique|absen(?:ce|t)\b|message d['’]absence"
    r"|automatische antwort|abwesenheit\w*|abwesend)",
    re.IGNORECASE,
)
"""How subjects begin that a program wrote for somebody who is away."""
_REPLY = re.compile(r"\s*(?:(?:re|aw|antw|fw|fwd|tr|wg|betr)\s*:\s*)*", re.IGNORECASE)
NOBODY = re.compile(
    r"(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|noreply|bounces?)(?:[+-].*)?@.*",
    re.IGNORECASE,
)


def why_automatic(mail: Incoming, own_address: str) -> str:
    """By what it shows that no person wrote this; empty when a person may have."""
    said = mail.header("Auto-Submitted").lower().partition(";")[0].strip()
    if said not in ("", "no"):
        return f"Auto-Submitted: {said[:60]}"
    if mail.header("Precedence").lower() in ("bulk", "list", "junk", "auto_reply"):
        return "Precedence"
    if any(mail.header(name) for name in ("List-Id", "List-Unsubscribe", "List-Post")):
        return "mailing list"
    if any(mail.header(name) for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Reply")):
        return "X-Autoreply"
    # Exchange marks its own answers so; people's programs do not write this.
    if "all" in mail.header("X-Auto-Response-Suppress").lower().replace(" ", "").split(","):
        return "X-Auto-Response-Suppress"
    return _sent_by_nobody(mail, own_address)


def _sent_by_nobody(mail: Incoming, own_address: str) -> str:
    if mail.header("Return-Path").replace(" ", "") == "<>":
        return "empty Return-Path"
    if mail.sender == own_address.lower():
        return "our own"
    if NOBODY.fullmatch(mail.sender):
        return "sent by nobody"
    subject = _REPLY.sub("", mail.subject, count=1)
    return "out of office" if AWAY.match(subject) else ""
