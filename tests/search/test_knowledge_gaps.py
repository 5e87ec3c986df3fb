# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What several organisations look for in vain is told to those who organise, and nobody else."""

import json
import shutil
from datetime import timedelta

import pytest

from cop import clock
from cop.db import db
from cop.people.models import Access
from cop.search import feeding, miss_counting, misses
from cop.search.miss_models import SearchMiss, SearchMissOrganisation
from tests import make


@pytest.fixture(autouse=True)
def begun(settings, ana):
    shutil.rmtree(settings.index_dir, ignore_errors=True)
    shutil.rmtree(settings.misses_dir, ignore_errors=True)
    make.question(ana)
    feeding.drain()
    while feeding.drain():
        pass
    db.session.commit()


@pytest.fixture
def towns():
    """Somebody of each of three organisations."""
    names = ("Kim", "Lou", "Mia")
    return [make.person(n, organisation=make.organisation(f"{n}dorp")) for n in names]


@pytest.fixture
def counts(settings):
    """Count what was noted, in the two rounds that this takes."""

    def count():
        for _round in range(2):
            miss_counting.count(settings.misses_dir)
        db.session.commit()
        rows = db.session.scalars(db.select(SearchMiss).order_by(SearchMiss.id))
        return [(row.text, row.language, row.times) for row in rows]

    return count


@pytest.fixture
def noted(settings):
    """The lines that wait for the worker."""
    return lambda: [
        json.loads(line)
        for file in settings.misses_dir.glob("*.jsonl")
        for line in file.read_text().splitlines()
    ]


def search(browser, words, **rest):
    assert browser.get("/search", query_string={"q": words, **rest}).status_code == 200


def test_what_three_organisations_look_for_in_vain_is_shown_to_organisers(
    as_, oda, ada, ana, visitor, towns, counts
):
    for person, words in zip(
        towns, ("Zeppelins for trees", "trees zeppelin", "tree zeppelins"), strict=True
    ):
        search(as_(person), words)
    assert counts() == [("Zeppelins for trees", "en", 3)]

    for person in (oda, ada):
        page = as_(person).get("/admin/knowledge-gaps").text
        assert "Zeppelins for trees" in page
        assert "/questions/new?title=Zeppelins+for+trees" in page
        assert "1 search" in page
    assert as_(ana).get("/admin/knowledge-gaps").status_code == 403
    assert visitor.get("/admin/knowledge-gaps").status_code == 303


def test_what_fewer_organisations_look_for_is_shown_to_nobody(as_, oda, towns, counts):
    kim, lou, _mia = towns
    for _again in range(3):
        search(as_(kim), "zeppelin")
    search(as_(lou), "zeppelin")
    search(as_(make.person("Kay", organisation_id=kim.organisation_id)), "zeppelin")
    search(as_(make.person("Ned")), "zeppelin")  # who is of no organisation counts as none
    assert counts() == [("zeppelin", "en", 6)]

    page = as_(oda).get("/admin/knowledge-gaps").text
    assert "zeppelin" not in page
    assert "No knowledge gaps yet" in page
    [miss] = db.session.scalars(db.select(SearchMiss))
    assert as_(oda).post(f"/admin/knowledge-gaps/{miss.id}/dismiss").status_code == 404


def test_what_is_done_is_taken_off_and_counted_anew(as_, oda, towns, counts):
    for person in towns:
        search(as_(person), "zeppelin")
    counts()
    [miss] = db.session.scalars(db.select(SearchMiss))

    assert as_(oda).post(f"/admin/knowledge-gaps/{miss.id}/dismiss").status_code == 303
    assert "zeppelin" not in as_(oda).get("/admin/knowledge-gaps").text
    search(as_(towns[0]), "zeppelin")
    assert counts() == [("zeppelin", "en", 1)]
    assert len(db.session.scalars(db.select(SearchMissOrganisation)).all()) == 1


