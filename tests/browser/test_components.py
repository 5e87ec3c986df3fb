# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""The component page: every macro accessible, valid, and alive with and without JavaScript."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from werkzeug.serving import make_server

from cop.app import create_app
from cop.settings import Settings
from tests.browser.checks import accessible, valid_html

pytestmark = pytest.mark.once

SCREENS = [(1280, "light"), (1280, "dark"), (375, "light"), (375, "dark")]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where an app without data serves its component page."""
    folder = tmp_path_factory.mktemp("components")
    settings = Settings(env="development", secret_key="invented", instance_dir=folder)
    server = make_server("127.0.0.1", 0, create_app(settings), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/ui/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def answering(page: Page, path: str, body: str, **more: Any) -> list[str]:
    """Answers requests to a path, and lists what they sent."""
    sent: list[str] = []

    def answer(route: Route) -> None:
        sent.append(route.request.post_data or route.request.url)
        route.fulfill(body=body, content_type="text/html", **more)

    page.route(f"**{path}*", answer)
    return sent


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_every_component_is_accessible_and_fits(
    chromium: Browser, address: str, width: int, scheme: Any
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address)

    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()


def test_every_component_is_valid_html(page: Page, address: str) -> None:
    valid_html({"components": page.request.get(address).text()})


def test_the_policy_of_the_page_is_never_broken(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address, wait_until="networkidle")

    assert [text for text in complaints if "Content Security Policy" in text] == []
    page.close()


def test_the_skip_link_comes_first_and_leads_to_the_content(
    chromium: Browser, address: str
) -> None:
    page = chromium.new_page()
    page.goto(address.removesuffix("ui/") + "absent")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


def test_what_is_wrong_has_the_focus_and_leads_to_its_field(page: Page) -> None:
    assert page.evaluate("document.activeElement.className") == "error-summary"

    page.get_by_role("link", name="Write a text").click()
    assert page.evaluate("document.activeElement.id") == "wrong-body"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_of_a_small_screen_opens_and_closes(
    chromium: Browser, address: str, scripts: bool
) -> None:
    context = chromium.new_context(
        viewport={"width": 375, "height": 800}, java_script_enabled=scripts
    )
    page = context.new_page()
    page.goto(address)
    menu = page.get_by_role("link", name="Practices", exact=True)
    assert not menu.is_visible()

    page.get_by_role("button", name="Menu").click()
    assert menu.is_visible()
    assert page.locator(".site-menu").get_by_role("link", name="Join").is_visible()
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    context.close()


def test_the_account_stands_once_on_a_wide_screen(page: Page) -> None:
    assert page.get_by_role("link", name="Sign in").locator("visible=true").count() == 1


def test_the_head_of_a_small_screen_leaves_room_for_the_page(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 740})

    assert page.locator(".site-header").bounding_box()["height"] < 140
    assert page.locator(".site-menu").bounding_box()["height"] == 0


def test_a_table_becomes_a_list_where_the_screen_is_narrow(page: Page) -> None:
    region = page.get_by_role("region", name="Actions of the meeting")
    page.set_viewport_size({"width": 375, "height": 740})

    assert region.evaluate("region => region.scrollWidth <= region.clientWidth")
    said = region.get_by_text("12").evaluate("cell => getComputedStyle(cell, '::before').content")
    assert said.startswith('"Days"')
    assert region.get_by_role("columnheader", name="Days").count() == 1
    assert region.get_by_role("cell", name="12").count() == 1


def test_the_toolbar_formats_and_the_preview_shows_the_text(page: Page) -> None:
    sent = answering(page, "/preview", "<p>As it will <strong>look</strong></p>")
    text = page.locator("#body")
    text.fill("later")
    text.select_text()
    page.locator("markdown-toolbar[for=body]").get_by_label("Bold").click()
    assert text.input_value() == "**later**"

    page.locator("text-preview[data-text=body] button").click()
    page.locator("#body-preview strong").wait_for()
    assert sent == ["body=**later**"]


def suggesting(page: Page, path: str, *names: str) -> list[str]:
    """Answers what is typed after a sign with these names, and lists what was asked."""
    options = "".join(
        f'<li role="option" id="p{n}" data-value="[@{name}](/people/{n}-x)">{name}</li>'
        for n, name in enumerate(names)
    )
    return answering(page, path, f'<ul role="listbox" aria-label="People">{options}</ul>')


def test_a_name_is_chosen_by_keyboard(page: Page) -> None:
    suggesting(page, "/people/suggest", "Ana", "Anouk")
    text = page.locator("#body")
    text.press_sequentially("Hello @an")
    page.get_by_role("option", name="Anouk").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert text.input_value().strip() == "Hello [@Anouk](/people/1-x)"


def test_the_only_name_stays_chosen_when_an_arrow_is_pressed(page: Page) -> None:
    suggesting(page, "/people/suggest", "Ana")
    text = page.locator("#body")
    text.press_sequentially("@an")
    page.get_by_role("option", name="Ana").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert text.input_value().strip() == "[@Ana](/people/0-x)"


def test_the_last_sign_of_a_line_decides_what_is_suggested(page: Page) -> None:
    people = suggesting(page, "/people/suggest")
    contributions = suggesting(page, "/contributions/suggest", "Sinusbeheer in de berm")
    text = page.locator("#body")
    text.press_sequentially("Met @Ana x #sinusbeheer in")
    page.get_by_role("option", name="Sinusbeheer").wait_for()
    page.keyboard.press("Escape")
    text.press_sequentially(" de berm @Bo")
    page.get_by_role("listbox").wait_for(state="detached")

    assert contributions[-1].endswith("q=sinusbeheer+in")
    assert people[-1].endswith("q=Bo")
    assert not [address for address in people if "sinus" in address]


def test_suggestions_are_in_sight_wherever_the_text_stands(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    suggesting(page, "/people/suggest", *[f"Ana {n}" for n in range(8)])
    text = page.locator("#body")
    text.evaluate("field => window.scrollBy(0, field.getBoundingClientRect().bottom - innerHeight)")
    text.press_sequentially("@an")

    expect(page.get_by_role("listbox")).to_be_in_viewport(ratio=1)


def test_a_draft_is_kept_while_typing_without_secrets(page: Page) -> None:
    sent = answering(page, "/drafts", "", status=204)
    page.locator("#password").fill("invented secret")
    page.locator("#body").press_sequentially("Half a thought")
    page.get_by_text("Draft kept at").wait_for()

    assert "body=Half+a+thought" in sent[-1]
    assert "address=ui" in sent[-1]
    assert "secret" not in sent[-1]


def test_a_draft_that_cannot_be_kept_is_said_so(page: Page) -> None:
    answering(page, "/drafts", "", status=303, headers={"Location": "/sign-in"})
    page.locator("#body").press_sequentially("Half a thought")

    page.get_by_text("The draft could not be kept").wait_for()


def test_a_long_draft_is_kept_when_its_page_is_left(page: Page) -> None:
    """Browsers refuse a request of more than 64 kB that outlives its page."""
    answering(page, "/drafts", "", status=204)
    page.locator("#body").fill("x" * 70_000)
    page.evaluate("dispatchEvent(new Event('pagehide'))")

    page.get_by_text("Draft kept at").wait_for()


def test_what_resembles_a_title_appears_from_eight_characters(page: Page) -> None:
    sent = answering(page, "/similar", "<ul><li>Which trees bear a paved square?</li></ul>")
    page.locator("#title").press_sequentially("Which t")
    page.wait_for_timeout(500)
    assert sent == []

    page.locator("#title").press_sequentially("rees")
    page.locator("similar-contributions li").wait_for()
    assert sent[-1].endswith("title=Which+trees")


@pytest.mark.parametrize("focused", ["after", "before"])
def test_what_comes_late_pushes_nothing_with_the_focus_out_of_sight(
    page: Page, focused: str
) -> None:
    answering(page, "/similar/1", "<p>Much</p>" * 100)
    page.evaluate(
        """id => {
        document.querySelector("main").innerHTML = `<p>Some text</p><p>Some more</p>
        <button id="before">Before</button>
        <late-fragment><p><a href="/similar/1">What resembles this</a></p></late-fragment>
        <button id="after">After</button>`
        document.getElementById(id).focus()
        }""",
        focused,
    )
    button = page.locator(f"#{focused}")
    page.get_by_text("Much").first.wait_for()

    page.wait_for_timeout(300)
    expect(button).to_be_in_viewport()
    expect(button).to_be_focused()


def test_what_resembles_a_title_leaves_the_field_after_it_where_it_is(page: Page) -> None:
    answering(page, "/similar", "<p>Much</p>" * 100)
    page.emulate_media(reduced_motion="reduce")
    page.locator("#title").fill("Which trees")
    page.locator("#body").focus()
    page.locator("similar-contributions").get_by_text("Much").first.wait_for()

    page.wait_for_timeout(300)
    expect(page.locator("#body")).to_be_in_viewport()


def test_a_grave_act_is_confirmed_in_a_dialog(page: Page) -> None:
    page.get_by_role("link", name="Hide").click()
    dialog = page.get_by_role("dialog", name="Hide this answer?")
    assert dialog.is_visible()

    dialog.get_by_role("link", name="Cancel").click()
    assert not dialog.is_visible()


def test_the_name_of_a_station_is_never_broken_inside_a_word(page: Page) -> None:
    chain = page.locator(".chain").first
    chain.evaluate("chain => { chain.style.inlineSize = '45rem' }")
    names = chain.locator(".stage__name")
    heights = []
    for word in ("Practice", "Praktijkvoorbeeld"):
        names.nth(4).evaluate("(name, word) => { name.textContent = word }", word)
        heights.append(names.nth(4).evaluate("name => name.offsetHeight"))

    assert heights[0] == heights[1]
