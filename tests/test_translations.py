# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every word of the interface can be read in Dutch, French and German."""

import ast
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from jinja2 import Environment

from tests import catalogues
from tests.catalogues import LANGUAGES, ROOT

pytestmark = pytest.mark.once

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%")
READ = {"alt", "aria-description", "aria-label", "content", "placeholder", "title"}
"""The attributes whose words people read or hear."""

SAME_EVERYWHERE = {"kB": "a unit", "/files/": "an address"}
"""Words that are written in templates themselves, and why they need no translation."""
ENGLISH_ONLY = {
    "templates/ui/index.html": "the component page, which exists in development only",
    "cop/demo/load.py": "an error of a command",
    "cop/upkeep/": "errors of commands: back up, restore, check, theme",
    "cop/contributions/themes.py": "errors of a command",
    "cop/people/commands.py": "errors of a command",
    "cop/people/actions/organisations.py": "errors of a command, about a file",
    "cop/people/organisation_files.py": "errors of a command, about a file",
    "cop/people/organisation_rows.py": "errors of a command, about a file",
}
"""What is read by the operators of a server and by developers, in English."""


def parts(paths: Iterable[Path]) -> list[str]:
    names = [path.relative_to(ROOT).as_posix() for path in paths if path.is_file()]
    return sorted(name for name in names if not name.startswith(tuple(ENGLISH_ONLY)))


TEMPLATES = parts((ROOT / "templates").rglob("*"))
MODULES = parts((ROOT / "cop").rglob("*.py"))


@pytest.fixture(scope="module")
def messages() -> Catalog:
    return catalogues.extracted()


def strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def sources(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def translations(language: str) -> list[Message]:
    return [message for message in catalogues.kept(language) if message.id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_translates_every_message(language: str, messages: Catalog) -> None:
    assert [m.id for m in catalogues.missing(catalogues.kept(language), messages)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_nothing_that_is_not_used(language: str, messages: Catalog) -> None:
    catalogue = catalogues.kept(language)

    assert [m.id for m in catalogue if m.id and messages.get(m.id, m.context) is None] == []
    assert list(catalogue.obsolete) == []
    assert [m.id for m in catalogue if m.id and m.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_source(language: str) -> None:
    for message in translations(language):
        wanted = {frozenset(PLACEHOLDER.findall(text)) for text in sources(message)}
        for string in strings(message):
            assert not string or frozenset(PLACEHOLDER.findall(string)) in wanted, string


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_begins_and_ends_like_its_source(language: str) -> None:
    for message in translations(language):
        for source, string in zip(sources(message), strings(message), strict=False):
            assert not string or string == string.strip() or source != source.strip(), string
            assert not string or source.endswith(":") == string.endswith(":"), string


def test_in_french_no_name_follows_a_word_that_would_lose_its_vowel() -> None:
    lost = re.compile(r"\b(de|que) %\((name|names|title|zone|site|organisation)\)s", re.I)

    assert [s for m in translations("fr") for s in strings(m) if lost.search(s)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_compiled_and_written_as_the_command_does(language: str) -> None:
    catalogue, file = catalogues.kept(language), catalogues.po(language)

    assert file.with_suffix(".mo").read_bytes() == catalogues.compiled(catalogue)
    assert file.read_bytes() == catalogues.written(catalogue)


def test_a_plural_has_both_forms_in_each_language(messages: Catalog) -> None:
    for language in LANGUAGES:
        catalogue = catalogues.kept(language)
        plurals = [message for message in catalogue if not isinstance(message.id, str)]

        assert plurals
        assert all(len(strings(message)) == catalogue.num_plurals for message in plurals)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_shows_no_words_of_its_own(name: str) -> None:
    source = (ROOT / name).read_text()

    assert not re.search(r"{%-?\s*(end)?trans\b", source)
    assert shown(source) == []


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_nothing_that_is_not_translated(name: str) -> None:
    assert list(untranslated(ast.parse((ROOT / name).read_text()))) == []


def test_the_exceptions_are_still_there() -> None:
    assert [name for name in ENGLISH_ONLY if not (ROOT / name).exists()] == []


def shown(source: str) -> list[str]:
    """The texts of a template, outside its expressions, that hold a word."""
    tokens = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).lex(source)
    page = _Words()
    page.feed("".join(text if kind == "data" else " " for _, kind, text in tokens))
    page.close()
    return page.found


class _Words(HTMLParser):
    """Collects the words that a reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent = tag in ("script", "style")
        named = dict(attrs)
        technical = tag == "meta" and named.get("name") not in ("description", None)
        for name in () if technical or tag == "meta" else READ & named.keys():
            self.handle_data(named[name] or "")

    def handle_endtag(self, tag: str) -> None:
        self.silent = False

    def handle_data(self, data: str) -> None:
        for known in SAME_EVERYWHERE:
            data = data.replace(known, "")
        if not self.silent and re.search(r"[^\W\d_]{2}", data):
            self.found.append(data.strip())


def untranslated(tree: ast.AST) -> Iterator[str]:
    """The sentences that a module hands to a reader without gettext."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in ("flash", "Refused", "Invalid"):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value
            if isinstance(first, ast.JoinedStr):
                yield ast.unparse(first)


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", "") or getattr(function, "id", "")
