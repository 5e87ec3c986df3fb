# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The fields that every form for a contribution has."""

from collections.abc import Sequence
from os import SEEK_END
from pathlib import Path
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _
from flask_wtf.file import MultipleFileField
from wtforms import SelectField, SelectMultipleField, ValidationError
from wtforms.validators import DataRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from cop.contributions import files
from cop.contributions.comparing import differences
from cop.contributions.files import StoredFile
from cop.contributions.models import Draft
from cop.db import release
from cop.errors import Refused
from cop.settings import LOCALES
from cop.web.forms import Form, Line, WritingForm, choices

MOST_THEMES = 5


class Themes(SelectMultipleField):
    """Checkboxes of the vocabulary."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()
    most = MOST_THEMES

    def pre_validate(self, form: Any) -> None:
        super().pre_validate(form)
        if len(self.data or ()) > self.most:
            raise ValidationError(_("Choose at most %(count)s themes.", count=self.most))


class OneAtLeast:
    """Asks for at least one of the choices, where there are any."""

    field_flags: ClassVar[dict[str, bool]] = {"required": True}

    def __call__(self, form: Any, field: Any) -> None:
        if field.choices and not field.data:
            raise ValidationError(_("Choose at least one theme."))


class Tags(Line):
    """Free words, separated by commas; those of a contribution are filled in so."""

    def process_data(self, value: Any) -> None:
        words = value if isinstance(value, str) else ", ".join(tag.name for tag in value or ())
        super().process_data(words)


class Uploads(MultipleFileField):  # type: ignore[misc]  # Flask-WTF ships no types
    """Files; each is inspected and stored when the form is validated."""

    stored: Sequence[StoredFile] = ()
    folder: Path

    def pre_validate(self, form: Any) -> None:
        given = [upload for upload in self.data or () if getattr(upload, "filename", "")]
        if len(given) > files.MOST:
            raise ValidationError(_("Choose at most %(count)s files.", count=files.MOST))
        if sum(each.stream.seek(0, SEEK_END) for each in given) > files.TOGETHER:
            raise ValidationError(
                _("These files are more than 60 MB together. Add some of them later.")
            )
        for each in given:
            each.stream.seek(0)
        if given:
            release()  # drawing pictures anew takes long
        try:
            self.stored = [files.store(u.stream, u.filename, self.folder) for u in given]
        except Refused as refusal:
            raise ValidationError(refusal.reason) from None


class DraftedForm(WritingForm):
    """A form whose text is kept while somebody types; it knows when it was overtaken."""

    address: str = ""
    """Where what is typed is kept."""

    draft: Draft | None = None
    """What was typed before and has been put back into this form."""

    present: Any = None
    """The form as it would open now, when the text was saved after this edit began."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.given = given

    @property
    def overtaken(self) -> bool:
        """Whether the text was saved again after this edit began."""
        return self.present is not None

    @property
    def differences(self) -> list[tuple[str, str]]:
        """The fields that hold something else now than in this form: label and present text."""
        return differences(self, self.present)

    def accepted(self) -> bool:
        """Whether this is a POST whose input holds, of a text that nobody saved meanwhile."""
        return not self.overtaken and super().accepted()


class ContributionForm(DraftedForm):
    """Language, themes, tags, group and files; each kind adds its own fields before these."""

    language = SelectField(_("Language of your text"), choices=choices(LOCALES))
    themes = Themes(_("Themes"), coerce=int, description=_("Choose one to five."))
    tags = Tags(
        _("Keywords"), [Optional(), Length(max=200)], description=_("Separate them by commas.")
    )
    group_id = SelectField(_("Who may read this?"), coerce=int)
    files = Uploads(
        _("Files"),
        description=_(
            "Images, PDF, Word, Excel, PowerPoint and OpenDocument, at most 20 MB each and 60 MB "
            "together."
        ),
    )
    dropped = SelectMultipleField(_("Take these files away"), coerce=int)
    why = Line(
        _("What did you change?"),
        [Optional(), Length(max=200)],
        description=_("Optional. It is shown with the versions."),
    )

    attached: Sequence[Any] = ()
    """The files that are with the contribution already."""

    readers: str = ""
    """Who may read it, said as a sentence where there is no choice."""

    def without_preset_readers(self) -> None:
        """Let who posts this say who may read it, where there is a choice and none was made."""
        groups: list[Any] = list(self.group_id.choices or ())
        if len(groups) > 1:
            nobody = choices({0: _("Choose who may read this")})
            self.group_id.choices = [*nobody, *groups]

    def validate_group_id(self, field: SelectField) -> None:
        if not field.data:
            raise ValidationError(_("Choose who may read this."))

    def spine(self) -> dict[str, Any]:
        """What `contributions.actions.post` needs of every new contribution."""
        return {
            "group_id": self.group_id.data,
            "theme_ids": self.themes.data or [],
            "tags": self.tags.data or "",
            "files": self.files.stored,
            "key": self.submission,
        }

    def revision(self) -> dict[str, Any]:
        """What `contributions.actions.revise` needs of every edit."""
        return {
            "since": self.since,
            "why": self.why.data or "",
            "theme_ids": self.themes.data or [],
            "tags": self.tags.data or "",
            "files": self.files.stored,
            "dropped": self.dropped.data or [],
            "language": self.language.data,
            "group_id": self.group_id.data,
        }


class ReasonForm(Form):
    """Why something is hidden, shown again or closed."""

    reason = Line(_("Reason"), [DataRequired(_("Give the reason.")), Length(min=3, max=300)])
