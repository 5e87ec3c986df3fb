# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The worker reads the text of attached files once, whatever is in them."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import delete

from cop import worker
from cop.contributions import actions, files, filing
from cop.contributions.inspection import MEDIA_TYPES
from cop.contributions.models import Attachment
from cop.db import db
from cop.search import extraction, extraction_worker, reading
from cop.search.models import AttachmentText, IndexJob
from cop.search.reading import FileText
from tests import make
from tests.contributions.samples import document, package
from tests.search.documents import docx, odt, paragraph, pdf, pdf_of, protected_pdf


@pytest.fixture
def texts(tmp_path):
    """The texts of a file of this kind with this in it."""

    def read(content, extension):
        path = tmp_path / "file"
        path.write_bytes(content)
        return extraction.texts(path, MEDIA_TYPES[extension])

    return read


@pytest.fixture
def refused(texts):
    """Why a file of this kind with this in it cannot be read."""

    def reason(content, extension):
        with pytest.raises(extraction.Unreadable) as caught:
            texts(content, extension)
        return caught.value.reason

    return reason


@pytest.fixture
def attach(settings):
    """Put a file with a contribution, as a form does."""

    def attached(question, by, content, name):
        stored = files.store(io.BytesIO(content), name, settings.files_dir)
        filing.add(question, [stored], by=by)
        db.session.commit()
        return db.session.scalars(db.select(Attachment).order_by(Attachment.id.desc())).first()

    return attached


def kept():
    """What was noted of each file, the oldest first."""
    found = db.select(AttachmentText.pages, AttachmentText.error)
    return [(*row,) for row in db.session.execute(found.order_by(AttachmentText.attachment_id))]


def queued():
    """The contributions that wait for the index, which then wait no more."""
    ids = set(db.session.scalars(db.select(IndexJob.contribution_id)))
    db.session.execute(delete(IndexJob))
    db.session.commit()
    return ids


# What is taken out of a file


def test_a_pdf_has_a_text_for_each_page(texts):
    made = pdf("Mowing plan\nfor verges", "Café in the park")

    assert texts(made, "pdf") == ["Mowing plan for verges", "Café in the park"]


def test_a_word_that_goes_on_in_the_next_line_is_one_word(texts):
    made = pdf("Over bio-\ndiversiteit", "De voor-\nen nadelen, in Zuid-\nHolland")

    assert texts(made, "pdf") == [
        "Over biodiversiteit",
        "De voor- en nadelen, in Zuid- Holland",
    ]


def test_a_pdf_of_pictures_has_no_text(texts):
    assert texts(pdf("", ""), "pdf") == []


def test_a_damaged_page_holds_up_no_other(texts):
    made = pdf("First", "Second").replace(b"/Contents 5 0 R", b"/Contents 3 0 R")

    assert texts(made, "pdf") == ["", "Second"]


