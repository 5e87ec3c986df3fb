# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that people add are what they say, harm nobody, and are kept whole."""

import hashlib
import io
import os
import resource
import stat
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from cop.contributions import files
from cop.contributions.files import StoredFile
from cop.errors import Refused
from tests.contributions import samples

GOOD = {
    "kaart.png": samples.picture("PNG"),
    "foto.jpg": samples.picture("JPEG"),
    "foto.JPEG": samples.picture("JPEG"),
    "beeld.gif": samples.picture("GIF"),
    "beeld.webp": samples.picture("WEBP"),
    "verslag.pdf": b"%PDF-1.7\n%\xe2\xe3\n1 0 obj",
    **{f"stuk.{kind}": samples.document(kind) for kind in ("docx", "xlsx", "pptx")},
    **{f"stuk.{kind}": samples.document(kind) for kind in ("odt", "ods", "odp")},
    "met grafiek.pptx": samples.document("pptx", {"ppt/embeddings/Sheet1.xlsx": b"PK"}),
    "notitie.txt": "Eén regel\r\n\tnog één\x0c".encode(),
    "oud.csv": "naam;aantal\r\nbérm;3".encode("cp1252"),
    "lees.md": b"# Titel\n\n<b>vet</b>",
    "afspraak.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR",
}
BAD = {
    "rapport.pdf": b"<html><script>alert(1)</script>",
    "laat.pdf": b"\n%PDF-1.7",
    "plaatje.png": samples.picture("JPEG"),
    "plaatje.jpg": samples.picture("PNG"),
    "plaatje.gif": b"GIF89a" + b"\x00" * 4,
    "plaatje.webp": b"RIFF\x00\x00\x00\x00WAVEfmt ",
    "afgebroken.png": samples.picture("PNG", (400, 400))[:60],
    "afgebroken.jpg": samples.picture("JPEG", (400, 400))[:300],
    "pagina.txt": b"\xef\xbb\xbf \n<!-- x --><!DOCTYPE html><script>alert(1)</script>",
    "tekening.md": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "lijst.csv": b"<?xml version='1.0'?><x/>",
    "programma.txt": b"MZ\x90\x00\x03\x00",
    "afspraak.ics": b"BEGIN:VCARD",
    "leeg.txt": b"",
    "stuk.docx": b"PK\x03\x04 not a package",
    "verkeerd.docx": samples.document("xlsx"),
    "verkeerd.odt": samples.document("ods"),
    "zonder.odt": samples.package({"content.xml": b"<x/>"}),
    "zip.docx": samples.package({"a.txt": b"a"}),
    "oud.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "macro.docx": samples.document("docx", {"word/vbaProject.bin": b"x"}),
    "macro2.xlsx": samples.document("xlsx", {"xl/VBAPROJECT.BIN": b"x"}),
    "macro3.odt": samples.document("odt", {"Basic/Standard/Module1.xml": b"x"}),
    "macro4.pptx": samples.document("pptx", {"ppt/embeddings/a.xlsm": b"x"}),
    "macro5.docx": samples.package(
        {"[Content_Types].xml": b"application/x.macroEnabled.main", "word/document.xml": b"<w/>"}
    ),
    "nest.docx": samples.document("docx", {"word/media/a.zip": b"x"}),
    "uit.docx": samples.document("docx", {"../../etc/cron.d/x": b"x"}),
    "programma.odt": samples.document("odt", {"run.exe": b"x"}),
    "bom.docx": samples.document("docx", {"word/a.xml": bytes(50_000_000)}),
    "veel.docx": samples.document("docx", {f"word/{n}.xml": b"" for n in range(2_001)}),
    "leugen.docx": samples.lying_package(),
    "dubbel.docx": samples.overlapping_package(),
    "groot.png": samples.huge_png(),
    "groot.gif": b"GIF89a\xff\xff\xff\xff\x80\x00\x00" + bytes(6) + b",\x00\x00\x00\x00\x01\x00",
    "lang.gif": samples.animation("GIF").replace(b"\x14\x00\x14\x00", b"\xff\x3f\xff\x3f"),
}
KINDS = "docm xlsm pptm dotm html htm svg xml mht exe js lnk iso zip jar swf bmp tiff heic doc php"


def store(name: str, content: bytes, folder: Path) -> StoredFile:
    return files.store(io.BytesIO(content), name, folder)


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_kept_whole_under_a_random_name(name: str, tmp_path: Path) -> None:
    stored = store(name, GOOD[name], tmp_path)

    [path] = kept(tmp_path)
    content = path.read_bytes()
    assert (stored.name, stored.path) == (name, str(path.relative_to(tmp_path)))
    assert (stored.size, stored.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert stored.path.count("/") == 2
    assert Path(name).stem not in stored.path
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    if stored.media_type.startswith("image/"):
        assert (stored.width, stored.height) == (40, 20)
    else:
        assert content == GOOD[name]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_quickly_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()

    with pytest.raises(Refused) as refusal:
        store(name, BAD[name], tmp_path)

    assert len(str(refusal.value)) > 40
    assert kept(tmp_path) == []
    assert time.process_time() - started < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("bom.docx", "veel.docx", "leugen.docx", "dubbel.docx"), "unpacks to far more"),
        (("macro.docx", "macro2.xlsx", "macro3.odt", "macro4.pptx"), "holds macros"),
        (("nest.docx", "uit.docx", "programma.odt"), "another archive or a program"),
        (("groot.png", "lang.gif"), "40 million pixels"),
    ],
)
def test_the_reason_says_what_to_do(names: tuple[str, ...], reason: str, tmp_path: Path) -> None:
    for name in names:
        with pytest.raises(Refused, match=reason):
            store(name, BAD[name], tmp_path)


