# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The table of what was measured, beside the budgets."""

import json

from bench import budgets, report
from bench.measure import Row, summed


def row(name: str, **figures) -> Row:
    return Row(**{"name": name, "n": 5} | figures)


def test_a_line_says_what_is_within_its_budget_and_what_is_over():
    good = report.line(row("question, 10 answers, visitor", cpu_min_ms=2.4, queries=6))
    dear = report.line(row("question, 10 answers, visitor", cpu_min_ms=2.6, queries=7))

    assert good.endswith(" ok")
    assert dear.endswith("OVER cpu_min_ms > 2.5, queries > 6")


def test_a_row_without_a_budget_is_neither():
    assert budgets.verdict(row("floor: bare Flask, constant page", cpu_min_ms=99)) == ""


def test_the_table_has_a_head_and_a_line_for_each_row():
    lines = report.table([row("list: questions, visitor"), row("post an answer")]).splitlines()

    assert lines[0].split()[:3] == ["n", "p50", "ms"]
    assert [line.split("  ")[0] for line in lines[1:]] == [
        "list: questions, visitor",
        "post an answer",
    ]


def test_times_are_summed_up_by_rounds():
    times = [(float(n), 2.0 if n < 20 else 4.0) for n in range(1, 101)]

    made = summed("anything", times, size=7)

    assert (made.n, made.p50_ms, made.p95_ms, made.bytes) == (100, 50.5, 96.0, 7)
    assert (made.cpu_ms, made.cpu_min_ms) == (4.0, 2.1)


def test_a_result_names_machine_commit_and_moment_but_no_host(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "RESULTS", tmp_path)

    kept = json.loads(report.keep([row("post an answer")], 20_000, (1, 2, 3)).read_text())

    assert set(kept) == {
        *("date", "commit", "machine", "python", "contributions", "rows"),
        *("load_average_before", "load_average_after"),
    }
    wanted = ["name", "n", "p50_ms", "p95_ms", "cpu_ms", "queries", "bytes", "ratio_to_floor"]
    assert set(wanted) <= set(kept["rows"][0])
    assert report.platform.node() not in json.dumps(kept)
