# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A town gives the site its look, as long as people can read it and it is nothing but a look."""

import json
import re
from copy import deepcopy
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask

from cop.app import ROOT, create_app
from cop.cli import main
from cop.db import db
from cop.errors import Refused
from cop.settings import Settings
from cop.upkeep import contrast, theme
from cop.web import assets

STATIC = ROOT / "static"


def inverse(fill: str) -> dict[str, Any]:
    """A filled part in one colour, with white on it."""
    steps = ("document", "default", "hover")
    return {
        "bg": {step: {"$value": fill} for step in steps},
        "color": {step: {"$value": "{palet.wit}"} for step in steps},
    }


# The look of a town that does not exist.
VOORBEELDSTAD: dict[str, Any] = {
    "$metadata": {"tokenSetOrder": ["brand", "common", "color-scheme-dark/common"]},
    "brand": {
        "palet": {
            "wit": {"$type": "color", "$value": "#ffffff"},
            "paars": {"$type": "color", "$value": "#5b1a6b"},
        }
    },
    "common": {
        "basis": {
            "color": {
                "accent-1": {
                    "color": {"default": {"$value": "{palet.paars}"}},
                    "inverse": inverse("{palet.paars}"),
                },
                "action-1": {"inverse": inverse("{palet.paars}")},
            },
            "text": {"font-family": {"default": {"type": "fontFamilies", "value": ["Stads Sans"]}}},
            "border-radius": {"sm": {"$value": {"value": 0, "unit": "px"}}, "md": {"$value": "0"}},
            "focus": {"outline-color": {"$value": "#000000"}},
            "page": {"max-inline-size": {"$value": "40rem"}},
        },
        "utrecht": {"button": {"background-color": {"$value": "#ff0000"}}},
    },
    "color-scheme-dark/common": {
        "basis": {
            "color": {
                "accent-1": {
                    "color": {"default": {"$value": "#e0b0ff"}},
                    "inverse": inverse("#3a0f45"),
                },
                "action-1": {"inverse": inverse("#7d3a8f")},
            },
            "focus": {"outline-color": {"$value": "#ffdd00"}},
        }
    },
}


@pytest.fixture
def bring(tmp_path):
    """Give tmp_path the look of Voorbeeldstad with one token changed; answers the styles."""

    def write(name: str = "", value: Any = None, tokens: Any = None) -> str:
        tokens = deepcopy(VOORBEELDSTAD if tokens is None else tokens)
        if name:
            inner = tokens["common"]
            for part in name.split("."):
                inner = inner.setdefault(part, {})
            inner["$value"] = value
        (tmp_path / "tokens.json").write_text(json.dumps(tokens))
        theme.bring(tmp_path / "tokens.json", STATIC, tmp_path)
        return (tmp_path / "theme.css").read_text()

    return write


def test_our_own_look_can_be_read_by_day_and_by_night():
    sheet = contrast.our_own(STATIC)

    for when, values in sheet.with_theme({}, {}):
        assert contrast.check(values, when) == []


@pytest.mark.parametrize(
    ("front", "back", "ratio"),
    [
        ("#000", "#fff", 21),
        ("#777777", "#ffffff", 4.478),
        ("#767676", "#fff", 4.542),
        ("rgb(255, 0, 0)", "white", 3.998),
        ("#0000ff", "#FFFF00", 8.0),
        ("rgba(0, 0, 0, 0.5)", "#fff", 3.98),
        ("#123456", "transparent", 12.6),
    ],
)
def test_contrast_is_that_of_wcag(front, back, ratio):
    assert contrast.ratio(front, back) == pytest.approx(ratio, rel=0.01)


def test_colour_type_radius_and_focus_are_taken_and_layout_is_not(bring):
    css = bring()

    assert css.startswith("@layer theme{:root{")
    by_day, by_night = css.split("@media (prefers-color-scheme:dark)")
    assert "--basis-color-accent-1-color-default:#5b1a6b;" in by_day
    assert "--basis-color-accent-1-color-default:#e0b0ff;" in by_night
    assert '--basis-text-font-family-default:"Stads Sans", "Source Sans 3", system-ui' in by_day
    assert "--radius:0;" in by_day
    assert "--nl-button-border-radius:0px;" in by_day
    assert "--focus:#000000;" in by_day
    assert "--focus:#ffdd00;" in by_night
    assert "40rem" not in css
    assert "#ff0000" not in css


