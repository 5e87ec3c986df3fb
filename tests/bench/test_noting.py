# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""People who take minutes at once on the real server lose no word, two of them cut off."""

import os
from pathlib import Path

from bench import faultscene, noting
from bench.faultscene import Place


def test_no_acknowledged_word_is_lost_and_choices_are_shown_to_the_right_people(
    tmp_path: Path,
) -> None:
    server = os.environ.get("COP_TEST_DATABASE_URL")
    place = Place(tmp_path / "site", faultscene.database(server) if server else "")

    counts = noting.written(place, writers=5, seconds=8)

    assert {name: counts[name] for name in noting.WANTED_ZERO} == dict.fromkeys(
        noting.WANTED_ZERO, 0
    )
    assert counts["cut off"] == 2
    assert counts["acknowledged"] > 5
