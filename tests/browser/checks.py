# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every page must be: accessible by axe-core's rules, and valid HTML."""

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.machine import VNU_JAR

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that another colour scheme can break; the others see no colours."""


def accessible(page: Page, rules: Mapping[str, object] | None = None) -> None:
    """Refuses a page on which axe-core finds anything, and says what and where."""
    found = Axe().run(page, options={"runOnly": rules or RULES}).response["violations"]
    told = [
        f"{violation['id']}: {violation['help']}\n    {node['html']}"
        for violation in found
        for node in violation["nodes"]
    ]
    assert not told, f"{page.url} is not accessible:\n" + "\n".join(told)


def valid_html(pages: Mapping[str, str]) -> None:
    """Refuses pages, given by name, in which the Nu HTML checker finds an error."""
    told = []
    with tempfile.TemporaryDirectory() as folder:
        names = {f"{number}.html": name for number, name in enumerate(pages)}
        for file, name in names.items():
            Path(folder, file).write_text(pages[name], encoding="utf-8")
        for message in _checked(folder):
            name = names[Path(message["url"]).name]
            line = message.get("lastLine", 0)
            told.append(f"{name}, line {line}: {message['message']}  {message.get('extract', '')}")
    assert not told, "Not valid HTML:\n" + "\n".join(told)


def _checked(folder: str) -> list[dict]:
    command = ["java", "-Xss4m", "-jar", VNU_JAR, "--errors-only", "--exit-zero-always", "--stdout"]
    result = subprocess.run(
        [*command, "--format", "json", folder], capture_output=True, text=True, check=True
    )
    return json.loads(result.stdout)["messages"]
