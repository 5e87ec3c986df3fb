# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nothing but what bodies need comes through, whatever is written."""

import pytest

from cop.errors import Refused
from cop.markup import clean, render
from tests.markup.allowed import forbidden
from tests.markup.vectors import ADDRESSES, POSITIONS, RAW

BASE = "https://cop.example"


def test_there_are_attempts_enough_and_the_inspector_sees_them() -> None:
    assert len(RAW) + len(ADDRESSES) >= 120
    assert sum(bool(forbidden(vector)) for vector in RAW) > 120


@pytest.mark.parametrize("vector", RAW)
def test_the_cleaner_lets_no_raw_attempt_through(vector: str) -> None:
    once = clean(vector)

    assert forbidden(once) == []
    assert clean(once) == once


@pytest.mark.parametrize("position", POSITIONS)
def test_no_attempt_comes_through_markdown(position: str) -> None:
    for vector in RAW + ADDRESSES:
        try:
            once = render(position.replace("{}", vector), base_url=BASE)
        except Refused:
            assert any(sign < " " for sign in vector)
        else:
            assert forbidden(once.html) == [], vector
            assert clean(once.html) == once.html
            assert not once.fallback


def test_only_our_own_site_is_linked_without_reserve() -> None:
    html = render(
        "https://cop.example/questions/1-a https://cop.example.evil.example/x "
        "https://cop.example@evil.example/y [z](https://evil.example) <https://evil.example/q>",
        base_url=BASE,
    ).html

    assert html.count("<a ") == 5
    assert html.count('rel="nofollow ugc noopener"') == 4
    assert '<a href="/questions/1-a">' in html
