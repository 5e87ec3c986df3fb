# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a stemmer does not know of four languages: small words, and forms that follow no rule."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

_WORDS = tomllib.loads((Path(__file__).parent / "data" / "words.toml").read_text(encoding="utf-8"))


def words_of(table: str) -> dict[str, list[str]]:
    """The words of a table of `data/words.toml`, by language."""
    return {language: words.split() for language, words in _WORDS[table].items()}


SMALL = {language: frozenset(words) for language, words in words_of("small").items()}
_VOICELESS = ("t", "k", "f", "s", "ch", "p", "x")
_PREFIX = re.compile(
    r"(aan|af|bij|door|in|na|om|op|over|uit|vast|weg|an|auf|aus|ein|um)(?=.{4})", re.I
)
_PARTICIPLE = re.compile(r"(?:aan|af|bij|door|in|na|om|op|over|uit|vast|weg)?ge.{2,}([dt]e?n?|en)")
_GE = re.compile("^ge(?=.{3})|ge(?=.{4})")
_INSEPARABLE = ("be", "ge", "ver", "ont", "ent", "er", "her")
_UNSTRESSED = re.compile("[aeiou].*e[lnr]$")
_DIVIDED = {"e": "ë", "i": "ï"}
_BEGINS_WITH_GE = tuple(words_of("keeps_ge")["nl"])


def regular(word: str, language: str) -> str:
    """The word in a form that its stemmer understands; most words as they are.

    The Dutch stemmer takes "ge" out wherever it stands, also of "gemeente" and "regenpijp"; a
    diaeresis, which folding removes later, keeps it in all that is no participle.
    """
    found = _FORMS.get(language, {}).get(word, word)
    if language == "nl" and found == word and (ending := _ENDINGS.fullmatch(word)):
        found = ending[1] + _ENDS[ending[2]]
    if language == "nl" and "ge" in found:
        participle = _PARTICIPLE.fullmatch(found) and not found.startswith(_BEGINS_WITH_GE)
        return found if participle else _GE.sub("gë", found)
    return found


def forms(language: str) -> Iterable[str]:
    """The words of a language that are another in the eyes of its stemmer."""
    return _FORMS.get(language, ())


def _forms(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for verb in words_of("verbs").get(language, ()):
        found |= dict.fromkeys(_conjugated(verb, language), verb)
    found |= _bases("forms", language)
    return {form: found.get(base, base) for form, base in found.items() if form != base}


def _bases(table: str, language: str) -> dict[str, str]:
    """From each form to the word that it is a form of, which stands first in its entry."""
    entries = (entry.split(":") for entry in words_of(table)[language])
    return {form: base for base, *forms in entries for form in forms}


def _conjugated(verb: str, language: str) -> set[str]:
    """The forms of a weak verb that end in d, t, de or te, and its participle."""
    split = _PREFIX.match(verb)
    prefix, rest = (split[0], verb[split.end() :]) if split else ("", verb)
    spoken = rest.removesuffix("en") if rest.endswith("en") else rest.removesuffix("n")
    past = "t" if language == "de" or spoken.endswith(_VOICELESS) else "d"
    made: set[str] = set()
    for root in _roots(spoken) if language == "nl" else {spoken}:
        third, perfect = (root if root.endswith(end) else root + end for end in ("t", past))
        joined = prefix + (perfect if rest.startswith(_INSEPARABLE) else _joined(perfect, language))
        made |= {prefix + third, *(prefix + root + past + end for end in ("e", "en"))}
        made |= {joined, joined + "e", joined + "en"}
    return made


def _joined(perfect: str, language: str) -> str:
    """With "ge" before it; Dutch writes "geïsoleerd"."""
    begun = _DIVIDED.get(perfect[0], perfect[0]) if language == "nl" else perfect[0]
    return f"ge{begun}{perfect[1:]}"


def _roots(root: str) -> set[str]:
    """As Dutch spells it before a consonant; only an ear tells "beheer" from "verwijder"."""
    return {_closed(root), *([root] if _UNSTRESSED.search(root) else [])}


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


_ENDS = _bases("ends", "nl")
_ENDINGS = re.compile(f"(.{{3,}})(?<!be)({'|'.join(_ENDS)})")
_FORMS = {language: _forms(language) for language in _WORDS["forms"]}
