# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How minutes call people: names, titles, roles and organisations."""

import re

_PARTICLES = (
    "van|de|den|der|het|ter|ten|te|von|zu|zum|zur|du|des|la|le|el|al|bin|’t|'t|d[’']|in|op|dos|da"
)
_NAME = re.compile(
    rf"(?:(?:{_PARTICLES})\s+)*[^\W\d_][\w’'.-]*(?:\s+(?:(?:{_PARTICLES})\s+)*[\w’'.()-]+){{0,6}}"
)
_ROLE = re.compile(
    r"(?:(?:tevens|vandaag|waarnemend|plaatsvervangend|vice-?)\s*)?(?:voorzitter(?:ster)?|vz"
    r"|notulist(?:e)?"
    r"|notulen|verslag|secretaris|verslaggever|technisch voorzitter|présidente?|secrétaire"
    r"|rapporteure?"
    r"|vorsitz(?:ende[rn]?)?|protokoll(?:führung|führer(?:in)?|ant(?:in)?)?|leitung|moderation"
    r"|chair(?:person|man|woman)?"
    r"|scribe|minutes|note ?taker|secretary|facilitator|observer|observat(?:eur|rice)"
    r"|vzr|secr\.?|not\.?|p[lo]|plv\.?|wnd\.?|projectleid(?:er|ing)|product ?owner|coördinator"
    r"|portefeuillehouder|wethouder|adviseur|deelnemer|lid|member|membre|mitglied"
    r"|toehoorder|gast|guest|invitée?|online"
    r"|(?:via )?(?:teams|skype|zoom)|remote|op afstand"
    r"|met (?:afmelding|af?bericht|kennisgeving)|deels|digitaal|en ligne|afwezig|aanwezig)",
    re.IGNORECASE,
)
_ROLE_BESIDE = re.compile(rf"\s*[(\[]\s*(?:{_ROLE.pattern})\s*[)\]]", re.IGNORECASE)
_TITLES = re.compile(
    r"^(?:m\.k\.|de heer|dhr\.?|mevr(?:ouw|\.)|mw\."
    r"|m\.(?=\s+[A-ZÀ-Þ][\w’'-]+\s+\S)|mme\.?|mr\.?|mrs\.?|ms\.?|herrn?|frau"
    r"|drs\.?|ir\.?|ing\.?|dr\.?)\s+",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<=\w)\s+@[\w-]+$")
"""By which somebody is called elsewhere: “Name @name”."""
LONGEST_NAME = 60
_BODY = re.compile(
    r"(?:\w*bureau|gemeente|stad|provincie|waterschap|hoogheemraadschap|ministerie|vereniging|stichting|dienst"
    r"|universiteit|hogeschool|instituut|intercommunale|commune|ville|province|région|ministère"
    r"|université|association|asbl|parc|agence|gemeinde|stadt|kreis|landkreis|landratsamt"
    r"|ministerium|universität|hochschule|verein|verband|naturschutz\w*|amt|municipality|city|town"
    r"|county|province|ministry|university|agency|council|association|institute|vzw|gmbh|bv|nv"
    r"|ngo)",
    re.IGNORECASE,
)
"""Words that an organisation has in its name and a person has not."""


_LETTER = re.compile(r"[\w(]")
_INITIALS = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ]{0,2}[A-ZÀ-Þ]")
_INITIALS_BESIDE = re.compile(
    rf"\s*[(\[]\s*(?P<initials>{_INITIALS.pattern})(?:\s*[)\]]|\s*[,;/]\s*(?=[^()\[\]]+[)\]]))"
)
_BETWEEN_NAMES = re.compile(r"[,;:()\n]|\s(?:en|et|und|and|&)\s")
_FOR = re.compile(
    r"(?:namens|vanuit|au nom de|pour|für|on behalf of|for)\s+(?:(?:de|het|la|le)\s+)?", re.I
)
_MANY = re.compile(
    r"(?:gemeenten|organisaties|leden|communes|organismes|membres|gemeinden|städte|mitglieder"
    r"|municipalities|towns|organi[sz]ations|members)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:iedereen|allen|allemaal|(?:alle|tou(?:s|tes)(?: les)?|all)(?: \w+)?|tout le monde"
    r"|voltallig|everybody|everyone|niemand|nobody|personne|geen|none|aucune?|keine?r?|néant|nvt|nihil)",
    re.IGNORECASE,
)
"""Words for all or none, which are no names."""


