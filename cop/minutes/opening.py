# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The title, day and place of the meeting, and the day of the next."""

import re
from datetime import date

from cop.minutes import dates
from cop.minutes.blocks import Form
from cop.minutes.found import Dated, Found, Sureness
from cop.minutes.outline import Outline
from cop.minutes.words import Part, part

_FIRST = 10
"""Blocks in which a title, day and place stand."""
_SHORTEST, _LONGEST = 5, 150
_GENERIC = re.compile(
    r"(?:concept|kort|ontwerp)?[ -]*(?:verslag|notulen|agenda|minutes|report|protokoll"
    r"|compte[ -]rendu|procès-verbal"
    r"|agenda ?(?:en|&|/) ?verslag|draft|ergebnisprotokoll|meeting minutes)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:volgende? (?:\w{0,20}(?:vergadering|bijeenkomst|overleg|sessie|meeting|groep)|keer|to"
    r"|afspraak)"
    r"|prochaine (?:réunion|rencontre|séance)|prochain rendez-vous|folgetermin"
    r"|nächste[rns]? (?:sitzung|treffen|besprechung|termin)|next (?:meeting|session)|donm)\b",
    re.IGNORECASE,
)
_IS_ON = re.compile(
    r"\s*(?:[:(–-]|(?:zal|vindt|is|wordt|staat|op|sera|aura|est|le|findet|ist|wird|am|takes|will|on)\b)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"verslag|overleg|werkgroep|notulen|vergadering|bijeenkomst|minutes|meeting|report|réunion"
    r"|séance|compte"
    r"|sitzung|protokoll|besprechung|treffen",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<!e\.V)(?<!v\.z\.w)\.$")
