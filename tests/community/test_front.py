# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The front page, for visitors and for members."""

from datetime import timedelta

from cop import clock
from cop.contributions.vocabulary import Expertise
from cop.meetings.registrations import Coming, Place, Registration
from cop.people.models import Access
from tests import make
from tests.community import scene


def test_a_visitor_sees_what_there_is_and_how_to_join(visitor, ana, eva):
    open_one = make.question(ana)
    make.answer(make.question(ana, "What do you sow beside the cycle paths?"), eva)
    practice, meeting = scene.practice(ana), scene.meeting(ana)
    scene.meeting(ana, "Last spring", days=-90)
    report = scene.report(ana)
    make.organisation("Partnerstad", partner_since=clock.today())

    page = visitor.get("/").text

    for shown in (open_one, practice, meeting, report):
        assert shown.title in page
    assert "Last spring" not in page
    assert 'href="/join"' in page
    assert "<strong>1</strong> partnergemeente" in page or "<strong>1</strong> partner" in page
    assert "<strong>2</strong>" in page


def test_an_empty_site_says_what_to_expect(visitor, as_, ana):
    assert visitor.get("/").status_code == 200
    assert as_(ana).get("/").status_code == 200


def test_a_member_sees_the_questions_in_followed_and_known_themes(as_, ana, bea):
    water, trees, waste = make.theme("water"), make.theme("trees"), make.theme("waste")
    make.saved(Expertise(person_id=bea.id, theme_id=trees.id))
    as_(bea).post(f"/follow/theme/{water.id}", data={"level": "following"})
    for theme in (water, trees, waste):
        make.question(ana, f"What do you do about {theme.code} in town?", theme_ids=[theme.id])

    mine = as_(bea).get("/").text.split('id="my-themes"')[1].split("</section>")[0]

    assert "water in town" in mine
    assert "trees in town" in mine
    assert "waste in town" not in mine


def test_a_member_sees_what_happened_to_what_is_followed(as_, ana, eva):
    question = make.question(ana)
    make.answer(question, eva)

    followed = as_(ana).get("/").text.split('id="followed"')[1].split("</section>")[0]

    assert question.title in followed
    assert "New answer" in followed


def test_open_actions_are_mine_or_my_organisations_and_say_when_they_are_late(as_, ana, bea, oda):
    report, today = scene.report(oda), clock.today()
    scene.action(report, text="Mine and late", owner_id=ana.id, due_on=today - timedelta(days=1))
    scene.action(report, text="Of my town", organisation_id=ana.organisation_id)
    scene.action(report, text="Done already", owner_id=ana.id, state="done")
    scene.action(report, text="Of somebody else", owner_id=bea.id)

    page = as_(ana).get("/").text

    assert "Mine and late" in page
    assert "Of my town" in page
    assert "Late" in page
    assert "Done already" not in page
    assert "Of somebody else" not in page


def test_the_next_meeting_says_whether_i_come(as_, ana, bea, oda):
    meeting = scene.meeting(oda)
    make.saved(
        Registration(meeting_id=meeting.id, person_id=ana.id, coming=Coming.YES, place=Place.IN)
    )

    assert "You are coming" in as_(ana).get("/").text
    assert "1 person is coming" in as_(bea).get("/").text
    assert "Say whether you are coming" in as_(bea).get("/").text


def test_nothing_of_a_private_group_is_on_the_front_page_of_others(as_, visitor, ana, bea, oda):
    group = make.group("Closed", Access.PRIVATE, ana)
    theme = make.theme("water")
    rest = {"group_id": group.id, "theme_ids": [theme.id]}
    make.question(ana, "Canary question that others must not see", **rest)
    scene.practice(ana, "Canary practice", **rest)
    scene.meeting(ana, "Canary meeting", **rest)
    report = scene.report(ana, "Canary report", **rest)
    scene.action(report, text="Canary action", organisation_id=bea.organisation_id)
    as_(bea).post(f"/follow/theme/{theme.id}", data={"level": "following"})

    for reader in (visitor, as_(bea), as_(oda)):
        assert "Canary" not in reader.get("/").text
    assert "Canary practice" in as_(ana).get("/").text


def test_a_veiled_question_does_not_show_up_as_my_organisations(as_, ana):
    colleague = make.person("Ben", organisation_id=ana.organisation_id)
    veiled = make.question(colleague, "What would you do with our shy question?", veiled=True)

    organisation = as_(ana).get("/").text.split('id="organisation"')[1].split("</section>")[0]

    assert veiled.title not in organisation
    assert veiled.title in as_(colleague).get("/").text.split('id="organisation"')[1]


def test_the_front_page_costs_the_same_for_one_as_for_many(as_, visitor, counted, ana, oda):
    def cost(browser):
        with counted() as queries:
            assert browser.get("/").status_code == 200
        return len(queries)

    def fill(number):
        theme = make.theme(f"theme{number}")
        make.saved(Expertise(person_id=ana.id, theme_id=theme.id))
        make.question(oda, f"What do you do about number {number}?", theme_ids=[theme.id])
        make.question(ana, f"What did you do about {number} last year?") if number < 5 else None
        scene.practice(oda, f"Practice {number}")
        report = scene.report(oda, f"Report {number}")
        scene.action(report, owner_id=ana.id)
        scene.meeting(oda, f"Meeting {number}")

    member = as_(ana)
    fill(0)
    for_one = cost(visitor), cost(member)
    for number in range(1, 20):
        fill(number)

    assert (cost(visitor), cost(member)) == for_one
    assert for_one[0] <= 8
    assert for_one[1] <= 9
