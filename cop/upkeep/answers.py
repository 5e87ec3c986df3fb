# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the site's own answers carry for the safety of who asks."""

from urllib.parse import urlsplit

from flask import Flask

from cop.settings import Settings
from cop.web import guards

PAGE = "/sign-in"
"""A page with a form, and so with a cookie."""
COOKIE = ("Secure", "HttpOnly", "SameSite")


def missing(app: Flask, settings: Settings) -> list[str]:
    """What a page with a form lacks, asked under the address of the settings."""
    with app.test_client() as browser:
        answer = browser.get(PAGE, base_url=settings.base_url)
    lacking = [name for name, value in guards.HEADERS.items() if answer.headers.get(name) != value]
    if answer.status_code != 200:
        lacking.append(f"a sign-in page ({answer.status_code})")
    if urlsplit(settings.base_url).scheme != "https":
        return [*lacking, "https"]
    if "Strict-Transport-Security" not in answer.headers:
        lacking.append("Strict-Transport-Security")
    for cookie in answer.headers.getlist("Set-Cookie"):
        name, _, rest = cookie.partition("=")
        marks = [mark for mark in COOKIE if mark.lower() not in rest.lower()]
        if marks or not name.startswith("__Host-"):
            lacking.append(f"a safe cookie ({name}: {', '.join(marks) or '__Host-'})")
    return lacking
