# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How well search finds: the figures, and the engines of others that ours is compared with."""

import gzip
import json
import math
import os

import pytest

from bench import report
from bench.relevance import metrics, references, trial
from bench.relevance.__main__ import main
from bench.relevance.collection import Collection, Document, Query, read
from bench.relevance.systems import SYSTEMS, System

DOCUMENTS = (
    Document("bees", "nl", "Wilde bijen tellen", "Tel de bijen in juni, samen met bewoners."),
    Document("mowing", "nl", "Bermen maaien", "Bermen maaien: twee keer in het jaar."),
    Document("trees", "nl", "Bomen planten", "Een boom geeft schaduw. De bermen worden koeler."),
    Document("café", "nl", "Een café in het park", "Wie kent een café met een groen dak?"),
)
ENGINES = [references.whoosh_standard, references.whoosh_stemmed, references.fts5]
if references.POSTGRES in os.environ:
    ENGINES.append(references.postgres)


def test_gain_counts_less_further_down():
    gains = {"a": 3.0, "b": 1.0}

    assert metrics.ndcg(["a", "b"], gains) == 1
    assert metrics.ndcg(["x", "a"], gains) == pytest.approx(
        (3 / math.log2(3)) / (3 + 1 / math.log2(3))
    )
    assert metrics.ndcg(["x"] * 10 + ["a"], gains) == 0
    assert metrics.ndcg(["a"], {}) == 0


def test_the_best_order_has_ten_places_too():
    gains = {str(n): 1.0 for n in range(12)}

    assert metrics.ndcg([str(n) for n in range(10)], gains) == 1


def test_the_first_that_answers_counts():
    assert metrics.reciprocal_rank(["x", "b", "a"], {"a": 1, "b": 1, "x": 0}) == 0.5
    assert metrics.reciprocal_rank(["x"] * 10 + ["a"], {"a": 1}) == 0


def test_recall_is_the_share_among_the_first_ten():
    assert metrics.recall(["a", "x", "b"], {"a": 1, "b": 2, "c": 1, "x": 0}) == pytest.approx(2 / 3)
    assert metrics.recall(["x"] * 10 + ["a"], {"a": 1}) == 0
    assert metrics.recall(["a"], {}) == 0


def test_a_difference_has_an_interval_that_is_the_same_each_time():
    better = [1.0, 0.8, 0.9, 0.7] * 50
    worse = [0.9, 0.8, 0.7, 0.6] * 50

    mean, low, high = metrics.difference(better, worse)

    assert mean == pytest.approx(0.1)
    assert 0.08 < low < mean < high < 0.12
    assert metrics.difference(better, worse) == (mean, low, high)
    assert metrics.difference(better, better) == (0, 0, 0)


def test_chance_alone_leaves_nought_within_the_interval():
    _mean, low, high = metrics.difference([1.0, 0.0] * 20, [0.0, 1.0] * 20)

    assert low < 0 < high


@pytest.mark.parametrize("make", ENGINES)
def test_an_engine_finds_what_has_any_of_the_words_and_the_title_first(make):
    find = make(DOCUMENTS)

    assert find("bermen") == ["mowing", "trees"]
    assert set(find("bijen schaduw zwembad")) == {"bees", "trees"}
    assert find("zwembad") == []


@pytest.mark.parametrize("make", ENGINES)
@pytest.mark.parametrize(
    "typed", ["", "?!", '"', "title:", "(bijen", "bijen AND NOT", "a'b \\ *:&|"]
)
def test_an_engine_takes_anything_typed(make, typed):
    assert set(make(DOCUMENTS)(typed)) <= {each.id for each in DOCUMENTS}


def test_engines_with_stems_find_other_forms():
    assert references.whoosh_stemmed(DOCUMENTS)("bij met boom")[:1] == ["trees"]
    assert references.fts5(DOCUMENTS)("cafe") == ["café"]


def test_a_collection_is_read(tmp_path):
    put(tmp_path / "docs_nl.jsonl.gz", id="a", lang="nl", title="Bomen", body="Plant ze.")
    put(tmp_path / "queries_nl.jsonl.gz", qid="q", query="boom", rel={"a": 1}, split="dev")

    assert read(tmp_path, "nl") == Collection(
        "nl", (Document("a", "nl", "Bomen", "Plant ze."),), (Query("q", "boom", {"a": 1}, "dev"),)
    )


def test_every_system_has_its_own_name():
    assert len({each.name for each in SYSTEMS}) == len(SYSTEMS)


def test_a_system_is_tried_and_compared_with_the_best_reference():
    queries = (Query("1", "bijen", {"bees": 1}), Query("2", "bermen", {"mowing": 1}))
    collection = Collection("nl", DOCUMENTS, queries)
    found = {"blind": [], "good": ["bees"], "ours": ["bees", "mowing"]}
    blind, good, ours = (
        trial.tried(System(name, lambda _, ids=ids: lambda _: ids, name == "ours"), collection)
        for name, ids in found.items()
    )

    assert good.figures() | {"p50_ms": 0, "p95_ms": 0} == {
        "language": "nl", "system": "good", "queries": 2, "p50_ms": 0, "p95_ms": 0,
        "ndcg": 0.5, "mrr": 0.5, "recall": 0.5,
    }  # fmt: skip
    assert trial.line(ours).split()[:4] == ["ours", "0.816", "0.750", "1.000"]
    assert list(trial.compared([blind, good, ours])) == [
        "best reference: good",
        "ours: +0.315 to it (95 %: +0.000 to +0.631)",
    ]
    assert list(trial.compared([ours])) == []


def test_who_gives_no_folder_is_told_how(monkeypatch, capsys):
    monkeypatch.delenv("COP_SEARCH_DEV", raising=False)
    monkeypatch.setattr("sys.argv", ["bench.relevance"])

    with pytest.raises(SystemExit):
        main()

    assert "--data PATH, or COP_SEARCH_DEV=PATH" in capsys.readouterr().err


def test_tables_are_printed_and_kept_when_asked(tmp_path, monkeypatch, capsys):
    put(tmp_path / "docs_nl.jsonl.gz", id="a", lang="nl", title="Bomen", body="Plant ze.")
    put(tmp_path / "queries_nl.jsonl.gz", qid="q", query="bomen", rel={"a": 1}, split="dev")
    monkeypatch.setattr(report, "RESULTS", tmp_path / "bench" / "results")
    (tmp_path / "bench").mkdir()
    given = f"bench.relevance --data {tmp_path} --only nl --system fts5 --save"
    monkeypatch.setattr("sys.argv", given.split())

    main()

    printed = capsys.readouterr().out
    assert printed.startswith("nl: 1 queries, 1 documents")
    assert "best reference: SQLite FTS5" in printed
    [kept] = report.RESULTS.glob("*-search.json")
    [figures] = json.loads(kept.read_text())["trials"]
    assert (figures["language"], figures["ndcg"], figures["queries"]) == ("nl", 1, 1)


def put(file, **line):
    with gzip.open(file, "wt", encoding="utf-8") as out:
        out.write(json.dumps(line) + "\n")
