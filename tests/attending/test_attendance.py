# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who was there: ticked by an organiser or said with the code, and what follows from it."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from cop import clock
from cop.attending import actions, attendance
from cop.attending.models import GuestLink
from cop.attending.screen import square
from cop.db import db
from cop.meetings.models import Meeting
from cop.meetings.registrations import Coming, Place, Registration
from cop.people import session
from cop.people.actions.tokens import hash_of
from tests import make
from tests.conftest import session_cookie
from tests.people.mailbox import link_in, mail_to
from tests.people.test_limits import process  # noqa: F401  # a fixture


@pytest.fixture
def meeting(oda):
    return make.meeting(oda, place="Town hall")


def come(meeting, *people):
    for person in people:
        actions.register(meeting, by=person, coming=Coming.YES)
    db.session.commit()
    found = select(Registration).where(Registration.meeting_id == meeting.id)
    known = {each.person_id: each.id for each in db.session.scalars(found)}
    return [known[person.id] for person in people]


def there():
    found = select(Registration.person_id).where(Registration.attended_at.is_not(None))
    return set(db.session.scalars(found))


def test_an_organiser_ticks_who_is_there_and_adds_who_came_unannounced(
    as_, ana, bea, eva, oda, meeting
):
    first, second = come(meeting, ana, bea)
    page = f"/meetings/{meeting.id}/attendance"
    assert as_(ana).get(page).status_code == 403
    assert f'name="there" value="{first}"' in as_(oda).get(page).text

    ticked = {"there": [first], "before": [], "people": "Eva", "guests": "3"}
    assert as_(oda).post(page, data=ticked).status_code == 303

    assert there() == {ana.id, eva.id}
    shown = as_(oda).get(page).text
    assert "5 people were there" in shown
    assert f'name="there" value="{first}" checked' in shown
    assert as_(oda).post(page, data={"there": [second], "before": [first], "guests": "3"}).location
    assert there() == {bea.id, eva.id}


def test_who_came_unannounced_let_no_place_pass(as_, ana, oda, meeting):
    meeting.attendance_code = "123456"
    meeting.starts_at = clock.now() + timedelta(minutes=10)
    db.session.commit()
    attendance.check_in(meeting, by=ana)
    db.session.commit()

    listed = as_(oda).get(f"/meetings/{meeting.id}/registrations").text
    assert "Not registered beforehand (1)" in listed
    assert "Did not take the place in time" not in listed
    assert "went to the next" not in as_(ana).get(f"/meetings/{meeting.id}").text


def test_who_said_so_meanwhile_stays_ticked(as_, ana, bea, oda, meeting):
    first, _second = come(meeting, ana, bea)
    attendance.check_in(meeting, by=bea)
    db.session.commit()

    as_(oda).post(f"/meetings/{meeting.id}/attendance", data={"there": [first]})  # an older page

    assert there() == {ana.id, bea.id}


def test_a_name_that_is_not_known_is_said_and_the_ticks_stay(as_, ana, oda, meeting):
    [first] = come(meeting, ana)
    data = {"there": [first], "people": "Evva", "guests": "many"}

    refused = as_(oda).post(f"/meetings/{meeting.id}/attendance", data=data)

    assert refused.status_code == 422
    assert "The name “Evva” is not known here" in refused.text
    assert f'value="{first}" checked' in refused.text
    assert there() == set()


def test_ticks_of_another_meeting_change_nothing(as_, ana, oda, meeting):
    [elsewhere] = come(make.meeting(oda), ana)

    data = {"there": [elsewhere, "x", "9" * 30]}
    assert as_(oda).post(f"/meetings/{meeting.id}/attendance", data=data).status_code == 303

    assert there() == set()


def test_hundreds_are_ticked_at_once(as_, oda, meeting):
    ids = come(meeting, *[make.person(f"Person {number}") for number in range(300)])

    as_(oda).post(f"/meetings/{meeting.id}/attendance", data={"there": ids, "before": ids[:0]})

    assert len(there()) == 300


