# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What was agreed: who may say that it is done, and what is late."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.db import db
from cop.meetings import queries
from cop.meetings.models import Action
from cop.meetings.reporting import Agreed
from cop.notify.models import Notification
from tests import make


@pytest.fixture
def agreed(oda, ana, bea):
    """An action of Ana that is late, and one of Bea's organisation."""
    late = clock.today() - timedelta(days=1)
    make.report(
        oda,
        actions=[
            Agreed("Share the map", owner_id=ana.id, due_on=late),
            Agreed("Count the trees", organisation_id=bea.organisation_id),
        ],
    )
    return db.session.scalars(select(Action).order_by(Action.position)).all()


def test_the_owner_says_it_is_done_and_it_is_late_no_more(as_, visitor, ana, agreed):
    action = agreed[0]
    page = f"/reports/{action.report_id}"
    assert "Late" in as_(ana).get(page).text

    done = as_(ana).post(f"/reports/actions/{action.id}/done")

    assert done.headers["Location"] == f"{page}#action-{action.id}"
    assert "Late" not in as_(ana).get(page).text
    assert (action.state, action.settled_by_id) == ("done", ana.id)

    as_(ana).post(f"/reports/actions/{action.id}/open")
    assert (action.state, action.settled_at) == ("open", None)


def test_colleagues_of_the_owning_organisation_and_organisers_may_settle(
    as_, visitor, ana, bea, oda, agreed
):
    of_ana, of_anderdorp = agreed
    colleague = make.person("Cas", organisation_id=bea.organisation_id)
    stranger = make.person("Dirk", organisation_id=ana.organisation_id)
    drop, why = f"/actions/{of_anderdorp.id}/drop", {"reason": "The trees are gone."}

    assert as_(ana).post(drop, data=why).status_code == 403
    assert as_(colleague).post(drop).status_code == 422
    assert as_(colleague).post(drop, data=why).status_code == 303
    assert "The trees are gone." in visitor.get(f"/reports/{of_anderdorp.report_id}").text
    assert as_(stranger).post(f"/reports/actions/{of_ana.id}/done").status_code == 403
    assert as_(oda).post(f"/reports/actions/{of_ana.id}/done").status_code == 303


def test_an_unknown_action_or_state_is_not_found(as_, oda, agreed):
    assert as_(oda).post("/reports/actions/999/done").status_code == 404
    assert as_(oda).post(f"/reports/actions/{agreed[0].id}/forgotten").status_code == 404
    assert as_(oda).get(f"/reports/actions/{agreed[0].id}/done").status_code == 405


def test_one_is_led_back_only_to_this_site(as_, ana, agreed):
    address = f"/reports/actions/{agreed[0].id}/done"

    assert as_(ana).post(address, data={"next": "/"}).headers["Location"] == "/"
    away = as_(ana).post(address, data={"next": "//evil.example"}).headers["Location"]
    assert away.startswith("/reports/")


def test_owners_are_told_and_see_what_they_have_to_do(ana, bea, agreed):
    kinds = db.session.scalars(
        select(Notification.kind).where(Notification.person_id == ana.id)
    ).all()
    assert kinds == ["action_given"]
    assert [row.text for row in db.session.execute(queries.open_actions(ana))] == ["Share the map"]
    assert [row.text for row in db.session.execute(queries.open_actions(bea))] == [
        "Count the trees"
    ]
