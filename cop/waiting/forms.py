# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What an asker says of the answers to a question."""

from flask_babel import lazy_gettext as _
from wtforms import RadioField
from wtforms.validators import DataRequired, InputRequired

from cop.web.forms import Form, Markdown, Prose, WritingForm


class HelpedForm(Form):
    answer = RadioField(
        _("Which answer helped?"), [InputRequired(_("Choose the answer that helped."))], coerce=int
    )


class MissingForm(WritingForm):
    missing = Prose(
        _("What is still missing?"),
        [DataRequired(_("Write what is still missing.")), Markdown(2_000)],
        description=_("It stands as a comment below your question, for everybody who reads that."),
    )
