# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whatever is sent to a rule that writes is refused in words or taken, never a fault."""

import io

import pytest
from werkzeug.datastructures import MultiDict

from tests.security import state
from tests.security.test_permissions import READERS, TABLE

HUGE = "9" * 40
BAD = {
    "a nul": "a\0b",
    "control characters": "a\x1b[31m\x07\u202eb",
    "half a character": b"\xed\xa0\x80\xff\xfe",
    "an enormous number": HUGE,
    "a negative number": "-1",
    "the first day": "0001-01-01",
    "after the last day": "9999-12-31",
    "no time": "25:61",
    "too long": "x" * 70_000,
    "too long in bytes": "\U0001f333" * 30_000,
    "a list": '["a", {"b": 1}]',
    "a path": "../../../etc/passwd",
    "a script": "<script>alert(1)</script>",
    "nothing": "",
}
ALONE = ("a nul", "half a character", "an enormous number")
"""What each field holds by itself too, while the others are right."""


@pytest.fixture(autouse=True)
def open_doors(monkeypatch, cheap_passwords):
    monkeypatch.setattr("cop.library.guard.SHORTEST", 0)


def forms(endpoint, known):
    """Every bad form for a rule, by what is bad about it."""
    _address, fields, _expected = TABLE[endpoint]
    right = {name: value.format(**known) for name, value in fields.items()}
    for what, value in BAD.items():
        yield what, dict.fromkeys(right, value)
    for name in right:
        for what in ALONE:
            yield f"{what} as {name}", right | {name: BAD[what]}
    yield "no field", {}
    yield "every field thrice", MultiDict([each for each in right.items() for _ in range(3)])
    yield "files for texts", {name: (io.BytesIO(b"x"), "x.txt") for name in right}


def whoever_may(endpoint):
    """The administrator, or else somebody who may do it."""
    expected = dict(zip(READERS, TABLE[endpoint][2].split(), strict=True))
    return next(name for name in reversed(READERS) if expected[name] not in {"401", "403", "404"})


@pytest.mark.parametrize("endpoint", TABLE)
def test_bad_input_is_no_fault(endpoint, browsers, known):
    address = TABLE[endpoint][0].format(**known)
    browser = browsers[whoever_may(endpoint)]
    before = state.snapshot()
    faults = []
    for what, form in forms(endpoint, known):
        status = browser.post(address, data=form).status_code
        if status >= 500:
            faults.append((what, status))
        elif status < 400:
            state.restore(before)
    status = browser.post(address, json={"title": ["a"], "body": {"b": 1}}).status_code

    assert faults == []
    assert status < 500
