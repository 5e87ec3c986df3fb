# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is written is found by those who may read it, whatever is typed."""

import shutil

import pytest

from cop.db import db
from cop.people.models import Access
from cop.search import feeding, query
from tests import make


@pytest.fixture(autouse=True)
def empty_index(settings):
    shutil.rmtree(settings.index_dir, ignore_errors=True)


def index_all():
    feeding.drain()
    while feeding.drain():
        pass
    db.session.commit()


def found(browser, words, **rest):
    page = browser.get("/search", query_string={"q": words, **rest}).text
    return page.replace("<mark>", "").replace("</mark>", "")


def test_a_question_is_found_by_another_form_of_its_words(visitor, ana):
    make.question(ana, "How often do you mow the verges here?", "We mow twice a year.")
    index_all()

    assert "How often do you mow the verges here?" in found(visitor, "mowing verge")
    page = visitor.get("/search?q=mowing+verge").text
    assert "How often do you <mark>mow</mark> the <mark>verges</mark> here?" in page
    assert "We <mark>mow</mark> twice a year." in page


def test_nothing_of_a_private_group_is_found_by_others_even_from_a_stale_index(
    as_, visitor, ana, bea
):
    group = make.group("Board", Access.PRIVATE, ana)
    make.question(ana, "What about the zeppelin budget?", group_id=group.id)
    public = make.question(ana, "Who has a zeppelin for counting trees?")
    index_all()

    for browser, count in ((visitor, 1), (as_(bea), 1), (as_(ana), 2)):
        assert found(browser, "zeppelin").count('class="row__title"') == count
    public.group_id = group.id
    db.session.commit()
    assert found(visitor, "zeppelin").count('class="row__title"') == 0


def test_without_an_index_the_page_says_so_and_the_worker_builds_one(visitor, ana, settings):
    make.question(ana)
    assert "being rebuilt" in found(visitor, "mowing")

    index_all()
    assert "later mowing" in found(visitor, "mowing")


# Whoosh leaves the files of an index that it cannot read to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_damaged_index_is_rebuilt(visitor, ana, settings):
    make.question(ana)
    index_all()
    for file in settings.index_dir.rglob("*"):
        if file.is_file() and file.name != "current":
            file.write_bytes(b"\x00" * 10)

    assert "being rebuilt" in found(visitor, "mowing")
    index_all()
    assert "1 result" in found(visitor, "mowing")


HOSTILE = [
    *("*", "w*", "[a TO z]", "a~2", '"a b"~100', '"' * 500, "AND OR NOT", "(((((", "\x00"),
    *("\u202etxet", "x" * 100_000, " ".join(["word"] * 1000), "kind:question", "-", '""', "'; --"),
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_gives_a_page(visitor, ana, typed):
    make.question(ana)
    index_all()
    expected = 400 if "\x00" in typed else 200  # every page refuses a NUL (web/guards.py)
    assert visitor.get("/search", query_string={"q": typed[:4000]}).status_code == expected
    assert len(query.read(typed, "nl").words) <= query.MOST_WORDS


def test_similar_contributions_are_shown_from_the_very_first_question_on(visitor, ana):
    make.question(ana)
    index_all()

    shown = visitor.get("/similar?title=later mowing", headers={"HX-Request": "true"}).text
    assert "How do you explain later mowing" in shown
    assert "<html" not in shown
    assert "<a " not in visitor.get("/similar?title=mow", headers={"HX-Request": "true"}).text


def test_small_words_neither_hide_nor_bring_anything(visitor, ana):
    make.question(ana, "Mowing verges twice a year", "Later mowing helps.", language="en")
    make.question(ana, "Which of these is the best?", "Which is which, with whom?", language="en")
    index_all()

    assert "Mowing verges" in found(visitor, "how do we mow the verges", lang="en")
    shown = found(visitor, "which verge is mown with care", lang="en")
    assert "Mowing verges" in shown
    assert "Which of these" not in shown
    shown = visitor.get("/similar?title=Which verge is mown with care&lang=en").text
    assert "Mowing verges" in shown
    assert "Which of these" not in shown
