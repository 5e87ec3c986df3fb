# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table is a table to those who hear it, and a list with headings where the screen is narrow."""

from markupsafe import Markup

from cop.web.tables import stacked
from tests import make

ROWS = Markup(
    '<thead><tr><th scope="col">What</th>'
    '<th scope="col" class="number">It is "so"</th></tr></thead>'
    '<tbody><tr id="a"><th scope="row">Trees</th><td class="number">3</td></tr></tbody>'
)


def test_every_cell_says_its_heading() -> None:
    assert stacked(ROWS) == (
        '<thead><tr><th scope="col">What</th>'
        '<th scope="col" class="number">It is "so"</th></tr></thead>'
        '<tbody><tr id="a"><th scope="row">Trees</th>'
        '<td data-label="It is &quot;so&quot;" class="number">3</td></tr></tbody>'
    )


def test_a_cell_without_a_heading_has_no_words_before_it() -> None:
    assert stacked(Markup("<tr><td>3</td></tr>")) == ('<tr><td data-label="">3</td></tr>')


def test_what_is_written_in_a_cell_is_no_part_of_the_table(as_, ada) -> None:
    make.person("<td> of Zeist")

    page = as_(ada).get("/admin/people/all").text

    assert '<td data-label="Name"><a' in page
    assert "&lt;td&gt; of Zeist" in page
