# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A search asks the database as often for one result as for a page full of them."""

import pytest

from cop.db import db
from cop.discussion import actions as discussion
from cop.questions import actions as questions
from tests import make
from tests.search.results import search


@pytest.fixture
def cost(visitor, counted):
    """How many statements a search takes, once what is kept was made."""

    def measured(typed, **rest):
        search(visitor, typed, **rest)
        with counted() as statements:
            found = search(visitor, typed, **rest)
        return found.total, len(statements)

    return measured


@pytest.fixture
def ask(ana, bea, eva):
    """Ask a question with all that hangs on one, in a town of its own."""
    themes = [make.theme(code).id for code in ("water", "green")]

    def asked(number):
        town = make.organisation(f"Town {number}", country=("NL", "BE")[number % 2])
        asker = make.person(f"Person {number}", organisation=town)
        language = ("en", "fr")[number % 2]
        made = make.question(
            asker, f"Zeppelin {number}", "Over the verge.", theme_ids=themes, language=language
        )
        answer = make.answer(made, bea, "Look up at the zeppelin.")
        discussion.comment(answer, by=eva, body="A zeppelin?", language="en")
        questions.accept(made, answer, by=asker)
        db.session.commit()
        return made

    return asked


@pytest.mark.parametrize(
    ("typed", "ticked", "most"),
    [
        # The mark, the build, what is newer in it, groups, what waits; titles to rank by, rows,
        # passages; names of towns. PostgreSQL also reads its postings, between two words on how.
        ("zeppelin", {}, 22),
        ("zeppelin", {"kind": "question", "country": ["NL", "BE"]}, 22),
        ("soort:vraag", {}, 12),
        ("zeppelin verge nowhere", {}, 30),
    ],
)
def test_a_page_of_results_costs_the_same_for_one_as_for_many(
    ask, cost, index, typed, ticked, most
):
    ask(0)
    ask(1)
    index()
    few, for_few = cost(typed, **ticked)
    for number in range(2, 18):
        ask(number)
    index()
    many, for_many = cost(typed, **ticked)

    assert (few, many) == (2, 18)
    assert for_many <= for_few <= most


def test_what_waits_to_be_indexed_costs_the_same_for_one_as_for_many(ask, cost, index):
    made = [ask(number) for number in range(12)]
    index()

    def change(some):
        for each in some:
            each.body_html = f"<p>The verge of {each.id}.</p>"
        db.session.commit()

    change(made[:2])
    for_few = cost("zeppelin")
    change(made[2:])

    assert cost("zeppelin") == for_few