def test_nothing_says_who_looked_for_it_nor_when(as_, towns, noted, settings):
    kim = towns[0]
    search(as_(kim), "  Zeppelins   for trees ")

    [line] = noted()
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    assert line == {
        "key": "tree zeppelin", "text": "Zeppelins for trees", "language": "en",
        "organisation": line["organisation"], "week": monday.isoformat(),
    }  # fmt: skip
    assert len(line["organisation"]) == 32
    assert str(kim.organisation_id) != line["organisation"]


def test_nothing_with_all_the_words_is_in_vain_too(as_, towns, noted):
    search(as_(towns[0]), "mowing zeppelin")
    assert [line["text"] for line in noted()] == ["mowing zeppelin"]


NOT_COUNTED = {
    "what is found": {"q": "mowing"},
    "nothing": {"q": ""},
    "signs": {"q": "*"},
    "a mail address": {"q": "zeppelin kim@kimdorp.example"},
    "a telephone number": {"q": "zeppelin 06 12 34 56 78"},
    "a person": {"q": "mia"},
    "a person among other words": {"q": "zeppelins by Jan de Wit"},
    "an organisation": {"q": "loudorp"},
    "a long story": {"q": "zeppelin " * 15},
    "with a filter": {"q": "zeppelin kind:question"},
    "without a word": {"q": "zeppelin -moss"},
    "with a facet": {"q": "mowing", "kind": "practice"},
    "another page": {"q": "zeppelin", "page": "2"},
    "some of the words": {"q": "mowing zeppelin", "some": "1"},
    "a slip of the pen": {"q": "residenst"},
}


@pytest.mark.parametrize("what", NOT_COUNTED)
def test_some_searches_are_not_counted(as_, ana, towns, noted, what):
    make.person("Jan de Wit")
    for title in ("What do residents say?", "What do residents want?"):
        make.question(ana, title)
    feeding.drain()
    db.session.commit()

    search(as_(towns[0]), **{"words": None, **_asked(NOT_COUNTED[what])})
    assert noted() == []


def _asked(query):
    return {"words": query["q"], **{name: value for name, value in query.items() if name != "q"}}


def test_visitors_and_who_waits_are_not_counted(as_, visitor, noted):
    search(visitor, "zeppelin")
    search(as_(make.person("Wim", approved_at=None)), "zeppelin")

    assert noted() == []


def test_what_one_may_not_read_is_in_vain_as_if_it_did_not_exist(as_, ana, towns, noted):
    group = make.group("Board", Access.PRIVATE, ana)
    make.question(ana, "What about the zeppelin budget?", group_id=group.id)
    feeding.drain()
    db.session.commit()

    search(as_(ana), "zeppelin")
    search(as_(towns[0]), "zeppelin")
    assert len(noted()) == 1


def test_searching_writes_nothing_in_the_database(as_, towns, counted):
    browser = as_(towns[0])
    search(browser, "zeppelin")
    with counted() as statements:
        search(browser, "zeppelin")

    assert not [s for s in statements if not s.lstrip().startswith(("SELECT", "SET LOCAL"))]


def test_a_folder_that_cannot_be_written_fails_no_search(as_, towns, settings):
    settings.misses_dir.write_text("in the way")
    try:
        search(as_(towns[0]), "zeppelin")
    finally:
        settings.misses_dir.unlink()


def test_without_a_worker_no_more_is_noted_than_fits(as_, towns, noted, monkeypatch):
    monkeypatch.setattr(misses, "LARGEST", 200)
    for _again in range(9):
        search(as_(towns[0]), "zeppelin")

    assert len(noted()) == 2


def test_a_line_that_was_cut_off_holds_up_no_other(as_, towns, settings, counts):
    search(as_(towns[0]), "zeppelin")
    [file] = settings.misses_dir.iterdir()
    file.write_text('{"key": "cut\n"text"\n' + file.read_text())

    assert counts() == [("zeppelin", "en", 1)]


def test_what_nobody_looked_for_in_a_year_is_forgotten(as_, towns, counts, later):
    search(as_(towns[0]), "zeppelin")
    counts()
    later(timedelta(days=300))
    miss_counting.forget_old()
    assert counts()

    later(timedelta(days=80))
    miss_counting.forget_old()
    assert counts() == []
    assert db.session.scalar(db.select(SearchMissOrganisation)) is None
