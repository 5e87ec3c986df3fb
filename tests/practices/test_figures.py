# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Measured results as lines of text."""

import pytest

from cop.errors import Refused
from cop.practices import figures


@pytest.mark.parametrize(
    ("line", "label", "value", "unit", "year"),
    [
        ("Plant species: 23 species (2024)", "Plant species", 23, "species", 2024),
        ("Cost: 1.250", "Cost", 1250, "", None),
        ("Cost: 1,250 euro", "Cost", 1250, "euro", None),
        ("Cost: 1 250 000 euro", "Cost", 1_250_000, "euro", None),
        ("Cost per m2: 0,17 euro", "Cost per m2", 0.17, "euro", None),
        ("Share: 0.125", "Share", 0.125, "", None),
        ("Change: -4,5 degrees (2026)", "Change", -4.5, "degrees", 2026),
        ("Ratio: north: 7.5 %", "Ratio: north", 7.5, "%", None),
    ],
)
def test_a_line_is_read_and_written_so_that_it_is_read_again(line, label, value, unit, year, app):
    [figure] = figures.parsed(line)

    assert figure == {"label": label, "value": value, "unit": unit, "year": year}
    assert figures.parsed(figures.written([figure])) == [figure]


def test_three_decimals_survive_the_way_back(app):
    figure = {"label": "Share", "value": 1.125, "unit": "", "year": None}

    assert figures.parsed(figures.written([figure])) == [figure]


@pytest.mark.parametrize("line", ["", " ", "\n\n"])
def test_empty_lines_are_no_figures(line):
    assert figures.parsed(line) == []


@pytest.mark.parametrize(
    "line",
    ["Trees", "Trees:", "Trees: many", ": 3", "Trees: 1.2.3", "Trees: 12,34,567", "x: 1e9",
     "Trees: 3 (20245)", "x" * 190 + ": 1234567890", "١: ٣"],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_named(line, app):
    with app.test_request_context(), pytest.raises(Refused, match="1"):
        figures.parsed(line)
