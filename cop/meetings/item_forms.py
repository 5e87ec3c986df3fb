# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The forms of what stands on an agenda: a row of it, its files, what is put on it by itself."""

import re

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from cop.contributions.forms import Uploads
from cop.meetings.agenda import USUAL_MINUTES, Item, item_about
from cop.meetings.fields import Clock, PageAddress, RowForm
from cop.meetings.models import ItemKind
from cop.web.forms import Form, Line, Number, Prose, choices, id_in

KINDS = {
    ItemKind.REQUEST: _("Request for help"),
    ItemKind.PRESENTATION: _("Presentation"),
    ItemKind.PRACTICE: _("Practice"),
    ItemKind.POLICY: _("Policy"),
    ItemKind.IDEA: _("Idea"),
    ItemKind.DECISION: _("Decision"),
    ItemKind.NOTICE: _("Announcement"),
    ItemKind.ROUND: _("Any other business"),
}
_CALLED = {
    ItemKind.NOTICE: re.compile(
        r"(?:(?:opening|welkom|kennismaking|mededelingen|(?:af)?sluiting|ouverture|accueil|clôture"
        r"|annonces|begrüßung|eröffnung|mitteilungen|abschluss|schluss|welcome|introductions?"
        r"|announcements|closing|close)(?: (?:en|et|und|and) |$))+",
        re.IGNORECASE,
    ),
    ItemKind.ROUND: re.compile(
        r"(?:rondvraag|w\.?v\.?t\.?t\.?k\.?|varia|divers|questions diverses|verschiedenes"
        r"|any other business|aob)(?: (?:en|et|und|and) \w+)?",
        re.IGNORECASE,
    ),
}
MOST_MINUTES = 600
SOME_MINUTES = NumberRange(1, MOST_MINUTES, _("Give 1 to 600 minutes."))


class ItemForm(RowForm):
    id = HiddenField(validators=[Optional(), Length(max=12)])
    title = Line(_("Item"), [Optional(), Length(max=200)])
    kind = SelectField(_("Kind"), choices=choices(KINDS), default=ItemKind.PRESENTATION)
    minutes = Number(_("Minutes"), [Optional(), SOME_MINUTES])
    presenter = Line(_("Who presents it"), [Optional(), Length(max=120)])
    address = PageAddress(_("Address of the question or practice"), [Optional(), Length(max=300)])
    under = BooleanField(_("Is a part of the item above"))
    begins = Clock(
        _("Begins at"), [Optional()], description=_("Leave empty to follow on what comes before.")
    )
    room = Line(
        _("Room"),
        [Optional(), Length(max=60)],
        description=_("Only when other items are at the same time in another room."),
    )
    explanation = Prose(_("Explanation"), [Optional(), Length(max=1000)])

    @property
    def is_blank(self) -> bool:
        """Whether the row says nothing; such rows are left out."""
        return not (self.title.data or self.address.data)

    @property
    def timing(self) -> Item:
        """What the times of an agenda follow from, also in a row that is not accepted yet."""
        minutes = self.minutes.data
        return Item(
            "", minutes=minutes if minutes and 0 < minutes <= MOST_MINUTES else None,
            under=self.under.data, room=self.room.data or "", begins=self.begins.data,
        )  # fmt: skip

    def validate_presenter(self, field: Line) -> None:
        if (field.data or self.minutes.data) and self.is_blank:
            raise ValidationError(_("Say what this item is about."))

    def item(self) -> Item:
        """The item; without a title it is called as what it is about, and is of that kind.

        Nobody presents an opening: by its title it is an announcement, or any other business.
        """
        about, kind = self.address.found, ItemKind(self.kind.data)
        title = self.title.data or ""
        if about and not title:
            by_itself = item_about(about)
            title = by_itself.title
            kind = kind if kind != ItemKind.PRESENTATION else by_itself.kind
        elif kind == ItemKind.PRESENTATION:
            kind = next((each for each, words in _CALLED.items() if words.fullmatch(title)), kind)
        return Item(
            title, kind, self.minutes.data, self.presenter.data or "", about,
            under=self.under.data, room=self.room.data or "", begins=self.begins.data,
            explanation=self.explanation.data or "",
            id=id_in(self.id.data) or None,
        )  # fmt: skip


class ItemFilesForm(Form):
    files = Uploads(_("Files"), [InputRequired(_("Choose a file."))])


class MinutesForm(Form):
    """How long it takes; when that is left empty, as long as is usual."""

    minutes = Number(_("Minutes"), [Optional(), SOME_MINUTES], default=USUAL_MINUTES)


class AgendaForm(MinutesForm):
    address = PageAddress(
        _("Address of the question, practice or solution"),
        [DataRequired(_("Give the address of a page of this site.")), Length(max=300)],
    )