def test_the_header_follows_the_town_by_day_and_by_night(bring):
    by_day, by_night = bring().split("@media (prefers-color-scheme:dark)")

    assert "--brand:#5b1a6b;" in by_day
    assert "--brand:#3a0f45;" in by_night


def test_without_a_dark_set_the_night_keeps_our_colours_and_has_the_type(bring):
    tokens = {name: each for name, each in VOORBEELDSTAD.items() if "dark" not in name}

    css = bring(tokens=tokens)

    steady, colours = css.split("@media not (prefers-color-scheme:dark)")
    assert "--basis-text-font-family-default" in steady
    assert "#5b1a6b" not in steady
    assert "#5b1a6b" in colours
    assert "@media (prefers-color-scheme:dark)" not in css


@pytest.mark.parametrize(
    ("name", "colour", "said"),
    [
        ("basis.color.default.color.document", "#aaaaaa", "text on the page by day"),
        ("basis.color.action-2.color.default", "#8fc8f5", "a link on the page by day"),
        ("basis.color.action-1.inverse.bg.default", "#ffcc00", "a main button by day"),
        ("basis.color.accent-1.inverse.bg.document", "#ffcc00", "the header by day"),
        ("basis.color.warning.color.default", "#f0a35e", "a badge: warning by day"),
        ("basis.color.negative.color.default", "#ff9999", "an error beside a field by day"),
        ("basis.focus.outline-color", "#ffdd00", "the two rings of the focus by day"),
    ],
)
def test_a_pair_that_cannot_be_read_is_refused_with_its_ratio(bring, tmp_path, name, colour, said):
    bring()
    before = (tmp_path / "theme.css").read_text()

    with pytest.raises(Refused, match=re.escape(said)) as refusal:
        bring(name, colour)

    assert re.search(r"the contrast is \d\.\d\d, it must be [34]\.[05]", refusal.value.reason)
    assert (tmp_path / "theme.css").read_text() == before


@pytest.mark.parametrize(
    "value",
    [
        "url(https://elsewhere.example/x)",
        "red;} body{display:none",
        "#fff}*{color:red",
        "expression(alert(1))",
        "#fff/*",
        "</style><script>",
        "\\75rl(x)",
    ],
)
def test_what_is_more_than_a_value_is_refused(bring, tmp_path, value):
    with pytest.raises(Refused, match="is not safe"):
        bring("basis.color.default.bg.subtle", value)

    assert not (tmp_path / "theme.css").exists()


@pytest.mark.parametrize("value", ["{basis.nothing}", "{basis.color.x}", "calc(1px + 1px)", "12"])
def test_what_is_no_colour_is_left_out(bring, value):
    assert "--basis-color-x:" not in bring("basis.color.x", value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is not JSON"),
        (b"\xff", "is not JSON"),
        (b"[]", "holds no basis tokens"),
        (b'{"common": {"utrecht": {"$value": "#fff"}}}', "holds no basis tokens"),
    ],
)
def test_a_file_without_tokens_is_refused(tmp_path, content, said):
    (tmp_path / "tokens.json").write_bytes(content)

    with pytest.raises(Refused, match=said):
        theme.bring(tmp_path / "tokens.json", STATIC, tmp_path)


def test_the_look_is_served_after_our_own_styles_under_its_hash(bring, tmp_path):
    css = bring()
    app = Flask(__name__, static_folder=STATIC, instance_path=str(tmp_path))
    assets.init_app(app)

    address = app.jinja_env.globals["asset"]("theme.css")
    answer = app.test_client().get(address)

    assert app.jinja_env.globals["styles"] == ["nlds.css", "app.css", "theme.css"]
    assert answer.text == css
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_pages_have_it_until_it_is_taken_back(installation, tmp_path, monkeypatch):
    settings: Settings = installation("site").extensions["settings"]
    (tmp_path / "tokens.json").write_text(json.dumps(VOORBEELDSTAD))
    monkeypatch.setenv("COP_ENV", "development")
    monkeypatch.setenv("COP_INSTANCE_DIR", str(settings.instance_dir))
    monkeypatch.setenv("COP_DATABASE_URL", settings.database_url)

    assert run("theme", str(tmp_path / "tokens.json")) == 0
    assert "/assets/theme." in page(settings)
    assert run("theme", "--reset") == 0
    assert "/assets/theme." not in page(settings)
    assert run("theme") == 2


def run(*words: str) -> int:
    return CliRunner().invoke(main, list(words)).exit_code


def page(settings: Settings) -> str:
    """The sign-in page of a site that starts now."""
    app = create_app(settings)
    text = app.test_client().get("/sign-in").text
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    return text
