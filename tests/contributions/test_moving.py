# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may read a contribution can be changed; others' words are opened by organisers only."""

import pytest
from sqlalchemy import select

from cop.contributions import actions as spine
from cop.contributions.models import Contribution
from cop.db import db
from cop.discussion.actions import comment
from cop.errors import Refused
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


def test_an_author_moves_what_nobody_else_wrote_under(as_, visitor, ana, board, community):
    question = make.question(ana)
    make.answer(question, ana, "I found it myself.")

    assert moved(as_(ana), question, board).status_code == 303
    assert db.session.scalars(select(Contribution.group_id)).all() == [board.id, board.id]
    assert visitor.get(f"/questions/{question.id}").status_code == 404

    assert moved(as_(ana), question, community).status_code == 303
    assert visitor.get(f"/questions/{question.id}").status_code == 200


@pytest.mark.parametrize("how", ["answer", "comment"])
def test_what_others_wrote_stays_with_its_readers_unless_an_organiser_moves_it(
    as_, visitor, ana, bea, oda, board, community, how
):
    other = make.group("Another board", Access.PRIVATE, ana)
    question = make.question(ana, group_id=board.id)
    if how == "answer":
        make.answer(question, bea, "Between us.")
    else:
        comment(question, by=bea, body="Between us.")
        db.session.commit()

    for group in (community, other):
        assert moved(as_(ana), question, group).status_code == 422
    edit = as_(ana).get(f"/questions/{question.id}/edit").text
    assert other.name not in edit
    assert visitor.get(f"/questions/{question.id}").status_code == 404

    assert moved(as_(oda), question, community).status_code == 303
    assert "Between us." in visitor.get(f"/questions/{question.id}").text
    kinds = db.session.scalars(select(AuditEvent.kind)).all()
    assert kinds.count("contribution_moved") == 1


def test_the_rule_holds_below_the_form_too(ana, bea, board, community):
    question = make.question(ana, group_id=board.id)
    make.answer(question, bea)

    with pytest.raises(Refused, match="Ask an organiser"):
        spine.revise(question, by=ana, since=1, group_id=community.id)
