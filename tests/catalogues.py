# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The translations of the interface: found in the sources, kept in catalogues, compiled."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "cop" / "translations"
LANGUAGES = ("nl", "fr", "de")
SOURCES = [("cop/**.py", "python"), ("templates/**.*", "jinja2")]
OPTIONS = {"templates/**.*": {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "lazy_gettext": None,
    "lazy_ngettext": (1, 2),
}
HEADER = """\
# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
# Written by hand beside docs/translating.md; `make translate` adds what is new and compiles."""
STEADY_HEADERS = ("Project-Id-Version", "Language", "Plural-Forms", "MIME-Version", "Content-Type")


def po(language: str) -> Path:
    """Where the translations into a language are written."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def extracted() -> Catalog:
    """Every message of the interface, as the sources have it now."""
    found = Catalog(charset="utf-8")
    for folder, method in SOURCES:
        for name, line, text, comments, context in extract_from_dir(
            ROOT, [(folder, method)], OPTIONS, KEYWORDS, directory_filter=lambda path: True
        ):
            found.add(text, locations=[(name, line)], auto_comments=comments, context=context)
    return found


def kept(language: str) -> Catalog:
    """The catalogue as it is kept; an empty one for a new language."""
    if not po(language).exists():
        return Catalog(locale=language)
    with po(language).open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str, messages: Catalog) -> Catalog:
    """The kept translations of these messages: new ones empty, those no longer used left out."""
    catalogue = Catalog(locale=language, header_comment=HEADER, fuzzy=False)
    before = kept(language)
    for message in messages:
        if message.id:
            known = before.get(message.id, message.context)
            string = known.string if known and not known.fuzzy else None
            catalogue.add(message.id, string, message.locations, context=message.context)
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The text of a catalogue: the same for the same translations, whoever writes it and when."""
    made = BytesIO()
    write_po(made, catalogue, width=100, include_lineno=False, omit_header=True)
    return f"{HEADER}\n{_header(catalogue)}\n".encode() + made.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """What the site reads of a catalogue."""
    plain = _Steady(locale=catalogue.locale, fuzzy=False)
    for message in catalogue:
        if message.id and message.string and not message.fuzzy:
            plain.add(message.id, message.string, context=message.context)
    made = BytesIO()
    write_mo(made, plain)
    return made.getvalue()


class _Steady(Catalog):
    """A catalogue whose headers say nothing of when and by whom it was made."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return _headers(self)


def _headers(catalogue: Catalog) -> list[tuple[str, str]]:
    known = dict(Catalog.mime_headers.__get__(catalogue)) | {"Project-Id-Version": "cop"}
    return [(name, known[name]) for name in STEADY_HEADERS]


def _header(catalogue: Catalog) -> str:
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in _headers(catalogue))
    return f'msgid ""\nmsgstr ""\n{lines}'


def missing(catalogue: Catalog, messages: Catalog) -> list[Message]:
    """The messages that a catalogue leaves empty, in whole or in part."""
    found = []
    for message in messages:
        known = catalogue.get(message.id, message.context)
        strings = known.string if known and not known.fuzzy else ""
        if message.id and not all([strings] if isinstance(strings, str) else strings):
            found.append(message)
    return found


def main() -> None:
    """Bring every catalogue up to the sources and compile it; say how much is untranslated."""
    messages = extracted()
    for language in LANGUAGES:
        po(language).parent.mkdir(parents=True, exist_ok=True)
        po(language).write_bytes(written(updated(language, messages)))
        po(language).with_suffix(".mo").write_bytes(compiled(kept(language)))
        left = missing(kept(language), messages)
        print(f"{language}: {len(messages)} messages, {len(left)} to translate")  # noqa: T201  # it is a command


if __name__ == "__main__":
    main()