def test_members_say_with_the_code_of_the_screen_that_they_are_there(
    as_, ana, bea, oda, meeting, later
):
    page, screen = f"/meetings/{meeting.id}", f"/meetings/{meeting.id}/code"
    assert as_(ana).get(screen).status_code == 403
    assert "Make a code" in as_(oda).get(screen).text
    as_(oda).post(screen)
    code = db.session.get(Meeting, meeting.id).attendance_code
    assert f"{code[:3]} {code[3:]}" in as_(oda).get(screen).text
    assert len(code) == 6
    assert code not in as_(ana).get(page).text
    assert as_(ana).post(f"{page}/attended", data={"code": code}).status_code == 409  # too early

    later(timedelta(days=7, minutes=-20))
    come(meeting, ana)
    assert "Code on the screen" in as_(ana).get(page).text
    wrong = as_(ana).post(f"{page}/attended", data={"code": "nothing"})
    assert wrong.status_code == 422
    assert "not the code on the screen" in wrong.text
    for person in (ana, bea):  # Bea comes unannounced
        given = f" {code[:3]} {code[3:]}"
        assert as_(person).post(f"{page}/attended", data={"code": given}).status_code == 303
    assert there() == {ana.id, bea.id}
    assert "Code on the screen" not in as_(ana).get(page).text

    later(timedelta(hours=5))
    assert as_(oda).post(f"{page}/attended", data={"code": code}).status_code == 409


def test_a_guest_says_so_on_their_own_page(visitor, as_, ana, oda, meeting, later):
    visitor.post(
        f"/meetings/{meeting.id}/guest",
        data={"name": "Gast", "organisation": "Groenbureau", "email": "gast@x.example"},
    )
    mine = link_in(mail_to("gast@x.example")[0])
    attendance.make_code(meeting)
    db.session.commit()
    code = meeting.attendance_code
    later(timedelta(days=6, hours=23, minutes=40))
    unconfirmed = visitor.post(f"{mine}/attended", data={"code": code})
    assert unconfirmed.status_code == 409
    assert "Code on the screen" not in visitor.get(mine).text
    visitor.post(mine, data={"coming": "yes"})

    assert "Code on the screen" in visitor.get(mine).text
    assert "on your own page" in visitor.get(f"/meetings/{meeting.id}").text
    assert "on their own page" in as_(oda).get(f"/meetings/{meeting.id}/code").text
    wrong = visitor.post(f"{mine}/attended", data={"code": "123"})
    assert wrong.status_code == 422
    assert "not the code on the screen" in wrong.text
    given = visitor.post(f"{mine}/attended", data={"code": f" {code[:3]} {code[3:]}"})
    assert given.status_code == 303

    shown = visitor.get(mine).text
    assert "It was noted that you were there." in shown
    assert "Code on the screen" not in shown
    assert "1 person was there" in as_(oda).get(f"/meetings/{meeting.id}/attendance").text
    later(timedelta(hours=5))
    assert visitor.post(f"{mine}/attended", data={"code": code}).status_code == 409
    assert visitor.get(f"{mine}/certificate").status_code == 200


def test_a_guest_guesses_ten_times_at_most(process, oda, meeting):  # noqa: F811
    meeting.starts_at, meeting.attendance_code = clock.now() + timedelta(minutes=10), "123456"
    guest = make.saved(
        Registration(
            meeting_id=meeting.id, name="Gast", email="gast@x.example", coming=Coming.YES,
            confirmed_at=clock.now(), place=Place.IN,
        )
    )  # fmt: skip
    for secret in ("first", "second"):
        hashed, until = hash_of(secret), clock.now() + timedelta(days=1)
        make.saved(GuestLink(token_hash=hashed, expires_at=until, registration_id=guest.id))
    browser = process().test_client()

    def guess(secret, code):
        data = {"code": code}
        return browser.post(f"/meetings/guests/{secret}/attended", data=data).status_code

    assert [guess("first", f"no {n}") for n in range(10)] == [422] * 10
    assert guess("second", "123456") == 429


def test_the_screen_says_of_which_meeting_the_code_is_and_where_to_type_it(as_, oda, meeting):
    attendance.make_code(meeting)
    db.session.commit()

    shown = as_(oda).get(f"/meetings/{meeting.id}/code").text

    assert "<h1>Verges and heat</h1>" in shown
    assert f'<p class="screen__address">localhost<wbr>/meetings/{meeting.id}</p>' in shown
    leads_there = square(f"http://localhost/meetings/{meeting.id}#registration")
    assert f'<path d="{leads_there.path}"/>' in shown


