# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vendored files are the ones of the manifest; assets are served whole, small and for long."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cop.web import assets

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "static/vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text())
LOCK = json.loads((VENDOR / "vendor.lock.json").read_text())


@pytest.fixture
def served() -> Flask:
    app = Flask(__name__, static_folder=ROOT / "static")
    assets.init_app(app)
    return app


@pytest.fixture
def browser(served: Flask) -> FlaskClient:
    return served.test_client()


def address(served: Flask, name: str) -> str:
    return served.jinja_env.globals["asset"](name)


@pytest.mark.parametrize("name", MANIFEST)
def test_a_vendored_file_is_the_one_of_the_manifest(name: str) -> None:
    entry = MANIFEST[name]
    data = (VENDOR / entry["file"]).read_bytes()

    assert hashlib.sha256(data).hexdigest() == entry["sha256"]
    assert entry["sha256"][:10] in entry["file"]
    assert all((VENDOR / origin["text"]).read_text() for origin in entry["from"])


def test_the_manifest_holds_what_the_lock_asks_and_nothing_else_lies_there() -> None:
    asked = {target for package in LOCK for target in package["files"].values()}
    lying = {path.name for path in VENDOR.glob("*.*")}

    assert asked == set(MANIFEST)
    assert lying == {entry["file"] for entry in MANIFEST.values()} | {
        "manifest.json",
        "vendor.lock.json",
        "vendor.py",
    }


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    sprite = (VENDOR / MANIFEST["icons.svg"]["file"]).read_text()
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', sprite))
    templates = "".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))

    assert set(re.findall(r'\b(?:icon|sign)\("([\w-]+)"\)', templates)) <= drawn


def test_a_hashed_address_may_be_kept_for_a_year(served: Flask, browser: FlaskClient) -> None:
    answer = browser.get(address(served, "app.css"))

    assert answer.status_code == 200
    assert answer.content_type == "text/css; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_an_address_of_an_earlier_version_gives_the_present_file_unkept(
    browser: FlaskClient,
) -> None:
    answer = browser.get("/assets/app.0000000000.css")

    assert answer.status_code == 200
    assert "max-age=0" in answer.headers["Cache-Control"]
    assert browser.get("/assets/app.css", headers={"If-None-Match": "x"}).status_code == 404


def test_text_travels_gzipped_to_those_who_accept_it(served: Flask, browser: FlaskClient) -> None:
    plain = browser.get(address(served, "nlds.css"))
    packed = browser.get(address(served, "nlds.css"), headers={"Accept-Encoding": "gzip"})

    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_an_unchanged_asset_is_not_sent_again(served: Flask, browser: FlaskClient) -> None:
    tag = browser.get(address(served, "app.js")).headers["ETag"]

    assert browser.get(address(served, "app.js"), headers={"If-None-Match": tag}).status_code == 304


def test_styles_come_in_the_order_of_the_layers_and_name_hashed_fonts(
    served: Flask, browser: FlaskClient
) -> None:
    styles = browser.get(address(served, "app.css")).text

    assert styles.startswith("@layer base,nlds,theme,app;")
    assert "asset:" not in styles
    assert all(
        browser.get(found).status_code == 200 for found in re.findall(r"url\((.*?)\)", styles)
    )


def test_what_does_not_exist_is_not_found(served: Flask, browser: FlaskClient) -> None:
    with pytest.raises(KeyError):
        address(served, "absent.css")

    assert browser.get("/assets/absent.0000000000.css").status_code == 404
    assert browser.get("/favicon.ico").content_type.startswith("image/svg+xml")


def test_a_first_visit_stays_small(served: Flask, browser: FlaskClient) -> None:
    def size(name: str) -> int:
        return len(browser.get(address(served, name), headers={"Accept-Encoding": "gzip"}).data)

    needed = ("nlds.css", "app.css", "icons.svg", "source-sans-3-latin-normal.woff2")
    assert sum(map(size, needed)) <= 53_000  # of 60,000 with the page itself
    assert size("app.js") <= 3_300  # which reading does not need
