# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Loading organisations from CSV files, and making the first administrator."""

import re
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select

from cop.db import db
from cop.errors import Refused
from cop.people import commands
from cop.people.models import (
    Access,
    Group,
    MailDomain,
    Organisation,
    OrganisationKind,
    Person,
    Role,
)
from cop.people.queries import by_email, organisation_of
from tests import make

DATA = Path(commands.__file__).parent / "data"
DUTCH, BELGIAN = DATA / "nl-gemeenten-342.csv", DATA / "be-gemeenten-565.csv"


@pytest.fixture
def file(tmp_path):
    def written(text: str | bytes) -> Path:
        path = tmp_path / "organisations.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


def named(name: str) -> Organisation:
    return db.session.scalars(select(Organisation).where(Organisation.name == name)).one()


def test_the_municipalities_are_loaded_once_however_often(app):
    lines = commands.import_organisations([DUTCH, BELGIAN])

    assert lines[-1] == "907 added, 0 changed, 0 as they were."
    assert "added Den Haag (NL GM0518)" in lines
    luik = named("Liège")
    assert (luik.country, luik.code, luik.region) == ("BE", "62063", "Luik")
    assert luik.population == 197217
    assert luik.names == {"nl": "Luik", "fr": "Liège"}
    assert luik.kind is OrganisationKind.MUNICIPALITY
    again = commands.import_organisations([DUTCH, BELGIAN])
    assert again == ["0 added, 0 changed, 907 as they were."]
    assert db.session.scalar(select(func.count()).select_from(Organisation)) == 907


def test_changes_are_said_and_what_the_file_is_silent_about_is_kept(app, file):
    commands.import_organisations(
        [file("country,code,name_nl,population\nNL,GM1,Voorbeeldstad,100\n")]
    )
    named("Voorbeeldstad").website = "https://voorbeeldstad.example"
    db.session.commit()

    lines = commands.import_organisations(
        [file("country,code,name_nl,population,domains,partner\n"
              "NL,GM1,Voorbeeldstad,120,voorbeeldstad.example|vbs.example,2024-09-01\n")]
    )  # fmt: skip

    assert lines == [
        "changed Voorbeeldstad (NL GM1): population 100 → 120; partner_since None → 2024-09-01; "
        "mail domain voorbeeldstad.example; mail domain vbs.example",
        "0 added, 1 changed, 0 as they were.",
    ]
    kept = named("Voorbeeldstad")
    assert (kept.website, kept.partner_since) == ("https://voorbeeldstad.example", date(2024, 9, 1))
    assert db.session.scalars(organisation_of("a@groen.vbs.example")).one() is kept


def test_a_file_with_fewer_columns_takes_no_name_away(app, file):
    commands.import_organisations([DUTCH, BELGIAN])

    lines = commands.import_organisations(
        [file("country,code,name_nl,partner,domains\n"
              "BE,62063,Luik,yes,liege.example\nNL,GM0518,'s-Gravenhage,yes,\n")]
    )  # fmt: skip

    assert lines[-1] == "0 added, 2 changed, 0 as they were."
    assert lines[0].startswith("changed Liège (BE 62063): partner_since None → ")
    assert named("Liège").names == {"nl": "Luik", "fr": "Liège"}
    assert named("Den Haag").partner_since is not None


def test_a_name_changes_with_the_columns_that_decide_it(app, file):
    commands.import_organisations([BELGIAN])
    commands.import_organisations([file("country,code,name_nl\nNL,GM1,Voorbeeldstad\n")])

    commands.import_organisations(
        [file("country,code,name_nl,name_fr,name_de,region_code\n"
              "BE,62063,Luik,Liège-Ville,,03000\nNL,GM1,Voorbeeldstede,,,\n")]
    )  # fmt: skip

    assert named("Liège-Ville").names == {"nl": "Luik", "fr": "Liège-Ville"}
    assert named("Voorbeeldstede").names == {"nl": "Voorbeeldstede"}


def test_ordinary_names_of_organisations_are_loaded(app, file):
    commands.import_organisations(
        [file("country,code,name_nl\nNL,N1,Natuur.be\nNL,N2,Gemeente Ede / Wageningen\n")]
    )

    assert named("Natuur.be").code == "N1"
    assert named("Gemeente Ede / Wageningen").code == "N2"


def test_partner_may_be_just_yes(app, file):
    row = "NL,X1,Waterschap Voorbeeld,water_authority,yes"
    path = file(f"country,code,name_nl,kind,partner\n{row}\n")
    commands.import_organisations([path])
    first = named("Waterschap Voorbeeld").partner_since

    assert first is not None
    assert commands.import_organisations([path])[-1] == "0 added, 0 changed, 1 as they were."


