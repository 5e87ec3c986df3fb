# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""One system on the queries of one language, and what came of it as lines to read."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from bench.measure import quantile
from bench.relevance import metrics
from bench.relevance.collection import Collection
from bench.relevance.systems import System

COLUMNS = "{:<32} {:>8} {:>8} {:>8} {:>8} {:>8}"
HEAD = ("", "nDCG@10", "MRR@10", "R@10", "p50 ms", "p95 ms")


@dataclass(frozen=True)
class Trial:
    """What each query gained with a system, and how many milliseconds it took."""

    system: System
    language: str
    ndcg: list[float]
    reciprocal_rank: list[float]
    recall: list[float]
    times: list[float]

    def figures(self) -> dict[str, str | int | float]:
        """What is kept of it."""
        return {
            "language": self.language,
            "system": self.system.name,
            "queries": len(self.ndcg),
            "ndcg": round(fmean(self.ndcg), 4),
            "mrr": round(fmean(self.reciprocal_rank), 4),
            "recall": round(fmean(self.recall), 4),
            "p50_ms": round(median(self.times), 2),
            "p95_ms": round(quantile(self.times, 0.95), 2),
        }


def tried(system: System, collection: Collection) -> Trial:
    """Takes in the documents and asks every query once."""
    find = system.make(collection.documents)
    trial = Trial(system, collection.language, [], [], [], [])
    for query in collection.queries:
        began = time.perf_counter()
        found = find(query.text)
        trial.times.append((time.perf_counter() - began) * 1000)
        trial.ndcg.append(metrics.ndcg(found, query.gains))
        trial.reciprocal_rank.append(metrics.reciprocal_rank(found, query.gains))
        trial.recall.append(metrics.recall(found, query.gains))
    return trial


def line(trial: Trial) -> str:
    """One row of the table."""
    shown = trial.figures()
    good = [f"{shown[name]:.3f}" for name in ("ndcg", "mrr", "recall")]
    return COLUMNS.format(trial.system.name, *good, shown["p50_ms"], shown["p95_ms"])


def compared(trials: Sequence[Trial]) -> Iterator[str]:
    """Which reference is best in nDCG@10, and how far ours are from it, query by query."""
    references = [each for each in trials if not each.system.ours]
    if not references:
        return
    best = max(references, key=lambda each: fmean(each.ndcg))
    yield f"best reference: {best.system.name}"
    for each in (each for each in trials if each.system.ours):
        mean, low, high = metrics.difference(each.ndcg, best.ndcg)
        yield f"{each.system.name}: {mean:+.3f} to it (95 %: {low:+.3f} to {high:+.3f})"
