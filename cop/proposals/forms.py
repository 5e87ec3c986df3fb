# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The form of a session that somebody suggests for an event."""

from flask_babel import lazy_gettext as _
from wtforms.validators import DataRequired, Length, Optional

from cop.web.forms import Form, Line, Prose


class SuggestionForm(Form):
    title = Line(
        _("What is the session about?"),
        [
            DataRequired(_("Say what the session is about.")),
            Length(5, 150, _("Write a title of 5 to 150 characters.")),
        ],
    )
    text = Prose(
        _("Explanation"),
        [Optional(), Length(max=1000)],
        description=_("What do you want to hear or show, and who could tell about it?"),
    )
