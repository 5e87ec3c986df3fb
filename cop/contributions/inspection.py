# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which files are allowed: by the end of their name and by what is in them."""

import re
import zipfile
import zlib
from pathlib import Path

from flask_babel import lazy_gettext as _

from cop.errors import Refused

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

MEDIA_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "docx": _OFFICE + "wordprocessingml.document",
    "xlsx": _OFFICE + "spreadsheetml.sheet",
    "pptx": _OFFICE + "presentationml.presentation",
    "odt": _OPEN + "text",
    "ods": _OPEN + "spreadsheet",
    "odp": _OPEN + "presentation",
    "txt": "text/plain",
    "csv": "text/csv",
    "md": "text/markdown",
    "ics": "text/calendar",
}
ENTRIES = 2_000
UNPACKED = 200 * 1024 * 1024
RATIO = 100

_BEGINNINGS = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
    "application/pdf": (b"%PDF-",),
}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
_MAIN_PARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|script|svg|\?xml)", re.I | re.S
)
_ARCHIVE = re.compile(r"\.(zip|jar|7z|rar|gz|bz2|xz|tar|tgz|cab|iso)$", re.I)
_MACROS = re.compile(r"(^|/)vbaproject.*\.bin$|\.(docm|dotm|xlsm|xltm|xlam|pptm|potm|ppsm)$", re.I)
_PROGRAM = re.compile(r"\.(exe|dll|js|vbs|bat|cmd|ps1|scr|lnk|html?|svg|hta|msi)$", re.I)
_OPEN_MACROS = re.compile(r"^(Basic|Scripts)/")


class Unpacks(Refused):
    """A document that unpacks to far more than it is."""


def media_type(name: str) -> str:
    """The media type that belongs to the name; raises Refused when its kind is not allowed."""
    known = MEDIA_TYPES.get(_extension(name))
    if known is None:
        raise Refused(
            _(
                "%(name)s is not a kind of file that can be added. Allowed are %(kinds)s. "
                "A document with macros can be saved as one without.",
                name=name,
                kinds=", ".join(MEDIA_TYPES),
            )
        )
    return known


def inspect(path: Path, name: str) -> None:
    """Raise Refused when the content is not what the name says, or is not safe to pass on."""
    extension = _extension(name)
    kind = MEDIA_TYPES[extension]
    if kind.startswith("text/"):
        _inspect_text(path, name, kind)
    elif kind in _BEGINNINGS:
        if not _begins_as(path, kind):
            raise _not_what_it_says(name)
    else:
        _inspect_package(path, name, extension)


def picture_type(path: Path) -> str:
    """The media type of a picture by its first bytes; raises Refused when it is none we know."""
    for kind in _BEGINNINGS:
        if kind.startswith("image/") and _begins_as(path, kind):
            return kind
    raise Refused(_("This is not a picture. Choose a PNG, JPEG, GIF or WebP file."))


def _extension(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _begins_as(path: Path, kind: str) -> bool:
    with path.open("rb") as file:
        head = file.read(16)
    return head.startswith(_BEGINNINGS[kind]) and (kind != "image/webp" or head[8:12] == b"WEBP")


def _inspect_text(path: Path, name: str, kind: str) -> None:
    """Text is anything without control characters that a browser would not take for a page."""
    content = path.read_bytes()
    calendar = content.removeprefix(b"\xef\xbb\xbf").startswith(b"BEGIN:VCALENDAR")
    if _CONTROL.search(content) or _PAGE.match(content[:1024].removeprefix(b"\xef\xbb\xbf")):
        raise _not_what_it_says(name)
    if kind == "text/calendar" and not calendar:
        raise _not_what_it_says(name)


def _inspect_package(path: Path, name: str, extension: str) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            _inspect_sizes(entries, path.stat().st_size, name)
            _inspect_entries([entry.filename for entry in entries], name)
            right = _is_document(package, extension)
    except _BROKEN:
        raise _not_what_it_says(name) from None
    if not right:
        raise _not_what_it_says(name)


def _inspect_sizes(entries: list[zipfile.ZipInfo], size: int, name: str) -> None:
    """A package may not unpack to far more than it is, nor say that it is smaller than it is."""
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    lies = any(entry.compress_size > entry.file_size + 1024 for entry in entries)
    if len(entries) > ENTRIES or unpacked > min(UNPACKED, RATIO * size) or packed > size or lies:
        raise Unpacks(
            _(
                "%(name)s unpacks to far more than a document should. Save it again, or as PDF.",
                name=name,
            )
        )


def _inspect_entries(entries: list[str], name: str) -> None:
    for entry in entries:
        if _MACROS.search(entry) or _OPEN_MACROS.match(entry):
            raise Refused(_("%(name)s holds macros. Save it as a document without.", name=name))
        if _ARCHIVE.search(entry) or _PROGRAM.search(entry) or ".." in entry.split("/"):
            raise Refused(
                _("%(name)s holds another archive or a program. Take that out first.", name=name)
            )


def _is_document(package: zipfile.ZipFile, extension: str) -> bool:
    names = set(package.namelist())
    if extension in _MAIN_PARTS:
        if not {"[Content_Types].xml", _MAIN_PARTS[extension]} <= names:
            return False
        return b"macroEnabled" not in package.read("[Content_Types].xml")
    if not {"mimetype", "content.xml"} <= names:
        return False
    with package.open("mimetype") as entry:
        return entry.read(128).decode("ascii", "replace").strip() == MEDIA_TYPES[extension]


def _not_what_it_says(name: str) -> Refused:
    return Refused(
        _(
            "%(name)s is damaged, protected by a password, or not what its name says. "
            "Open it, save it again in the right kind and add that.",
            name=name,
        )
    )
