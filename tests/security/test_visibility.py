# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every page is read by everybody: no secret stands where it does not belong."""

import re

import pytest

from cop.search import feeding
from tests import make
from tests.security import state
from tests.security.addresses import pages, rules
from tests.security.inside import text_of

READERS = (
    "gil", "oda", "ada", "ana", "col", "vera", "eva", "bea", "pending", "disabled", "visitor"
)  # fmt: skip
"""Who may see most comes first, so that what was kept for them would show in the others' pages."""

SHARDS = 4
NAMES = (
    "experts.invited",
    "waiting.ask_whom",
    "people.",
    "organisations.",
    "suggestions.",
    "admin",
    "front.index",
)
ELSEWHERE = {
    "zqveiledname": NAMES, "zqveiledtown": NAMES, "zqactor": ("people.", "admin_people."),
    "zqbeamail": ("passwords.reset",), "zqunconfirmed": ("joining.confirm",),
    "zqinvited": ("invitations.accept",),
    "zqonline": ("guests.show",), "zqguestcomes": ("guests.show",),
}  # fmt: skip
"""Pages where a word stands for another reason: directories name everybody, and who holds the
link of a mail reads to whom it was sent."""

DIRECTORY = re.compile(r'<section[^>]*aria-labelledby="directory".*?</section>', re.DOTALL)
"""The part of the search page that is the directory: there too everybody is named."""

FORMS = (".edit", ".close", ".hide", ".restore", ".comment")
"""Pages that show a text beside a form; the text has a page of its own."""

DEVELOPMENT = {"mailbox.index", "mailbox.show", "ui.index"}
"""Served in development only (tests/admin/test_mailbox.py)."""

# Whoosh leaves its files to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def indexed(app, scene):
    """The search index as it was before anything was hidden or moved."""
    feeding.rebuild()
    return scene


def secrets_in(answer, address, scene):
    """The words that an answer tells, other than what was typed into the address."""
    told = f"{answer.headers}\n{text_of(answer)}".lower()
    written = DIRECTORY.sub("", told)
    found = {word for word in scene.secrets if word in (told, written)[word.startswith("zqveil")]}
    return {word for word in found if word not in address.lower()}


@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_page_tells_a_secret(app, indexed, browsers, shard):
    leaks = []
    before = state.hashes()
    for endpoint, address in list(pages(app, indexed))[shard::SHARDS]:
        if endpoint in DEVELOPMENT:
            continue
        for name in READERS:
            answer = browsers[name].get(address)
            assert answer.status_code < 500, (name, address)
            for word in secrets_in(answer, address, indexed):
                known = name in indexed.secrets[word]
                if not known and not endpoint.startswith(ELSEWHERE.get(word, ("-",))):
                    leaks.append((word, name, address))

    assert leaks == []
    assert state.changed(before) == []  # reading writes nothing


def test_no_mail_tells_a_secret(app, scene):
    names = {id: name for name, id in scene.people.items() if id}
    mails = [mail for mail in make.letters() if mail.person_id in names and mail.reason == "notify"]
    leaks = [
        (word, names[mail.person_id], mail.subject)
        for mail in mails
        for word in scene.secrets
        if word in f"{mail.subject}\n{mail.text}\n{mail.html}".lower()
        and names[mail.person_id] not in scene.secrets[word]
    ]

    assert mails
    assert leaks == []


def test_every_secret_is_told_to_somebody(app, indexed, browsers):
    """The words are really there: what may be read by somebody is found by somebody."""
    wanted = {word for word, readers in indexed.secrets.items() if readers}
    every = [(end, address) for end, address in pages(app, indexed) if "?" not in address]
    for name in ("gil", "ada", "ana", "bea", "oda"):
        for endpoint, address in every:
            if not endpoint.endswith(FORMS) and wanted:
                wanted -= secrets_in(browsers[name].get(address), address, indexed)

    assert wanted == set()


def test_every_rule_that_can_be_read_is_in_the_matrix(app, scene):
    asked = {endpoint for endpoint, _address in pages(app, scene)}

    assert {rule.endpoint for rule in rules(app, write=False)} - asked == {"static", "asset"}
