# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Invented organisations, people, groups and themes."""

import random
from datetime import timedelta

from sqlalchemy import insert

from bench.plan import BEGAN, COMMUNITY, MEMBERS, PRIVATE, Size
from cop.contributions.vocabulary import Expertise, Tag, Theme
from cop.db import db
from cop.notify.models import Follow
from cop.people.models import Access, Group, Membership, Organisation, Person, Role

THEMES = {
    "bermbeheer": ("Bermen en maaien", "Accotements et fauche", "Straßenränder", "Verges"),
    "bomen": ("Bomen", "Arbres", "Bäume", "Trees"),
    "water": ("Water in de wijk", "Eau", "Wasser", "Water"),
    "hitte": ("Hitte en schaduw", "Chaleur", "Hitze", "Heat"),
    "ontharden": ("Ontharden", "Désimperméabiliser", "Entsiegeln", "Unpaving"),
    "bestuivers": ("Wilde bijen en bestuivers", "Pollinisateurs", "Bestäuber", "Pollinators"),
    "scholen": ("Groene scholen", "Écoles vertes", "Grüne Schulen", "Green schools"),
    "bewoners": ("Samen met bewoners", "Avec les habitants", "Mit Bewohnern", "With residents"),
    "monitoring": ("Meten en tellen", "Suivi", "Monitoring", "Monitoring"),
    "exoten": ("Invasieve exoten", "Espèces invasives", "Invasive Arten", "Invasive species"),
    "geld": ("Geld en subsidie", "Financement", "Förderung", "Funding"),
    "bouwen": ("Natuurinclusief bouwen", "Bâtir avec la nature", "Bauen", "Building"),
    "bodem": ("Bodem", "Sol", "Boden", "Soil"),
    "licht": ("Licht en donkerte", "Lumière", "Licht", "Light"),
    "beleid": ("Beleid en omgevingsplan", "Politique", "Politik", "Policy"),
    "landbouw": ("Landbouw", "Agriculture", "Landwirtschaft", "Farming"),
}
REGIONS = ("Noordland", "Oostland", "Zuidland", "Westland")
TAGS = 1000


def fill(size: Size, chance: random.Random) -> None:
    """Add them, numbered from 1; of the people some organise and the first administers."""
    _groups()
    _themes()
    db.session.execute(insert(Organisation), [_organisation(n) for n in _upto(size.organisations)])
    db.session.execute(insert(Person), [_person(n, size) for n in _upto(size.people)])
    private = [n for n in _upto(size.people) if n % 20 == 1]
    joined = [(PRIVATE, n) for n in private] + [(MEMBERS, n) for n in _upto(size.people) if n % 3]
    members = [
        {"group_id": group, "person_id": n, "asked_at": BEGAN, "joined_at": BEGAN}
        for group, n in joined
    ]
    db.session.execute(insert(Membership), members)
    _interests(size, chance)


def _groups() -> None:
    groups = {COMMUNITY: ("Iedereen", Access.PUBLIC), MEMBERS: ("Ecologen", Access.MEMBERS),
              PRIVATE: ("Stuurgroep", Access.PRIVATE)}  # fmt: skip
    rows = [
        {"id": id, "name": name, "access": access, "created_at": BEGAN}
        for id, (name, access) in groups.items()
    ]
    db.session.execute(insert(Group), rows)


def _themes() -> None:
    languages = ("nl", "fr", "de", "en")
    rows = [
        {"id": n, "code": code, "position": n, "names": dict(zip(languages, names, strict=True))}
        for n, (code, names) in enumerate(THEMES.items(), 1)
    ]
    db.session.execute(insert(Theme), rows)
    db.session.execute(insert(Tag), [{"id": n, "name": f"trefwoord{n}"} for n in _upto(TAGS)])


def _organisation(n: int) -> dict[str, object]:
    kind = "municipality" if n % 10 else ("knowledge_institute", "ngo", "company")[n // 10 % 3]
    return {
        "id": n,
        "name": f"Voorbeeldstad {n}",
        "kind": kind,
        "country": "BE" if n % 3 == 0 else "NL",
        "region": REGIONS[n % len(REGIONS)],
        "population": 8_000 + n * 1_777 % 290_000,
        "partner_since": BEGAN.date() if n % 4 else None,
        "frontrunner_since": BEGAN.date() if n % 25 == 1 else None,
        "created_at": BEGAN,
    }


def _person(n: int, size: Size) -> dict[str, object]:
    role = Role.ADMINISTRATOR if n == 1 else Role.ORGANISER if n in (2, 3) else Role.MEMBER
    return {
        "id": n,
        "name": f"Deelnemer {n}",
        "email": f"deelnemer{n}@voorbeeldstad.example",
        "role": Role.EXPERT if role is Role.MEMBER and n % 12 == 0 else role,
        "organisation_id": 1 + n % size.organisations,
        "function": ("Ecoloog", "Beleidsmedewerker groen", "Beheerder", "")[n % 4],
        "created_at": BEGAN + timedelta(hours=n),
        "confirmed_at": BEGAN + timedelta(hours=n),
        "approved_at": BEGAN + timedelta(hours=n + 1),
    }


def _interests(size: Size, chance: random.Random) -> None:
    themes = range(1, len(THEMES) + 1)
    chosen = [(n, theme) for n in _upto(size.people) for theme in sorted(chance.sample(themes, 3))]
    known = [{"person_id": n, "theme_id": theme} for n, theme in chosen]
    db.session.execute(insert(Expertise), known)
    db.session.execute(insert(Follow), [row | {"created_at": BEGAN} for row in known])


def _upto(count: int) -> range:
    return range(1, count + 1)
