# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the search field offers while somebody types: what begins so, and may be read."""

import re
import shutil
from dataclasses import replace

import pytest

from cop import clock
from cop.app import create_app
from cop.db import db
from cop.people.models import Access
from cop.search import feeding
from cop.web import limits
from tests import make
from tests.conftest import Browser


@pytest.fixture(autouse=True)
def no_index(settings):
    shutil.rmtree(settings.index_dir, ignore_errors=True)


def index_all():
    while feeding.drain():
        pass
    db.session.commit()


def offered(browser, typed, **rest):
    """What the options say, without the words of badges."""
    page = browser.get("/search/suggestions", query_string={"q": typed, **rest})
    assert page.status_code == 200
    options = re.findall(r'<a role="option".*?</a>', page.text, re.DOTALL)
    return [_said(option) for option in options]


def _said(option):
    return re.sub(r"<.*?>", "", re.sub(r' <span class="(badge|meta).*', "", option))


def test_a_title_is_offered_by_how_its_words_begin_and_leads_to_its_page(visitor, ana):
    question = make.question(ana, "How often do you mow the verges here?")
    index_all()

    assert offered(visitor, "verg") == ["How often do you mow the verges here?"]
    assert offered(visitor, "verg HOW") == ["How often do you mow the verges here?"]
    assert offered(visitor, "erges") == []
    assert offered(visitor, "verges cutting") == []
    page = visitor.get("/search/suggestions?q=mow").text
    assert f'href="/questions/{question.id}-how-often-do-you-mow-the-verges-here"' in page
    assert 'data-said="1 suggestion"' in page


def test_at_most_five_titles_those_that_begin_so_first_and_then_the_newest(visitor, ana):
    titles = ["Mowing one", "Less mowing", "Mowing two", "More mowing", "On mowing", "Why mowing?"]
    for title in titles:
        make.question(ana, title)
    index_all()

    assert offered(visitor, "mow") == [
        *("Mowing two", "Mowing one", "Why mowing?", "On mowing", "More mowing"),
    ]


@pytest.mark.parametrize("typed", ["", "m", " m ", "!?", "()", "%"])
def test_fewer_than_two_letters_offer_nothing(visitor, ana, typed):
    make.question(ana, "Mowing verges", "m ()")
    index_all()

    page = visitor.get("/search/suggestions", query_string={"q": typed}).text
    assert 'role="option"' not in page
    assert 'data-said="0 suggestions" hidden' in page


@pytest.mark.parametrize("typed", ["%owing", "m%", "mow_ng", "_owing", "m.*", "mo/w"])
def test_signs_of_patterns_stand_for_themselves(visitor, ana, typed):
    make.question(ana, "Mowing verges")
    make.person("Mowen Peeters", organisation=make.organisation("Mowerveen"))
    index_all()

    assert offered(visitor, typed) == []


def test_an_address_of_mail_is_taken_as_it_stands(visitor, ana):
    make.question(ana, "Write to noor_b@stad.example about trees")
    make.question(ana, "Write to noorxb@stad.example about trees")
    index_all()

    assert offered(visitor, "noor_b@stad.ex") == ["Write to noor_b@stad.example about trees"]


def test_accents_make_no_difference(visitor, ana):
    make.question(ana, "Élaguer les arbres à Liège", language="fr")
    make.organisation("Écaussinnes")
    make.organisation("Gießenlande")
    make.person("Zoë Sœurette")
    index_all()

    for typed in ("elaguer liege", "Élaguer", "ÉLAG"):
        assert offered(visitor, typed) == ["Élaguer les arbres à Liège"]
    assert offered(visitor, "ecauss") == offered(visitor, "Écauss") == ["Écaussinnes"]
    assert offered(visitor, "giess") == offered(visitor, "gieß") == ["Gießenlande"]
    assert offered(visitor, "zoe soeur") == offered(visitor, "ZOË SŒU") == ["Zoë Sœurette"]


def test_a_title_of_a_private_group_is_offered_to_its_members_alone(as_, visitor, ana, bea):
    group = make.group("Board", Access.PRIVATE, ana)
    question = make.question(ana, "What about the zeppelin budget?", group_id=group.id)
    public = make.question(ana, "Who has a zeppelin for counting trees?")
    index_all()

    assert offered(as_(ana), "zepp") == [public.title, question.title]
    assert offered(as_(bea), "zepp") == offered(visitor, "zepp") == [public.title]
    public.group_id = group.id
    db.session.commit()
    assert offered(visitor, "zepp") == []


def test_many_titles_that_one_may_not_read_push_none_out(visitor, ana, monkeypatch):
    monkeypatch.setattr("cop.questions.models.Question.limit_per_hour", 100)
    readable = make.question(ana, "A zeppelin for counting trees")
    group = make.group("Board", Access.PRIVATE, ana)
    for n in range(50):
        make.question(ana, f"Zeppelin {n}", group_id=group.id)
    index_all()

    assert offered(visitor, "zepp") == [readable.title]


def test_what_is_hidden_is_offered_no_more_at_once(as_, visitor, ana, oda):
    question = make.question(ana, "What about the zeppelin budget?")
    index_all()
    assert offered(visitor, "zepp") == [question.title]

    as_(oda).post(f"/contributions/{question.id}/hide", data={"reason": "Spam it is."})

    assert offered(visitor, "zepp") == offered(as_(ana), "zepp") == []


