# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""A browser, and the real server with its worker and the demonstration community."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import machine
from tests.browser.server import served
from tests.conftest import database_url

# As root, Chromium runs only without its sandbox; it must not call home while tests run.
ARGUMENTS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    path = machine.chromium()
    assert path, "Chromium is not installed: make test installs it, or says how"
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS + sandbox)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def live_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the running site keeps outside its database."""
    return tmp_path_factory.mktemp("live")


@pytest.fixture(scope="session")
def live_database(live_folder: Path) -> str:
    """The database of the running site, one for each process of pytest-xdist."""
    name = f"browser_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    return database_url(name, live_folder)


@pytest.fixture(scope="session")
def live_server(live_folder: Path, live_database: str) -> Iterator[str]:
    """The address of the running site."""
    with served(live_folder, live_database) as address:
        yield address


@pytest.fixture
def opened(chromium: Browser, live_server: str) -> Iterator[Callable[..., Page]]:
    """Opens an empty page in a browser of its own; takes Playwright's context options."""
    contexts: list[BrowserContext] = []

    def page(width: int = 1280, **options: Any) -> Page:
        viewport = {"width": width, "height": 800}
        context = chromium.new_context(
            base_url=live_server, viewport=viewport, locale="en-GB", **options
        )
        contexts.append(context)
        return context.new_page()

    yield page
    for context in contexts:
        context.close()


@pytest.fixture
def page_1280(opened: Callable[..., Page]) -> Page:
    """A page on a desk."""
    return opened()


@pytest.fixture
def page_375(opened: Callable[..., Page]) -> Page:
    """A page on a telephone."""
    return opened(375, has_touch=True, is_mobile=True)


@pytest.fixture
def no_js(opened: Callable[..., Page]) -> Page:
    """A page that runs no script."""
    return opened(java_script_enabled=False)


@pytest.fixture
def dark(opened: Callable[..., Page]) -> Page:
    """A page of somebody who prefers dark."""
    return opened(color_scheme="dark")