def test_the_code_is_guessed_ten_times_at_most(process, app, ana, bea, oda, later):  # noqa: F811
    meeting = make.meeting(oda, days=0)
    attendance.make_code(meeting)
    db.session.commit()
    site = process()

    def browser(person):
        client = site.test_client()
        with app.test_request_context():
            token = session.start(person, remember=False)
            db.session.commit()
        client.set_cookie(session_cookie(site), token)
        return client

    address, code = f"/meetings/{meeting.id}/attended", meeting.attendance_code
    guessing, other = browser(ana), browser(bea)
    tries = [guessing.post(address, data={"code": f"no {n}"}).status_code for n in range(10)]

    assert tries == [422] * 10
    assert guessing.post(address, data={"code": code}).status_code == 429
    assert other.post(address, data={"code": code}).status_code == 303
    assert there() == {bea.id}


def test_who_was_there_has_a_certificate_once_the_meeting_is_over(
    as_, visitor, ana, bea, oda, meeting, later
):
    first, _second = come(meeting, ana, bea)
    visitor.post(
        f"/meetings/{meeting.id}/guest",
        data={"name": "Gast", "organisation": "Groenbureau", "email": "gast@x.example"},
    )
    mine = link_in(mail_to("gast@x.example")[0])
    visitor.post(mine, data={"coming": "yes"})
    guest = db.session.scalars(select(Registration.id).filter_by(name="Gast")).one()
    attendance.tick(meeting, {first, guest}, set())
    db.session.commit()
    page = f"/meetings/{meeting.id}/certificate"
    assert "once the meeting is over" in as_(ana).get(page, follow_redirects=True).text
    later(timedelta(days=8))

    assert f'href="{page}"' in as_(ana).get(f"/meetings/{meeting.id}").text
    certificate = as_(ana).get(page).text
    for word in ("Certificate of attendance", ">Ana<", "Voorbeeldstad", "Verges and heat"):
        assert word in certificate
    assert "once the meeting is over" in as_(bea).get(page, follow_redirects=True).text
    assert f'href="{mine}/certificate"' in visitor.get(mine).text
    assert "Groenbureau" in visitor.get(f"{mine}/certificate").text


def test_who_the_report_names_was_there(as_, ana, bea, eva, oda):
    meeting = make.meeting(oda, place="Town hall", days=-1)
    page = f"/meetings/{meeting.id}"
    db.session.add(Registration(meeting_id=meeting.id, person_id=ana.id, coming=Coming.YES))
    db.session.commit()
    refused = as_(bea).get(f"{page}/certificate", follow_redirects=True).text
    assert "its report names you among those who attended" in refused

    report = make.report(oda, meeting_id=meeting.id, people=[ana.id, bea.id])

    for person in (ana, bea):  # Bea is not on the list
        shown = as_(person).get(page).text
        assert "The report says that you were there." in shown
        assert f'href="{page}/certificate"' in shown
        assert f">{person.name}<" in as_(person).get(f"{page}/certificate").text
    assert "/certificate" not in as_(eva).get(page).text
    assert as_(eva).get(f"{page}/certificate").status_code == 303
    ticks = as_(oda).get(f"{page}/attendance").text
    assert "2 people were there" in ticks
    assert "Ana, Voorbeeldstad (named in the report)" in ticks
    assert re.search(r"also names as attending:</p>\s*<ul><li>Bea", ticks)
    table = as_(oda).post(f"{page}/registrations.csv").text
    assert re.search(r"^Ana,.*,yes\r?$", table, re.M)
    assert re.search(r"^Bea,.*,yes\r?$", table, re.M)

    report.hidden_at = clock.now()
    db.session.commit()
    for person in (ana, bea):
        assert as_(person).get(f"{page}/certificate").status_code == 303
        assert "/certificate" not in as_(person).get(page).text


def test_a_tick_stands_beside_the_report_and_can_be_taken_back(as_, ana, oda):
    meeting = make.meeting(oda, place="Town hall", days=-1)
    attendance.add(meeting, [ana.id], 0)
    make.report(oda, meeting_id=meeting.id, people=[ana.id])
    page = f"/meetings/{meeting.id}/attendance"
    ticked = as_(oda).get(page).text
    assert "1 person was there" in ticked
    assert "named in the report" not in ticked

    [row] = db.session.scalars(select(Registration.id))
    as_(oda).post(page, data={"before": [row]})

    assert there() == set()
    assert "named in the report" in as_(oda).get(page).text


def test_the_report_begins_with_who_was_there(as_, ana, bea, oda):
    meeting = make.meeting(oda, days=-1)
    form = f"/reports/new?meeting={meeting.id}"
    attendance.add(meeting, [bea.id], 4)
    db.session.commit()

    shown = as_(oda).get(form).text

    assert "Bea</textarea>" in shown
    assert re.search(r'name="guests"[^>]* value="4"', shown)
