# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The directory of people, profiles, photos and mentioning."""

import io
from pathlib import Path

import pytest
from PIL import Image

from cop import clock
from cop.contributions.tidying import known_files
from cop.contributions.vocabulary import Expertise
from cop.db import db
from cop.people.models import Access, Person
from tests import make
from tests.community import scene


@pytest.fixture
def picture():
    data = io.BytesIO()
    Image.new("RGB", (300, 200), "green").save(data, "PNG")
    data.seek(0)
    return data


def test_people_are_found_by_theme_role_organisation_and_words(visitor, ana, bea, eva):
    theme = make.theme("water")
    make.saved(Expertise(person_id=eva.id, theme_id=theme.id))
    ana.function = "Ecologist"
    db.session.commit()

    for query, expected in {
        "": {"Ana", "Bea", "Eva"},
        "theme=water": {"Eva"},
        "role=expert": {"Eva"},
        "q=anderdorp": {"Bea"},
        "q=ecolo": {"Ana"},
        "q=a&role=member": {"Ana", "Bea"},
        "q=nobody": set(),
    }.items():
        page = visitor.get(f"/people?{query}").text
        assert {name for name in ("Ana", "Bea", "Eva") if f">{name}</a>" in page} == expected


def test_who_does_not_take_part_is_not_listed(visitor, ana):
    make.person("Wachter", approved_at=None)
    make.person("Uitgesloten", disabled_at=clock.now())

    page = visitor.get("/people").text

    assert "Ana" in page
    assert "Wachter" not in page
    assert "Uitgesloten" not in page


def test_a_profile_shows_what_somebody_wrote_but_not_their_address(visitor, ana, eva):
    question = make.question(ana)
    make.answer(question, eva)

    assert question.title in visitor.get(f"/people/{ana.id}-ana").text
    answers = visitor.get(f"/people/{eva.id}").text
    assert question.title in answers
    assert "@voorbeeldstad.example" not in answers


def test_a_profile_does_not_lift_a_veil_nor_open_a_private_group(as_, visitor, ana, bea, oda):
    group = make.group("Closed", Access.PRIVATE, ana)
    make.question(ana, "Canary question of somebody shy", veiled=True)
    scene.practice(ana, "Canary practice", group_id=group.id)
    url = f"/people/{ana.id}"

    for reader in (visitor, as_(bea)):
        assert "Canary" not in reader.get(url).text
    assert "somebody shy" in as_(oda).get(url).text
    assert "Canary practice" not in as_(oda).get(url).text
    assert as_(ana).get(url).text.count("Canary") >= 2


def test_somebody_who_left_keeps_a_name_and_what_they_wrote(visitor, ana):
    question = make.question(ana)
    ana.disabled_at, ana.about = clock.now(), "Once upon a time"
    db.session.commit()

    page = visitor.get(f"/people/{ana.id}?lang=en").text

    assert "no longer takes part" in page
    assert question.title in page
    assert "Once upon a time" not in page
    waiting = make.person("Wachter", approved_at=None)
    assert visitor.get(f"/people/{waiting.id}").status_code == 404


def test_people_edit_their_own_profile(as_, visitor, ana):
    theme = make.theme("water", names={"nl": "Water", "en": "Water"})
    form = {
        "name": "Ana Beek", "function": "Ecologist", "languages": ["nl", "fr"],
        "expertise": [theme.id], "about": "Asks a lot.",
    }  # fmt: skip
    browser = as_(ana)

    saved = browser.post("/settings/profile", data=form)
    assert saved.status_code == 303
    page = visitor.get(saved.headers["Location"]).text

    for shown in ("Ana Beek", "Ecologist", "Français", "Water", "Asks a lot."):
        assert shown in page
    again = browser.get("/settings/profile").text
    assert 'value="Ecologist"' in again
    assert f'value="{theme.id}" checked' in again
    assert browser.post("/settings/profile", data={**form, "name": ""}).status_code == 422
    assert browser.post("/settings/profile", data={**form, "expertise": [99]}).status_code == 422
    assert browser.post("/settings/profile", data={**form, "languages": ["xx"]}).status_code == 422


