# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the glossary adds to a search in another language is measured."""

import gzip
import json
from pathlib import Path
from typing import Any

from bench import crosslanguage
from bench.crosslanguage import Figures

DOCUMENTS = [
    {"id": "a", "title": "Noues", "body": "Aménager une noue dans le parc."},
    {"id": "b", "title": "Stellaris 2000", "body": "Le réseau de chaleur."},
]
QUERIES = [{"query": "wadi", "rel": {"a": 1}}, {"query": "Stellaris", "rel": {"b": 2}}]


def test_a_concept_is_found_with_the_glossary_and_a_name_without(tmp_path: Path) -> None:
    _keep(tmp_path / "docs_fr.jsonl.gz", DOCUMENTS)
    _keep(tmp_path / "queries_nl.jsonl.gz", QUERIES)

    figures = crosslanguage.measure(tmp_path, [("nl", "fr")])

    assert figures == [Figures("nl", "fr", queries=2, plain=0.5, expanded=1.0, known=0.5)]


def _keep(file: Path, lines: list[dict[str, Any]]) -> None:
    with gzip.open(file, "wt", encoding="utf-8") as kept:
        kept.write("\n".join(map(json.dumps, lines)))
