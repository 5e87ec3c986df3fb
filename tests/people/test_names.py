# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Finding people and organisations by the names that somebody wrote."""

import pytest

from cop.errors import Refused
from cop.people import names
from cop.people.names import Names
from tests import make


@pytest.fixture
def towns(app):
    """Two towns of one name, one with a name in another language, one with an accent."""
    make.organisation("Bergen", region="Limburg")
    make.organisation("Bergen", region="Noord-Holland")
    make.organisation("Elsene", names={"nl": "Elsene", "fr": "Ixelles"})
    make.organisation("Súdwest-Fryslân", region="Friesland")
    return Names(names.organisations())


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("elsene", "Elsene"),
        ("IXELLES", "Elsene"),
        ("  sudwest-fryslan ", "Súdwest-Fryslân"),
        ("Súdwest-Fryslân", "Súdwest-Fryslân"),
        ("bergen (limburg)", "Bergen"),
        ("gemeente Elsene", "Elsene"),
        ("Commune d’Ixelles", "Elsene"),
        ("de stad Bergen (Limburg)", "Bergen"),
    ],
)
def test_a_name_is_found_without_regard_to_case_accents_and_language(towns, written, name):
    assert towns.find(written).name == name


def test_namesakes_are_told_apart(towns, app):
    with app.test_request_context("/?lang=en"), pytest.raises(Refused) as refused:
        towns.find("Bergen")

    assert "Bergen (Limburg), Bergen (Noord-Holland)" in refused.value.reason
    assert towns.written(towns.find("bergen (limburg)")) == "Bergen (Limburg)"
    assert towns.written(towns.find("Elsene")) == "Elsene"


@pytest.mark.parametrize(
    ("written", "reason"), [("Elsenne", "Did you mean: Elsene?"), ("Zzz", "is not known here.")]
)
def test_an_unknown_name_gets_a_suggestion_where_there_is_one(towns, app, written, reason):
    with (
        app.test_request_context("/?lang=en"),
        pytest.raises(
            Refused,
        ) as refused,
    ):
        towns.find(written)

    assert reason in refused.value.reason


def test_only_people_who_take_part_are_named_besides_those_given(app):
    here, gone = make.person("Ana"), make.person("Bea", approved_at=None)

    assert [named.id for named in names.people()] == [here.id]
    assert {named.id for named in names.people([gone.id])} == {here.id, gone.id}
