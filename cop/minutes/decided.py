# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Sentences that say that something was decided, approved, agreed or turned down."""

import re

from cop.minutes.decision_words import PATTERNS
from cop.minutes.found import Sureness
from cop.minutes.owning import PEOPLE

_SAID = re.compile("|".join(PATTERNS), re.IGNORECASE)
_STEMS = re.compile(
    "beslui|beslo|spre(?:ekt|ken)|afgespr|afspraak|vastgest|goedgek|geaccept|aangenomen|geaccord|bekrach|gehonor"
    "|ingewill|verworp|afgewez|kozen|choisi|benoemd|stem(?:t|d|men)|stel(?:t|len)|keur(?:t|en)|onderschr|akkoord"
    "|eens|sluit|vinden in|achter|decharge|décharge|quitus|entlast|bestätigt"
    "|konsens|élu|discharge|ratif|elect|bezwa|unani|overeen|consensus|conclusi|décid|approuv|adopt|valid|conv[ei]|vot|acté"
    "|entérin|rejet|accord|objection|beschl|genehm|verabsch|vereinb|angenommen|abgelehnt|gewählt"
    "|festgelegt|entscheid|einig|stimm|lehn|nimmt|nehmen|einverst|einwände|ergebnis|agree|decid"
    "|resolv|approv|accept|motion|beslis|beslist|aanvaard|weerhou|désign|nommé|mandat|abgestimm|erfolgreiche"
    "|mehrheit|zugestimm|marque|assemblée|somit|damit|demnach|bestimmt|endors|passed|tegen|contre|dagegen|nein|against|opposed|nay|abstimmung|vote"
)
"""One of these is in whatever is found; to look for them takes a fraction of the time."""
_MOST_SIGNS = 2_000
"""Of a sentence; what is longer is none."""
_WEAK = re.compile(
    r"\beens\b|\bunaniem\b|\bachter\b|\bvinden in\b|\bkonsens\b|\bbezwa"
    r"|\baan$|d[’']accord|\beinverstanden\b|overeenst|objection"
    r"|einwände|conclusi|ergebnis",
    re.I,
)
_NOT = re.compile(
    r"\b(?:vraag|gevraagd|vraagt|verzoekt|verzoek (?:om|is|aan)|nog niet|geen akkoord"
    r"|kan worden|kunnen worden"
    r"|niet (?:\w+ )?(?:akkoord|eens|besloten|afgesproken|vastgesteld|goedgekeurd)"
    r"|moet(?:en)? (?:nog )?(?:worden|besloten)|zal|zullen|zou(?:den)?|mochten?"
    r"|(?:hij|zij|ik) he(?:eft|b)|zodra|indien|als de"
    r"|wanneer|of (?:zij|hij|we) akkoord|nadat|voordat|hoe|welke|waar(?:in|op|bij|over)?"
    r"|wenselijk|voorkeur"
    r"|n[’']a pas|n[’']est pas|si [\w &]{1,12} (?:est|sont)"
    r"|si le|si la|à décider|demande|sera|seront|devrai(?:t|ent)|nicht|noch"
    r"|soll(?:te)?n?|wenn|falls|fragt|gerne? angenommen"
    r"|von (?:diese[rmn]|ihnen) (?:genehmigt|bestätigt)"
    r"|wurde uns"
    r"|not (?:agreed|decided|yet)|to be (?:agreed|decided|approved)|if|whether|unless|will be"
    r"|should be|needs? to be)\b",
    re.IGNORECASE,
)
_PROPOSED = re.compile(
    r"\b(?:stel(?:t|len) (?:\w+ )?voor|voorstel(?:len)? (?:om|is)|propose[snd]?(?:nt)?"
    r"|schl(?:ägt|agen) (?:\w+ )?vor)\b[^,;]*$",
    re.IGNORECASE,
)
"""A proposal with nothing said about it yet: “…, iedereen is het daarmee eens” would be."""
_BEFORE = re.compile(
    r"\b(?:vorige? (?:jaar|keer)|eerst (?:is|zijn|werd|werden)"
    r"|tijdens het vorige|de vorige|eerder|oorspronkelijke|voorheen"
    r"|vroeger|destijds|l[’']an(?:née)? (?:dernière?|passée?)|letztes jahr"
    r"|im rahmen (?:einer|der)|last (?:year|time))\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:meld(?:t|en)|vertel(?:t|len)|zeg(?:t|gen)|ge(?:eft|ven) aan|licht(?:en)? toe|toegelicht"
    r"|opgemerkt(?: wordt)?|merk(?:t|en) op|la(?:at|ten) weten) dat\b"
    r"|\b(?:signale|indique|annonce|explique|rappelle|précise|rapporte|dit)(?:nt)? qu(?:e\b|[’'])"
    r"|\b(?:berichte|melde|erkläre|sag|merk)(?:t|n|en)(?: an)?, dass\b"
    r"|\b(?:suggest(?:s|ed)?|sa(?:ys|id)"
    r"|report(?:s|ed)|explain(?:s|ed)|note[sd]|mention(?:s|ed)|told \w+) that\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(?:(?:voorstel|wijziging|besluit|afspra|punt|stuk)\w*|propositions|décisions|points"
    r"|vorschläge|beschlüsse|punkte|änderungen|proposals|decisions|changes|resolutions"
    r"|als volgt|het volgende|comme suit|ce qui suit|wie folgt|folgendes|as follows|the following"
    r"|(?:besloten|afgesproken|décidé|convenu|beschlossen|vereinbart|decided|agreed|resolved)"
    r"(?: (?:om|dat|que|de|dass|to|that))?\s?:$)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]{30,}[”“»\"]")
