# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a stemmer does not know of four languages: small words, and forms that follow no rule."""

import re

SMALL = {
    "nl": frozenset(
        "de het een der des den deze die dit dat er en of maar want dus toch als dan toen nu ook"
        " al nog niet geen wel zo te om aan af bij binnen boven door in met na naar naast onder op"
        " over per sinds tegen tot tussen uit van vanaf via voor zonder ik je jij u uw hij zij ze"
        " we wij jullie hun hen hem haar me mij mijn ons onze zich zelf men iemand iets niemand"
        " niets alles ander andere elk elke ieder iedere is ben bent zijn was waren geweest wordt"
        " worden werd werden geworden heeft heb hebben hebt had hadden gehad kan kunt kunnen kon"
        " konden moet moeten moest mag mogen wil willen wilt zal zullen zou zouden gaan gaat doe"
        " doet doen gedaan hoe wat wie waar waarom wanneer welk welke hoeveel hier daar zulke".split()
    ),
    "fr": frozenset(
        "le la les l un une des du de d au aux et ou mais donc or ni car que qu qui quoi dont où"
        " ce c cet cette ces ça cela ceci se s sa ses son sur sous dans en par pour avec sans chez"
        " vers entre contre depuis pendant à y ne n pas plus moins très trop aussi bien si je j tu"
        " il elle on nous vous ils elles me m te t lui leur leurs mon ma mes ton ta tes notre nos"
        " votre vos est es sont suis sommes êtes était étaient sera seront soit être a ai as ont"
        " avons avez avait avaient aura auront avoir fait faire faut peut peuvent comment quel"
        " quelle quels quelles quand pourquoi combien quelqu tout tous toute toutes même".split()
    ),
    "de": frozenset(
        "der die das des dem den ein eine einer eines einem einen und oder aber denn doch sondern"
        " als wie wenn weil dass daß ob auch noch nur schon sehr so nicht kein keine keinen keiner"
        " an am auf aus bei beim bis durch für gegen hinter in im ins mit nach neben ohne seit"
        " über um unter von vom vor zu zum zur zwischen ich du er sie es wir ihr uns euch mich"
        " mir dich dir ihn ihm ihnen sich man mein dein sein seine seinen unser unsere unseren"
        " euer eure ist sind bin bist war waren gewesen wird werden wurde wurden worden hat habe"
        " haben hatte hatten gehabt kann können konnte muss müssen soll sollen sollte darf will"
        " wollen was wer wen wem wo wann warum wieso wieviel wieviele welche welcher welches"
        " welchen diese dieser dieses diesen jede jeder jedes alle allem allen hier da dort".split()
    ),
    "en": frozenset(
        "a an the and or but nor so if than then of at by for from in into on onto off out over"
        " per through to under up upon with within without about above after against among before"
        " behind below between during since until i you he she it we they me him her us them my"
        " your his its our their mine yours ours theirs this that these those who whom whose which"
        " what when where why how is am are was were be been being has have had having do does did"
        " doing can could may might must shall should will would not no any anyone anybody some"
        " someone there here also too very just such s t".split()
    ),
}
"""Closed classes only: articles, pronouns, prepositions, auxiliaries, what a question begins with.
What also names a thing ("wet", "weg", "été", "est" the wind is rare) is weighed by hand."""

_NOUNS = {
    "nl": (
        "kind:kinderen stad:steden weg:wegen lid:leden schip:schepen ei:eieren blad:bladeren"
        " goed:goederen gat:gaten dak:daken dag:dagen pad:paden glas:glazen hol:holen vat:vaten"
        " rund:runderen kalf:kalveren lam:lammeren rad:raderen zee:zeeën graf:graven hof:hoven"
        " slag:slagen bad:baden spel:spelen verbod:verboden gebed:gebeden lot:loten staf:staven"
        " hoen:hoenders gemeente:gemeentelijk:gemeentelijke provincie:provinciaal:provinciale"
        " natuur:natuurlijk:natuurlijke moeilijkheid:moeilijkheden gelid:gelederen"
        " warm:warme heet:hete droog:droge groen:groene nat:natte arm:arme lied:liederen"
        " volk:volkeren gemoed:gemoederen smid:smeden god:goden oorlog:oorlogen trede:treden"
        " mens:mensen museum:musea criterium:criteria medium:media technicus:technici"
    ),
    "fr": (
        "travail:travaux œil:yeux oeil:yeux bail:baux vitrail:vitraux corail:coraux"
        " faucher:fauchage:fauchages planter:plantation:plantations élaguer:élagage:élagages"
        " tailler:taillage pâturer:pâturage:pâturages désherber:désherbage recycler:recyclage"
        " éclairer:éclairage:éclairages arroser:arrosage stocker:stockage broyer:broyage"
        " boiser:boisement reboiser:reboisement:reboisements"
    ),
    "de": (
        "mähen:mahd gemeinde:gemeindlich:gemeindliche museum:museen kriterium:kriterien"
        " bad:bäder thema:themen fläche:flächig stadt:städtisch:städtische:städtischen"
    ),
    "en": (
        "child:children mouse:mice goose:geese foot:feet tooth:teeth man:men woman:women wolf:wolves"
        " leaf:leaves loaf:loaves shelf:shelves half:halves knife:knives life:lives calf:calves"
        " ox:oxen grow:grew:grown mow:mown sow:sown dig:dug build:built find:found make:made"
        " take:took:taken give:gave:given write:wrote:written choose:chose:chosen"
        " criterion:criteria medium:media fungus:fungi larva:larvae"
    ),
}
"""A word, and forms of it that its stemmer takes for another."""

