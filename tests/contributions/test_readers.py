# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every form says who will read what is written in it."""

import pytest

from cop.people.models import Access
from tests import make

FORMS = ["/questions/new", "/practices/new"]


@pytest.mark.parametrize("address", FORMS)
def test_each_group_says_who_reads_it(as_, ana, address):
    make.group("Water", Access.MEMBERS)
    make.group("Board", Access.PRIVATE, ana)

    page = as_(ana).get(address).text

    assert "Everybody, visitors too: Community" in page
    assert "Everybody who takes part: Water" in page
    assert "Only members of the group: Board" in page


@pytest.mark.parametrize("address", FORMS)
def test_without_a_choice_a_sentence_says_it(as_, ana, address):
    assert "Everybody can read this, also visitors." in as_(ana).get(address).text


def test_a_community_that_is_closed_to_visitors_says_so(as_, ana, community):
    community.access = Access.MEMBERS

    page = as_(ana).get("/questions/new").text

    assert "Everybody who takes part can read this; visitors cannot." in page
