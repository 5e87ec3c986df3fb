# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The texts of the demonstration community: complete, consistent, and about nobody real."""

import re
from collections import Counter

import pytest

from cop.contributions.themes import SHIPPED
from cop.demo.texts import CONTENT, Entry, entries, read
from cop.people import regions

STORY = ("summary", "body", "result", "lessons", "did_not_work", "cost_note")
LANGUAGES = {"nl", "fr", "de", "en"}
KINDS = ("question", "practice", "meeting", "solution")
ANSWERS = [(q, a) for q in entries("question") for a in q.get("answer", [])]
ITEMS = [(m, i) for m in entries("meeting") for i in m["agenda"]]
REPORTS = [(m, m["report"]) for m in entries("meeting") if "report" in m]
CONTRIBUTIONS: list[Entry] = [
    *(entry for kind in KINDS for entry in entries(kind)),
    *(answer for _, answer in ANSWERS),
    *(report for _, report in REPORTS),
]
COMMENTS: list[Entry] = [
    *entries("comment"),
    *(c for q in entries("question") for c in q.get("comment", [])),
    *(c for _, a in ANSWERS for c in a.get("comment", [])),
]
ALL_TEXT = "\n".join(
    file.read_text(encoding="utf-8") for file in sorted(CONTENT.rglob("*.*")) if file.is_file()
)


def slugs(kind: str) -> set[str]:
    return {entry["slug"] for entry in entries(kind)}


ORGANISATIONS = slugs("organisation") | slugs("municipality")
VOCABULARY = read(SHIPPED)["theme"]
THEMES = {theme["code"] for theme in VOCABULARY}
BY_SLUG = {entry["slug"]: entry for entry in CONTRIBUTIONS}


def words(text: str) -> int:
    return len(text.split())


def linked(kind: str) -> set[tuple[str, str]]:
    return {(link["from"], link["to"]) for link in entries("link") if link["kind"] == kind}


def test_every_slug_is_used_once():
    named = Counter(entry["slug"] for entry in CONTRIBUTIONS)
    named.update(item["slug"] for _, item in ITEMS)
    for kind in ("person", "organisation", "municipality", "group"):
        named.update(entry["slug"] for entry in entries(kind))

    # An organisation may bear the name of what it offers: the fund, for one.
    assert {slug for slug, count in named.items() if count > 1} <= ORGANISATIONS


def test_there_is_enough_of_everything():
    questions = entries("question")

    assert len(questions) >= 34
    assert len(entries("practice")) >= 17
    assert len(entries("meeting")) >= 7
    assert len(REPORTS) == 4
    assert len(entries("solution")) >= 16
    assert len(entries("person")) >= 22
    assert len(VOCABULARY) >= 30
    assert sum("answer" not in q for q in questions) >= len(questions) / 3
    assert sum(bool(p.get("failed")) for p in entries("practice")) >= 2
    assert {s["kind"] for s in entries("solution")} == {
        "support", "project", "tool", "template", "measure", "training", "funding",
    }  # fmt: skip


def test_the_questions_speak_four_languages():
    spoken = Counter(q["language"] for q in entries("question"))

    assert spoken["fr"] >= 4
    assert spoken["de"] >= 2
    assert spoken["en"] >= 2
    assert spoken["nl"] > sum(spoken.values()) / 2


@pytest.mark.parametrize("entry", CONTRIBUTIONS, ids=lambda entry: entry["slug"])
def test_a_contribution_refers_to_what_exists(entry: Entry):
    assert entry["author"] in slugs("person")
    assert set(entry.get("themes", [])) <= THEMES
    assert entry.get("group", "community") in slugs("group")
    assert entry.get("language", "nl") in LANGUAGES
    for person in [*entry.get("shared_by", []), *entry.get("thanks", [])]:
        assert person in slugs("person")
        assert person != entry["author"]


@pytest.mark.parametrize(
    "entry", [e for e in CONTRIBUTIONS if "language" in e], ids=lambda entry: entry["slug"]
)
def test_people_write_in_a_language_they_speak(entry: Entry):
    [author] = [p for p in entries("person") if p["slug"] == entry["author"]]

    assert entry["language"] in author["languages"]


@pytest.mark.parametrize("question", entries("question"), ids=lambda question: question["slug"])
def test_a_question_and_its_answers_are_neither_short_nor_long(question: Entry):
    assert 15 <= len(question["title"]) <= 120
    assert 60 <= words(question["body"]) <= 200
    for answer in question.get("answer", []):
        assert 60 <= words(answer["body"]) <= 250
        assert answer["days_ago"] <= question["days_ago"]
        assert answer["author"] != question["author"]


