# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The things that meetings and reports are about, by their lasting addresses."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, TypeAlias

from cop.exports.minutes import Minutes
from cop.settings import Settings

Thing: TypeAlias = dict[str, Any]


class Addresses:
    """Makes addresses of this site that stay the same when a title changes."""

    def __init__(self, settings: Settings) -> None:
        self.base = settings.base_url.rstrip("/")

    def __call__(self, path: str) -> str:
        return self.base + path

    def thing(self, path: str, kind: str, name: str | None = None) -> Thing:
        """A thing of another page, by its address and name."""
        return filled({"@id": self(path), "@type": kind, "name": name})


def attendees(minutes: Minutes, at: Addresses) -> list[Thing]:
    """People where the reader may know them, otherwise organisations, each once."""
    if minutes.names:
        return [agent(each.person_id, each.name, each, at) for each in minutes.attendance]
    found = {each.organisation_id: each.organisation for each in minutes.attendance}
    found.pop(None, None)
    by_name = sorted(found.items(), key=lambda pair: pair[1].casefold())
    return [organisation(id, name, at) for id, name in by_name]


def agent(id: int | None, name: str | None, of: Any, at: Addresses) -> Thing:
    """A person with their organisation, or an organisation."""
    organisation_id = getattr(of, "responsible_id", None) or of.organisation_id
    place = organisation(organisation_id, of.organisation, at) if of.organisation else None
    if id is None:
        return place or {}
    member = [{"@type": "Membership", "organization": place}] if place else None
    return filled({**at.thing(f"/people/{id}", "Person", name), "memberships": member})


def organisation(id: int, name: str, at: Addresses) -> Thing:
    return at.thing(f"/organisations/{id}", "Organization", name)


def about(row: Any, at: Addresses) -> Thing | None:
    if not row.about_id:
        return None
    return at.thing(f"/contributions/{row.about_id}", "CreativeWork", row.about_title)


def media(files: Iterable[Any], at: Addresses) -> list[Thing]:
    return [
        {**medium(at(f"/files/{each.id}"), each.media_type), "name": each.name,
         "contentSize": str(each.size)}
        for each in files
    ]  # fmt: skip


def medium(address: str, media_type: str) -> Thing:
    return {"@type": "MediaObject", "contentUrl": address, "encodingFormat": media_type}


def utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def filled(thing: Thing) -> Thing:
    """Without what is not known."""
    return {name: value for name, value in thing.items() if value not in (None, "", [])}
