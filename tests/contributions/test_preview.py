# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The preview of each text that is written with the editor."""

import re

import pytest

WRITTEN = {"/practices/new": ["body", "result", "lessons", "did_not_work"],
           "/library/new": ["body", "difference"]}  # fmt: skip


@pytest.mark.parametrize("address", WRITTEN)
def test_every_formatted_text_has_the_editor_and_the_form_one_draft(as_, oda, address):
    page = as_(oda).get(address).text

    assert re.findall(r'<text-preview data-text="(\w+)"', page) == WRITTEN[address]
    assert page.count("<kept-draft ") == 1
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_without_scripts_the_preview_shows_the_field_whose_button_was_pressed(as_, ana):
    typed = {"body": "The *body*.", "lessons": "The **lessons**.", "title": "A title"}

    page = as_(ana).post("/preview", data=typed | {"field": "lessons"}).text
    assert "<strong>lessons</strong>" in page
    assert "<em>body</em>" not in page
    assert "<em>body</em>" in as_(ana).post("/preview", data=typed).text
    assert "<em>" not in as_(ana).post("/preview", data=typed | {"field": "none"}).text