@pytest.mark.parametrize("practice", entries("practice"), ids=lambda practice: practice["slug"])
def test_a_practice_tells_the_whole_story(practice: Entry):
    told = " ".join(practice.get(f, "") for f in STORY)

    assert len(practice["title"]) <= 100
    assert len(practice["summary"]) <= 320
    assert 150 <= words(told) <= 450
    assert practice["municipality"] in ORGANISATIONS
    assert practice["figures"]
    assert practice["did_not_work"]
    assert practice["cost_note"]
    assert practice["started"] < practice.get("ended", "9999-99")


@pytest.mark.parametrize("solution", entries("solution"), ids=lambda solution: solution["slug"])
def test_a_library_entry_refers_to_what_exists(solution: Entry):
    assert len(solution["title"]) <= 100
    assert len(solution["summary"]) <= 320
    assert solution.get("organisation", "dordrecht") in ORGANISATIONS
    for partner in solution.get("partners", []):
        assert partner["organisation"] in ORGANISATIONS
        if "practice" in partner:
            assert BY_SLUG[partner["practice"]]["municipality"] == partner["organisation"]
    for other in solution.get("predecessors", []):
        assert (solution["slug"], other) in linked("builds_on")
    for example in solution.get("examples", []):
        assert example.get("practice", "mechelen-klimaatdoeners") in slugs("practice")


def test_every_file_of_the_library_is_there_and_used():
    named = [m.get("file") for s in entries("solution") for m in s.get("materials", [])]

    assert {name for name in named if name} == {f.name for f in (CONTENT / "files").iterdir()}


@pytest.mark.parametrize(("meeting", "report"), REPORTS, ids=lambda value: value["slug"])
def test_a_report_covers_its_agenda(meeting: Entry, report: Entry):
    items = {item["slug"] for item in meeting["agenda"]}
    outcome = report["decisions"] + report["actions"]
    parts = [report, *meeting["agenda"], *outcome]
    text = " ".join(part.get("text", part.get("body", "")) for part in parts)

    assert 500 <= words(text) <= 900
    assert set(report["attendees"]) <= slugs("person")
    assert set(report["organisations"]) <= ORGANISATIONS
    assert report["days_ago"] < meeting["days_ago"]
    assert {entry["item"] for entry in outcome} <= items
    assert {entry["about"] for entry in outcome if "about" in entry} <= set(BY_SLUG)
    assert {action["owner"] for action in report["actions"]} <= slugs("person")
    assert {action["state"] for action in report["actions"]} <= {"open", "done", "dropped"}


def test_the_agenda_refers_to_what_exists():
    kinds = {"request", "presentation", "practice", "policy", "idea", "decision", "notice", "round"}

    assert {item["kind"] for _, item in ITEMS} <= kinds
    assert {item["about"] for _, item in ITEMS if "about" in item} <= set(BY_SLUG)
    for meeting in entries("meeting"):
        assert ("days_ago" in meeting) != ("days_ahead" in meeting)
        assert {r["person"] for r in meeting.get("registrations", [])} <= slugs("person")


def test_links_and_reactions_refer_to_what_exists():
    ends = {link["from"] for link in entries("link")} | {link["to"] for link in entries("link")}
    reacted = {entry["on"] for entry in entries("comment") + entries("thanks")}
    thanked = {person for entry in entries("thanks") for person in entry["people"]}

    assert ends | reacted <= set(BY_SLUG)
    assert thanked | {comment["author"] for comment in COMMENTS} <= slugs("person")


def whole(question: Entry) -> bool:
    """Whether it runs from the question to a town that took the practice over and measured it."""
    asked = question["slug"]
    accepted = any(answer.get("accepted") for answer in question.get("answer", []))
    held = [(m, r) for m, r in REPORTS if (asked, r["slug"]) in linked("discussed_in")]
    decided = any(d.get("about") == asked for _, r in held for d in r["decisions"])
    on_agenda = any(i.get("about") == asked for m, _ in held for i in m["agenda"])
    return (
        accepted
        and decided
        and on_agenda
        and any(end == asked and taken_over(practice) for end, practice in linked("documented_as"))
    )


def taken_over(practice: str) -> bool:
    """Whether the practice applies a library entry that another town, with figures, applies too."""
    entry = {end for start, end in linked("applies") if start == practice}
    followers = [start for start, end in linked("replicates") if end == practice]
    return any(
        BY_SLUG[other]["figures"]
        and BY_SLUG[other]["municipality"] != BY_SLUG[practice]["municipality"]
        and any((other, solution) in linked("applies") for solution in entry)
        for other in followers
    )


