# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""No fault of a mail server and no killed worker loses, invents or needlessly doubles a mail."""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from bench import faultscene, mailfaults, mailscene, plan
from bench.faultscene import Place
from bench.mailsink import FAULTS
from cop.db import db
from cop.questions.models import Question

PEOPLE = 6


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    server = os.environ.get("COP_TEST_DATABASE_URL")
    folder = tmp_path_factory.mktemp("mailfaults")
    return Place(folder, faultscene.database(server) if server else "")


@pytest.fixture(scope="module")
def community(place: Place) -> Iterator[Flask]:
    questions = plan.SMALL.counts | {Question: 20}
    app = mailscene.made(place, replace(plan.SMALL, people=PEOPLE, counts=questions))
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_mail_server_delays_mail_and_nothing_else(
    community: Flask, place: Place, fault: str
) -> None:
    counts = mailfaults.fault_run(community, place, fault, mails=3, pauses=1)

    assert not mailfaults.amiss(counts), counts
    assert (counts["lost"], counts["phantom"]) == (0, 0)
    assert counts["doubles"] <= counts["cut off"]
    assert counts["delivered"] + counts["given up"] == counts["queued"] == 6
    assert counts["given up"] == (3 if fault.startswith("5") else 0)


def test_killed_workers_tell_everybody_of_everything_once(community: Flask, place: Place) -> None:
    counts = mailfaults.kill_run(community, place, times=4)

    assert not mailfaults.amiss(counts), counts
    assert counts["doubles"] <= counts["kills"]
    assert counts["told of once"] == counts["told of"] > 0
    assert counts["overviews"] == PEOPLE


def test_what_is_lost_invented_or_doubled_without_a_cut_is_amiss() -> None:
    assert mailfaults.amiss({"lost": 1})
    assert mailfaults.amiss({"phantom": 1})
    assert mailfaults.amiss({"doubles": 2, "kills": 1})
    assert not mailfaults.amiss({"doubles": 1, "cut off": 1, "given up": 3, "lost": 0})
