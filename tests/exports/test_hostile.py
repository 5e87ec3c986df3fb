# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What people write comes out as the plain text that it is, however it looks."""

import pytest

from cop.meetings.reporting import Agreed, Decided
from tests import make
from tests.exports.scene import docx_text, pdf_text, read_docx, read_pdf

ODD = (
    '#eval("1") #read("/etc/passwd") #import "@preview/x:1.0.0" $x$ *a* _b_ @ref <label>',
    "<script>alert(1)</script> &lt;b&gt; <!-- ]]> <w:t>x</w:t> %PDF {{ 7*7 }} \\n",
    "= Heading // comment /* more */ `raw` ~ -- ... \\u{1f600} #[",
)
UNUSUAL = "tree 🌳 中文 \u202eright\u202c zero\u200bwidth \ue000 x"


def files(browser, report):
    """The texts of both files, on one line each."""
    return [
        " ".join(pdf_text(read_pdf(browser.get(f"/reports/{report.id}.pdf"))).split()),
        " ".join(docx_text(read_docx(browser.get(f"/reports/{report.id}.docx"))).split()),
    ]


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("text", ODD)
def test_markup_of_other_languages_stays_text(as_, oda, ana, text):
    report = make.report(
        oda, title=text, body=f"```\n{text}\n```",
        decisions=[Decided(text, None)], actions=[Agreed(text, owner_id=ana.id)],
    )  # fmt: skip

    for said in files(as_(ana), report):
        # Its title, its body, a decision and an action; a file may break lines anywhere.
        assert squeezed(said).count(squeezed(text)) >= 4
    assert "root:" not in said


def test_signs_without_a_shape_are_named(as_, oda, ana):
    report = make.report(oda, title=UNUSUAL, body=UNUSUAL)

    pdf, docx = files(as_(ana), report)

    assert "[deciduous tree]" in pdf
    assert "🌳 中文" in docx


def test_control_characters_are_left_out(as_, oda, ana):
    decisions = [Decided("x\x02y\ufffe \x7fz", None)]
    report = make.report(oda, title="A\x01B\x0bC\x1f", decisions=decisions)

    for said in files(as_(ana), report):
        assert "A B C" in said
        assert "x y z" in said
        assert not set(said) & set("\x01\x02\x0b\x1f\x7f\ufffe")


def test_a_text_as_long_as_can_be_is_whole(as_, oda, ana):
    line = "Wir besprechen die Straßenränder und die Hitze in der Stadt. "
    body = (line * 8 + "\n\n") * 122
    assert 58_000 < len(body) <= 60_000
    report = make.report(oda, body=body + "The end of it.")

    for said in files(as_(ana), report):
        assert said.count("Straßenränder") + said.count("Straßen-") >= 900
        assert "The end of it." in said


def test_a_table_of_200_rows_repeats_its_header(as_, oda, ana):
    rows = "".join(f"| Street {n} | {n} trees |\n" for n in range(200))
    report = make.report(oda, body=f"| Where | What |\n|---|---|\n{rows}")

    pdf = read_pdf(as_(ana).get(f"/reports/{report.id}.pdf"))
    assert len(pdf.pages) > 3
    assert all("Where What" in page.extract_text() for page in pdf.pages)
    assert "Street 199" in pdf_text(pdf)


def test_an_empty_report_and_deep_lists_are_files_too(as_, oda, ana):
    deep = "\n".join(f"{'    ' * n}- level {n}" for n in range(6))
    empty, nested = make.report(oda, body=""), make.report(oda, body=deep)

    assert all("Report: verges and heat" in said for said in files(as_(ana), empty))
    assert all(f"level {n}" in said for said in files(as_(ana), nested) for n in range(6))
