# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a body says to search, to mail and to the people it names."""

from cop.markup import excerpt, mentions, references, render, text_of


def test_the_text_has_a_line_for_each_block() -> None:
    html = render("# A\n\nb *c*  d\ne\n\n- f\n- g &amp; <h>", base_url="https://cop.example").html

    assert text_of(html) == "A\nb c d\ne\nf\ng & <h>"


def test_an_excerpt_ends_after_a_word() -> None:
    assert excerpt("short\n text") == "short text"
    assert excerpt("one two three, four", 16) == "one two three…"
    assert excerpt("a" * 300, 200) == "a" * 199 + "…"
    assert all(len(excerpt("word " * 100, length)) <= length for length in range(1, 300))


def test_references_are_the_places_on_this_site() -> None:
    html = render(
        "[a](/questions/1-a) https://cop.example/library/2-b [c](https://c.example) "
        "[a again](/questions/1-a) [d](#answer-3)",
        base_url="https://cop.example",
    ).html

    assert references(html) == ["/questions/1-a", "/library/2-b"]


def test_only_a_link_to_a_person_that_begins_with_an_at_sign_mentions() -> None:
    html = render(
        "[@Ana](/people/12-ana) [@*Bea*](https://cop.example/people/13) [Cor](/people/14-cor) "
        "[@Dirk](https://elsewhere.example/people/15-dirk) [@Els](/people/16x) @Frans "
        "`[@Gea](/people/17-gea)`",
        base_url="https://cop.example",
    ).html

    assert mentions(html) == {12, 13}
