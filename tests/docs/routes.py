# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""The routes of the app; `make routes` writes docs/routes.md anew."""

from pathlib import Path

from flask import Flask

PAGE = Path(__file__).parents[2] / "docs" / "routes.md"
HEAD = """# Routes

Every address that `cop` answers. Made from the app by `make routes`;
a test compares the two.

| address | methods | view |
|---|---|---|
"""

Route = tuple[str, str, str]


def routes(app: Flask) -> list[Route]:
    """Address, methods and view of every rule, in the order of addresses."""
    return sorted(
        (rule.rule, ", ".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})), rule.endpoint)
        for rule in app.url_map.iter_rules()
    )


def page(found: list[Route]) -> str:
    """The page of the documentation that lists them."""
    return HEAD + "".join(f"| `{rule}` | {verbs} | `{view}` |\n" for rule, verbs, view in found)


if __name__ == "__main__":
    from cop.app import create_app
    from cop.settings import Settings

    PAGE.write_text(page(routes(create_app(Settings(env="development")))), encoding="utf-8")
