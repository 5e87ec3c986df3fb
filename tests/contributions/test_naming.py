# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The names of fields where versions are compared."""

from cop.contributions.models import Contribution
from cop.contributions.naming import FIELDS
from tests import make


def test_every_field_that_is_compared_has_a_name(app):
    kinds = [mapper.class_ for mapper in Contribution.__mapper__.self_and_descendants]

    assert len(kinds) > 5
    compared = {name for kind in kinds for name in (*kind.text_fields, *kind.fact_fields)}
    assert compared == FIELDS.keys()


def test_versions_name_the_fields_in_the_language_of_the_reader(as_, ana):
    question = make.question(ana)

    page = as_(ana).get(f"/contributions/{question.id}/versions?lang=nl").text

    assert "<h3>Titel</h3>" in page
    assert "<h3>Tekst</h3>" in page
