# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words become the same stems whoever asks, and however many ask at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from cop.search import analysis

ENDINGS = ("", "en", "heden", "ingen", "elijke", "je", "jes", "ers", "end", "baarheid")
WORDS = [
    f"{'abcdefgh'[n % 8]}oom{'klmnprst'[n // 8 % 8]}a{n % 97}g{end}"
    for n in range(400)
    for end in ENDINGS
]


def test_threads_do_not_spoil_each_others_stems() -> None:
    alone = [analysis.stem(word, "nl") for word in WORDS]
    analysis.stem.cache_clear()

    with ThreadPoolExecutor(8) as threads:
        shuffled = [threads.submit(_all, start) for start in range(8)]
        together = [each.result() for each in shuffled]

    assert all(found == alone for found in together)


def _all(start: int) -> list[str]:
    """The stems of all words, begun at another place by each thread."""
    at = start * len(WORDS) // 8
    found = {word: analysis.stem(word, "nl") for word in WORDS[at:] + WORDS[:at]}
    return [found[word] for word in WORDS]


@pytest.mark.parametrize(
    ("typed", "language", "telling"),
    [
        ("hoe vaak maaien jullie de berm", "nl", ["vaak", "maaien", "berm"]),
        ("which verge is mown with sinusbeheer", "nl", ["verge", "mown", "sinusbeheer"]),
        ("de weg naar het bos", "nl", ["weg", "bos"]),
        ("weg maaien", "nl", ["weg", "maaien"]),
        ("comment entretenir la cour", "fr", ["entretenir", "cour"]),
        ("wie pflegen wir die Wiese", "de", ["pflegen", "Wiese"]),
        ("wat is dat", "nl", ["wat", "is", "dat"]),
        ("wet", "nl", ["wet"]),
    ],
)
def test_small_words_are_left_out_in_the_language_of_the_query(
    typed: str, language: str, telling: list[str]
) -> None:
    assert analysis.telling(typed.split(), language) == telling
