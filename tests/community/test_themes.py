# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Theme pages in four languages, following a theme, and what is new."""

from cop.contributions.vocabulary import Expertise
from cop.people.models import Access
from tests import make
from tests.community import scene

NAMES = {"nl": "Regenwater", "fr": "Eau de pluie", "de": "Regenwasser", "en": "Rainwater"}
ABOUT = {"nl": "Over regen.", "fr": "Sur la pluie.", "de": "Vom Regen.", "en": "About rain."}


def test_a_theme_speaks_the_readers_language(visitor):
    make.theme("rain", names=NAMES, about=ABOUT, synonyms={"fr": ["averse", "orage"]})

    for locale, name in NAMES.items():
        page = visitor.get(f"/themes/rain?lang={locale}").text
        assert f"<h1>{name}</h1>" in page
        assert ABOUT[locale] in page
        assert name in visitor.get(f"/themes?lang={locale}").text
    assert "averse, orage" in visitor.get("/themes/rain?lang=fr").text
    assert visitor.get("/themes/unknown").status_code == 404


def test_a_theme_shows_what_was_written_on_it_and_who_knows_about_it(visitor, ana, eva):
    theme, other = make.theme("rain"), make.theme("trees")
    make.saved(Expertise(person_id=eva.id, theme_id=theme.id))
    on = {"theme_ids": [theme.id]}
    shown = [
        make.question(ana, **on), scene.practice(ana, **on), scene.report(ana, **on),
        scene.solution(ana, **on),
    ]  # fmt: skip
    scene.practice(ana, "About trees", theme_ids=[other.id])

    page = visitor.get("/themes/rain").text

    assert all(each.title in page for each in shown)
    assert "About trees" not in page
    assert ">Eva</a>" in page


def test_following_a_theme_is_a_click_and_so_is_stopping(as_, visitor, ana):
    theme, browser = make.theme("rain"), as_(ana)
    address = f"/follow/theme/{theme.id}"

    assert browser.post(address, data={"level": "following"}).status_code == 303
    assert "Unfollow" in browser.get("/themes/rain").text
    assert "You follow this" in browser.get("/themes").text
    assert browser.post(address, data={"level": "normal"}).status_code == 303
    assert "Unfollow" not in browser.get("/themes/rain").text
    assert browser.post("/follow/theme/999", data={"level": "muted"}).status_code == 404
    assert visitor.post(address, data={"level": "muted"}).status_code == 401


def test_what_is_new_is_listed_by_kind_and_theme(visitor, ana, eva):
    theme = make.theme("rain")
    question = make.question(ana, theme_ids=[theme.id])
    make.answer(question, eva)
    practice = scene.practice(ana)

    everything = visitor.get("/activity").text
    assert everything.count(question.title) >= 2
    assert practice.title in everything
    assert practice.title not in visitor.get("/activity?kind=question").text
    assert practice.title not in visitor.get("/activity?theme=rain").text
    assert question.title in visitor.get("/activity?theme=rain&kind=question").text
    assert visitor.get("/activity?kind=nonsense&page=-1&theme=nonsense").status_code == 200


def test_nothing_private_is_on_themes_and_in_activity(as_, visitor, ana, bea, oda):
    theme, group = make.theme("rain"), make.group("Closed", Access.PRIVATE, ana)
    rest = {"theme_ids": [theme.id], "group_id": group.id}
    make.question(ana, "Canary question of the closed group", **rest)
    scene.solution(ana, "Canary solution", **rest)

    for reader in (visitor, as_(bea), as_(oda)):
        for address in ("/themes/rain", "/activity", "/activity?theme=rain"):
            assert "Canary" not in reader.get(address).text
        assert "0 contributions" in reader.get("/themes?lang=en").text
    assert "Canary" in as_(ana).get("/themes/rain").text


def test_these_lists_cost_the_same_for_one_as_for_many(as_, counted, ana, oda):
    def cost(address):
        with counted() as queries:
            assert browser.get(address).status_code == 200
        return len(queries)

    theme, browser = make.theme("rain"), as_(ana)
    addresses = ("/themes", "/themes/rain", "/activity", "/activity?theme=rain")
    make.question(oda, theme_ids=[theme.id])
    for_one = [cost(address) for address in addresses]
    for number in range(15):
        make.question(oda, f"What did you do in year {number}?", theme_ids=[theme.id])
        expert = make.person(f"Kenner {number}")
        make.saved(Expertise(person_id=expert.id, theme_id=theme.id))
        make.theme(f"theme{number}")

    assert [cost(address) for address in addresses] == for_one
    assert max(for_one) <= 8
