# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Two edits of one text are put together by lines, and no line of either is lost."""

import random

import pytest

from cop.merging import both, merge, met, mine_first, theirs_first

BASE = "We began.\nVerges\nHeat\nTrees\nWe ended."


@pytest.mark.parametrize(
    ("mine", "theirs", "outcome"),
    [
        (BASE, BASE, BASE),
        ("We began late.\nVerges\nHeat\nTrees\nWe ended.", BASE, None),
        (
            "We began late.\nVerges\nHeat\nTrees\nWe ended.",
            "We began.\nVerges\nHeat\nTrees\nWe ended early.",
            "We began late.\nVerges\nHeat\nTrees\nWe ended early.",
        ),
        (
            "We began.\nHeat\nTrees\nWe ended.",
            f"{BASE}\nAnd ate.",
            "We began.\nHeat\nTrees\nWe ended.\nAnd ate.",
        ),
        ("One more.\n" + BASE, BASE + "\nLast.", f"One more.\n{BASE}\nLast."),
        ("Same.", "Same.", "Same."),
        (
            BASE.replace("Verges", "Verges!"),
            BASE.replace("Heat", "Heat!"),
            BASE.replace("Verges\nHeat", "Verges!\nHeat!"),
        ),
        (BASE + "!", BASE + "\nAnd ate.", BASE + "!\nAnd ate."),
    ],
)
def test_edits_of_other_lines_are_put_together(mine, theirs, outcome):
    parts = merge(BASE, mine, theirs)
    assert not met(parts)
    assert mine_first(parts) == theirs_first(parts) == (mine if outcome is None else outcome)


@pytest.mark.parametrize(
    ("before", "mine", "theirs"),
    [
        (BASE, BASE + "\nmine", BASE + "\ntheirs"),
        ("", "mine", "theirs"),
        ("one", "", "two"),
        ("a\nb", "a\nb!\nmine", "a\nb\ntheirs"),
        ("a\nb\nc", "a\nx\nc", "a\ny\nz\nc"),
    ],
)
def test_edits_of_the_same_lines_or_at_the_same_place_meet(before, mine, theirs):
    parts = merge(before, mine, theirs)
    assert met(parts)
    assert mine_first(parts) == mine
    assert theirs_first(parts) == theirs
    assert set(both(parts).split("\n")) >= {*mine.split("\n"), *theirs.split("\n")} - {""}


def test_where_they_meet_the_edits_of_other_lines_are_kept_by_either_choice():
    parts = merge(BASE, "A\nVerges\nHeat\nTrees\nM", "We began.\nVerges\nHEAT\nTrees\nT")
    assert mine_first(parts) == "A\nVerges\nHEAT\nTrees\nM"
    assert theirs_first(parts) == "A\nVerges\nHEAT\nTrees\nT"
    assert both(parts) == "A\nVerges\nHEAT\nTrees\nT\nM"


def test_no_line_is_lost_or_invented_in_a_thousand_edits():
    chance = random.Random(7)  # noqa: S311 - not for secrets
    for _each in range(1000):
        base = [
            chance.choice("abcd") + str(chance.randrange(6)) for _ in range(chance.randrange(9))
        ]
        mine, theirs = (_edited(base, who, chance) for who in ("m", "t"))
        parts = merge("\n".join(base), "\n".join(mine), "\n".join(theirs))
        together = both(parts).split("\n")
        assert mine_first(merge("\n".join(base), "\n".join(mine), "\n".join(base))) == "\n".join(
            mine
        )
        for line in {*mine, *theirs} - set(base):
            assert line in together
        assert set(together) <= {*base, *mine, *theirs, ""}
        if not met(parts):
            assert mine_first(parts) == theirs_first(parts)


def _edited(base, who, chance):
    lines = list(base)
    for number in range(chance.randrange(4)):
        at = chance.randrange(len(lines) + 1)
        match chance.randrange(3):
            case 0:
                lines.insert(at, f"{who}{number}")
            case 1 if lines:
                lines[at - 1] = f"{who}{number}!"
            case 2 if lines:
                del lines[at - 1]
    return lines
