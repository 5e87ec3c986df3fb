# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""`cop import-themes`: the vocabulary that people choose from when they write."""

import pytest
from sqlalchemy import select

from cop.contributions import themes
from cop.contributions.vocabulary import Theme
from cop.db import db
from cop.errors import Refused

pytestmark = pytest.mark.usefixtures("app")
BATS = """
[[theme]]
code = "bats"
name = { nl = "Vleermuizen", fr = "Chauves-souris", de = "Fledermäuse", en = "Bats" }
"""
NAMELESS = """
[[theme]]
code = "moths"
name = { nl = "Nachtvlinders" }
"""


@pytest.fixture
def file(tmp_path):
    def written(text):
        path = tmp_path / "themes.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_a_new_site_has_the_themes_that_come_along(as_, ana):
    assert themes.imported(themes.SHIPPED) == "36 themes added, 0 changed, 0 as they were."

    assert "Klimaatadaptatie" in as_(ana).get("/themes?lang=nl").text
    form = as_(ana).get("/questions/new?lang=nl").text
    assert 'name="themes"' in form
    assert "Klimaatadaptatie" in form


def test_loading_again_changes_nothing_but_what_the_file_changed(file):
    themes.imported(themes.SHIPPED)
    assert themes.imported(themes.SHIPPED) == "0 themes added, 0 changed, 36 as they were."
    themes.imported(file(BATS))

    said = themes.imported(file(BATS.replace('en = "Bats"', 'en = "Bats of the town"')))

    assert said == "0 themes added, 1 changed, 0 as they were."
    assert len(db.session.scalars(select(Theme)).all()) == 37


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BATS + NAMELESS, "themes.toml, theme 2: name is not given in nl, fr, de, en."),
        (BATS + BATS, "themes.toml, theme 2: bats stands there twice."),
        (BATS.replace("bats", "Bats!"), "theme 1: code is not made of small letters"),
        (BATS + 'synonyms = { nl = "vleermuis" }', "theme 1: synonyms are not lists of words."),
        (BATS + "synonyms = 3", "theme 1: synonyms are not lists of words."),
        (BATS + "description = { nl = 3 }", "theme 1: description is not a text in each language."),
        ("theme = [1]", "theme 1: it is not a table."),
        ("theme = 3", "themes.toml has no [[theme]]."),
        ("", "themes.toml has no [[theme]]."),
        ("[[theme", "themes.toml is not a TOML file"),
    ],
)
def test_a_wrong_file_is_refused_whole_with_the_number_of_the_theme(file, text, reason):
    with pytest.raises(Refused) as refused:
        themes.imported(file(text))

    assert reason in str(refused.value.reason)
    assert db.session.scalars(select(Theme)).all() == []