_SPEAKER = re.compile(rf"\W{{0,3}}{PEOPLE}:\s")
_OWN = re.compile(r"\b(?:we|wij|ik|nous|je|wir|ich|i)\b", re.IGNORECASE)
_ACTION = re.compile(r"\W*(?:a[ck]tie|action|aktion|aufgabe|maßnahme)", re.IGNORECASE)
_FORMAL = re.compile(
    r"\b(?:verslag|notulen|agenda|procès-verbal|compte[ -]rendu|ordre du jour|protokoll"
    r"|niederschrift|tagesordnung|minutes|report)\b(?: d\.d\. )?[^.;:?]{0,60}"
    r"\b(?:goedgekeurd|vastgesteld"
    r"|geaccordeerd|akkoord|approuvée?|adoptée?|genehmigt|angenommen|approved|adopted|accepted)\b"
    r"|\b(?:approuve|adopte)(?:nt)?\b[^.;:?]{0,20}\b(?:procès-verbal|compte[ -]rendu|ordre du jour)"
    r"|\b(?:genehmigt|approves?|approved|adopted)\b[^.;:?]{0,20}\b(?:protokoll|tagesordnung|minutes"
    r"|agenda)",
    re.IGNORECASE,
)


def without_quotes(line: str) -> str:
    """A line without what somebody is quoted to have said."""
    return _QUOTED.sub("…", line)


def sureness(sentence: str) -> Sureness | None:
    """How sure a sentence tells of a decision; none when it is to be taken or was before."""
    is_worth_it = _STEMS.search(sentence.lower(), 0, _MOST_SIGNS)
    said = _SAID.search(sentence, 0, _MOST_SIGNS) if is_worth_it else None
    if not said or sentence.endswith("?") or _ACTION.match(sentence):
        return None
    told = sentence[: said.end()]
    speaker = _SPEAKER.match(sentence)
    if (
        _NOT.search(told)
        or _PROPOSED.search(sentence[: said.start()])
        or _REPORTED.search(told)
        or (_BEFORE.search(told) and not is_formal(sentence))
        or (speaker and _OWN.search(told, speaker.end()))
    ):
        return None
    return Sureness.GUESS if _WEAK.search(sentence) else Sureness.LIKELY


def announces(sentence: str) -> bool:
    """Whether a sentence before a colon says that decisions follow."""
    return bool(_ANNOUNCED.search(sentence))


def is_formal(sentence: str) -> bool:
    """Whether it only tells that minutes or an agenda were approved."""
    return bool(_FORMAL.search(sentence))
