# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page of a list knows how many there are of its own kind."""

from cop.contributions.queries import visible_to
from cop.people.models import Person
from cop.questions.models import Question
from cop.questions.queries import listed
from cop.web.paging import page_of
from tests import make


def test_the_total_counts_one_kind_only(app, ana: Person, bea: Person) -> None:
    for number in range(3):
        make.answer(make.question(ana, f"What do you do about drought {number}?"), bea)
    questions = visible_to(None, Question)

    with app.test_request_context("/questions"):
        first = page_of(listed(questions), questions, per_page=2)
    with app.test_request_context("/questions?page=2"):
        second = page_of(listed(questions), questions, per_page=2)

    assert (len(first.rows), first.total, first.pages) == (2, 3, 2)
    assert (len(second.rows), second.total) == (1, 3)
