# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The names of fields where versions are compared."""

from wtforms import FieldList, StringField

from cop.contributions.models import Contribution
from cop.contributions.naming import FIELDS, label_of
from cop.library.forms import SolutionForm
from cop.meetings.forms import MeetingForm
from cop.meetings.report_forms import ReportForm
from cop.practices.forms import PracticeForm
from cop.questions.forms import AnswerForm, QuestionForm
from tests import make


def test_every_field_that_is_compared_has_a_name(app):
    kinds = [mapper.class_ for mapper in Contribution.__mapper__.self_and_descendants]

    assert len(kinds) > 5
    compared = {name for kind in kinds for name in (*kind.text_fields, *kind.fact_fields)}
    assert compared == FIELDS.keys()


def test_every_field_in_which_something_is_typed_has_a_name(app):
    forms = {QuestionForm, AnswerForm, PracticeForm, MeetingForm, ReportForm, SolutionForm}
    with app.test_request_context():
        fields = [field for form in forms for field in form()]
        fields += [part for field in fields if isinstance(field, FieldList) for part in field[0]]
        typed = {f.name for f in fields if isinstance(f, StringField) and not hidden(f)}

    assert len(typed) > 40
    assert [name for name in sorted(typed) if not label_of(name)] == []


def hidden(field):
    return getattr(field.widget, "input_type", "") == "hidden"


def test_versions_name_the_fields_in_the_language_of_the_reader(as_, ana):
    question = make.question(ana)

    page = as_(ana).get(f"/contributions/{question.id}/versions?lang=nl").text

    assert "<h3>Titel</h3>" in page
    assert "<h3>Tekst</h3>" in page