def test_at_least_six_chains_are_complete():
    assert sum(whole(question) for question in entries("question")) >= 6


def test_closed_questions_say_why_and_one_is_a_duplicate():
    closed = [q for q in entries("question") if "closed" in q]

    assert len(closed) >= 3
    assert all(q["closed"]["note"] for q in closed)
    assert [
        (q["slug"], q["closed"]["duplicate_of"])
        for q in closed
        if q["closed"]["reason"] == "duplicate"
    ] == list(linked("duplicates"))


def test_every_theme_has_four_languages():
    for theme in VOCABULARY:
        assert (
            set(theme["name"]) == set(theme["synonyms"]) == set(theme["description"]) == LANGUAGES
        )
        assert all(theme["synonyms"].values())

    outside = {theme["code"] for theme in VOCABULARY if theme.get("outside_source")}
    assert outside == {"food", "trees-woods", "water", "waste"}


def test_people_belong_to_organisations_that_know_their_address():
    domains = {
        org["slug"]: set(org.get("mail_domains", []))
        for org in entries("organisation") + entries("municipality")
    }
    for person in entries("person"):
        assert person["email"].partition("@")[2] in domains[person["organisation"]]
        assert set(person["expertise"]) <= THEMES
        assert set(person["languages"]) <= LANGUAGES

    signing_in = {p["sign_in"]: p["role"] for p in entries("person") if "sign_in" in p}
    assert signing_in == {
        "member": "member", "organiser": "organiser", "administrator": "administrator",
    }  # fmt: skip


def test_addresses_are_general_ones_or_invented():
    general = {"info@ecolife.be"}
    addresses = set(re.findall(r"[\w.+-]+@[\w.-]+\w", ALL_TEXT))

    assert {a for a in addresses if not a.endswith(".example")} == general


def test_nobody_named_on_the_public_pages_is_named_here():
    assert not re.search(r"edixhoven|govaert|\bfloor\b|\bbernard\b", ALL_TEXT, re.IGNORECASE)


def test_a_trajectory_keeps_its_preparation_outside_the_three_years():
    [kick] = [s for s in entries("solution") if s["slug"] == "kick-traject"]
    inside = [p for p in kick["phases"] if not p.get("outside_trajectory")]

    assert [p["name"] for p in kick["phases"]] == [
        "Kiemperiode", "Bloeiperiode", "Monumentale bomen", "Veerkracht",
    ]  # fmt: skip
    assert sum(p["duration"] for p in inside) == 3
    assert {p["unit"] for p in inside} == {"year"}


def test_the_offer_of_klimaatdoeners_lasts_eight_months():
    [offer] = [s for s in entries("solution") if s["slug"] == "klimaatdoeners"]

    assert sum(phase["duration"] for phase in offer["phases"]) == 8
    assert len(offer["phases"][1]["sessions"]) == 4
    assert (offer["price"]["amount"], offer["price"]["vat"]) == (7500, "excl")
    assert offer["contact"]["phone"] == "016 22 21 03"


def test_van_plan_naar_actie_can_be_asked_for_by_mail_and_telephone():
    [offer] = [s for s in entries("solution") if s["slug"] == "van-plan-naar-actie"]

    assert offer["on_request"]
    assert offer["contact"]["email"].startswith("info@")
    assert offer["contact"]["phone"]


def test_the_partners_of_biodiverse_cities_add_up():
    [project] = [s for s in entries("solution") if s["slug"] == "biodiverse-cities"]

    assert sum(kind["count"] for kind in project["partner_counts"]) == project["partner_count"]
    assert len(project["partners"]) < project["partner_count"] == 16
    assert project["total_cost"] == 5_689_743


def test_the_pilots_that_the_source_names_are_pilots_and_dordrecht_leads_too():
    [project] = [s for s in entries("solution") if s["slug"] == "biodiverse-cities"]
    roles = {partner["organisation"]: partner["role"] for partner in project["partners"]}

    assert roles["dordrecht"] == "lead, pilot"
    assert {name for name, role in roles.items() if "pilot" in role} == {
        "dordrecht", "bremen", "brest",
    }  # fmt: skip


def test_regions_are_provinces_or_regions_and_never_the_town_itself():
    for organisation in entries("organisation"):
        if organisation["country"] in {"NL", "BE"} and "place" in organisation:
            assert organisation["region"] in {*regions.NAMES, "Overijssel", "Utrecht"}
        elif "place" in organisation:
            assert organisation["region"]
