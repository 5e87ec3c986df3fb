# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The directory of organisations and the page of one."""

from cop import clock
from cop.contributions.models import LinkKind
from cop.library.parts import Partner
from cop.meetings.models import Attendance
from cop.people.models import Access
from cop.questions.models import Sharing
from tests import make
from tests.community import scene


def titles(page):
    return [part.split(">")[1].split("<")[0] for part in page.split('href="/organisations/')[1:]]


def test_partners_stand_first_and_the_filters_narrow(visitor):
    make.organisation("Aarddorp", region="Zeeland")
    make.organisation("Partnerstad", region="Utrecht", partner_since=clock.today())
    make.organisation("Instituut", kind="knowledge_institute", country="BE", region="Brussel")

    assert titles(visitor.get("/organisations").text) == ["Partnerstad", "Aarddorp", "Instituut"]
    for query, expected in {
        "part=partner": ["Partnerstad"],
        "kind=knowledge_institute": ["Instituut"],
        "country=NL": ["Partnerstad", "Aarddorp"],
        "region=Zeeland&region=Utrecht": ["Partnerstad", "Aarddorp"],
        "q=dorp": ["Aarddorp"],
        "q=dorp&country=BE": [],
        "kind=nonsense&part=nonsense": [],
    }.items():
        assert titles(visitor.get(f"/organisations?{query}").text) == expected, query


def test_provinces_are_called_as_the_reader_does(visitor):
    town = make.organisation("Luikdorp", region="Luik", country="BE")

    for language, name in {"nl": "Luik", "fr": "Liège", "de": "Lüttich", "en": "Liège"}.items():
        directory = visitor.get(f"/organisations?lang={language}").text
        assert f'value="Luik"> {name} ' in directory
        assert f"<span>{name}, " in directory
        page = visitor.get(f"/organisations/{town.id}?lang={language}").text
        assert f"<dd>{name}</dd>" in page


def test_a_filter_counts_what_the_other_filters_leave(visitor):
    for name, country in (("Een", "NL"), ("Twee", "NL"), ("Drie", "BE")):
        make.organisation(name, country=country)

    page = visitor.get("/organisations?country=BE&lang=en").text

    kinds = page.split('value="municipality"')[1].split("</label>")[0]
    assert ">1<" in kinds.replace("\n", "")
    countries = page.split('value="NL"')[1].split("</label>")[0]
    assert ">2<" in countries.replace("\n", "")


def test_the_page_shows_what_the_organisation_asked_did_and_offers(visitor, ana, bea, oda):
    town = ana.organisation_id
    asked = make.question(ana)
    shared = make.question(bea, "What do you sow beside the cycle paths?")
    make.saved(Sharing(question_id=shared.id, organisation_id=town, person_id=ana.id))
    done = scene.practice(oda, "Done by the town", municipality_id=town)
    taken = scene.practice(ana, "Taken over")
    scene.linked(taken, LinkKind.REPLICATES, scene.practice(bea, "Elsewhere"))
    offered = scene.solution(oda, "Offered", provider_id=town)
    helped = scene.solution(oda, "Helped")
    make.saved(Partner(solution_id=helped.id, organisation_id=town, name="Town"))
    report = scene.report(oda)
    make.saved(Attendance(report_id=report.id, person_id=ana.id))

    page = visitor.get(f"/organisations/{town}-voorbeeldstad").text

    for shown in (asked, shared, done, taken, offered, helped, report):
        assert shown.title in page
    assert "Elsewhere" not in page
    assert "Ana" in page
    assert "ana@" not in page


def test_a_frontrunner_is_called_one_and_robots_are_told_what_it_is(visitor):
    town = make.organisation("Voorloper", frontrunner_since=clock.today(), about="First.\n\nNext.")

    page = visitor.get(f"/organisations/{town.id}?lang=en").text

    assert "Frontrunner" in page
    assert "<p>First.</p><p>Next.</p>" in page
    assert '<script type="application/ld+json">{"@context": "https://schema.org"' in page


