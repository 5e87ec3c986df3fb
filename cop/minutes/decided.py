# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Sentences that say that something was decided, approved, agreed or turned down."""

import re

from cop.minutes.found import Sureness
from cop.minutes.owning import PEOPLE

_WHO = (
    r"(?:de |het |den |die |der |das |le |la |les |l[’']|the )?"
    r"(?:rest van (?:de |het )|rest of the |reste (?:du |de la ))?"
    r"(?:\w{0,20}(?:groep|college|raad|bestuur|commissie|vergadering|overleg|team)|wg|to"
    r"|alv|aanwezigen|deelnemers|leden|bestuursleden|iedereen|allen|we|wij|men|partijen"
    r"|groupe|comité|conseil|bureau|ca|assemblée|collège|membres|participants|nous|on|tous"
    r"|\w{0,20}(?:gruppe|ausschuss|vorstand|versammlung|rat)|teilnehmenden|teilnehmer(?:innen)?"
    r"|mitglieder|anwesenden|wir|man|alle|ag|gremium"
    r"|committee|board|council|group|members|attendees|all|everyone|everybody|meeting|tsc)"
)
_DONE_NL = (
    r"(?:vastgesteld(?! dat)|goedgekeurd|geaccepteerd|aangenomen|geaccordeerd|bekrachtigd"
    r"|gehonoreerd|ingewilligd|verworpen|afgewezen|verkozen|her(?:kozen|benoemd))"
)
_DONE_FR = (
    r"(?:décidée?s?|approuvée?s?|adoptée?s?|validée?s?|convenue?s?|votée?s?|actée?s?|entérinée?s?"
    r"|rejetée?s?|(?:ré)?élue?s?)"
)
_DONE_DE = (
    r"(?:beschlossen|genehmigt|verabschiedet|vereinbart|angenommen|abgelehnt|(?:wieder)?gewählt"
    r"|festgelegt|entlastet|bestätigt(?!,? dass))"
)
_DONE_EN = r"(?:agreed|decided|resolved|approved|adopted|ratified)"
_ANY = rf"(?:akkoord|{_DONE_NL}|{_DONE_FR}|{_DONE_DE}|{_DONE_EN}|accepted)"
_SHORT = (
    rf"\b(?:{_DONE_NL} door|{_DONE_FR} par|{_DONE_DE} (?:von|durch)|(?:{_DONE_EN}|accepted) by)"
    rf" {_WHO}\b",
    rf"(?:[-–—→]|[-=]>) {_ANY}[.!]?$",
    r"(?:^|, |\b(?:er (?:zijn|is|waren)|il n[’']y a|gibt es|gab es|there (?:was|were)) )"
    r"(?:geen bezwa(?:ar|ren)|pas d[’']objections?|keine einwände|no objections?)\b",
    rf"\b{_WHO} (?:geef|geven|verlee|donne|accorde|erteil|grant)\w* (?:[\w’'-]+ ){{0,4}}?"
    r"(?:decharge|quitus|décharge|entlastung|discharge)\b",
    r"\b(?:(?:er is|is er|wordt|werd|bereik(?:t|en)) (?:overeenstemming|consensus)"
    r"|(?:als|(?:besteht|herrscht)(?: ein)?) konsens|il y a (?:un )?consensus"
    r"|(?:consensus|konsens|agreement) (?:is|was|to|that|ist|besteht|est))\b",
)
"""In all languages: “Voorstel geaccepteerd door de werkgroep”, “Minutes – accepted”."""
_DUTCH = (
    rf"\b{_WHO} (?:heeft |hebben )?(?:unaniem )?beslui(?:t|ten)\b",
    rf"\b{_WHO} (?:[\w’'-]+ ){{1,9}}(?:en|dus|daarom|vervolgens) beslui(?:t|ten)\b",
    rf"\bbeslui(?:t|ten) {_WHO}\b",
    rf"\b{_WHO} spre(?:ekt|ken) (?:[\w’'-]+ ){{0,3}}af\b",
    r"\bbesloten (?:wordt|is|werd|om|dat)\b|\b(?:wordt|is|zijn|worden|werd|hebben"
    r"|heeft|we) (?:\w+ )?besloten\b|\b(?:eerste )?instantie besloten\b",
    r"\bafgesproken (?:wordt|is|werd|om|dat)\b|\b(?:wordt|is|werd|hebben"
    r"|heeft) (?:\w+ )?afgesproken\b|\bafspraak is (?:dat|om)\b",
    rf"\b(?:{_WHO} (?:heeft|hebben)|wordt|is|zijn|worden|werd|werden)\b"
    r"(?:(?! (?:niet|nog|kan|kunnen|moet|moeten|zal)\b)[^;:?])"
    rf"{{0,70}} {_DONE_NL}\b",
    rf"\b(?:verslag|notulen|agenda|voorstel|plan|stuk|hierbij)\b[^;:?]{{0,60}} {_DONE_NL}\b",
    r"\bword(?:t|en) [^;:?]{0,60}\b(?:gekozen|benoemd) (?:tot|als)\b",
    rf"\b(?:{_WHO}|[A-Z]\w+) stem(?:t|men)\b[^;?]{{0,30}}\bin\b"
    rf"|\b(?:daar|hier|er)mee (?:\w+ )?instem(?:t|men|de)\b"
    rf"|\b{_WHO} stem(?:t|de|men|den)\b[^;?]{{0,30}}\b(?:voor|tegen|ja|nee)\b",
    rf"\b{_WHO} (?:stel(?:t|len)\b[^;:?]{{0,60}} vast\b(?! dat)"
    r"|keur(?:t|en)\b[^;:?]{0,60} goed\b|onderschrij(?:ft|ven)\b|kom(?:t|en) overeen\b"
    r"|sta(?:at|an) achter\b|(?:kan|kunnen) zich (?:\w+ )?vinden in\b)",
    r"\bverslag akkoord\b|^(?:\w+ )?(?:goedgekeurd|vastgesteld)\b|^akkoord\b",
    rf"\b{_WHO} (?:is|zijn|gaat|gaan)\b(?: hiermee| ermee)?[^;:?]{{0,30}}\bakkoord\b",
    rf"\b(?:is|zijn|gaat|gaan) {_WHO} [^;:?]{{0,20}}\bakkoord\b",
    rf"\b(?:is|zijn) {_WHO} (?:het )?(?:\w+ ){{0,2}}(?:mee|over) eens\b|\b{_WHO} (?:is"
    r"|zijn) het (?:\w+ ){0,3}eens\b|\bzijn het (?:er )?(?:ook )?over eens\b",
    rf"\bsluit(?:en)? {_WHO} zich (?:\w+ )?aan\b|\b{_WHO} sluit(?:en)? zich (?:\w+ ){{0,3}}aan\b",
    rf"\b{_WHO} (?:heeft|hebben|toont|tonen|maakt|maken) geen bezwaar\b",
    r"\bunaniem\b|\b(?:de conclusie is|is de conclusie|^conclusie)(?: dat| om|:)",
)
_FRENCH = (
    rf"\b(?:il est|il a été|a été|ont été|est|sont) (?:\w+ )?{_DONE_FR}\b",
    rf"\b{_WHO} (?:\w+ ){{0,3}}?(?:a |ont |avons )?(?:décid(?:é|e|ent|ons)|approuv(?:é|e|ent|ons)"
    r"|adopt(?:é|e|ent|ons)|valid(?:é|e|ent|ons)|vot(?:é|ent|ons|e (?:pour|contre|en faveur))"
    r"|entérin(?:é|e|ent|ons)|convien(?:t|nent))\b",
    rf"\b{_WHO} (?:est|sont|marque(?:nt)?) (?:\w+ )?d[’']accord\b",
    r"\bil (?:est|a été) choisi de\b|\b[àa] l[’']unanimité\b|\bla conclusion est (?:que|de)\b",
)
_GERMAN = (
    r"\b(?:wurde|wurden|wird|werden|haben|hat|ist|sind)\b[^;:?]{0,150}"
    rf" {_DONE_DE}\b",
    rf"\b{_WHO} (?:beschließ(?:t|en)|genehmig(?:t|en)|vereinbar(?:t|en)|entscheide(?:t|n)"
    r"|einig(?:t|en) sich|stimm(?:t|en)\b[^;?]{0,60}\b(?:zu|dafür|dagegen)"
    r"|lehn(?:t|en)\b[^;?]{0,60} ab"
    r"|(?:nimmt|nehmen)\b[^;?]{0,60} an(?=[.;]|$))\b",
    rf"\b{_WHO} (?:ist|sind)\b[^;:?]{{0,30}}\beinverstanden\b|\beinstimmig\b",
    r"\bdas ergebnis ist, dass\b",
)
_ENGLISH = (
    rf"\b{_WHO}(?: \w+){{0,4}} (?:{_DONE_EN}|agrees)\b",
    rf"\b(?:it was|was|were|is|are|been) (?:\w+ )?(?:{_DONE_EN}|(?:re-?)?elected)\b",
    r"(?:^|, |\b(?:and|but|so) )(?:we )?agreed (?:\w+ )?\w",
    r"\b(?:motion|vote|proposal|resolution) (?:was |has )?(?:carried|passed|rejected|defeated)\b",
    rf"\b{_WHO} voted (?:\w+ )?(?:to|for|against|in favou?r)\b",
    r"\bthe conclusion is (?:that|to)\b|\bunanimous(?:ly)?\b",
)
_SAID = re.compile("|".join((*_SHORT, *_DUTCH, *_FRENCH, *_GERMAN, *_ENGLISH)), re.IGNORECASE)
_STEMS = re.compile(
    "beslui|beslo|spre(?:ekt|ken)|afgespr|afspraak|vastgest|goedgek|geaccept|aangenomen|geaccord|bekrach|gehonor"
    "|ingewill|verworp|afgewez|kozen|choisi|benoemd|stem(?:t|d|men)|stel(?:t|len)|keur(?:t|en)|onderschr|akkoord"
    "|eens|sluit|vinden in|achter|decharge|décharge|quitus|entlast|bestätigt"
    "|konsens|élu|discharge|ratif|elect|bezwa|unani|overeen|consensus|conclusi|décid|approuv|adopt|valid|conv[ei]|vot|acté"
    "|entérin|rejet|accord|objection|beschl|genehm|verabsch|vereinb|angenommen|abgelehnt|gewählt"
    "|festgelegt|entscheid|einig|stimm|lehn|nimmt|nehmen|einverst|einwände|ergebnis|agree|decid"
    "|resolv|approv|accept|motion"
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
    r"|n[’']a pas|n[’']est pas|si le|si la|à décider|demande|sera|seront|devrai(?:t|ent)|nicht|noch"
    r"|soll(?:te)?n?|wenn|falls|fragt"
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
    r"\b(?:vorige? (?:jaar|keer)|tijdens het vorige|de vorige|eerder|oorspronkelijke|voorheen"
    r"|vroeger|destijds|l[’']an(?:née)? (?:dernière?|passée?)|letztes jahr|last (?:year|time))\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:meld(?:t|en)|vertel(?:t|len)|zeg(?:t|gen)|ge(?:eft|ven) aan|licht(?:en)? toe|toegelicht"
    r"|opgemerkt(?: wordt)?|merk(?:t|en) op|la(?:at|ten) weten) dat\b"
    r"|\b(?:signale|indique|annonce|explique|rappelle|précise|rapporte|dit)(?:nt)? qu(?:e\b|[’'])"
    r"|\b(?:berichte|melde|erkläre|sag|merk)(?:t|n|en)(?: an)?, dass\b"
    r"|\b(?:sa(?:ys|id)|report(?:s|ed)|explain(?:s|ed)|note[sd]|mention(?:s|ed)|told \w+) that\b",
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
    r"|niederschrift|tagesordnung|minutes|report)\b[^.;:?]{0,60}\b(?:goedgekeurd|vastgesteld"
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
