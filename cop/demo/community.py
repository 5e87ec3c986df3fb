# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The themes, organisations, people and groups of the demonstration community."""

from datetime import date
from typing import TypeVar

from sqlalchemy import select

from cop import clock
from cop.contributions import themes
from cop.contributions.vocabulary import Expertise
from cop.db import Base, db
from cop.demo.story import Story
from cop.demo.texts import Entry, entries
from cop.people import passwords
from cop.people.models import Access, Group, MailDomain, Membership, Organisation, Person, Role

T = TypeVar("T", bound=Base)

JANUARY_FIRST = (1, 1)


def found(story: Story) -> None:
    """Bring the community into being: everybody is there before the first word is written."""
    story.known.update(themes.load().themes)
    for entry in entries("municipality"):
        story.known[entry["slug"]] = _partner(_municipality(entry["code"]), entry)
    for entry in entries("organisation"):
        story.known[entry["slug"]] = _partner(_organisation(entry), entry)
    db.session.flush()
    for entry in entries("person"):
        story.known[entry["slug"]] = _person(story, entry)
    for entry in entries("group"):
        story.known[entry["slug"]] = _group(story, entry)
    db.session.flush()


def _municipality(code: str) -> Organisation:
    return db.session.scalars(select(Organisation).where(Organisation.code == code)).one()


def _organisation(entry: Entry) -> Organisation:
    return _kept(
        Organisation(
            kind=entry["kind"],
            name=entry["name"],
            country=entry["country"],
            region=entry.get("region", ""),
            code=entry.get("code"),
            population=entry.get("population"),
            latitude=entry.get("latitude"),
            longitude=entry.get("longitude"),
            domains=[],
        )
    )


def _partner(organisation: Organisation, entry: Entry) -> Organisation:
    since = date(entry["partner_since"], *JANUARY_FIRST) if entry.get("partner") else None
    organisation.partner_since = since
    organisation.frontrunner_since = since if entry.get("frontrunner") else None
    organisation.website = entry.get("website", "")
    organisation.about = entry.get("approach", "")
    for domain in entry.get("mail_domains", []):
        db.session.add(MailDomain(domain=domain, organisation_id=organisation.id))
    return organisation


def _person(story: Story, entry: Entry) -> Person:
    now = clock.now()
    person = _kept(
        Person(
            name=entry["name"],
            email=entry["email"],
            password_hash=passwords.hashed(entry["password"]) if "password" in entry else None,
            role=Role(entry["role"]),
            organisation_id=story.known[entry["organisation"]].id,
            function=entry["function"],
            about=entry["text"],
            languages=entry["languages"],
            locale=entry["languages"][0],
            confirmed_at=now,
            approved_at=now,
        )
    )
    for code in entry["expertise"]:
        db.session.add(Expertise(person_id=person.id, theme_id=story.known[code].id))
    return person


def _group(story: Story, entry: Entry) -> Group:
    group = _kept(
        Group(name=entry["name"], about=entry["description"], access=Access(entry["access"]))
    )
    for number, slug in enumerate(entry.get("members", [])):
        membership = Membership(
            group_id=group.id,
            person_id=story.known[slug].id,
            joined_at=clock.now(),
            leads=number == 0,
        )
        db.session.add(membership)
    return group


def _kept(thing: T) -> T:
    db.session.add(thing)
    db.session.flush()
    return thing
