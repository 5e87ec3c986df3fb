# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a form says about input that does not fit."""

import pytest
from babel.messages.extract import extract_from_dir
from flask_babel import refresh
from wtforms import DateField, IntegerField, SelectField, SelectMultipleField, TimeField
from wtforms.fields import choices, datetime, numeric
from wtforms.validators import DataRequired, Length, NumberRange, Regexp

from cop.web.forms import Form, Line
from cop.web.forms import choices as choices_of
from cop.web.wording import WORDS

CHOICES = choices_of({"a": "A", "b": "B"})


class Everything(Form):
    """One field for each thing that can be wrong."""

    required = Line("", [DataRequired()])
    short = Line("", [Length(3)])
    long = Line("", [Length(max=5)])
    between = Line("", [Length(2, 5)])
    pattern = Line("", [Regexp("x")])
    one = SelectField("", choices=CHOICES)
    several = SelectMultipleField("", choices=CHOICES)
    day = DateField("")
    moment = TimeField("")
    count = IntegerField("")
    limited = IntegerField("", [NumberRange(1, 9)])


WRONG = {
    "short": "a", "long": "abcdef", "between": "a", "pattern": "y", "one": "c", "several": "c",
    "day": "x", "moment": "x", "count": "x", "limited": "10",
}  # fmt: skip
IN_DUTCH = {
    "required": "Vul dit in.",
    "short": "Schrijf minstens 3 tekens.",
    "long": "Schrijf hoogstens 5 tekens.",
    "between": "Schrijf 2 tot 5 tekens.",
    "pattern": "Schrijf dit in de vorm die wordt gevraagd.",
    "one": "Kies er een uit de lijst.",
    "several": "Kies uit de lijst; ‘c’ staat er niet in.",
    "day": "Vul een dag in, bijvoorbeeld 2026-11-05.",
    "moment": "Vul een tijd in, bijvoorbeeld 10:00.",
    "count": "Vul een heel getal in, bijvoorbeeld 12500.",
    "limited": "Vul een getal van 1 tot 9 in.",
}


def complaints(app, language):
    with app.test_request_context(f"/?lang={language}", method="POST", data=WRONG):
        refresh()  # the test's own context remembers the language of the request before
        form = Everything()
        assert not form.validate()
        return {name: str(errors[0]) for name, errors in form.errors.items()}


def test_a_form_says_what_to_do_in_dutch(app):
    assert complaints(app, "nl") == IN_DUTCH


@pytest.mark.parametrize("language", ["fr", "de"])
def test_a_form_speaks_the_language_of_its_reader(app, language):
    said, english = complaints(app, language), complaints(app, "en")

    assert said.keys() == english.keys() == IN_DUTCH.keys()
    assert not set(said.values()) & {*english.values(), *IN_DUTCH.values()}


def test_every_message_of_the_fields_we_use_has_words():
    for module in (choices, datetime, numeric):
        folder, name = module.__file__.rsplit("/", 1)
        found = extract_from_dir(folder, [(name, "python")])
        texts = {text if isinstance(text, str) else text[0] for _, _, text, _, _ in found}
        unused = {
            "Choices cannot be None.", "Not a valid datetime value.", "Not a valid week value.",
        }  # fmt: skip

        assert texts - unused <= WORDS.keys()
