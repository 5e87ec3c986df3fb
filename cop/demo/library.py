# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The library of the demonstration community, with the files of its materials."""

from datetime import date
from typing import Any

from flask import current_app

from cop.contributions.files import StoredFile, store
from cop.demo.story import Story
from cop.demo.texts import CONTENT, Entry, entries
from cop.demo.writing import labels, written
from cop.library import actions
from cop.library.models import SolutionKind, Vat
from cop.web.urls import link

AS_WRITTEN = (
    "subtitle", "summary", "difference", "country", "programme", "priority", "policy",
    "on_request", "partner_count", "target_groups", "stakeholders", "info_types",
    "support_kinds", "expertise", "urban_forms", "axes", "phases", "tracks", "checklist",
    "responsibilities", "methods", "materials", "aims", "quote", "partner_counts",
)  # fmt: skip
CENTS = 100


def add(story: Story) -> None:
    """Add all entries of the library, and to them the practices that were described later."""
    described = {practice["slug"]: practice["days_ago"] for practice in entries("practice")}
    for solution in entries("solution"):
        story.add(solution["days_ago"], _publish, solution)
        for practice in _practices(solution):
            story.add(described[practice] - 1, _complete, solution)


def _publish(story: Story, entry: Entry) -> None:
    solution = actions.publish(
        story.known[entry["author"]],
        entry["title"],
        entry["body"],
        _fields(story, entry),
        language=entry["language"],
        files=_files(entry),
        **labels(story, entry),
    )
    written(story, entry, solution)


def _complete(story: Story, entry: Entry) -> None:
    solution, author = story.known[entry["slug"]], story.known[entry["author"]]
    fields = _fields(story, entry)
    actions.revise(solution, by=author, fields=fields, since=solution.version)


def _practices(entry: Entry) -> set[str]:
    named = [*entry.get("partners", []), *entry.get("examples", [])]
    return {each["practice"] for each in named if "practice" in each}


def _fields(story: Story, entry: Entry) -> dict[str, Any]:
    fields = {name: entry[name] for name in AS_WRITTEN if name in entry}
    provider = story.known.get(entry.get("organisation", ""))
    return (
        fields
        | _price(entry.get("price", {}))
        | {
            "solution_kind": SolutionKind(entry["kind"]),
            "provider_id": provider.id if provider else None,
            "total_cost": entry["total_cost"] * CENTS if "total_cost" in entry else None,
            "starts_on": _day(entry.get("starts")),
            "ends_on": _day(entry.get("ends")),
            "examples": [_example(story, each) for each in entry.get("examples", [])],
            "partner_lines": [_partner(story, each) for each in entry.get("partners", [])],
        }
        | {f"contact_{name}": text for name, text in entry.get("contact", {}).items()}
    )


def _price(price: Entry) -> dict[str, Any]:
    if not price:
        return {}
    return {
        "price": round(price["amount"] * CENTS),
        "currency": price["currency"],
        "vat": Vat(price["vat"]),
        "price_note": price.get("note", ""),
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _partner(story: Story, partner: Entry) -> dict[str, str]:
    return {
        "name": story.known[partner["organisation"]].name,
        "role": partner["role"],
        "kind": partner["kind"],
        "note": partner.get("note", ""),
        "address": _address(story, partner),
    }


def _example(story: Story, example: Entry) -> dict[str, str]:
    return {"text": example["text"], "address": _address(story, example)}


def _address(story: Story, entry: Entry) -> str:
    """Of the practice that the entry names, once that was described."""
    practice = story.known.get(entry.get("practice", ""))
    return link(practice) if practice else ""


def _files(entry: Entry) -> list[StoredFile]:
    folder = current_app.extensions["settings"].files_dir
    names = [material["file"] for material in entry.get("materials", []) if "file" in material]
    stored = []
    for name in names:
        with (CONTENT / "files" / name).open("rb") as file:
            stored.append(store(file, name, folder))
    return stored
