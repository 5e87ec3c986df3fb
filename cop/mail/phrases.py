# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The words by which mail programs mark what is not the writer's: nl, fr, de and en."""

import re

_NO_CASE = re.IGNORECASE

ATTRIBUTION = re.compile(
    r"(?:(?:op|on|le|am|den|vom|het is|il giorno)\b.{6,300}?"
    r"(?:schreef|heeft\b.{0,120}?geschreven|wrote|a écrit|a ecrit|schrieb|geschrieben)"
    r"|.{3,200}(?:schreef op|wrote on|schrieb am|a écrit le)\b.{4,120}"
    r"|.{0,200}<[^<>\s]+@[^<>\s]+>\s*(?:schreef|wrote|a écrit|schrieb))"
    r".{0,200}?\s?:",
    _NO_CASE,
)
"""The line above a quotation: who wrote it, when."""

CLOCK_OR_ADDRESS = re.compile(r"\d{1,2}[:.h]\d{2}|[^\s@]+@[^\s@]+\.\w+")
"""What only a program puts into such a line."""

ORIGINAL = re.compile(
    r"[-_ ]{2,}\s*(?:oorspronkelijk(?:e)? bericht|original message|originele bericht"
    r"|ursprüngliche nachricht|originalnachricht|message d['’]origine"
    r"|message original)\s*[-_ ]{2,}",
    _NO_CASE,
)
FORWARDED = re.compile(
    r"[-_ ]{2,}\s*(?:forwarded message|doorgestuurd bericht|weitergeleitete nachricht"
    r"|message transféré|message transmis)(?: .{0,80})?\s*[-_ ]{2,}"
    r"|(?:begin forwarded message|begin doorgestuurd bericht|begin van doorgestuurd bericht"
    r"|début du message (?:réexpédié|transféré)|anfang der weitergeleiteten nachricht"
    r"|anfang der weitergeleiteten e-mail)\s*:",
    _NO_CASE,
)
RULE = re.compile(r"[_]{8,}|[-]{20,}")

FROM = frozenset(("van", "from", "de", "von", "afzender", "expéditeur"))
HEADERS = FROM | {
    "verzonden", "datum", "date", "sent", "envoyé", "envoyé le", "gesendet", "aan", "to", "à", "an",
    "onderwerp", "subject", "objet", "betreff", "cc", "bcc", "kopie", "beantwoorden", "reply-to",
    "antwoord aan", "antwort an", "répondre à", "prioriteit", "importance", "wichtigkeit",
    "organisatie", "organisation", "organization", "verstuurd", "verzonden op", "bijlagen",
}  # fmt: skip
"""The names in the block that Outlook and others put above what they quote."""
HEADER = re.compile(r"[*_\s]*([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ -]{0,16}?)[*_\s]*:[*_]*\s*(.*)")

CLOSING = re.compile(
    r"(?:(?:met\s+)?(?:de\s+)?(?:heel\s+)?(?:vriendelijke|hartelijke|beste|warme|zonnige|groene)\s+"
    r"(?:groet(?:en|jes)?)"
    r"|groet(?:en|jes)?|gr\.?|mvrgr|m\.?v\.?g\.?|hoogachtend|met groet|tot ziens"
    r"|(?:(?:with\s+)?(?:kind(?:est)?|best|warm|many)\s+)?regards|best(?: wishes|(?=,))"
    r"|all the best"
    r"|yours (?:sincerely|faithfully)|sincerely|cheers"
    r"|(?:bien\s+|très\s+)?(?:cordialement|sincèrement)(?:\s+vôtre)?|bien à (?:vous|toi)"
    r"|(?:sincères|meilleures)\s+salutations|salutations(?: distinguées)?|amicalement"
    r"|(?:mit\s+)?(?:freundlichen?|besten?|herzlichen?|lieben?|vielen|viele|schönen?)\s+gr(?:ü|ue)(?:ß|ss)en?"
    r"|gruß|grüße|gruss|mfg|lg|vg)"
    r"(?:\s*/\s*[\w\s]{3,40})?"
    r"[,.!]*\s*(?:(?-i:[A-ZÀ-Ý])[\w.'’-]*\s*){0,4}[,.!]*",
    _NO_CASE,
)
"""A line that closes a letter, with or without a name behind it."""

