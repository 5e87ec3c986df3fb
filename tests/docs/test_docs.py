# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Settings, commands, routes and links in the documentation agree with the code."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from flask import Flask

from cop.cli import main
from cop.settings import Settings
from tests.docs.routes import routes

ROOT = Path(__file__).parents[2]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#]+)?(?:#([^)]+))?\)")


def test_every_setting_is_explained_with_its_default() -> None:
    told = dict(re.findall(r"^\| `COP_([A-Z_]+)` \|\s*(?:`(.*?)`)?\s*\|", OPERATIONS, re.MULTILINE))

    assert told == {field.name.upper(): _shown(field.default) for field in fields(Settings)}


def test_every_command_is_explained() -> None:
    told = re.findall(r"^\| `cop ([a-z-]+)", OPERATIONS, re.MULTILINE)

    assert sorted(told) == sorted(main.commands)


def test_every_route_is_listed(app: Flask) -> None:
    text = (ROOT / "docs" / "routes.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(.*?)` \| ([A-Z, ]+) \| `(.*?)` \|", text, re.MULTILINE)

    assert told == routes(app), "run make routes"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in _anchors(file), f"{page.name} links to {target}#{anchor}"


def _shown(default: object) -> str:
    return str(int(default)) if isinstance(default, bool) else str(default)


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_no_two_pages_have_the_same_address(app: Flask) -> None:
    taken = [
        (rule.rule, method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or ()) - {"HEAD", "OPTIONS"}
    ]

    assert [each for each in taken if taken.count(each) > 1] == []
