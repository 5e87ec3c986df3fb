# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Slow work on one request's files and texts keeps nobody else from writing."""

import io

import pytest
from PIL import Image
from sqlalchemy import select, update

from cop import markup
from cop.contributions import pictures
from cop.contributions.models import Attachment
from cop.db import db, writing
from cop.people.models import Person
from tests import make


def picture():
    file = io.BytesIO()
    Image.new("RGB", (32, 32), "green").save(file, "PNG")
    file.seek(0)
    return file, "green.png"


def somebody_writes():
    """Another connection writes at once, or raises when it would have to wait for a lock."""
    mark = writing.set(True)
    try:
        with db.engine.connect() as connection:
            if db.engine.dialect.name == "sqlite":
                connection.exec_driver_sql("ROLLBACK")
                connection.exec_driver_sql("PRAGMA busy_timeout=100")
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            connection.execute(update(Person).values(function="wrote"))
            connection.commit()
    finally:
        writing.reset(mark)


@pytest.fixture
def meanwhile(monkeypatch):
    """While a picture is drawn anew or a text is previewed, somebody else writes."""
    wrote = []

    def during(module, name):
        real = getattr(module, name)

        def slow(*args, **rest):
            somebody_writes()
            wrote.append(name)
            return real(*args, **rest)

        monkeypatch.setattr(module, name, slow)

    during(pictures, "redraw")
    during(pictures, "portrait")
    during(markup, "render")
    return wrote


def test_a_picture_in_the_editor_holds_up_nobody(as_, ana, meanwhile):
    answer = as_(ana).post("/files", data={"file": picture()})

    assert answer.status_code == 200
    assert meanwhile == ["redraw"]
    assert db.session.scalars(select(Attachment.name)).all() == ["green.png"]


def test_a_picture_with_a_question_holds_up_nobody_and_is_kept(as_, ana, meanwhile, monkeypatch):
    monkeypatch.undo()
    question = make.question(ana)
    real = pictures.redraw

    def slow(*args):
        somebody_writes()
        return real(*args)

    monkeypatch.setattr(pictures, "redraw", slow)
    form = {
        "title": question.title, "body": "With a picture.", "language": "en", "version": "1",
        "group_id": str(question.group_id), "files": picture(),
    }  # fmt: skip

    answer = as_(ana).post(f"/questions/{question.id}/edit", data=form)

    assert answer.status_code == 303, answer.text
    assert db.session.scalars(select(Attachment.contribution_id)).all() == [question.id]


def test_a_photo_holds_up_nobody(as_, ana, meanwhile):
    form = {"name": "Ana", "photo": picture()}

    assert as_(ana).post("/settings/profile", data=form).status_code == 303
    assert meanwhile[0] == "portrait"


def test_a_preview_holds_up_nobody(as_, ana, meanwhile):
    assert as_(ana).post("/preview", data={"body": "**So**"}).status_code == 200
    assert meanwhile == ["render"]
