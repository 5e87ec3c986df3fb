# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may read a contribution can be changed; others' words are opened by organisers only."""

import pytest
from sqlalchemy import select

from cop.contributions.models import Contribution
from cop.db import db
from cop.people.models import Access, AuditEvent
from tests import make


@pytest.fixture
def board(ana, bea, oda):
    return make.group("Board", Access.PRIVATE, ana, bea, oda)


def moved(browser, question, group):
    question = db.session.get_one(Contribution, question.id)
    form = {
        "title": question.title, "body": question.body, "language": "en",
        "group_id": str(group.id), "version": str(question.version),
    }  # fmt: skip
    return browser.post(f"/questions/{question.id}/edit", data=form)


def test_an_author_closes_a_question_with_its_answers(as_, visitor, ana, bea, board):
    question = make.question(ana)
    make.answer(question, bea, "Between us.")

    assert moved(as_(ana), question, board).status_code == 303

    groups = db.session.scalars(select(Contribution.group_id)).all()
    assert groups == [board.id, board.id]
    assert visitor.get(f"/questions/{question.id}").status_code == 404
    assert "Between us." in as_(bea).get(f"/questions/{question.id}").text


def test_only_organisers_open_what_others_wrote_for_a_group(
    as_, visitor, ana, bea, oda, board, community
):
    question = make.question(ana, group_id=board.id)
    make.answer(question, bea, "Between us.")

    refused = moved(as_(ana), question, community)
    assert refused.status_code == 409
    assert "Ask an organiser" in refused.text
    assert visitor.get(f"/questions/{question.id}").status_code == 404

    assert moved(as_(oda), question, community).status_code == 303
    assert "Between us." in visitor.get(f"/questions/{question.id}").text
    kinds = db.session.scalars(select(AuditEvent.kind)).all()
    assert kinds.count("contribution_moved") == 1
