# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Lists as lines: what is shown reads back as it was, and a wrong line is named."""

import pytest

from cop.library.cells import Unreadable, amount
from cop.library.lines import FORMATS, PARTNERS, WrongLine
from cop.library.vocabulary import VOCABULARIES, code_of, label

EXAMPLES = {
    "phases": """Preparation | 1 month
- Intake with the municipality
- Rules | and a menu
Guidance | 6 months
* Kickoff: getting to know each other: who is who
* Wrap up
Germination | 0.5 year | before
Call | 17 days
Evening | 2.5 hours
Spring | 3 weeks
Afterwards""",
    "tracks": "Internal\n- A climate team\nExternal\n- Partners\n- Chances",
    "checklist": "There is a baseline | Without one nothing can be compared\nThere is money",
    "responsibilities": "A room\nThe call for residents",
    "methods": "co-creation\ntrain-the-trainer",
    "examples": "Repair café | /practices/12\nBicycles\nWeb | https://a.example/?b=c",
    "materials": "Letter | template | 2.1 | letter.docx\nPhotographs | images",
    "aims": "Investments | 500 | million euro | 2030 | means\nPilots | 5\nOther",
    "results": "Swifts | 12.5 | nests | 2025",
    "partner_counts": "city | 8 | cities\nuniversity | 3",
    "quote": "It works | an adviser",
}


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_shown_reads_back_as_it_was(app, name):
    form = FORMATS[name]
    with app.test_request_context("/?lang=nl"):
        items = form.parse(EXAMPLES[name])

        assert items
        assert form.parse(form.show(items)) == items
        assert form.show(form.parse(form.show(items))) == form.show(items)
        for locale in ("nl", "fr", "de", "en"):
            assert form.parse(form.show(items, locale)) == items, form.show(items, locale)


def test_a_phase_has_steps_and_sessions_and_a_length(app):
    with app.test_request_context():
        phases = FORMATS["phases"].parse(EXAMPLES["phases"])

    assert phases[0] == {
        "name": "Preparation",
        "duration": 1,
        "unit": "month",
        "steps": ["Intake with the municipality", "Rules / and a menu"],
    }
    assert phases[1]["sessions"] == [
        {"name": "Kickoff", "text": "getting to know each other: who is who"},
        {"name": "Wrap up", "text": ""},
    ]
    assert phases[2] == {
        "name": "Germination", "duration": 0.5, "unit": "year", "outside_trajectory": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("phases", "Preparation | soon", "Line 1: write a number and a unit, such as 6 months."),
        ("phases", "Preparation | 6 moons", "Line 1: write a number and a unit"),
        ("phases", "Preparation | 0 months", "Line 1: write a number and a unit"),
        ("phases", "Preparation | 6 months | after", "Line 1: “after” is not one of the words"),
        ("phases", "Preparation\n\n | 6 months", "Line 3: something is missing"),
        ("phases", "- a step without a phase", "Line 1: write a name first"),
        ("phases", "Preparation\n-", "Line 2: write something after the sign"),
        ("phases", "Preparation\n* : only text", "Line 2: write something after the sign"),
        ("phases", "a | 1 day | before | and more", "Line 1: write at most 3 parts"),
        ("checklist", "a\nb | c | d", "Line 2: write at most 2 parts"),
        ("checklist", "x" * 501, "Line 1: make it shorter: at most 500 characters"),
        ("responsibilities", "\n".join("x" * 121), "Line 121: leave this line out"),
        ("examples", "Repair café | javascript:alert(1)", "Line 1: write an address that begins"),
        ("examples", "Repair café | //evil.example", "Line 1: write an address that begins"),
        ("examples", 'Repair café | /a"onmouseover=', "Line 1: write an address that begins"),
        ("materials", "Letter | novel", "Line 1: “novel” is not one of the words"),
        ("aims", "Swifts | many", "Line 1: write a number, such as 7500"),
        ("aims", "Swifts | 12 | nests | next year", "Line 1: write a year in four digits"),
        ("aims", "Swifts | 12 | nests | ２０３０", "Line 1: write a year in four digits"),
        ("aims", "Swifts | ١٢", "Line 1: write a number, such as 7500"),
        ("aims", "Swifts | 99999999999", "Line 1: write a smaller number"),
        ("partner_counts", "city", "Line 1: something is missing before or between the bars"),
        ("quote", "One | a\nTwo | b", "Line 2: leave this line out"),
    ],
)
def test_a_wrong_line_is_named_with_what_to_change(app, name, text, said):
    with app.test_request_context("/?lang=en"), pytest.raises(WrongLine) as refusal:
        FORMATS[name].parse(text)

    assert str(refusal.value).startswith(said)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7500", "7500"),
        ("7500,50", "7500.5"),
        ("7.500", "7500"),
        ("5.689.743", "5689743"),
        ("5,689,743.25", "5689743.25"),
        ("7 500", "7500"),
        ("7\u202f500,5", "7500.5"),
        ("0.5", "0.5"),
    ],
)
def test_amounts_are_read_as_people_write_them(text, value):
    assert str(amount(text).normalize() + 0) in {value, str(amount(value))}


@pytest.mark.parametrize("text", ["", "-5", "1e9", "12.3456", "1.2.3", "seven", "0x10", "∞", "5 %"])
def test_what_is_no_amount_is_refused(app, text):
    with app.test_request_context(), pytest.raises(Unreadable):
        amount(text)


def test_doubles_of_the_sources_are_one_word(app):
    doubles = [
        ("target_group", "Burger", "residents"),
        ("target_group", "inwoners", "residents"),
        ("target_group", "Lokaal bestuur", "local_government"),
        ("info_type", "Begeleiding (persoonlijk)", "personal_guidance"),
        ("partner_role", "Bestuiver", "replicator"),
        ("programme", "INTERREG Noordzee", "interreg_north_sea"),
        ("urban_form", "peri-urban", "peri_urban"),
        ("unit", "maanden", "month"),
    ]
    with app.test_request_context("/?lang=en"):
        assert [code_of(name, word) for name, word, _code in doubles] == [d[2] for d in doubles]
        assert code_of("programme", "Unheard of") is None
        assert label("info_type", "personal_guidance") == "Guidance (personal)"


@pytest.mark.parametrize("locale", ["nl", "fr", "de", "en"])
def test_no_two_words_of_a_vocabulary_look_the_same(app, locale):
    with app.test_request_context(f"/?lang={locale}"):
        for name, words in VOCABULARIES.items():
            shown = [label(name, code).casefold() for code in words]
            assert len(set(shown)) == len(shown), name
            assert [code_of(name, each) for each in shown] == list(words), name


def test_partners_have_a_role_a_kind_what_they_do_and_where_that_is_described(app):
    with app.test_request_context("/?lang=nl"):
        partners = PARTNERS.parse("Bremen | bestuiver | stad | Potten | /practices/12\nIUCN")

    assert partners == [
        {
            "name": "Bremen", "role": "replicator", "kind": "city", "note": "Potten",
            "address": "/practices/12",
        },
        {"name": "IUCN"},
    ]  # fmt: skip