HEAD = "country,code,name_nl,population,lat,kind,partner,domains,website\nNL,A1,Goed,1,,,,,\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Nederland,A2,Fout,,,,,,", "line 3: the country is two capitals"),
        ("NL,,Fout,,,,,,", "line 3: the code is one to twenty"),
        ("NL,A2,,,,,,,", "line 3: the name is missing"),
        ("NL,A2,Zie https://evil.example,,,,,,", "line 3: the name holds a web address"),
        (f"NL,A2,{'F' * 121},,,,,,", "line 3: the name has more than 120 characters"),
        ("NL,A2,Fout,veel,,,,,", "line 3: veel is not a population"),
        ("NL,A2,Fout,-1,,,,,", "line 3: population -1 lies outside"),
        ("NL,A2,Fout,,nan,,,,", "line 3: lat nan lies outside"),
        ("NL,A2,Fout,,,dorp,,,", "line 3: dorp is not a kind"),
        ("NL,A2,Fout,,,,gisteren,,", "line 3: gisteren is neither yes nor a day"),
        ("NL,A2,Fout,,,,2999-01-01,,", "line 3: 2999-01-01 is in the future"),
        ("NL,A2,Fout,,,,,geen domein,", "line 3: geen domein is not a mail domain"),
        ("NL,A2,Fout,,,,,gmail.com,", "line 3: gmail.com gives an address to anybody"),
        ("NL,A2,Fout,,,,,,javascript:alert(1)", "line 3: javascript:alert(1) is not a website"),
        ("NL,A1,Dubbel,,,,,,", "line 3: NL A1 is on line 2 too"),
        ("NL,A2,Fout", "line 3: not as many cells as columns"),
        ("NL,A2,Fout,,,,,,,,,", "line 3: not as many cells as columns"),
        ('NL,A2,"Fout', "line 3: unexpected end of data"),
        ('NL,A2,"Fout\nin drie\nregels",1,,,,,', "line 3: the name holds"),
        ('NL,A2,"Fout\nin drie\nregels', "line 3: unexpected end of data"),
        ("\nNL,A2,Fout,-1,,,,,", "line 4: population -1 lies outside"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_of_its_file_is_loaded(app, file, row, said):
    with pytest.raises(Refused, match=re.escape(said)):
        commands.import_organisations([file(f"{HEAD}{row}\n")])

    assert db.session.scalars(select(Organisation)).all() == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "line 1: the columns country, code and name_nl are needed"),
        (b"naam;plaats\n", "line 1: the columns country, code and name_nl are needed"),
        (b"country,code,name_nl,colour\n", "line 1: colour is not a known column"),
        (b"country,code,name_nl,code\n", "line 1: a column is there twice"),
        (b"country,code,name_nl\nNL,A1,Go\xe9d\n", "line 2: this is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "line 1: this is not UTF-8"),
    ],
)
def test_a_file_that_is_no_list_of_organisations_is_refused(app, file, content, said):
    with pytest.raises(Refused, match=re.escape(said)):
        commands.import_organisations([file(content)])


def test_a_bad_file_holds_up_the_good_ones_too(app, file):
    with pytest.raises(Refused):
        commands.import_organisations([DUTCH, file("country,code,name_nl\nNL,A1,\n")])

    assert db.session.scalars(select(Organisation)).all() == []


def test_a_domain_belongs_to_one_organisation(app, file):
    make.organisation("Anderdorp", domains=[MailDomain(domain="anderdorp.example")])

    with pytest.raises(
        Refused, match=re.escape("organisations.csv, line 2: anderdorp.example belongs")
    ):
        commands.import_organisations(
            [file("country,code,name_nl,domains\nNL,A1,Voorbeeldstad,anderdorp.example\n")]
        )


def test_the_first_administrator_chooses_a_password_on_a_page(app, visitor):
    said = commands.create_admin("Ada@Voorbeeldstad.example")
    page = "/" + said.split("http://localhost/")[1]

    done = visitor.post(page, data={"name": "Ada de Boer", "password": "vier losse woorden genoeg"})

    assert done.status_code == 303
    ada = db.session.scalars(by_email("ada@voorbeeldstad.example")).one()
    assert ada.administers


def test_a_member_becomes_administrator_by_command(app):
    make.person("Ana", password_hash="x")

    assert "is an administrator now" in commands.create_admin("ana@voorbeeldstad.example")

    assert db.session.scalars(select(Person.role)).one() is Role.ADMINISTRATOR
    with pytest.raises(Refused, match="is not a mail address"):
        commands.create_admin("ana")


def test_the_community_itself_begins_with_its_first_administrator(app):
    db.session.execute(delete(Group))
    db.session.commit()

    commands.create_admin("ada@voorbeeldstad.example")
    commands.create_admin("bob@voorbeeldstad.example")

    [community] = db.session.scalars(select(Group))
    assert community.access is Access.PUBLIC
