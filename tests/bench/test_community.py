# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The community that is measured is the same each time, and valid."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, text

from bench import community, grown
from bench.plan import ANSWERED, SMALL, full
from cop.contributions.models import Contribution
from cop.db import Base, db
from cop.questions.models import Answer, Question

NO_CORPUS = Path("nowhere")


@pytest.fixture
def filled(app: Flask):
    """Fills an empty database, and says what every table then holds."""

    def fill(size) -> dict[str, list[Any]]:
        for table in reversed(Base.metadata.sorted_tables):
            db.session.execute(table.delete())
        if db.engine.dialect.name == "postgresql":  # SQLite counts from 1 again by itself
            names = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
            db.session.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
        community.fill(size, NO_CORPUS)
        return {
            table.name: db.session.execute(table.select().order_by(*table.primary_key)).all()
            for table in Base.metadata.sorted_tables
            if table.name != "change"  # its mark is drawn by chance
        }

    yield fill
    db.session.rollback()


def test_it_is_the_same_community_each_time(filled):
    first, second = filled(full(200)), filled(full(200))

    assert first == second
    assert len(first["contribution"]) == 200
    assert {row.kind for row in first["contribution"]} == {
        *("question", "answer", "practice", "meeting", "report", "solution")
    }


def test_what_hangs_on_contributions_is_there(filled):
    rows = filled(full(400))

    for table in ("comment", "thanks", "link", "themed", "tagging", "revision", "membership"):
        assert rows[table], table
    assert {row.access for row in rows["group"]} == {"public", "members", "private"}


def test_every_page_of_the_small_community_can_be_read(filled, visitor: FlaskClient):
    rows = filled(SMALL)
    shown = {row.id for row in rows["contribution"] if row.group_id == 1 and not row.hidden_at}

    for id in shown:
        assert visitor.get(f"/contributions/{id}", follow_redirects=True).status_code == 200
    assert visitor.get("/questions").status_code == 200
    assert shown


def test_a_database_of_its_own_can_be_filled(tmp_path):
    app = grown.grown(200, tmp_path / "instance", corpus=NO_CORPUS)

    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Contribution)) == 200
        db.session.remove()
        db.engine.dispose()


def test_three_questions_have_the_numbers_of_answers_that_are_compared():
    plan = community.plan_of(full(2000))

    first = [each for each in plan if each.model is Question][: len(ANSWERED)]
    assert [each.id for each in first] == [1, 2, 3]
    assert [len(each.parts) for each in first] == list(ANSWERED)


def test_an_answer_comes_after_its_question_and_is_read_by_the_same_group():
    answers = [each for each in community.plan_of(full(2000)) if each.model is Answer]

    assert answers
    assert all(each.at > each.whole.at and each.group == each.whole.group for each in answers)