def test_only_listed_fields_reach_the_person(as_, ana):
    as_(ana).post("/settings/profile", data={"name": "Ana", "role": "administrator", "email": "x"})

    assert db.session.get(Person, ana.id).role == "member"


def test_a_photo_is_shown_replaced_and_taken_away(as_, visitor, settings, ana, picture):
    browser, url = as_(ana), f"/people/{ana.id}/photo"
    assert visitor.get(url).status_code == 404

    sent = browser.post("/settings/profile", data={"name": "Ana", "photo": (picture, "me.png")})
    assert sent.status_code == 303, sent.text
    with visitor.get(url) as photo:
        assert photo.status_code == 200
        assert Image.open(io.BytesIO(photo.data)).size == (256, 256)
    assert f'src="{url}"' in visitor.get(f"/people/{ana.id}").text

    browser.post("/settings/profile", data={"name": "Ana", "no_photo": "y"})
    assert visitor.get(url).status_code == 404


def test_the_file_of_a_photo_stays_until_the_sweep_lest_the_change_fail(
    as_, settings, ana, picture
):
    as_(ana).post("/settings/profile", data={"name": "Ana", "photo": (picture, "me.png")})
    file = settings.files_dir / db.session.get(Person, ana.id).photo

    as_(ana).post("/settings/profile", data={"name": "Ana", "no_photo": "y"})

    assert db.session.get(Person, ana.id).photo is None
    assert file.exists()
    assert file.name not in {Path(name).name for name in known_files()}


def test_a_profile_takes_what_joining_takes(as_, ana):
    browser, url = as_(ana), "/settings/profile"

    saved = browser.post(url, data={"name": "Ana", "function": "Adviseur groen/" + "b" * 105})
    refused = browser.post(url, data={"name": "A" * 61, "function": "b" * 121})

    assert (saved.status_code, refused.status_code) == (303, 422)
    assert "“What you do” has at most 120 characters." in refused.text


def test_a_profile_says_who_changes_the_organisation(as_, ana, oda):
    assert "You work for: Voorbeeldstad." in as_(ana).get("/settings/profile").text
    page = as_(oda).get("/settings/profile").text
    assert "It is not known here where you work." in page
    assert "An administrator changes it for you" in page


def test_what_is_no_picture_is_refused_and_the_rest_stays(as_, ana):
    fake = io.BytesIO(b"GIF89a but not really")

    refused = as_(ana).post(
        "/settings/profile",
        data={"name": "Ana", "function": "Kept in the form", "photo": (fake, "me.png")},
    )

    assert refused.status_code == 422
    assert "Kept in the form" in refused.text
    assert db.session.get(Person, ana.id).photo is None


def test_a_photo_has_to_be_chosen_again_when_something_else_is_wrong(as_, ana, picture):
    data = {"name": "A", "photo": (picture, "me.png")}
    assert "Choose your files again" in as_(ana).post("/settings/profile", data=data).text


def test_people_are_suggested_while_writing_to_members_only(as_, visitor, ana, bea):
    found = as_(ana).get("/people/suggest?q=be").text

    assert f'data-value="[@Bea](/people/{bea.id}-bea)"' in found
    assert "Ana" not in found
    assert visitor.get("/people/suggest?q=be").status_code == 303


def test_the_directory_and_a_profile_cost_the_same_for_one_as_for_many(as_, counted, ana, oda):
    def cost(address):
        with counted() as queries:
            assert browser.get(address).status_code == 200
        return len(queries)

    browser, addresses = as_(ana), ("/people", f"/people/{oda.id}")
    make.question(oda)
    for_one = [cost(address) for address in addresses]
    for number in range(12):
        person = make.person(f"Persoon {number}")
        make.saved(Expertise(person_id=person.id, theme_id=make.theme(f"t{number}").id))
        make.question(oda, f"What did you do about number {number}?")

    assert [cost(address) for address in addresses] == for_one
    assert max(for_one) <= 8
