# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The words for how two contributions belong together, said from either of them."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _

from cop.contributions.models import LinkKind


@dataclass(frozen=True)
class Way:
    """A kind of link; `outward` when it is said from its first end."""

    kind: LinkKind
    outward: bool

    @property
    def code(self) -> str:
        return f"{self.kind}-{'to' if self.outward else 'from'}"


WORDS = {
    Way(LinkKind.DISCUSSED_IN, True): _("This was discussed in"),
    Way(LinkKind.DISCUSSED_IN, False): _("Here was discussed"),
    Way(LinkKind.DOCUMENTED_AS, True): _("This is documented as"),
    Way(LinkKind.DOCUMENTED_AS, False): _("This came of"),
    Way(LinkKind.APPLIES, True): _("This applies"),
    Way(LinkKind.APPLIES, False): _("This is applied by"),
    Way(LinkKind.REPLICATES, True): _("This was taken over from"),
    Way(LinkKind.REPLICATES, False): _("This was taken over by"),
    Way(LinkKind.BUILDS_ON, True): _("This builds on"),
    Way(LinkKind.BUILDS_ON, False): _("On this builds"),
    Way(LinkKind.RELATED, True): _("This belongs with"),
    Way(LinkKind.RELATED, False): _("This belongs with"),
    Way(LinkKind.CITES, True): _("This names"),
    Way(LinkKind.CITES, False): _("This is named by"),
    Way(LinkKind.DUPLICATES, True): _("This was asked before as"),
    Way(LinkKind.DUPLICATES, False): _("This was asked again as"),
}
"""What stands before the title of the other end."""

OFFERED = [
    way
    for way in WORDS
    if way.kind not in {LinkKind.CITES, LinkKind.DUPLICATES} and way != Way(LinkKind.RELATED, False)
]
"""What people choose from; the others come of the text and of closing a question."""

BY_CODE = {way.code: way for way in OFFERED}
CHOICES = {code: WORDS[way] for code, way in BY_CODE.items()}

_OUT = {
    ("question", "practice"): LinkKind.DOCUMENTED_AS,
    ("practice", "solution"): LinkKind.APPLIES,
    ("practice", "practice"): LinkKind.REPLICATES,
    ("solution", "solution"): LinkKind.BUILDS_ON,
} | {
    (kind, place): LinkKind.DISCUSSED_IN
    for kind in ("question", "practice", "solution")
    for place in ("meeting", "report")
}


def likely(kind: str, other: str) -> Way:
    """How contributions of two kinds belong together most often, said from the first."""
    if (kind, other) in _OUT:
        return Way(_OUT[kind, other], True)
    if (other, kind) in _OUT:
        return Way(_OUT[other, kind], False)
    return Way(LinkKind.RELATED, True)
