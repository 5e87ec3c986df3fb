# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""The checks of pages find what is wrong, so their silence means something."""

import pytest
from playwright.sync_api import Browser

from tests.browser.checks import accessible, valid_html

pytestmark = pytest.mark.once

GOOD = """<!doctype html><html lang="nl"><head><title>Vragen</title></head>
<body><main><h1>Vragen</h1><p>Stel uw vraag.</p></main></body></html>"""


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("<img src='data:,'>", "image-alt"),
        ("<p style='color: #bbb; background: #fff'>Bleek</p>", "color-contrast"),
        ("<h4>Te diep</h4>", "heading-order"),
        ("<input name='title'>", "label"),
    ],
)
def test_an_inaccessible_page_is_refused(chromium: Browser, fault: str, rule: str) -> None:
    page = chromium.new_page()
    page.set_content(GOOD)
    accessible(page)

    page.set_content(GOOD.replace("<p>", f"{fault}<p>"))
    with pytest.raises(AssertionError, match=rule):
        accessible(page)
    page.close()


def test_an_invalid_page_is_refused_by_its_name() -> None:
    valid_html({"good": GOOD})

    with pytest.raises(AssertionError, match="bad, line 2") as refused:
        valid_html({"good": GOOD, "bad": GOOD.replace("<p>", "<p id='a' id='a'>")})
    assert "good, line" not in str(refused.value)
