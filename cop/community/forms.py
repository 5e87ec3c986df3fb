# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What people say of themselves, their organisation and a group, and how things are linked."""

from urllib.parse import urlsplit

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import RadioField, SelectField, SelectMultipleField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from cop.people.forms.fields import function_field, name_field
from cop.people.models import Access
from cop.settings import LOCALES
from cop.web.forms import Form, Line, Prose, Switch, choices

ACCESS = {
    Access.PUBLIC: _("Everybody may read, also visitors"),
    Access.MEMBERS: _("Everybody who takes part in the community may read"),
    Access.PRIVATE: _("Only members of the group may read"),
}


class Ticks(SelectMultipleField):
    """Checkboxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class OrganisationForm(Form):
    website = Line(
        _("Website"), [Optional(), Length(max=200)], description=_("Begins with https://")
    )
    about = Prose(
        _("Your approach"),
        [Optional(), Length(max=4000)],
        description=_("What does your organisation do for biodiversity and climate, and how?"),
    )

    def validate_website(self, field: Line) -> None:
        """An address of the web, and nothing that a browser would run."""
        address = urlsplit(field.data or "")
        if field.data and (address.scheme not in {"http", "https"} or not address.hostname):
            raise ValidationError(
                _("Write the whole address, like https://www.voorbeeldstad.example.")
            )


class ProfileForm(Form):
    name = name_field(_("Name"), "")
    function = function_field(_("What you do"), Optional(), description=_("For example: ecologist"))
    languages = Ticks(_("Languages you can be asked in"), choices=choices(LOCALES))
    expertise = Ticks(
        _("Themes you know about"),
        coerce=int,
        description=_("Questions on these themes stand on your front page."),
    )
    about = Prose(_("About you"), [Optional(), Length(max=2000)])
    photo = FileField(
        _("Photo"), description=_("A JPEG, PNG or WebP picture; its middle is shown as a square.")
    )
    no_photo = Switch(_("Show no photo"))


class GroupForm(Form):
    name = Line(_("Name"), [DataRequired(_("Give the group a name.")), Length(3, 80)])
    about = Prose(
        _("What the group is for"),
        [Optional(), Length(max=2000)],
        description=_("Also people who are no member read this."),
    )
    access = RadioField(_("Who may read?"), choices=choices(ACCESS), default=Access.MEMBERS)


class ConnectForm(Form):
    """Another contribution, chosen from what was found, and how the two belong together."""

    target = RadioField(
        _("With what?"), [InputRequired(_("Choose one of these pages."))], coerce=int, choices=[]
    )
    how = SelectField(_("How do they belong together?"))
