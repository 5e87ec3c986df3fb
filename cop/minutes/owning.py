# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who is to do something: names that a sentence begins with."""

import re
from collections import Counter
from collections.abc import Collection
from datetime import date

from cop.minutes import dates
from cop.minutes.calling import are_initials, initials
from cop.minutes.found import Attendee

AND = r"(?:\s*[/&+,]\s*|\s+(?:en|et|und|and)\s+)"
_CAPITAL = r"[A-ZÀ-Þ][\w’'.-]*(?:\s+(?:van|de|den|der|het|ter|ten|te|von|zu|du|la|le)\b)*"
PEOPLE = rf"{_CAPITAL}(?:(?:{AND}|\s+){_CAPITAL}){{0,6}}"
_NOBODY = (
    r"(?:Vervolgens|Daarna|Dan|Hierna|Hierbij|Verder|Ook|Daarnaast|Eerst|Nu|Binnenkort|Er|Dit|Dat|Deze"
    r"|Het|De|Een|Ensuite|Puis|Après|Danach|Anschließend|Dann|Zuerst|Es|Das|Die|Der|Then|Afterwards|Next"
    r"|This|It|The|There|Il|Ce|Cela)\b"
)
"""Words that open a sentence and are no names."""
_LED = re.compile(
    rf"(?!{_NOBODY})(?P<owner>{PEOPLE})\s+(?:zal|zullen|gaat|gaan|werk(?:t|en)|ma(?:akt|ken)|stu(?:urt"
    rf"|ren)|ne(?:emt|men)"
    r"|regel(?:t|en)|vra(?:agt|gen)|plan(?:t|nen)|lever(?:t|en)|schrij(?:ft|ven)|zoek(?:t|en)"
    r"|do(?:et|en)|ge(?:eft|ven)|bezorg(?:t|en)"
    r"|organise(?:ert|ren)|bereid(?:t|en)|koppel(?:t|en)|de(?:elt|len)|check(?:t|en)"
    r"|benader(?:t|en)|agende(?:ert|ren)"
    r"|leg(?:t|gen)|nodig(?:t|en)|verwerk(?:t|en)|bekij(?:kt|ken)|onderzoek(?:t|en)|stel(?:t"
    r"|len)|pas(?:t|sen)"
    r"|to|will|sends?|prepares?|writes?|checks?|contacts?|organi[sz]es?|shares?|makes?|asks?"
    r"|va|vont|doit|envoie(?:nt)?|prépare(?:nt)?|contacte(?:nt)?|rédige(?:nt)?|organise(?:nt)?"
    r"|vérifie(?:nt)?"
    r"|transmet|transmettent|demande(?:nt)?|partage(?:nt)?|fait|font"
    r"|wird|werden|soll|schick(?:t|en)|erstell(?:t|en)|prüf(?:t|en)|klär(?:t|en)"
    r"|organisier(?:t|en)|bereite(?:t|n)"
    r"|frag(?:t|en)|kontaktier(?:t|en)|übernimmt|sende(?:t|n)|schreib(?:t|en)|mach(?:t|en)"
    r"|informier(?:t|en))\s"
)

_INVERTED = re.compile(
    rf"{_NOBODY}\s+(?:zal|zullen|gaat|gaan|wird|werden|stuurt|maakt|will)\s+(?P<owner>{PEOPLE})"
    r"(?=\s+[a-zà-þ\d])"
)
"""“Daarna zal Name …”"""
PERSON = rf"(?:(?:[A-ZÀ-Þ]\.\s?)+{_CAPITAL}|{_CAPITAL}\s{_CAPITAL})"
"""More than one word of a name, or its initial: a single word may be anything."""
IN_BRACKETS = re.compile(rf"\[(?P<owner>{PEOPLE})\]\s*:?\s*(?P<text>\S.*)$", re.DOTALL)
_AFTER = re.compile(r"(?P<text>.+?)\s*[(\[](?P<owner>[^()\[\]]{2,60})[)\]]\s*\.?$", re.DOTALL)
FOR = re.compile(r"^(?:voor|pour|für|for|door|van|par|by|von|:|-|–)\s+", re.IGNORECASE)


class Known:
    """The names by which those present may be called."""

    def __init__(self, attendees: Collection[Attendee]) -> None:
        names = {each.text for each in attendees} | {each.text.split()[0] for each in attendees}
        self._people = {each.text: each.passage for each in attendees}
        called = Counter(short for name in self._people for short in initials(name))
        short = {each.upper() for each, times in called.items() if times == 1}
        names |= {each.organisation for each in attendees if each.organisation} | short
        ordered = sorted(map(re.escape, filter(None, names)), key=len, reverse=True)
        one = rf"(?:{'|'.join(ordered)})" if ordered else r"(?!)"
        self._leading = re.compile(rf"{one}(?:{AND}(?:{one}|{_CAPITAL}))*(?!\w)(?=\s+[a-zà-þ])")

    def leading(self, text: str) -> str:
        """Those whom a text begins with, when it goes on to say what they do."""
        found = self._leading.match(text)
        return found[0] if found else ""

    def opening(self, text: str) -> str:
        """The same, or who is called before a word such as “will”."""
        return max(self.leading(text), before_verb(text), key=len)

    def in_full(self, owner: str) -> str:
        """An owner with the names of those beside whom alone such initials stand."""
        for each in re.split(AND, owner):
            people = self._people.items()
            called = [name for name, said in people if _calls(each, name, said)]
            if len(called) == 1:
                owner = re.sub(rf"(?<!\w){each}(?!\w)", called[0], owner)
        return owner


def _calls(short: str, name: str, passage: str) -> bool:
    """Whether a passage has these initials of a name between brackets."""
    return are_initials(short, name) and bool(re.search(rf"[(\[]\s*{short}\b", passage))


def before_verb(text: str) -> str:
    """Whom “Name will do something” or “Name stuurt iets” begins with."""
    found = _LED.match(text) or _INVERTED.match(text)
    return re.sub(r"(?:\s+[a-z]+)+$", "", found["owner"]) if found else ""


def apart(text: str, reference: date) -> tuple[str, date | None]:
    """A text without the day after it, unless that stands with the owner between brackets."""
    apart = None if owner_after(text, reference) else dates.at_the_end(text, reference)
    return apart or (text, None)


def owner_after(text: str, reference: date) -> re.Match[str] | None:
    """The text and its owner, perhaps with a day, between brackets after it."""
    named = _AFTER.match(text)
    return named if named and _is_owner(named["owner"], reference) else None


def _is_owner(text: str, reference: date) -> bool:
    """Whether what stands between brackets is somebody, perhaps with a day."""
    day = next(iter(dates.every(text, reference)), None)
    name = re.sub(r"[\s,;–-]+$", "", text[: day.start]) if day else text
    return bool(re.fullmatch(PEOPLE, FOR.sub("", name)))
