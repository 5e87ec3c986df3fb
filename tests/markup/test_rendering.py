# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""How Markdown looks once it is a part of a page."""

import pytest

from cop.markup import RENDERER, render, trusted
from cop.markup.rendering import Rendered

BASE = "https://cop.example"


def html(text: str) -> str:
    return render(text, base_url=BASE).html


def test_the_result_says_with_which_version_it_was_made() -> None:
    assert render("a", base_url=BASE) == Rendered("<p>a</p>", RENDERER, fallback=False)


def test_headings_fit_below_those_of_the_page_and_skip_no_level() -> None:
    assert html("# a\n\n## b\n\n# c") == "<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>"
    assert html("### a\n\n###### b\n\n#### c\n\n# d") == (
        "<h3>a</h3>\n<h4>b</h4>\n<h4>c</h4>\n<h3>d</h3>"
    )
    assert html("\n".join("#" * n + " a" for n in range(1, 7))).count("<h6>") == 3


def test_raw_html_is_shown_as_it_was_typed() -> None:
    assert html("<b>a</b> <!-- b -->") == "<p>&lt;b&gt;a&lt;/b&gt; &lt;!-- b --&gt;</p>"
    assert html("<div>\n\n*a*\n\n</div>") == (
        "<p>&lt;div&gt;</p>\n<p><em>a</em></p>\n<p>&lt;/div&gt;</p>"
    )


def test_a_line_end_stays_a_line_end() -> None:
    assert html("a\r\nb") == "<p>a<br>\nb</p>"


def test_a_list_right_under_a_line_is_a_list() -> None:
    assert html("Bram licht toe.\n- punt\n- twee\n\nna") == (
        "<p>Bram licht toe.</p>\n<ul>\n<li>punt</li>\n<li>twee</li>\n</ul>\n<p>na</p>"
    )
    assert html("a\n1. b") == "<p>a</p>\n<ol>\n<li>b</li>\n</ol>"
    assert "<p>a</p>\n<ul>" in html("> a\n> * b")
    assert html("1. a\n- b\n2. c").count("<li>") == 3


@pytest.mark.parametrize(
    "text",
    ["In\n2. b", "a\n-b", "a\n*", "a\n\\- b", "a | b\nc | d", "a\n    b | c\n    - | -"],
)
def test_lines_that_begin_no_list_or_table_stay_one_paragraph(text: str) -> None:
    assert html(text).count("<p>") == 1
    assert "<br>" in html(text)


def test_code_is_kept_and_loses_its_class() -> None:
    assert html("```python\n1 < 2\n```") == "<pre><code>1 &lt; 2\n</code></pre>"


def test_a_table_scrolls_in_a_figure_the_keyboard_reaches() -> None:
    made = html("| Soort | Aantal |\n|:--|--:|\n| Ruwe | 3 |")

    assert made.startswith('<figure aria-label="Soort, Aantal" tabindex="0"><table>')
    assert '<td data-align="right">3</td>' in made
    assert made.endswith("</table></figure>")


def test_a_table_right_under_a_line_is_a_table() -> None:
    made = html("Wie doet wat:\n| Wie | Wat |\n|---|---|\n| Bea | maaien |")

    assert made.startswith('<p>Wie doet wat:</p>\n<figure aria-label="Wie, Wat"')
    assert "<td>maaien</td>" in made


def test_a_table_without_headings_and_one_in_a_list_are_framed_too() -> None:
    assert '<figure aria-label="…" tabindex="0"><table>' in html("| | |\n|-|-|\n| a | b |")
    assert "<figure" in html("- a\n\n    | a | b |\n    |-|-|\n    | c | d |\n\n    after")


@pytest.mark.parametrize(
    ("text", "address", "rest"),
    [
        ("https://a.example/b.", "https://a.example/b", "."),
        ("https://a.example/b_(c)", "https://a.example/b_(c)", ""),
        ("(https://a.example/b)", "https://a.example/b", ")"),
        ("https://a.example/_b_*", "https://a.example/_b_", "*"),
        ("**https://a.example**", "https://a.example", ""),
        ("https://a.example/?b=1&c=2", "https://a.example/?b=1&amp;c=2", ""),
    ],
)
def test_a_bare_address_is_a_link(text: str, address: str, rest: str) -> None:
    made = html(text)

    assert f'<a href="{address}" rel="nofollow ugc noopener">{address}</a>' in made
    assert made.replace("</strong>", "").endswith(f"</a>{rest}</p>")


def test_an_address_that_is_already_a_link_or_code_is_left_alone() -> None:
    assert html("[https://a.example](/b)") == '<p><a href="/b">https://a.example</a></p>'
    assert html("`https://a.example`") == "<p><code>https://a.example</code></p>"


def test_our_own_addresses_lose_the_host() -> None:
    assert html("[a](https://cop.example/questions/1-b#answer-2)") == (
        '<p><a href="/questions/1-b#answer-2">a</a></p>'
    )
    assert html("[a](https://cop.example)") == '<p><a href="/">a</a></p>'
    assert html("![a](https://cop.example/files/3-b.png)") == (
        '<p><img alt="a" loading="lazy" src="/files/3-b.png"></p>'
    )


@pytest.mark.parametrize("name", ["foto%20(1).png", "bérm..png", "a,b&c.png", "%C3%A9.png"])
def test_a_picture_may_have_the_names_people_give(name: str) -> None:
    assert f'src="/files/3/{name.replace("&", "&amp;")}"' in html(f"![a](/files/3/{name})")


@pytest.mark.parametrize(
    "path", ["../x", "%2e%2e/x", "a/./b", "..%5cx", "a?b", "a#b", "%2E%2E%2Fx"]
)
def test_a_picture_comes_from_the_files_alone(path: str) -> None:
    assert "<img" not in html(f"![a](/files/{path})")


def test_a_picture_elsewhere_becomes_a_link_to_it() -> None:
    assert html("![a map](https://b.example/c.png)") == (
        '<p><a href="https://b.example/c.png" rel="nofollow ugc noopener">a map</a></p>'
    )


def test_an_address_without_scheme_leads_to_the_web_or_nowhere() -> None:
    assert 'href="https://www.a.example"' in html("[a](www.a.example)")
    assert html("[a](javascript:b)") == "<p>a</p>"


def test_a_mail_address_is_a_link() -> None:
    assert 'href="mailto:info@voorbeeldstad.example"' in html("<info@voorbeeldstad.example>")


def test_lists_of_both_kinds_stay_apart() -> None:
    assert html("3. a\n4. b\n\n- c") == (
        '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n<ul>\n<li>c</li>\n</ul>'
    )


def test_what_is_trusted_is_not_escaped_again() -> None:
    assert trusted("<p>a</p>").__html__() == "<p>a</p>"
    assert trusted(None) == ""