def test_structured_data_cannot_be_broken_out_of(visitor):
    town = make.organisation("</script><script>alert(1)</script>")

    assert "<script>alert" not in visitor.get(f"/organisations/{town.id}").text


def test_nothing_private_or_veiled_is_on_the_page(as_, visitor, ana, bea, oda):
    group = make.group("Closed", Access.PRIVATE, ana)
    make.question(ana, "Canary question that others must not see", group_id=group.id)
    scene.practice(ana, "Canary practice", group_id=group.id)
    make.question(ana, "Canary question of somebody shy", veiled=True)
    url = f"/organisations/{ana.organisation_id}"

    for reader in (visitor, as_(bea)):
        assert "Canary" not in reader.get(url).text
    assert "somebody shy" in as_(oda).get(url).text
    assert "Canary practice" not in as_(oda).get(url).text
    assert as_(ana).get(url).text.count("Canary") >= 3


def test_its_own_people_and_organisers_edit_it(as_, visitor, ana, bea, oda):
    url = f"/organisations/{ana.organisation_id}"
    form = {"about": "We mow late.", "website": "https://www.voorbeeldstad.example"}

    assert as_(bea).get(f"{url}/edit").status_code == 403
    assert as_(bea).post(f"{url}/edit", data=form).status_code == 403
    assert visitor.post(f"{url}/edit", data=form).status_code == 401
    for person in (ana, oda):
        assert as_(person).post(f"{url}/edit", data=form).status_code == 303
    assert "We mow late." in visitor.get(url).text

    refused = as_(ana).post(f"{url}/edit", data={"website": "javascript:alert(1)"})
    assert refused.status_code == 422


def test_an_unknown_organisation_is_not_found(visitor):
    assert visitor.get("/organisations/99").status_code == 404


def test_the_directory_and_a_page_cost_the_same_for_one_as_for_many(as_, counted, ana, oda):
    def cost(address):
        with counted() as queries:
            assert browser.get(address).status_code == 200
        return len(queries)

    def fill(number):
        make.organisation(f"Plaats {number}", region=f"Streek {number}")
        make.question(oda, f"What did you do about number {number}?")
        scene.practice(oda, f"Practice {number}", municipality_id=town)
        make.person(f"Persoon {number}", organisation_id=town)

    browser, town = as_(ana), ana.organisation_id
    addresses = ("/organisations", f"/organisations/{town}")
    fill(0)
    for_one = [cost(address) for address in addresses]
    for number in range(1, 15):
        fill(number)

    assert [cost(address) for address in addresses] == for_one
    assert max(for_one) <= 8


def test_what_a_town_takes_over_of_others_stands_once_and_its_own_is_its_own(visitor, ana, bea):
    first = scene.practice(ana, "First of the town")
    second = scene.practice(ana, "Second of the town")
    scene.linked(second, LinkKind.REPLICATES, first)
    taken = scene.practice(ana, "Taken from elsewhere")
    scene.linked(taken, LinkKind.REPLICATES, scene.practice(bea, "Elsewhere"))

    page = visitor.get(f"/organisations/{ana.organisation_id}").text
    done, adopted = page.split('id="practices"')[1].split('id="adopted"')

    assert "First of the town" in done
    assert "Second of the town" in done
    assert "Second of the town" not in adopted
    assert page.count("Taken from elsewhere</a>") == 1
    assert "Taken from elsewhere" in adopted


def test_a_question_of_another_town_is_marked_as_also_ours(visitor, ana, bea):
    make.question(ana, "How often do you mow our own verges?")
    shared = make.question(bea, "What do you sow beside the cycle paths?")
    town = ana.organisation_id
    make.saved(Sharing(question_id=shared.id, organisation_id=town, person_id=ana.id))

    page = visitor.get(f"/organisations/{town}").text

    assert page.count("Our question too") == 1
    assert "Our question too" in page.split("beside the cycle paths?")[1].split("</li>")[0]