DEVICE = re.compile(
    r"(?:(?:verzonden|verstuurd|gestuurd) (?:vanaf|vanuit|met|via|van) .{2,60}"
    r"|sent (?:from|with|via) .{2,60}|envoyé (?:de|depuis|à partir de|avec) .{2,60}"
    r"|von (?:meinem|unterwegs).{0,40}gesendet|gesendet (?:von|mit|über) .{2,60}"
    r"|(?:download|télécharger|get|holen sie sich|laden sie)\s.{0,12}outlook.{0,40}"
    r"|outlook (?:voor|for|pour|für) (?:ios|android).{0,40})(?:<\S+>.{0,20})?\.?",
    _NO_CASE,
)
_DEVICES = re.compile(
    r"iphone|ipad|android|samsung|galaxy|outlook|mobiel|mobile|mobil|telefoon|téléphone|handy|smartphone"
    r"|tablet|mail\b|gmail|yahoo|proton|unterwegs|blackberry|huawei|fairphone|thunderbird|ios\b",
    _NO_CASE,
)

DISCLAIMER = re.compile(
    r"[*_ ]*(?:disclaimer|vertrouwelijkheid(?:sclausule)?|confidentiality(?: notice)?|proclaimer)\b"
    r"|(?:de informatie in|dit (?:e-?mail)?bericht|deze e-?mail|dit is een vertrouwelijk)\b.{0,300}"
    r"(?:vertrouwelijk|uitsluitend|bestemd|geadresseerde)"
    r"|aan (?:dit|de inhoud van (?:dit|deze)) .{0,60}geen rechten"
    r"|denk (?:aan|om) het milieu|(?:please )?(?:consider|think of) the environment"
    r"|pensez à l['’]environnement"
    r"|bitte (?:denken|prüfen) sie .{0,80}(?:umwelt|ausdrucken|drucken)"
    r"|(?:this|the information in this) (?:e-?mail|message)\b.{0,300}"
    r"(?:confidential|intended|addressee)"
    r"|(?:ce (?:message|courriel)|cet e-?mail|les informations contenues)\b.{0,300}"
    r"(?:confidentiel|destinataire|exclusi)"
    r"|(?:diese (?:e-?mail|nachricht)|der inhalt dieser)\b.{0,300}"
    r"(?:vertraulich|bestimmt|adressat)",
    _NO_CASE | re.DOTALL,
)

POINTS_BELOW = re.compile(
    r"\b(?:zie (?:hier|verder)?\s?(?:onder|beneden)|hieronder (?:mijn|in|tussen|bij|antwoord)"
    r"|tussen de (?:regels|tekst)|in (?:het )?(?:rood|blauw|groen)"
    r"|onder (?:je|uw|jouw) vra(?:ag|gen)"
    r"|in (?:je|uw|jouw) (?:mail|tekst|bericht)|see below|inline|in-?line|in (?:red|blue|green)"
    r"|between the lines|below your|ci-dessous|plus bas|en (?:rouge|bleu|vert)"
    r"|dans (?:le|votre) (?:texte|mail)"
    r"|entre les lignes|siehe (?:unten|weiter unten)|s\. ?u\.|im text|in (?:rot|blau|grün)"
    r"|zwischen den zeilen|weiter unten)\b",
    _NO_CASE,
)
"""By which somebody says that more of their own words stand in what is quoted."""

GREETING = re.compile(
    r"(?:beste|hallo|hoi|hi|hello|dear|dag|geachte|goede(?:morgen|middag|navond)"
    r"|bonjour|bonsoir|cher|chère"
    r"|madame|monsieur|guten (?:tag|morgen|abend)|liebe[r]?|sehr geehrte[r]?|goedendag"
    r"|good (?:morning|afternoon))"
    r"\b[^.,?!:;]{0,60}[,!.]?",
    _NO_CASE,
)
CONTACT = re.compile(
    r"[^\s@]+@[^\s@]+\.\w+|https?://|www\.|\+?\(?\d[\d ()./-]{7,}\d"
    r"|^[\s*]*(?:t|m|e|w|tel|mob|fax|tél)\b[.:]"
    r"|\[(?:cid|image|logo)[^\]]*\]",
    _NO_CASE,
)
POSTSCRIPT = re.compile(r"(?:p\.?\s?s\.?|n\.?\s?b\.?)\s?[:.,-]|ps\s|nb\s", _NO_CASE)
LIST_ITEM = re.compile(r"(?:[-*+•]|\d{1,3}[.)])\s")


def is_device(line: str) -> bool:
    """Whether a line only says from which device or program a mail was sent."""
    return bool(DEVICE.fullmatch(line.strip()) and _DEVICES.search(line))