def test_a_docx_is_read_in_order_with_its_tables(texts):
    cells = "".join(f"<w:tc>{paragraph(each)}</w:tc>" for each in ("Town", "Hectares"))
    rest = (
        "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>li</w:t></w:r><w:r><w:t>ne</w:t></w:r>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )
    made = docx(paragraph("Before") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + rest)

    assert texts(made, "docx") == ["Before Town Hectares One line"]


def test_an_odt_is_read_in_order_with_its_tables(texts):
    made = odt(
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<text:h>Verges</text:h><text:p>We <text:span>mow</text:span><text:s/>later.</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>62</text:p></table:table-cell>"
        "</table:table-row></table:table>"
        "<text:p>End<text:note><text:p>small</text:p></text:note>.</text:p>"
    )

    assert texts(made, "odt") == ["Verges We mow later. 62 End."]


def test_what_has_no_pages_is_read_in_blocks_of_paragraphs(texts):
    made = docx("".join(paragraph(f"{number} " + "word " * 100) for number in range(10)))

    found = texts(made, "docx")

    assert len(found) == 3
    assert [block.split()[0] for block in found] == ["0", "4", "8"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_text_and_markdown_are_read_in_the_encodings_that_people_use(texts, encoding):
    assert texts("# Bermen\n\nÉén keer".encode(encoding), "md") == ["# Bermen Één keer"]
    assert texts("Één keer".encode(encoding), "txt") == ["Één keer"]


def test_text_is_tidy_and_without_what_nobody_sees():
    assert extraction_worker.tidy(" a\x00b\ud800\u00ad \t\n\x0c e\u0301 de\ufb01nitie\u200b ") == (
        "ab é definitie"
    )


def test_no_more_is_read_than_can_be_searched(texts):
    long = docx(paragraph("word " * 500) * 300)

    assert sum(map(len, texts(long, "docx"))) == extraction_worker.SIGNS
    assert len(texts(pdf(*["Page"] * 310), "pdf")) == extraction_worker.PAGES


def test_the_process_reads_every_kind_that_is_asked_of_it():
    assert set(extraction_worker.READERS) == extraction.READ


# Files that mean harm, or are broken


def test_entities_are_refused(refused):
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

    assert "declares a document type" in refused(docx(paragraph("&b;"), bomb), "docx")


def test_a_document_that_unpacks_without_end_is_refused(refused):
    bomb = docx(paragraph(" " * extraction_worker.UNPACKED))

    assert len(bomb) < 100_000
    assert "unpacks" in refused(bomb, "docx")


def test_a_protected_pdf_is_not_read(refused):
    assert "password" in refused(protected_pdf("Secret"), "pdf")


@pytest.mark.parametrize("extension", ["pdf", "docx", "odt"])
@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", b"PK\x03\x04", document("xlsx")])
def test_what_is_no_document_is_refused_with_a_reason(refused, content, extension):
    assert refused(content, extension)


def test_a_document_that_breaks_off_is_refused_with_a_reason(refused):
    whole = b'<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>Half'

    assert "ExpatError" in refused(package({"word/document.xml": whole}), "docx")


def test_a_file_that_takes_too_long_is_read_as_far_as_time_allows(texts, refused, monkeypatch):
    slow = b"BT /F1 12 Tf " + b"(word) Tj " * 400_000 + b"ET"
    short = b"BT /F1 12 Tf (Short) Tj ET"
    monkeypatch.setattr(extraction, "CPU_SECONDS", 2)

    assert refused(pdf_of([slow]), "pdf") == "it takes too long"
    assert texts(pdf_of([short, slow]), "pdf") == ["Short"]


def test_a_process_that_does_not_end_is_ended(refused, monkeypatch):
    monkeypatch.setattr(extraction, "WALL_SECONDS", 0.01)

    assert "too long" in refused(pdf("Text"), "pdf")


def test_a_process_that_dies_of_a_file_is_no_harm(refused, monkeypatch, tmp_path):
    dies = tmp_path / "dies.py"
    dies.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n")
    monkeypatch.setattr(extraction, "_SCRIPT", dies)

    assert refused(pdf("Text"), "pdf")


def test_a_file_that_takes_too_much_memory_is_refused(refused, monkeypatch):
    deep = package({"word/document.xml": b"<a>" * 5_000_000})
    monkeypatch.setattr(extraction, "MEMORY_BYTES", 200 * 1024 * 1024)

    assert "memory" in refused(deep, "docx")


def test_the_process_can_write_no_file(tmp_path):
    tries = (
        "import pathlib, runpy, sys\n"
        f"runpy.run_path({extraction_worker.__file__!r})['limit'](2**29, 5)\n"
        "pathlib.Path(sys.argv[1]).write_text('word')\n"
    )
    command = [sys.executable, "-c", tries, tmp_path / "file"]

    ran = subprocess.run(command, capture_output=True, text=True, check=False)

    assert "File too large" in ran.stderr
    assert not (tmp_path / "file").read_bytes()


# The worker's round


def test_a_file_is_read_once_and_its_contribution_indexed_anew(settings, ana, attach):
    question = make.question(ana)
    attach(question, ana, pdf("Mowing", "Verges"), "plan.pdf")
    queued()

    assert reading.read_files(settings.files_dir) == 1

    assert kept() == [(["Mowing", "Verges"], "")]
    assert queued() == {question.id}
    assert reading.read_files(settings.files_dir) == 0
    assert queued() == set()


def test_the_worker_reads_files_in_its_round(ana, attach):
    attach(make.question(ana), ana, docx(paragraph("Verges")), "plan.docx")

    worker.round_of_work()

    assert kept() == [(["Verges"], "")]


def test_a_file_that_cannot_be_read_is_noted_and_holds_up_no_other(settings, ana, attach):
    question = make.question(ana)
    attach(question, ana, b"%PDF-1.4 and nothing else", "damaged.pdf")
    gone = attach(question, ana, b"Text", "gone.txt")
    attach(question, ana, odt("<text:p>Verges</text:p>"), "plan.odt")
    (settings.files_dir / gone.stored_as).unlink()

    assert reading.read_files(settings.files_dir) == 3

    [(nothing, damaged), (_nothing, missing), read] = kept()
    assert (nothing, read) == ([], (["Verges"], ""))
    assert "PdfStreamError" in damaged
    assert "FileNotFoundError" in missing
    assert reading.read_files(settings.files_dir) == 0


def test_a_file_that_was_being_read_when_the_program_stopped_is_read_the_next_time(
    settings, ana, attach, monkeypatch, tmp_path
):
    attach(make.question(ana), ana, b"Text", "a.txt")
    stopped = tmp_path / "stopped.py"
    stopped.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n")

    with monkeypatch.context() as patched:
        patched.setattr(extraction, "_SCRIPT", stopped)
        with pytest.raises(subprocess.CalledProcessError):
            reading.read_files(settings.files_dir)
    assert kept() == []

    reading.read_files(settings.files_dir)
    assert kept() == [(["Text"], "")]


def test_only_files_that_belong_to_something_and_hold_text_are_read(settings, ana, attach):
    question = make.question(ana)
    filing.remove(attach(question, ana, b"Removed", "a.txt"), question, by=ana)
    attach(question, ana, document("xlsx"), "b.xlsx")
    waiting = files.store(io.BytesIO(b"Not saved yet"), "c.txt", settings.files_dir)
    filing.keep_for_later(waiting, by=ana)
    db.session.commit()

    assert reading.read_files(settings.files_dir) == 0
    assert [text.text for text in reading.texts_of([question.id])[question.id]] == ["b"]


def test_a_round_reads_a_few_files_and_leaves_the_rest_for_the_next(
    settings, ana, attach, monkeypatch
):
    question = make.question(ana)
    for number in range(4):
        attach(question, ana, b"Text", f"{number}.txt")

    assert reading.read_files(settings.files_dir, most=2) == 2
    monkeypatch.setattr(reading, "PATIENCE", 0)
    assert reading.read_files(settings.files_dir) == 1
    assert reading.read_files(settings.files_dir) == 1
    assert reading.read_files(settings.files_dir) == 0


def test_two_workers_may_read_the_same_file(settings, ana, attach, monkeypatch):
    question = make.question(ana)
    first = attach(question, ana, b"Text", "a.txt")
    attach(question, ana, b"More", "b.txt")
    queued()

    def another_is_faster(path: Path, media_type: str) -> list[str]:
        if db.session.get(AttachmentText, first.id) is None:
            now = first.created_at
            row = AttachmentText(attachment_id=first.id, pages=["Theirs"], extracted_at=now)
            db.session.add(row)
            db.session.commit()
            db.session.expunge(row)
        return ["Ours"]

    monkeypatch.setattr(extraction, "texts", another_is_faster)
    reading.read_files(settings.files_dir)

    assert kept() == [(["Theirs"], ""), (["Ours"], "")]
    assert queued() == {question.id}


def test_a_file_that_is_erased_meanwhile_leaves_nothing(settings, ana, attach, monkeypatch):
    file = attach(make.question(ana), ana, b"Text", "a.txt")
    attach(make.question(ana), ana, b"More", "b.txt")

    def erase(path: Path, media_type: str) -> list[str]:
        db.session.execute(delete(Attachment).where(Attachment.id == file.id))
        db.session.commit()
        return ["Text"]

    monkeypatch.setattr(extraction, "texts", erase)
    reading.read_files(settings.files_dir)

    assert kept() == [(["Text"], "")]


def test_the_text_goes_with_the_row_of_the_file(settings, ana, attach):
    file = attach(make.question(ana), ana, b"Text", "a.txt")
    reading.read_files(settings.files_dir)

    db.session.execute(delete(Attachment).where(Attachment.id == file.id))
    db.session.commit()

    assert kept() == []


# What others ask


def test_texts_are_told_by_contribution_in_the_order_of_files_and_pages(
    settings, ana, attach, counted
):
    one, other = make.question(ana), make.question(ana, "Who knows of hedgehogs in town?")
    plan = attach(one, ana, pdf("First", "", "Third"), "plan.pdf")
    note = attach(one, ana, b"Note", "note.txt")
    theirs = attach(other, ana, b"Hedgehogs", "hedgehogs.txt")
    reading.read_files(settings.files_dir)
    ids = [one.id, other.id]

    with counted() as statements:
        found = reading.texts_of(ids)

    assert found == {
        one.id: [
            FileText(plan.id, "plan.pdf", 1, "First"),
            FileText(plan.id, "plan.pdf", 3, "Third"),
            FileText(plan.id, "plan.pdf", 0, "plan"),
            FileText(note.id, "note.txt", 0, "Note"),
            FileText(note.id, "note.txt", 0, "note"),
        ],
        other.id: [
            FileText(theirs.id, "hedgehogs.txt", 0, "Hedgehogs"),
            FileText(theirs.id, "hedgehogs.txt", 0, "hedgehogs"),
        ],
    }
    assert len(statements) == 1


def test_a_file_that_was_taken_away_is_told_no_more(settings, ana, attach):
    question = make.question(ana)
    file = attach(question, ana, b"Text", "a.txt")
    reading.read_files(settings.files_dir)

    filing.remove(file, question, by=ana)
    db.session.commit()

    assert reading.texts_of([question.id]) == {}


def test_a_contribution_is_indexed_anew_when_its_files_change(settings, ana, attach):
    question = make.question(ana)
    queued()

    file = attach(question, ana, b"Text", "a.txt")
    assert queued() == {question.id}

    file.name = "b.txt"
    db.session.commit()
    assert queued() == {question.id}

    filing.remove(file, question, by=ana)
    db.session.commit()
    assert queued() == {question.id}


def test_a_file_that_belongs_to_nothing_yet_is_not_indexed_until_a_text_names_it(settings, ana):
    question = make.question(ana)
    queued()

    stored = files.store(io.BytesIO(b"Text"), "a.txt", settings.files_dir)
    file = filing.keep_for_later(stored, by=ana)
    db.session.commit()
    assert queued() == set()

    body = f"See [the plan](/files/{file.id})."
    actions.revise(question, by=ana, since=question.version, body=body)
    db.session.commit()
    assert queued() == {question.id}
    assert reading.read_files(settings.files_dir) == 1
