# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What people, organisations and groups say of themselves carries its language."""

from cop.db import db
from tests import make

SAID = "Wij maaien anders."


def test_a_profile_is_in_the_language_of_its_person(visitor, ana):
    ana.about, ana.locale = SAID, "nl"

    assert f'<div class="prose" lang="nl"><p>{SAID}' in visitor.get(f"/people/{ana.id}").text
    dutch = visitor.get(f"/people/{ana.id}?lang=nl").text
    assert f'<div class="prose"><p>{SAID}' in dutch


def test_organisations_and_groups_speak_the_language_of_the_site(visitor, community):
    town = make.organisation("Zuiderdorp", about=SAID)
    community.about = SAID
    db.session.commit()

    for address in (f"/organisations/{town.id}", f"/groups/{community.id}"):
        assert f'<div class="prose" lang="en"><p>{SAID}' in visitor.get(f"{address}?lang=nl").text
        assert f'<div class="prose"><p>{SAID}' in visitor.get(f"{address}?lang=en").text
    assert f'lang="en">{SAID}' in visitor.get("/groups?lang=nl").text
