# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The anchors in a report."""

from cop.meetings.passages import passages


def test_an_anchor_stays_when_another_passage_comes_before_it():
    _html, before = passages("<h3>Trees</h3><p>One.</p>")
    html, after = passages("<h3>Water</h3><p>New.</p><h3>Trees</h3><p>One.</p>")

    assert before[0].anchor == "passage-trees"
    assert [passage.anchor for passage in after] == ["passage-water", "passage-trees"]
    assert '<h3 id="passage-trees">Trees</h3>' in html


def test_a_heading_is_read_without_its_marks_and_cannot_choose_its_id():
    text = "<h4>A <em>new</em> <code>&lt;h3 id=&quot;x&quot;&gt;</code> map</h4>"

    html, [passage] = passages(text)

    assert passage.title == 'A new <h3 id="x"> map'
    assert passage.anchor == "passage-a-new-h3-id-x-map"
    assert passage.level == 4
    assert 'id="x"' not in html


def test_a_heading_without_words_has_an_anchor_too():
    _html, found = passages("<h3>…</h3><h3>…</h3>")

    assert [passage.anchor for passage in found] == ["passage-x", "passage-x-2"]