def without_role(line: str) -> str:
    """A line without roles between brackets, such as “(voorzitter)”."""
    return _ROLE_BESIDE.sub("", line)


def is_body(text: str) -> bool:
    """Whether it says by a word such as “Stadt” that it is an organisation."""
    return any(_BODY.fullmatch(word.strip(".,()")) for word in text.split())


def are_initials(text: str, name: str) -> bool:
    """Whether capitals such as “NB” are those of a name."""
    return bool(_INITIALS.fullmatch(text)) and text.casefold() in initials(name)


def initials(name: str) -> set[str]:
    """How a name may be said in its first letters, in small ones."""
    words = re.findall(r"[^\W\d_][\w’']*", _TITLES.sub("", name.strip()))
    large = [word for word in words if word[0].isupper()]
    ways = (words, large, [*large[:1], *large[-1:]])
    return {"".join(word[0] for word in way).casefold() for way in ways if len(way) > 1}


def without_initials(line: str) -> str:
    """A line without initials between brackets after the name that they are of."""
    for found in reversed([*_INITIALS_BESIDE.finditer(line)]):
        name = _BETWEEN_NAMES.split(line[: found.start()])[-1]
        if are_initials(found["initials"], name):
            rest = line[found.end() :]
            goes_on = found[0].rstrip()[-1] not in ")]"
            line = f"{line[: found.start()]}{' (' if goes_on else ''}{rest}"
    return line


def begins_body(text: str) -> bool:
    """Whether it begins with a word such as “gemeente”."""
    return bool(text) and bool(_BODY.fullmatch(text.split()[0]))


def group(text: str) -> str:
    """For whom the people are that a text stands before; of “the towns” none."""
    named = _FOR.sub("", text.strip(" *_-"), count=1)
    return "" if is_role(named) or _MANY.fullmatch(named) else named


def is_role(text: str) -> bool:
    """Whether it says what somebody does in the meeting."""
    return bool(_ROLE.fullmatch(text))


def clean(name: str) -> str:
    """A name without titles, marks and what somebody does in the meeting."""
    name = _HANDLE.sub("", name).strip(" \t.,;:*_-–—@&")
    for _turn in range(2):
        name = _TITLES.sub("", name)
    first, dash, role = name.rpartition(" - ")
    return first.strip() if dash and _ROLE.fullmatch(role.strip()) else name


def organisation(text: str) -> str:
    """An organisation without what somebody does in the meeting."""
    pieces = re.split(r"\s*[,;]\s*|\s+[-–]\s+", text.strip(" .*_"))
    kept = [piece for piece in pieces if _LETTER.match(piece) and not _ROLE.fullmatch(piece)]
    return ", ".join(kept)


def is_name(name: str) -> bool:
    """Whether a text may be the name of somebody."""
    return (
        1 < len(name) <= LONGEST_NAME
        and bool(_NAME.fullmatch(name))
        and any(sign.isupper() for sign in name)
        and not any(sign.isdigit() for sign in name)
        and not _is_said(name)
        and not _NOBODY.fullmatch(name)
        and not (" " not in name and sum(sign.isupper() for sign in name) > 2)
    )


def _is_said(text: str) -> bool:
    """Whether it has the small words of a sentence rather than those of names."""
    small = [word for word in text.split() if word[:1].islower() and not _SMALL.fullmatch(word)]
    return len(small) > 2 or (len(small) == 2 and len(text.split()) > 4)


_SMALL = re.compile(_PARTICLES)