@pytest.mark.parametrize("extension", KINDS.split())
def test_other_kinds_are_refused_by_name(extension: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"a\." + extension):
        store(f"a.{extension}", b"anything", tmp_path)


def test_the_same_file_twice_is_two_files(tmp_path: Path) -> None:
    assert store("a.txt", b"a", tmp_path).path != store("a.txt", b"a", tmp_path).path


def test_a_file_that_never_ends_is_refused_as_soon_as_it_is_too_large(tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            assert self.given < files.LARGEST + 1_000_000
            return b"a" * size

    with pytest.raises(Refused, match="20 MB"):
        files.store(Endless(), "a.txt", tmp_path)  # type: ignore[arg-type]  # reads as one
    assert kept(tmp_path) == []


def test_an_upload_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError("cut")

    with pytest.raises(OSError, match="cut"):
        files.store(Broken(), "a.txt", tmp_path)
    assert kept(tmp_path) == []


def test_only_old_files_that_no_row_tells_of_are_swept(tmp_path: Path) -> None:
    known, orphan, fresh = (store("a.txt", b"a", tmp_path).path for _ in range(3))
    (tmp_path / ".incoming-cut").write_bytes(b"half")
    for old in (known, orphan, ".incoming-cut"):
        os.utime(tmp_path / old, (1_000, 1_000))

    assert files.sweep(tmp_path, {known}, datetime.fromtimestamp(2_000, UTC)) == 2
    assert {str(path.relative_to(tmp_path)) for path in kept(tmp_path)} == {known, fresh}
    assert files.sweep(tmp_path / "missing", set(), datetime.now(UTC)) == 0


def test_a_photograph_is_turned_upright_and_tells_nothing_of_its_maker(tmp_path: Path) -> None:
    stored = store("berm.jpg", samples.photograph(), tmp_path)

    content = (tmp_path / stored.path).read_bytes()
    assert (stored.width, stored.height) == (20, 40)
    assert b"SECRET" in samples.photograph()
    assert b"SECRET" not in content
    with Image.open(io.BytesIO(content)) as image:
        assert not image.getexif()
        assert image.size == (20, 40)


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_a_moving_picture_keeps_moving(kind: str, tmp_path: Path) -> None:
    stored = store(f"a.{kind.lower()}", samples.animation(kind), tmp_path)

    with Image.open(tmp_path / stored.path) as image:
        assert getattr(image, "n_frames", 1) == 3


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "I;16", "CMYK"])
def test_every_sort_of_colour_is_drawn_anew(mode: str, tmp_path: Path) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    name = "a.jpg" if kind == "JPEG" else "a.png"

    assert store(name, samples.picture(kind, mode=mode), tmp_path).width == 40


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_profile_photo_is_a_small_square(kind: str, tmp_path: Path) -> None:
    stored = files.photo(io.BytesIO(samples.picture(kind, (400, 300))), tmp_path)

    assert (stored.width, stored.height, stored.media_type) == (256, 256, "image/jpeg")
    with Image.open(tmp_path / stored.path) as image:
        assert (image.format, image.size) == ("JPEG", (256, 256))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", samples.huge_png(), b"\x89PNG\r\n\x1a\n"])
def test_a_profile_photo_must_be_a_picture(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        files.photo(io.BytesIO(content), tmp_path)
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\a.txt", "a.txt"),
        ("C:\\map\\verslag.pdf", "verslag.pdf"),
        ("/a.txt", "a.txt"),
        ("a\x00.txt", "a.txt"),
        ("a\r\nContent-Type: text/html\r\n\r\n.txt", "html.txt"),
        ("foto\u202egnp.exe", "fotognp.exe"),
        ("\u200b\u2066a\u2069.txt", "a.txt"),
        ('a"; filename="b.txt', "a_; filename=_b.txt"),
        ("  . a .txt", "a.txt"),
        ("....txt", "file.txt"),
        (".txt", "file.txt"),
        ("e\u0301.txt", "é.txt"),
        ("a" * 300 + ".txt", "a" * 116 + ".txt"),
        ("a." + "b" * 300, "a." + "b" * 118),
        ("\ud800.txt", "file.txt"),
        ("", "file"),
        ("a.tar.gz", "a.tar.gz"),
        ("<script>.md", "_script_.md"),
        ("naam  met   spaties.md", "naam met spaties.md"),
    ],
)
def test_a_name_is_made_fit_to_show(given: str, shown: str) -> None:
    assert files.clean_name(given) == shown


@pytest.mark.parametrize("name", [None, "", "noextension", "../../a.txt\x00.exe", "a.pdf.exe"])
def test_a_name_without_an_allowed_end_is_refused(name: str | None, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        files.store(io.BytesIO(b"a"), name, tmp_path)


def _hostile_names() -> Iterator[str]:
    for climb in ("../", "..\\", "....//", "%2e%2e/", "/", "~/", "\\\\host\\", "file:///"):
        for target in ("etc/passwd", "a", "CON", "a\x00", "a;ls", "$(id)", "`id`", "a b", "\u2044"):
            yield climb * 3 + target + ".txt"


def test_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "files"

    for name in _hostile_names():
        assert (folder / store(name, b"a", folder).path).resolve().is_relative_to(folder)

    assert {path.relative_to(tmp_path).parts[:2] for path in kept(tmp_path)} == {("deep", "files")}
