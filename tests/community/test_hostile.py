# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Addresses that nobody types by accident never break a page."""

import pytest

from tests import make

ODD = ["%00", "%F0%9F%8C%B3", "'%22;--", "%25_%5C", "a" * 5000, "%E2%80%AE", "-1", "9" * 30]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "address",
    [
        "/people?q={}&theme={}&role={}&page={}",
        "/people/suggest?q={}",
        "/people/{}",
        "/people/{}/photo",
        "/organisations?q={}&kind={}&country={}&region={}&part={}&page={}",
        "/organisations/{}",
        "/activity?kind={}&theme={}&page={}",
        "/themes/{}",
        "/groups/{}",
        "/notifications?page={}",
        "/privacy?wiped={}",
        "/contributions/{}/links",
        "/contributions/1/links?q={}",
    ],
)
def test_an_odd_address_is_answered_kindly(as_, ana, address, odd):
    make.question(ana)

    answer = as_(ana).get(address.replace("{}", odd))

    assert answer.status_code in {200, 400, 404, 414}
