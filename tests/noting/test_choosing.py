# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Two edits of the same lines: both texts for the one who wrote the second, and nothing lost."""

import pytest
from sqlalchemy import select

from cop.db import db
from cop.noting.models import NoteConflict, NoteVersion
from tests import make
from tests.noting.scene import choices, item, meeting, note, page, write


@pytest.fixture
def held(oda, ada, as_):
    """A meeting at which Ada changed a line that Oda changes too."""
    held = meeting(oda)
    write(as_(oda), held, "one\ntwo\nthree")
    write(as_(ada), held, "one\nTWO of Ada\nthree", since=1)
    return held


def met(as_, oda, held, **fields):
    return write(as_(oda), held, "one\ntwo of Oda\nthree", since=1, **fields)


def test_the_newest_stays_and_the_writer_sees_both_also_later(as_, oda, ada, held):
    assert met(as_, oda, held).status_code == 303
    assert note().text == "one\nTWO of Ada\nthree"
    for html in (page(as_(oda), held), page(as_(oda), held)):
        assert len(choices(html)) == 1
        assert "<mark>TWO of Ada</mark>" in html
        assert "<mark>two of Oda</mark>" in html
    assert choices(page(as_(ada), held)) == []


def test_a_script_gets_the_choice_at_once(as_, oda, held):
    answer = met(as_, oda, held, script=True).json
    assert "The same lines were changed by Ada and by you" in answer["choices"]
    assert len(choices(answer["choices"])) == 1
    again = met(as_, oda, held, script=True).json  # cut while it was saved, and sent again
    assert choices(again["choices"]) == choices(answer["choices"])


@pytest.mark.parametrize(
    ("choice", "outcome"),
    [
        ("mine", "one\ntwo of Oda\nthree"),
        ("theirs", "one\nTWO of Ada\nthree"),
        ("both", "one\nTWO of Ada and Oda\nthree"),
    ],
)
def test_the_writer_chooses(as_, oda, held, choice, outcome):
    met(as_, oda, held)
    [address] = choices(page(as_(oda), held))
    data = {"choice": choice, "version": "2", "text": "one\nTWO of Ada and Oda\nthree"}
    assert as_(oda).post(address, data=data).status_code == 303
    assert note().text == outcome
    assert choices(page(as_(oda), held)) == []
    kept = set(db.session.scalars(select(NoteVersion.text)))
    kept |= set(db.session.scalars(select(NoteConflict.text)))
    assert {"one\nTWO of Ada\nthree", "one\ntwo of Oda\nthree"} <= kept


def test_whose_lines_were_replaced_sees_by_whom_and_the_way_back(as_, oda, ada, held):
    met(as_, oda, held)
    [address] = choices(page(as_(oda), held))
    as_(oda).post(address, data={"choice": "mine", "version": "2"})
    told = "Oda chose another text in the place of these lines, which you had saved:"
    way = f"/meetings/{held.id}/notes/versions/{note().id}#version-2"
    polled = as_(ada).get(f"/meetings/{held.id}/notes/changes").json
    for html in (page(as_(ada), held), polled[str(item())]["replaced"]):
        assert told in html
        assert way in html
        assert "TWO of Ada</div>" in html
    assert told not in page(as_(oda), held)
    as_(ada).post(f"/meetings/{held.id}/notes/versions/{note().id}/2")
    assert told not in page(as_(ada), held)
    assert as_(ada).get(f"/meetings/{held.id}/notes/changes").json[str(item())]["replaced"] == ""


def test_who_keeps_the_lines_of_another_replaces_nothing(as_, oda, ada, held):
    write(as_(oda), held, "one\ntwo of Oda\nthree and more", since=1)
    [address] = choices(page(as_(oda), held))
    as_(oda).post(address, data={"choice": "theirs", "version": "2"})
    assert "which you had saved" not in page(as_(ada), held)


def test_lines_replaced_while_their_writer_wrote_on_are_told_too(as_, oda, ada, held):
    met(as_, oda, held)
    write(as_(ada), held, "one\nTWO of Ada\nthree\nfour", since=2)
    [address] = choices(page(as_(oda), held))
    as_(oda).post(address, data={"choice": "mine", "version": "2"})
    html = page(as_(ada), held)
    assert "TWO of Ada</div>" in html
    assert "#version-3" in html


def test_what_others_wrote_while_one_chose_stays(as_, oda, ada, held):
    met(as_, oda, held)
    write(as_(ada), held, "one\nTWO of Ada\nthree\nfour", since=2)
    [address] = choices(page(as_(oda), held))
    as_(oda).post(address, data={"choice": "mine", "version": "2"})
    assert note().text == "one\ntwo of Oda\nthree\nfour"


def test_nobody_chooses_for_another(as_, oda, ada, ana, held):
    met(as_, oda, held)
    [address] = choices(page(as_(oda), held))
    for other in (ada, ana):
        refused = as_(other).post(address, data={"choice": "theirs", "version": "2"})
        assert refused.status_code == 404


def test_an_edit_that_is_typed_on_needs_one_choice_only(as_, oda, held):
    met(as_, oda, held)
    write(as_(oda), held, "one\ntwo of Oda, and more\nthree", since=1)
    assert len(choices(page(as_(oda), held))) == 1
    write(as_(oda), held, "one\nsomething else\nthree", since=1)
    assert len(choices(page(as_(oda), held))) == 2
    kept = db.session.scalars(select(NoteConflict.text)).all()
    assert len(kept) == 3


def test_who_makes_the_report_sees_whose_text_waits_and_its_writer_keeps_it(as_, oda, ada, held):
    met(as_, oda, held)
    html = as_(ada).get(f"/meetings/{held.id}/notes/report").text
    assert "Texts of Oda are not in it" in html
    make.report(oda, meeting_id=held.id)
    html = page(as_(oda), held)
    assert choices(html) == []
    assert "two of Oda" in html
    assert "two of Oda" not in page(as_(ada), held)


def test_every_text_is_kept_and_can_be_put_back(as_, oda, held):
    address = f"/meetings/{held.id}/notes/versions/{note().id}"
    html = as_(oda).get(address).text
    assert html.index("TWO of Ada") < html.index("two")
    assert "Ada" in html
    assert as_(oda).post(f"{address}/1").location.endswith(f"#item-{item()}")
    assert note().text == "one\ntwo\nthree"
    assert note().version == 3
    assert "an older version, put back" in as_(oda).get(address).text
