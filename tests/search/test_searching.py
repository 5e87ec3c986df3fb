# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is written is found by those who may read it, whatever is typed."""

from cop.db import db
from cop.people.models import Access
from tests import make


def found(browser, words, **rest):
    page = browser.get("/search", query_string={"q": words, **rest}).text
    return page.replace("<mark>", "").replace("</mark>", "")


def test_a_question_is_found_by_another_form_of_its_words(visitor, ana, index):
    make.question(ana, "How often do you mow the verges here?", "We mow twice a year.")
    index()

    assert "How often do you mow the verges here?" in found(visitor, "mowing verge")
    page = visitor.get("/search?q=mowing+verge").text
    assert "How often do you <mark>mow</mark> the <mark>verges</mark> here?" in page
    assert "We <mark>mow</mark> twice a year." in page


def test_nothing_of_a_private_group_is_found_by_others_even_from_a_stale_index(
    as_, visitor, ana, bea, index
):
    group = make.group("Board", Access.PRIVATE, ana)
    make.question(ana, "What about the zeppelin budget?", group_id=group.id)
    public = make.question(ana, "Who has a zeppelin for counting trees?")
    index()

    for browser, count in ((visitor, 1), (as_(bea), 1), (as_(ana), 2)):
        assert found(browser, "zeppelin").count('class="row__title"') == count
    public.group_id = group.id
    db.session.commit()
    assert found(visitor, "zeppelin").count('class="row__title"') == 0


def test_without_an_index_the_page_says_so_and_the_worker_builds_one(visitor, ana, settings, index):
    make.question(ana)
    assert "being rebuilt" in found(visitor, "mowing")

    index()
    assert "later mowing" in found(visitor, "mowing")


def test_similar_contributions_are_shown_from_the_very_first_question_on(visitor, ana, index):
    make.question(ana)
    index()

    shown = visitor.get("/similar?title=later mowing", headers={"HX-Request": "true"}).text
    assert "How do you explain later mowing" in shown
    assert "<html" not in shown
    assert "<a " not in visitor.get("/similar?title=mow", headers={"HX-Request": "true"}).text


def test_small_words_neither_hide_nor_bring_anything(visitor, ana, index):
    make.question(ana, "Mowing verges twice a year", "Later mowing helps.", language="en")
    make.question(ana, "Which of these is the best?", "Which is which, with whom?", language="en")
    index()

    assert "Mowing verges" in found(visitor, "how do we mow the verges", lang="en")
    shown = found(visitor, "which verge is mown with care", lang="en")
    assert "Mowing verges" in shown
    assert "Which of these" not in shown
    shown = visitor.get("/similar?title=Which verge is mown with care&lang=en").text
    assert "Mowing verges" in shown
    assert "Which of these" not in shown


def test_a_hit_at_the_end_of_a_long_text_is_in_sight(visitor, ana, index):
    make.question(ana, "What now?", f"{'Nothing of note here. ' * 40}Then a zeppelin landed.")
    index()

    shown = visitor.get("/search?q=zeppelin").text
    before = shown.partition('class="row__text"')[2].partition("<mark>zeppelin</mark>")[0]
    assert len(before.split()) <= 14


def test_what_only_a_theme_tells_says_so(visitor, ana, index):
    theme = make.theme("water", names={"en": "Mooring zeppelins", "nl": "Zeppelins aanleggen"})
    make.question(ana, "What flies here?", "Something large.", theme_ids=[theme.id])
    index()

    page = visitor.get("/search?q=zeppelin&lang=en").text

    assert "Found by its theme: Mooring zeppelins" in page
