# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is kept of answers by mail: a table of messages of many programs in four languages."""

import re
from collections import Counter

import pytest

from cop.mail import html_lines, incoming
from cop.mail.reply_text import reply_in
from tests.mail import replies

WORD = re.compile(r"\w+")


@pytest.mark.parametrize("name", replies.names())
def test_the_writers_words_are_kept_and_no_others(name: str) -> None:
    assert replies.parted(name).kept == replies.expected(name)


@pytest.mark.parametrize("name", replies.names())
def test_what_is_not_kept_is_trimmed_and_nothing_vanishes(name: str) -> None:
    text = incoming.read((replies.FOLDER / f"{name}.eml").read_bytes()).text
    reply = replies.parted(name)

    assert Counter(WORD.findall(reply.kept + " " + reply.trimmed)) == Counter(WORD.findall(text))


def test_there_are_messages_enough() -> None:
    assert len(replies.names()) >= 40


def test_only_what_holds_the_writers_words_among_others_is_to_be_looked_at() -> None:
    doubtful = {name for name in replies.names() if replies.parted(name).doubtful}

    assert doubtful == {
        "outlook-en-inside-quoted", "outlook-nl-only-forwarded", "outlook-nl-see-below",
        "plain-nl-own-announcement",
    }  # fmt: skip


def test_an_empty_mail_says_nothing() -> None:
    assert reply_in("").kept == ""
    assert html_lines.text_of("") == ""


@pytest.mark.parametrize(
    "text",
    [
        "> " * 40_000,
        "\n" * 60_000,
        "Op " * 30_000,
        "<b " * 20_000,
        "<div>" * 20_000,
        ">\n\n" * 9_000,
    ],
)
def test_a_hostile_text_is_read_at_once(text: str) -> None:
    # Some of these took a minute before; a test that hangs here says so.
    reply_in(text[:100_000])
    html_lines.text_of(text[:100_000])
