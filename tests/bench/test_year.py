# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The simulated year keeps the promises in small, and is the same each time."""

import pytest

from bench.year import community, habits


@pytest.fixture
def busy(monkeypatch):
    """People who ask much and answer little, so that a month shows every step."""
    monkeypatch.setattr(habits, "QUESTIONS", 12)
    for name in ("ANSWERS", "EXPERT_ANSWERS", "PROMISES"):
        monkeypatch.setattr(habits, name, 0.01)


def test_in_a_month_nobody_is_flooded_and_no_question_is_forgotten(busy):
    found = community.simulated(people=30, weeks=6, seed=1)

    assert list(community.broken(found)) == []
    assert found["questions"]["asked"] > 10
    assert found["mail"]["all"] > 50
    assert found["questions by step"]["must_decide"] > 0


def test_the_same_seed_gives_the_same_figures(busy):
    first, second = (community.simulated(people=10, weeks=1, seed=7) for _ in range(2))
    other = community.simulated(people=10, weeks=1, seed=8)

    assert first == second
    assert first != other


def test_what_is_over_what_was_promised_is_named():
    kept = {part: {} for part, _name in community.PROMISED}
    for (part, name), most in community.PROMISED.items():
        kept[part][name] = most
    flooded = kept | {"mail": kept["mail"] | {"a person and day, most": 21}}

    assert list(community.broken(kept)) == []
    assert list(community.broken(flooded)) == [
        "mail, a person and day, most: 21, promised at most 20"
    ]