_WORD = re.compile(r"[^\W\d_]{3}")
_ONLINE = re.compile(
    r"\b(?:online overleg|online meeting|online|en ligne|digitaal|visioconférence|videokonferenz)"
    r"(?: (?:via|per|par|über) [\w-]+(?:[ -][A-Z]\w+)?)?",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:te |in |à )?([A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+|[ -](?:aan|den|der|de|am|sur"
    r"|van)){0,4})"
)

_BEFORE_DAY = re.compile(
    r"(?:le|op|am|vom|on|du|den|der|de|het|the)?\s?(?:\w+(?:dag|di|tag|day)|dimanche|mittwoch)?",
    re.IGNORECASE,
)


def title(outline: Outline, today: date) -> Found | None:
    """What the document calls itself."""
    for fact in outline.told(Part.SUBJECT):
        if fact.block < _FIRST and _SHORTEST <= len(fact.value) <= _LONGEST:
            return Found(fact.value.strip(" *_\"'"), fact.block, fact.value)
    for at, block in enumerate(outline.blocks[:_FIRST]):
        if block.form is Form.ITEM or _begins_something(outline, at):
            return None
        line = block.lines[0].strip(" *_") if block.text else ""
        fits = _SHORTEST <= len(line) <= _LONGEST and not _SENTENCE_END.search(line)
        if (
            fits
            and not _GENERIC.fullmatch(line)
            and not _is_of_another_kind(outline, at, line, today)
        ):
            sure = Sureness.SURE if block.form is Form.HEADING else Sureness.LIKELY
            return Found(line, at, line, sure)
    return None


def _begins_something(outline: Outline, at: int) -> bool:
    """Whether an item or those present begin here, so that no title can follow."""
    here = [section for section in outline.sections if section.at == at]
    known = {Part.PRESENT, Part.ABSENT, Part.ACTIONS, Part.DECISIONS, Part.NEXT}
    return any(section.is_numbered or section.part in known for section in here)


def _is_of_another_kind(outline: Outline, at: int, line: str, today: date) -> bool:
    """A label, a day only, or a place."""
    days = dates.every(line, today)
    left = dates.without(line, days)
    is_named = outline.blocks[at].form is Form.HEADING
    is_day = bool(days) and (
        not _WORD.search(_GENERIC.sub("", left))
        if is_named
        else len(re.sub(r"\W", "", left)) < 12 or bool(_ONLINE.search(left))
    )
    told = {fact.part for fact in outline.facts if fact.block == at} - {Part.REPORT, Part.AGENDA}
    return bool(part(line)) or is_day or bool(told)


def held(outline: Outline, today: date) -> Dated | None:
    """The day of the meeting."""
    for fact in outline.told(Part.DATE):
        if fact.block < _FIRST * 2 and (day := dates.first(fact.value, today)):
            return Dated(fact.value, fact.block, fact.value, Sureness.SURE, day)
    for at, block in enumerate(outline.blocks[:_FIRST]):
        for line in block.lines[:4] if block.form in (Form.TEXT, Form.HEADING) else ():
            if len(line) < 300 and not _NEXT.search(line) and (day := _whole(line, today)):
                return Dated(line, at, line, Sureness.LIKELY, day)
    return None


def _whole(line: str, today: date) -> date | None:
    """A day with its year."""
    for each in dates.every(line, today):
        if re.search(r"\d{4}|\d[-/.]\d{2}$|[’']\d\d", line[each.start : each.end]):
            return each.day
    return None


def place(outline: Outline, today: date) -> Found | None:
    """Where it was."""
    for fact in outline.told(Part.PLACE):
        if fact.block < 2 * _FIRST and len(fact.value) <= _LONGEST:
            return Found(fact.value, fact.block, fact.value)
    for at, block in enumerate(outline.blocks[:6]):
        for line in block.lines[:4]:
            days = dates.every(line, today)
            if block.form is Form.HEADING and at > 1 and not days:
                return None  # What follows is of an item.
            if not days or len(line) > 300 or _NEXT.search(line):
                continue
            around = f"{line[: days[0].start]}\n{line[days[0].end :]}"
            around = dates.WEEKDAY.sub("", around).strip(" ,.*_")
            if online := _ONLINE.search(around):
                return Found(online[0], at, line, Sureness.LIKELY)
            if block.form is Form.HEADING or len(line) >= 90:
                continue
            pieces = (piece.strip(" ,.*_–-") for piece in re.split(r"[\n,;|]|\s[–—-]\s", around))
            if named := next(filter(None, map(_named_place, pieces)), ""):
                return Found(named, at, line, Sureness.GUESS)
    return None


def _named_place(piece: str) -> str:
    """The place that a piece of a line names, without a word such as “in”."""
    named = _PLACE.fullmatch(piece)
    is_other = _MEETING.search(piece) or part(piece) or _BEFORE_DAY.fullmatch(piece)
    return named[1] if named and not is_other else ""


def next_one(outline: Outline, reference: date) -> Dated | None:
    """The day of the next meeting."""
    for fact in outline.told(Part.NEXT):
        if day := dates.first(fact.value, reference):
            return Dated(fact.value, fact.block, fact.value, Sureness.SURE, day)
    for section in outline.of(Part.NEXT):
        for at in [section.at, *section.inside[:4]]:
            line = f"{outline.blocks[at].number} {outline.blocks[at].text}"  # “24. März”
            if day := dates.first(line, reference):
                line = outline.blocks[at].text
                return Dated(line, at, line, Sureness.LIKELY, day)
    for at, block in enumerate(outline.blocks):
        for line in block.lines:
            said = _NEXT.search(line)
            days = dates.every(line, reference) if said else []
            near = [each for each in days if said and 0 < each.start - said.start() < 90]
            later = [each.day for each in near if each.day > reference]
            if said and not days and part(line) is Part.NEXT and at + 1 < len(outline.blocks):
                line = outline.blocks[at + 1].text
                later = [each.day for each in dates.every(line, reference)]
            if later:
                return Dated(line, at, line, Sureness.LIKELY, later[0])
    return None


def tells_next(text: str, reference: date) -> bool:
    """Whether a text only says when the next meeting is."""
    said = _NEXT.search(text)
    opens = said is not None and len(text[: said.start()].split()) < 2
    day = dates.every(text, reference)
    return bool(opens and said and day and _IS_ON.match(text, said.end()))
