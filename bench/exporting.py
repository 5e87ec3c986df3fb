# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the PDF and the Word file of a report cost: `python -m bench.exporting`."""

import argparse
import resource
import statistics
import time
from typing import Any

from cop import markup
from cop.exports import making
from cop.exports.nodes import heading, listing, table
from cop.exports.tree import tree

SENTENCE = "We talked about the verges, the heat in the streets and who waters the young trees. "
BASE = "https://cop.example"


def text(signs: int) -> str:
    """The Markdown of a report of about so many signs, with headings, lists and a table."""
    parts, number = [], 0
    while sum(map(len, parts)) < signs - 900:
        number += 1
        lines = [f"### Item {number}", SENTENCE * 5, "- one\n- two\n- **three**", SENTENCE * 3]
        parts += lines
    return "\n\n".join([*parts, "| Where | What |\n|---|---|\n" + "| Street | Trees |\n" * 20])


def document(signs: int) -> dict[str, Any]:
    """A report with twelve decisions and twenty actions."""
    html = markup.render(text(signs), base_url=BASE, limit=60_000).html
    return {
        "language": "en", "locale": "en-GB", "title": "A report", "site": "cop",
        "address": f"{BASE}/reports/1", "moment": 1_700_000_000,
        "blocks": [
            heading("Present"), listing(f"Person {n} (Town {n})" for n in range(25)),
            *tree(html, BASE),
            heading("Decisions"), listing((f"We decide {n}." for n in range(12)), numbered=True),
            heading("Actions"),
            table(["What", "Who", "Before"], (["Count", "Person", "1 May"] for _ in range(20))),
        ],
    }  # fmt: skip


def main() -> None:
    """Print time, processor time, memory and size of each kind and length."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--turns", type=int, default=7)
    turns = given.parse_args().turns
    print("kind   signs   p50 ms   cpu ms   kB")
    for signs in (2_000, 10_000, 59_000):
        paper = document(signs)
        for kind in ("pdf", "docx"):
            times, before = [], _processor()
            for turn in range(turns):
                began = time.perf_counter()
                size = len(making.made(kind, f"{kind} {signs} {turn}", paper, {}))
                times.append((time.perf_counter() - began) * 1000)
            spent = (_processor() - before) / turns * 1000
            p50 = statistics.median(times)
            print(f"{kind:5} {signs:7} {p50:8.0f} {spent:8.0f} {size / 1024:4.0f}")
    began = time.perf_counter()
    making.made("pdf", "pdf 2000 0", {}, {})
    print(f"kept and asked again: {(time.perf_counter() - began) * 1000:.2f} ms")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"memory of the largest process: {most:.0f} MB")


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
