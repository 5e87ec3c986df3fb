# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The process that makes a file is limited, knows nothing of us, and may fail."""

import json
import subprocess
import sys
import threading
from io import BytesIO

import pytest
from pypdf import PdfReader

from cop.errors import Refused
from cop.exports import maker, making, nodes
from tests import make
from tests.contributions import samples
from tests.exports.scene import tags

PAPER = {
    "language": "nl", "locale": "nl", "title": "Verslag", "site": "cop", "moment": 1_700_000_000,
    "address": "http://localhost/reports/1", "blocks": [],
}  # fmt: skip
PICTURE = [{"kind": "picture", "file": 1, "alt": "A map"}]


@pytest.fixture(autouse=True)
def forgotten():
    making._lately.clear()


def test_a_file_is_made_once_while_it_stays_the_same(monkeypatch):
    mark = making.mark_of("pdf", PAPER, {})
    first = making.made("pdf", mark, PAPER, {})
    monkeypatch.setattr(subprocess, "run", None)

    assert making.made("pdf", mark, PAPER, {}) is first
    assert mark != making.mark_of("docx", PAPER, {})
    assert mark != making.mark_of("pdf", PAPER | {"title": "Ander verslag"}, {})


def test_the_process_gets_no_settings_and_no_secrets(monkeypatch):
    monkeypatch.setenv("COP_SECRET_KEY", "geheim")
    given = {}
    run = subprocess.run

    def noted(*args, **rest):
        given.update(rest["env"])
        return run(*args, **rest)

    monkeypatch.setattr(subprocess, "run", noted)
    making.made("docx", "a mark", PAPER, {})

    assert set(given) == {"PYTHONPATH", "RAYON_NUM_THREADS"}


def test_what_cannot_be_made_is_told_in_words(app, as_, oda, monkeypatch):
    monkeypatch.setattr(making, "MEMORY_BYTES", 40 * 1024 * 1024)
    report = make.report(oda)

    answer = as_(oda).get(f"/reports/{report.id}.pdf")

    assert answer.status_code == 409
    assert "This file could not be made." in answer.text


def test_who_comes_while_all_turns_are_taken_is_told_so(app, monkeypatch):
    monkeypatch.setattr(making, "WAITING_SECONDS", 0.01)
    monkeypatch.setattr(making, "_turns", threading.BoundedSemaphore(1))
    making._turns.acquire()

    with app.test_request_context(), pytest.raises(Refused, match="at this moment"):
        making.made("pdf", "a mark", PAPER, {})


def test_the_maker_knows_nothing_of_the_site_and_of_the_web():
    program = (
        "import sys, cop.exports.maker, cop.exports.typeset, cop.exports.word; "
        "print(sorted(name for name in sys.modules if name.split('.')[0] in "
        "('flask', 'sqlalchemy') or name.startswith('cop.') and 'exports' not in name))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert json.loads(done.stdout) == []


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_every_kind_of_picture_is_drawn(tmp_path, kind, form):
    (tmp_path / "source").write_bytes(samples.picture(form, size=(2000, 300)))
    given = {"document": PAPER | {"blocks": PICTURE}, "pictures": {"1": str(tmp_path / "source")}}

    made = maker.main(kind, tmp_path, given)

    assert len(made) > len(maker.main(kind, tmp_path, given | {"pictures": {}}))
    assert {path.suffix for path in tmp_path.glob("1.*")} == {".jpg" if form == "JPEG" else ".png"}


@pytest.mark.parametrize("content", [b"no picture", samples.picture()[:60], samples.huge_png()])
def test_a_picture_that_cannot_be_drawn_is_its_text(tmp_path, content):
    (tmp_path / "source").write_bytes(content)
    given = {"document": PAPER | {"blocks": PICTURE}, "pictures": {"1": str(tmp_path / "source")}}

    for kind in ("pdf", "docx"):
        assert maker.main(kind, tmp_path, given)
    assert not list(tmp_path.glob("1.*"))


def test_a_picture_without_a_text_is_no_figure(tmp_path):
    (tmp_path / "source").write_bytes(samples.picture())
    blocks = [{"kind": "picture", "file": 1, "alt": ""}, nodes.paragraph(nodes.words("Below"))]
    given = {"document": PAPER | {"blocks": blocks}, "pictures": {"1": str(tmp_path / "source")}}

    found = [each["/S"] for each in tags(PdfReader(BytesIO(maker.main("pdf", tmp_path, given))))]
    assert found == ["/Document", "/H1", "/P"]
