# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every element of a body becomes a node, and every node is written to both files."""

import io

from docx import Document
from pypdf import PdfReader

from cop import markup
from cop.exports import maker, nodes
from cop.exports.tree import tree
from tests.exports.scene import docx_text, pdf_text

BASE = "http://localhost"
TEXT = """One **bold *both*** `code` <ana@voorbeeldstad.example> [here](/questions/3)
second line [![a plan](/files/1/plan.png)](https://example.org)

1. first

    further

        kept as it is

    - below
        1. deepest
            - too deep

7. second

> quoted
>
> - point

```
#let x = 1
  two
```

---

| A | B |
|---|---|
| 1 |

before ![](/files/1/plan.png) after
"""


def made(kind, blocks):
    paper = {
        "language": "fr", "locale": "fr", "title": "Titre", "site": "cop", "moment": 1,
        "address": f"{BASE}/reports/1", "blocks": blocks,
    }  # fmt: skip
    return lambda folder: maker.main(kind, folder, {"document": paper, "pictures": {}})


def test_every_element_becomes_a_node():
    found = tree(markup.render(TEXT, base_url=BASE).html, BASE)

    assert [node["kind"] for node in found] == [
        "paragraph", "list", "quote", "code", "rule", "table",
        "paragraph", "picture", "paragraph",
    ]  # fmt: skip
    inside = found[0]["inside"]
    links = [node["to"] for node in inside if node["kind"] == "link"]
    assert links == ["mailto:ana@voorbeeldstad.example", f"{BASE}/questions/3",
                     "https://example.org"]  # fmt: skip
    assert inside[-1]["inside"] == [nodes.words("a plan")]
    assert [len(line) for line in found[5]["lines"]] == [2]


def test_every_node_is_in_both_files(tmp_path):
    blocks = tree(markup.render(TEXT, base_url=BASE).html, BASE)

    for text in (
        pdf_text(PdfReader(io.BytesIO(made("pdf", blocks)(tmp_path)))),
        docx_text(Document(io.BytesIO(made("docx", blocks)(tmp_path)))),
    ):
        place = 0
        for word in ("One bold both code", "second line a plan", "first", "further",
                     "kept as it is", "below", "deepest", "too deep", "second", "quoted", "point",
                     "#let x = 1", "before", "after"):  # fmt: skip
            assert word in text[place:], word
            place = text.index(word, place)


def test_a_link_within_the_report_leads_to_its_page():
    html = markup.render("[below](#passage-heat)", base_url=BASE).html

    [line] = tree(html, BASE, f"{BASE}/reports/1-x")

    assert line["inside"][0]["to"] == f"{BASE}/reports/1-x#passage-heat"


def test_what_is_empty_becomes_nothing():
    html = "<h3></h3><p><br></p><ul></ul><table></table><p><strong></strong></p>"

    assert [node["kind"] for node in tree(html, BASE)] == ["list"]


def test_a_sign_without_a_shape_is_named(tmp_path):
    blocks = [nodes.paragraph(nodes.words("tree 🌳 and 🜲"))]

    text = pdf_text(PdfReader(io.BytesIO(made("pdf", blocks)(tmp_path))))

    assert "tree [deciduous tree] and [" in text