_REGULAR = {
    "nl": (
        "maaien snoeien planten zaaien kappen baggeren beheren verharden ontharden vergroenen"
        " strooien wieden schoffelen hakken zagen rooien spitten mulchen bemesten bestrijden"
        " verwijderen plaatsen inrichten onderhouden bouwen bouw isoleren verwarmen koelen meten"
        " tellen melden regelen delen huren kopen betalen leren werken wonen fietsen wandelen"
        " parkeren planten dempen graven oogsten composteren recyclen hergebruiken inzaaien"
        " aanplanten aanleggen afkoppelen afvoeren uitvoeren opvangen omvormen inventariseren"
        " monitoren subsidiëren vergunnen handhaven begrazen bewateren beregenen vernatten"
        " verdrogen verbinden ontwikkelen behandelen bespreken organiseren besparen opwekken"
        " vastleggen verkoelen schaduwen delven klepelen afgraven afvissen uitzetten"
    ),
    "de": (
        "mähen pflanzen pflegen säen fällen schneiden jäten hacken düngen gießen bauen dämmen"
        " heizen kühlen messen zählen melden regeln teilen mieten kaufen leiten planen nutzen"
        " entsiegeln begrünen bewässern renaturieren fördern finanzieren sparen speichern sammeln"
        " schützen stärken ersetzen entfernen umsetzen anpflanzen einsäen anlegen ausführen"
        " aufwerten blühen"
    ),
}
"""Verbs of this field whose participles are formed by rule: ge-…-d, ge-…-t."""
_VOICELESS = ("t", "k", "f", "s", "ch", "p", "x")
_PREFIX = re.compile(
    r"(aan|af|bij|door|in|na|om|op|over|uit|vast|weg|an|auf|aus|ein|um)(?=.{4})", re.I
)


_PARTICIPLE = re.compile(r"(?:aan|af|bij|door|in|na|om|op|over|uit|vast|weg)?ge.{2,}(?:[dt]e?n?|en)")
_GE = re.compile("^ge(?=.{3})|ge(?=.{4})")
_BEGINS_WITH_GE = tuple(
    "gebergt gebeur gebied geboort gebruik gedeelt gedicht gedrag geduld geest gegeven gehalt geheel"
    " geld geleg geloof gelov geluid gemeent gemiddeld genees genoot genot gerecht geschikt geslacht"
    " geur gevaar gevecht gevel geven gevoel gewas geweld gewest gewicht gewoon gezant gezicht gezin"
    " gezond".split()
)


def regular(word: str, language: str) -> str:
    """The word in a form that its stemmer understands; most words as they are.

    The Dutch stemmer takes "ge" out wherever it stands, also of "gemeente" and "regenpijp"; a
    diaeresis, which folding removes later, keeps it in all that is no participle.
    """
    found = _FORMS.get(language, {}).get(word, word)
    if language == "nl" and "ge" in found:
        participle = _PARTICIPLE.fullmatch(found) and not found.startswith(_BEGINS_WITH_GE)
        return found if participle else _GE.sub("gë", found)
    return found


def _forms(language: str) -> dict[str, str]:
    found = {}
    for entry in _NOUNS[language].split():
        base, *others = entry.split(":")
        found |= dict.fromkeys(others, base)
    for verb in _REGULAR.get(language, "").split():
        found |= dict.fromkeys(_conjugated(verb, language), verb)
    return {form: base for form, base in found.items() if form != base}


def _conjugated(verb: str, language: str) -> set[str]:
    """The forms of a weak verb that end in d, t, de or te, and its participle."""
    split = _PREFIX.match(verb)
    prefix, rest = (split[0], verb[split.end() :]) if split else ("", verb)
    root = rest.removesuffix("en") if rest.endswith("en") else rest.removesuffix("n")
    past = "t" if language == "de" or root.endswith(_VOICELESS) else "d"
    if language == "nl":
        root = _closed(root)
    third, perfect = (root if root.endswith(end) else root + end for end in ("t", past))
    inseparable = rest.startswith(("be", "ge", "ver", "ont", "ent", "er", "her"))
    joined = prefix + ("" if inseparable else "ge") + perfect
    spoken = {prefix + third, *(prefix + root + past + end for end in ("e", "en"))}
    return spoken | {joined, joined + "e", joined + "en"}


def _closed(root: str) -> str:
    """The root as Dutch spells it before a consonant: kapp- is kap, maai- stays, tell- is tel."""
    if len(root) > 2 and root[-1] == root[-2]:
        return root[:-1]
    if root.endswith("v"):
        return root[:-1] + "f"
    if root.endswith("z"):
        return root[:-1] + "s"
    open_ = re.fullmatch(r"(.*[^aeiou])([aeou])([^aeiouwx])", root)
    return f"{open_[1]}{open_[2] * 2}{open_[3]}" if open_ else root


_FORMS = {language: _forms(language) for language in _NOUNS}
