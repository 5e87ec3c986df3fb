# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The form of a comment."""

from flask_babel import lazy_gettext as _
from wtforms import SelectField
from wtforms.validators import DataRequired, Length

from cop.contributions.forms import DraftedForm
from cop.i18n import reader_locale
from cop.settings import LOCALES
from cop.web.forms import Markdown, Prose, choices


class CommentForm(DraftedForm):
    body = Prose(
        _("Comment"), [DataRequired(_("Write your comment.")), Length(max=5000), Markdown(5000)]
    )

    language = SelectField(
        _("Language of your text"), choices=choices(LOCALES), default=reader_locale
    )
