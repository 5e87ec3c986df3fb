# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a stemmer does not know of four languages: small words, and forms that follow no rule."""

import re
import tomllib
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
_BEGINS_WITH_GE = tuple(words_of("keeps_ge")["nl"])


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
    found: dict[str, str] = {}
    for entry in words_of("forms")[language]:
        base, *others = entry.split(":")
        found |= dict.fromkeys(others, base)
    for verb in words_of("verbs").get(language, ()):
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


_FORMS = {language: _forms(language) for language in _WORDS["forms"]}
