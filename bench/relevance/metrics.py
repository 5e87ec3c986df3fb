# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How good a list of found documents is, and whether one system is better than another."""

import math
import random
from collections.abc import Mapping, Sequence
from statistics import fmean

FIRST = 10
"""As far as a reader looks."""
DRAWS = 2_000

Found = Sequence[str]
Gains = Mapping[str, float]


def ndcg(found: Found, gains: Gains) -> float:
    """Discounted cumulative gain of the first ten, as a share of that of the best order."""
    best = _discounted(sorted(gains.values(), reverse=True))
    return _discounted([gains.get(id, 0.0) for id in found]) / best if best else 0.0


def reciprocal_rank(found: Found, gains: Gains) -> float:
    """One divided by the place of the first document that answers; 0 when none of ten does."""
    places = (place for place, id in enumerate(found[:FIRST], 1) if gains.get(id, 0) > 0)
    return 1 / next(places, math.inf)


def recall(found: Found, gains: Gains) -> float:
    """The share of the documents that answer which are among the first ten."""
    wanted = {id for id, gain in gains.items() if gain > 0}
    return len(wanted & set(found[:FIRST])) / len(wanted) if wanted else 0.0


def difference(
    ours: Sequence[float], theirs: Sequence[float], seed: int = 0
) -> tuple[float, float, float]:
    """How much better ours are on average, and the 95 % interval of it (paired bootstrap).

    Both hold a figure for each query, in the same order. Where the interval lies above 0, the
    difference is not chance.
    """
    each = [mine - other for mine, other in zip(ours, theirs, strict=True)]
    chance = random.Random(seed)
    means = sorted(fmean(chance.choices(each, k=len(each))) for _ in range(DRAWS))
    return fmean(each), means[DRAWS * 25 // 1000], means[DRAWS * 975 // 1000 - 1]


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains[:FIRST], 1))
