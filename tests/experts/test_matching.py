# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who is suggested for a question, in which order, and why."""

from datetime import timedelta

import pytest

from cop import clock
from cop.contributions.vocabulary import Expertise, Themed
from cop.experts import actions
from cop.experts.matching import suggested
from cop.experts.reasons import sentence
from cop.people import away
from cop.people.models import Access, Role
from cop.questions import actions as questions
from tests import make


@pytest.fixture
def water(app):
    return make.theme("water", names={"nl": "Water", "en": "Water"})


def knows(person, theme):
    make.saved(Expertise(person_id=person.id, theme_id=theme.id))


def helped(asker, person, theme, times=1, **rest):
    """Answers of a person that were accepted."""
    for number in range(times):
        asked = make.question(asker, f"Question {number} of {person.name}", theme_ids=[theme.id],
                              at=clock.now() - timedelta(days=number + 1), **rest)  # fmt: skip
        questions.accept(asked, make.answer(asked, person), by=asker)


def names(question):
    return [each.person.name for each in suggested(question)]


def reasons(app, question):
    with app.test_request_context():
        return {
            each.person.name: [sentence(reason) for reason in each.reasons]
            for each in suggested(question)
        }


def test_who_proved_to_know_comes_before_who_says_so(app, ana, bea, eva, water):
    cas, dan = make.person("Cas"), make.person("Dan")
    helped(bea, cas, water, 3)
    knows(eva, water)
    knows(dan, water)
    make.practice(dan, "Ditches with soft banks", theme_ids=[water.id])
    make.person("Nobody")

    question = make.question(ana, theme_ids=[water.id])

    assert names(question) == ["Cas", "Dan", "Eva"]
    assert reasons(app, question) == {
        "Cas": ["Answered 3 questions on Water"],
        "Dan": ["Water stands in the profile", "Described 1 practice on Water"],
        "Eva": ["Water stands in the profile"],
    }


def test_who_wrote_a_report_on_the_theme_is_found(app, ana, oda, water):
    make.saved(Themed(contribution_id=make.report(oda).id, theme_id=water.id))

    question = make.question(ana, theme_ids=[water.id])

    assert reasons(app, question) == {"Oda": ["Wrote 1 report on Water"]}


def test_a_town_of_the_same_size_and_region_comes_first(app, water):
    ours = make.organisation("Ons", population=40_000, region="Utrecht")
    like = make.organisation("Gelijk", population=55_000, region="Utrecht")
    large = make.organisation("Groot", population=900_000, region="Utrecht")
    asker = make.person("Ina", organisation=ours)
    for name, town in (("Lia", large), ("Mia", like), ("Noa", ours)):
        knows(make.person(name, organisation=town), water)

    question = make.question(asker, theme_ids=[water.id])

    assert names(question) == ["Mia", "Lia"]  # and not her own colleague
    assert "From a municipality of about the same size" in reasons(app, question)["Mia"]
    assert "From the same region" in reasons(app, question)["Lia"]


def test_who_does_not_speak_the_language_is_not_asked(ana, water):
    for name, languages in (("Fay", ["fr"]), ("Gert", ["nl", "fr"]), ("Hugo", ["nl"])):
        knows(make.person(name, languages=languages), water)

    assert names(make.question(ana, theme_ids=[water.id], language="fr")) == ["Fay", "Gert"]


def test_who_was_asked_recently_comes_later_and_the_full_do_not_come(ana, bea, eva, water):
    cas = make.person("Cas", role=Role.EXPERT)
    for person in (eva, cas):
        knows(person, water)
    others = [make.question(bea, f"Another of Bea, number {n}") for n in range(3)]
    actions.invite(others[0], eva.id)

    question = make.question(ana, theme_ids=[water.id])
    assert names(question) == ["Cas", "Eva"]
    for each in others:
        actions.invite(each, cas.id)
    assert names(question) == ["Eva"]


def test_who_is_away_muted_it_wrote_it_or_may_not_read_it_is_not_suggested(
    as_, ana, bea, eva, oda, water
):
    for person in (ana, bea, eva, oda):
        knows(person, water)
    away.leave(eva, clock.today() + timedelta(days=4))
    as_(oda).post(f"/follow/theme/{water.id}", data={"level": "muted"})

    assert names(make.question(ana, theme_ids=[water.id])) == ["Bea"]

    group = make.group("Closed", Access.PRIVATE, ana)
    closed = make.question(ana, "In the group", theme_ids=[water.id], group_id=group.id)
    assert names(closed) == []


def test_what_was_proved_in_a_closed_group_or_behind_a_veil_is_not_given_away(ana, bea, water):
    cas, dan = make.person("Cas"), make.person("Dan")
    group = make.group("Closed", Access.PRIVATE, bea, cas)
    helped(bea, cas, water, group_id=group.id)
    asked = make.question(dan, "A veiled one of Dan", theme_ids=[water.id], veiled=True)
    questions.accept(asked, make.answer(asked, dan), by=dan)

    assert names(make.question(ana, theme_ids=[water.id])) == []


def test_it_costs_the_same_for_one_as_for_many(counted, ana, bea, eva, water):
    def cost():
        assert asked.id  # read anew before it is counted
        with counted() as statements:
            assert suggested(asked)
        return len(statements)

    asked = make.question(ana, theme_ids=[water.id])
    knows(eva, water)
    for_one = cost()
    for number in range(20):
        knows(make.person(f"Somebody {number}"), water)
    helped(bea, eva, water, 2)

    assert cost() == for_one <= 5
