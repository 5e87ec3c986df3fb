# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Passwords cost little here, but where the test is about what they cost."""

import pytest
from argon2 import PasswordHasher

from cop.people import passwords


@pytest.fixture(autouse=True)
def quick_passwords(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hash with less work; `@pytest.mark.real_passwords` keeps the real work."""
    if "real_passwords" not in request.keywords:
        quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        monkeypatch.setattr(passwords, "_hasher", quick)
        monkeypatch.setattr(passwords, "NOBODY", quick.hash("nobody knows this"))