def test_themes_are_offered_by_name_and_synonym_in_any_language(visitor):
    names = {"nl": "Bomen en schaduw", "fr": "Arbres et ombre", "en": "Trees and shade"}
    make.theme("trees", names=names, synonyms={"en": ["urban forest"], "fr": ["forêt urbaine"]})
    make.theme("wood", names={"nl": "Forum", "en": "Timber"}, position=-1)

    assert offered(visitor, "shade tre") == ["Trees and shade"]
    assert offered(visitor, "urban fo") == ["Trees and shade"]
    assert offered(visitor, "foret") == ["Trees and shade"]
    assert offered(visitor, "ombre", lang="nl") == ["Bomen en schaduw"]
    assert offered(visitor, "for", lang="en") == [
        "Trees and shade",
        "Timber",
    ]  # its own language first
    assert offered(visitor, "shade urban") == []
    page = visitor.get("/search/suggestions?q=foret+urb&lang=en").text
    assert 'href="/themes/trees">Trees and shade <span class="meta" lang="fr">forêt urb' in page
    assert "forêt" not in visitor.get("/search/suggestions?q=shade&lang=en").text


def test_a_theme_that_is_new_is_offered_at_once(visitor):
    assert offered(visitor, "heat") == []
    make.theme("heat")
    assert offered(visitor, "heat") == ["heat"]


def test_at_most_three_themes_organisations_and_people(visitor):
    for n in range(5):
        make.theme(f"zuider{n}")
        make.person(f"Zuider Vos {n}", organisation=make.organisation(f"Zuiderdorp {n}"))

    page = visitor.get("/search/suggestions?q=zuider").text

    assert [page.count(f'href="/{each}/') for each in ("themes", "organisations", "people")] == [
        *(3, 3, 3),
    ]


def test_partners_come_first_and_then_the_name_that_is_whole(visitor):
    for name in ("Berg en Dal", "Bergen op Zoom", "Bergen", "Sint-Bergenkerk"):
        make.organisation(name)
    make.organisation("Bergenrode aan Zee", partner_since=clock.today())

    assert offered(visitor, "bergen") == ["Bergenrode aan Zee", "Bergen", "Bergen op Zoom"]


def test_an_organisation_and_its_people_lead_to_their_pages(visitor, ana):
    page = visitor.get("/search/suggestions?q=voorb").text
    assert f'href="/organisations/{ana.organisation_id}-voorbeeldstad"' in page
    page = visitor.get("/search/suggestions?q=an").text
    assert f'href="/people/{ana.id}-ana"' in page
    assert '<span class="meta">Voorbeeldstad</span>' in page


def test_who_does_not_take_part_is_not_offered(visitor, as_, ada):
    make.person("Zoë Wachtend", approved_at=None)
    make.person("Zoë Weg", disabled_at=clock.now())
    make.person("Zoë Wel")

    assert offered(visitor, "zoe") == offered(as_(ada), "zoe") == ["Zoë Wel"]


def test_without_an_index_the_others_are_offered(visitor, ana):
    make.question(ana, "Voorbeelden of mowing")

    assert offered(visitor, "voorb") == ["Voorbeeldstad"]


def test_another_language_is_said_of_a_title(visitor, ana):
    make.question(ana, "Maaien in bermen", language="nl")
    index_all()

    assert (
        '<span lang="nl">Maaien in bermen</span>'
        in visitor.get("/search/suggestions?q=maai&lang=en").text
    )


def test_sixty_characters_are_read(visitor, ana):
    make.question(ana, "Mowing verges")
    index_all()

    assert offered(visitor, "mowing" + " " * 54 + "roads") == ["Mowing verges"]
    assert offered(visitor, "mowing" + " " * 53 + "roads") == []


def test_suggestions_cost_the_same_for_one_as_for_many(visitor, as_, ana, counted):
    def cost(browser):
        with counted() as statements:
            assert offered(browser, "zuid ver")
        return len(statements)

    def make_some(n):
        name = f"Zuid vergezicht {n}"
        make.theme(f"zuid-{n}", names={"nl": name})
        make.person(name, organisation=make.organisation(name))
        make.question(ana, name)

    make_some(0)
    index_all()
    member = as_(ana)
    for_one = cost(visitor), cost(member)
    for n in range(1, 9):
        make_some(n)
    index_all()

    assert (cost(visitor), cost(member)) == for_one
    assert for_one[0] <= 6


def test_what_is_offered_to_a_member_is_kept_in_no_cache(as_, visitor, ana):
    assert as_(ana).get("/search/suggestions?q=an").headers["Cache-Control"] == "no-store"
    assert visitor.get("/search/suggestions?q=an").headers["Cache-Control"] == "no-cache"


def test_typing_is_limited_and_takes_nothing_from_the_pages(settings):
    limited = create_app(replace(settings, rate_limits=True))
    limited.test_client_class = Browser
    limits.pages.reset()
    browser = limited.test_client()
    with limited.app_context():
        typed = [browser.get("/search/suggestions?q=an").status_code for _ in range(121)]
        pages = [browser.get("/search").status_code for _ in range(9)]
        pages += [browser.get("/people").status_code for _ in range(100)]
        db.engine.dispose()
    limits.pages.reset()

    assert typed == [200] * 120 + [429]
    assert set(pages) == {200}
