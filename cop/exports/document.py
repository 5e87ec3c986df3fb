# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A report as a document of fixed shape, which becomes a PDF or a Word file.

Its title; day, place and meeting; who was present; the text, with its headings as items of the
agenda; the decisions, numbered; the actions in a table of what, who and before when. What a
decision or action is about is linked behind it in brackets, as `cop.minutes.about` reads it.
"""

from typing import Any

from flask_babel import gettext as _

from cop.exports.labels import Labels, in_language_of, labels
from cop.exports.minutes import Minutes
from cop.exports.nodes import (
    Node,
    heading,
    leading,
    listing,
    paragraph,
    plain,
    strong,
    table,
    words,
)
from cop.exports.tree import tree
from cop.i18n import FORMATS, reader_locale
from cop.meetings.anchoring import anchors_of
from cop.meetings.passages import parts, standing
from cop.settings import Settings
from cop.web.filters import show_date
from cop.web.urls import link


def document(minutes: Minutes, settings: Settings) -> dict[str, Any]:
    """The document in the language of the report."""
    report = minutes.report
    with in_language_of(report):
        told = labels()
        base = settings.base_url.rstrip("/")
        here = f"{base}{link(report)}"
        return {
            "language": report.language,
            "locale": FORMATS.get(reader_locale(), report.language).replace("_", "-"),
            "title": plain(report.title),
            "site": plain(settings.site_name),
            "address": here,
            "moment": int((report.edited_at or report.created_at).timestamp()),
            "blocks": [
                *_facts(minutes, told),
                *_present(minutes, told),
                *_text(minutes, told, settings.base_url, here),
                *_decisions(minutes, told, base),
                *_actions(minutes, told, base),
            ],
        }


def pictures_in(blocks: list[Node]) -> list[int]:
    """The numbers of the files that stand in a document, each once."""
    return sorted({node["file"] for node in walked(blocks) if node["kind"] == "picture"})


def walked(blocks: list[Node]) -> list[Node]:
    """Every block, with those in quotes and in items of lists."""
    found: list[Node] = []
    for node in blocks:
        found.append(node)
        for inner in (node.get("blocks", []), *node.get("items", [])):
            found += walked(inner)
    return found


def _facts(minutes: Minutes, told: Labels) -> list[Node]:
    report, meeting = minutes.report, minutes.meeting
    facts = [
        (told.day, show_date(report.held_on, "", "full")),
        (told.place, report.place),
        (told.meeting, meeting.title if meeting else ""),
        (told.state, minutes.state()),
    ]
    return [paragraph(strong(f"{name}:"), _space(), words(said)) for name, said in facts if said]


def _present(minutes: Minutes, told: Labels) -> list[Node]:
    lines, others = minutes.present(), minutes.others()
    if not lines and not others:
        return []
    found = [heading(told.present)]
    if lines:
        found.append(listing([words(line)] for line in lines))
    return [*found, paragraph(words(others))] if others else found


def _text(minutes: Minutes, told: Labels, base_url: str, here: str) -> list[Node]:
    """The text, under a heading of its own where it has none at its beginning.

    What was noted after it was adopted stands below its passage.
    """
    passages = parts(minutes.report.body_html or "", anchors_of(minutes.report))
    blocks: list[Node] = []
    for part in passages:
        blocks += tree(part.whole, base_url, here)
        own = (each for each in minutes.notes if standing(each.anchor, passages) == part.anchor)
        blocks += [_note(note, minutes) for note in own]
    if not blocks or blocks[0]["kind"] == "heading":
        return blocks
    return [heading(told.report), *blocks]


def _note(note: Any, minutes: Minutes) -> Node:
    name = note.name if minutes.names else _("a member")
    told = _("Note of %(name)s, %(day)s:", name=name, day=show_date(note.at))
    return {"kind": "quote", "blocks": [paragraph(strong(told), _space(), words(note.text))]}


def _decisions(minutes: Minutes, told: Labels, base: str) -> list[Node]:
    if not minutes.decisions:
        return []
    lines = (_with_about(each, base) for each in minutes.decisions)
    return [heading(told.decisions), listing(lines, numbered=True)]


def _actions(minutes: Minutes, told: Labels, base: str) -> list[Node]:
    if not minutes.actions:
        return []
    head = [told.what, told.who, told.before]
    lines = (
        [_with_about(each, base), [words(minutes.owner(each))], [words(show_date(each.due_on))]]
        for each in minutes.actions
    )
    return [heading(told.actions), table(head, lines, widths=[5, 3, 2])]


def _with_about(row: Any, base: str) -> list[Node]:
    if not row.about_id:
        return [words(row.text)]
    about = leading(row.about_title, f"{base}/contributions/{row.about_id}")
    return [words(row.text), _space(), words("("), about, words(")")]


def _space() -> Node:
    return {"kind": "text", "text": " "}
