# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The form of a comment."""

from flask_babel import lazy_gettext as _
from wtforms.validators import DataRequired, Length

from cop.contributions.forms import DraftedForm
from cop.web.forms import Markdown, Prose


class CommentForm(DraftedForm):
    body = Prose(
        _("Comment"), [DataRequired(_("Write your comment.")), Length(max=5000), Markdown(5000)]
    )
