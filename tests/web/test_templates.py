# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every template must be, whoever writes it."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
PAGES = [name for name in TEMPLATES if not name.startswith(("email/", "mail/"))]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles(name: str) -> None:
    source = (FOLDER / name).read_text()

    assert Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(source)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_title(name: str) -> None:
    source = (FOLDER / name).read_text()

    assert '{% extends "base.html" %}' not in source or "{% block title %}" in source


# Structured data, which no browser runs, is written by the macros of one file.
DATA_BLOCKS = ("community/_jsonld.html", {'<script type="application/ld+json">'})


@pytest.mark.parametrize("name", PAGES)
def test_a_template_holds_no_style_script_or_unescaped_text(name: str) -> None:
    source = (FOLDER / name).read_text()

    assert not re.search(r"\sstyle=|<style", source)
    scripts = re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", source)
    assert not scripts or (name, set(scripts)) == DATA_BLOCKS
    assert not re.search(r"\son[a-z]+=[\"']", source)
    assert not re.search(r"\|\s*safe\b|Markup\(", source)


@pytest.mark.parametrize("name", PAGES)
def test_a_picture_has_words(name: str) -> None:
    source = (FOLDER / name).read_text()

    assert all(re.search(r"\salt=", picture) for picture in re.findall(r"<img[^>]*>", source))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_can_be_read_at_a_glance(name: str) -> None:
    assert len((FOLDER / name).read_text().splitlines()) <= 80


@pytest.mark.parametrize("path", sorted((ROOT / "static/css").rglob("*.css")), ids=lambda p: p.name)
def test_a_stylesheet_is_short_and_in_a_layer(path: Path) -> None:
    text = path.read_text()

    assert len(text.splitlines()) <= 120
    assert "@layer" in text or path.name == "fonts.css"


@pytest.mark.parametrize("path", sorted((ROOT / "static/js").rglob("*.js")), ids=lambda p: p.name)
def test_a_script_is_short_and_evaluates_nothing(path: Path) -> None:
    text = path.read_text()

    assert len(text.splitlines()) <= 60
    assert not re.search(r"\beval\(|new Function|\.style\.|setAttribute\(.style", text)
