# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Answers as mail programs send them, each beside the text that its writer meant: NAME.txt."""

from pathlib import Path

from cop.mail import incoming
from cop.mail.reply_text import Reply, reply_in

FOLDER = Path(__file__).parent
ASKED = """\
Hoe leggen jullie aan bewoners uit dat de berm later wordt gemaaid? Wij krijgen veel klachten dat
het er slordig uitziet. Welke woorden werken? Wie hangt de borden op?
How do you explain to residents that the verge is mown later? We get many complaints that it looks
untidy. Which words work? Who puts up the signs?
Comment expliquez-vous aux habitants que l'accotement est fauché plus tard ? Nous recevons beaucoup
de plaintes. Quels mots fonctionnent ? Qui pose les panneaux ?
Wie erklären Sie Anwohnern, dass der Randstreifen später gemäht wird? Wir bekommen viele
Beschwerden. Welche Worte helfen? Wer stellt die Schilder auf?
"""
"""What they answer, in four languages."""


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.eml"))


def expected(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")


def parted(name: str) -> Reply:
    """What we keep and trim of a message."""
    return reply_in(incoming.read((FOLDER / f"{name}.eml").read_bytes()).text, ASKED)
