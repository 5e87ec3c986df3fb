# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""The component page: every macro of templates/ui in every state, served in development only."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, render_template
from wtforms import (
    BooleanField,
    DateField,
    FileField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange

from cop.web.forms import Form, choices

bp = Blueprint("ui", __name__, url_prefix="/ui")

THEMES = choices({"trees": "Trees and shade", "water": "Rainwater", "verges": "Mowing verges"})
REGIONS = choices({"west": "West", "east": "East"})
ACCESS = choices({"public": "Everyone", "members": "Members"})
AT = datetime(2026, 11, 5, 9, 0, tzinfo=UTC)


class SampleForm(Form):
    """One field of every type."""

    title = StringField(
        "Title",
        [InputRequired("Write a title"), Length(15, message="Write at least 15 characters")],
    )
    body = TextAreaField(
        "Text", [InputRequired("Write a text")], description="Markdown is possible."
    )
    summary = TextAreaField("Summary", description="One or two sentences.")
    themes = SelectMultipleField("Themes", [InputRequired("Choose a theme")], choices=THEMES)
    access = RadioField("Who may read this?", choices=ACCESS)
    region = SelectField("Region", choices=REGIONS)
    on = DateField("Date")
    people = IntegerField("Number of people", [NumberRange(1, message="Give a number above zero")])
    password = PasswordField("Password")
    file = FileField("File", description="At most 20 MB.")
    agreed = BooleanField(
        "There are no data of residents in my text", [InputRequired("Confirm this")]
    )


@dataclass(frozen=True)
class SamplePage:
    """What pagination() asks of a page."""

    number: int
    pages: int


@bp.get("/")
def index() -> str:
    """Every macro in every state."""
    wrong = SampleForm(
        data={"title": "Too short", "people": 0}, prefix="wrong-", meta={"csrf": False}
    )
    wrong.validate()
    return render_template(
        "ui/index.html",
        right=SampleForm(formdata=None, meta={"csrf": False}),
        wrong=wrong,
        pages=[SamplePage(1, 2), SamplePage(6, 12), SamplePage(12, 12)],
        stages=_stages(),
        begun=[{"code": "question", "links": [], "current": True}, *_open()],
        many=[(f"p{number}", f"Programme {number}", number, False) for number in range(1, 13)],
        at=AT,
    )


def _stages() -> list[dict[str, Any]]:
    titles = {
        "question": [("Which trees bear a paved square?", "solved")],
        "discussed": [
            ("Meeting on heat and trees, item 3", "held"),
            ("Report of that meeting", ""),
        ],
        "decided": [("Try three species in one street each", "done")],
        "practice": [("Three species in the station quarter", "running")],
        "solution": [("Checklist for trees in pavement", "")],
    }
    stages = [_stage(code, links) for code, links in titles.items()]
    return [*stages, {"code": "adopted", "links": [], "current": False}]


def _stage(code: str, links: list[tuple[str, str]]) -> dict[str, Any]:
    shown = [{"title": title, "url": "#chain", "state": state, "at": AT} for title, state in links]
    return {"code": code, "links": shown, "current": code == "practice"}


def _open() -> list[dict[str, Any]]:
    codes = ("discussed", "decided", "practice", "solution", "adopted")
    return [{"code": code, "links": [], "current": False} for code in codes]
