# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what: a table of every rule that writes, for everybody."""

import io

import pytest

from cop.notify.kinds import KINDS
from tests.security import state
from tests.security.addresses import rules

READERS = ("visitor", "pending", "disabled", "ana", "col", "bea", "eva", "gil", "oda", "ada")
"""Nobody, who waits, who was shut out, the author, a colleague, another member, an expert,
a member of the private group, an organiser and an administrator."""

ANA = "401 403 401 303 404 404 404 404 404 404"
"""Ana alone; for all others it is not there."""
ANYBODY = "303 303 303 303 303 303 303 303 303 303"
MEMBERS = "401 403 401 303 303 303 303 303 303 303"
VOTERS = "401 403 401 303 303 303 303 303 403 403"
"""Those who have an organisation."""
OWNERS = "401 403 401 303 403 403 403 403 303 303"
"""Ana, who wrote it, and those who organise."""
OF_BEA = "401 403 401 403 403 303 403 403 303 303"
EVA = "401 403 401 404 404 404 303 404 404 404"
"""Eva alone, who is invited to answer; for all others there is no invitation."""
ASKER = "401 403 401 303 403 403 403 403 403 403"
BEA = "401 403 401 403 403 303 403 403 403 403"
ORGANISERS = "401 403 401 403 403 403 403 403 303 303"
ATTENDED = "401 403 401 303 403 303 403 403 303 303"
"""Ana and Bea, who attended, and those who organise; a report is not adopted while Ana's correction
waits (409)."""
ODA = "401 403 401 403 403 403 403 403 303 404"
"""Oda alone, who organises; for another who does it is not there."""
ADMINISTRATORS = "401 403 401 403 403 403 403 403 403 303"
ACCOUNTS = "401 303 401 303 303 303 303 303 303 303"
LEADERS = ORGANISERS
NOTED = "401 403 401 403 403 403 303 403 303 303"
"""Eva, who was named to take minutes, and those who organise."""
PROVIDERS = "401 403 401 303 303 403 403 403 303 303"

ASKED = {
    "title": "How do others begin with this?", "body": "We begin.", "language": "en",
    "group_id": "{community}", "themes": "{theme}", "version": "1", "summary": "Short.",
    "outcome": "running", "solution_kind": "support", "currency": "EUR", "vat": "excl",
    "country": "NL", "day": "2031-03-10", "starts": "10:00", "ends": "11:00",
    "timezone": "Europe/Amsterdam", "held_on": "2026-03-10", "meeting_id": "0",
}  # fmt: skip
REASON = {"reason": "Because it is."}
PASSWORD = "drie rustige reigers lopen"

TABLE = {
    "questions.new": ("/questions/new", ASKED, MEMBERS),
    "questions.edit": ("/questions/{question}/edit", ASKED, OWNERS),
    "questions.close": ("/questions/{question}/close", {"reason": "outdated"}, OWNERS),
    "questions.reopen": ("/questions/{question}/reopen", {}, OWNERS),
    "questions.share": (
        "/questions/{question}/sharing", {}, "401 403 401 403 403 303 303 303 403 403",
    ),
    "questions.unshare": ("/questions/{question}/sharing/delete", {}, MEMBERS),
    "answers.answer": ("/questions/{question}/answers", ASKED, MEMBERS),
    "answers.edit_answer": ("/questions/answers/{answer}/edit", ASKED, OF_BEA),
    "answers.accept": ("/questions/answers/{answer}/acceptance", {}, OWNERS),
    "answers.unaccept": ("/questions/answers/{answer}/acceptance/delete", {}, OWNERS),
    "experts.invite": ("/questions/{question}/invitations", {"person": "{person_gil}"}, OWNERS),
    "experts.answer": ("/questions/{question}/invitation/answer", {}, EVA),
    "experts.pass_on": (
        "/questions/{question}/invitation/colleague", {"person": "{person_gil}"}, EVA,
    ),
    "experts.decline": ("/questions/{question}/invitation/decline", {}, EVA),
    "waiting.forward": ("/questions/{question}/forward", {"person": "{person_gil}"}, ORGANISERS),
    "waiting.it_helped": ("/questions/{question}/helped/yes", {"answer": "{answer}"}, ASKER),
    "waiting.still_missing": ("/questions/{question}/helped/no", {"missing": "A map."}, ASKER),
    "practices.new": ("/practices/new", ASKED, MEMBERS),
    "practices.edit": ("/practices/{practice}/edit", ASKED, OF_BEA),
    "practices.review": (
        "/practices/{practice}/review", {}, "401 403 401 403 403 303 303 403 303 303",
    ),
    "meetings.new": ("/meetings/new", ASKED, ORGANISERS),
    "meetings.edit": ("/meetings/{meeting}/edit", ASKED, ORGANISERS),
    "registrations.register": ("/meetings/{meeting}/registration", {"coming": "yes"}, MEMBERS),
    "registrations.take_place": (
        "/meetings/{meeting}/registration/place", {}, "401 403 401 409 409 303 409 409 409 409",
    ),
    "registrations.check_in": (
        "/meetings/{meeting}/attended", {"code": "1"}, MEMBERS.replace("303", "409"),
    ),
    "attendees.add_guest": (
        "/meetings/{meeting}/registrations/guests",
        {"name": "Kim", "email": "kim@x.example", "organisation": "", "where": "room"}, ORGANISERS,
    ),
    "attendees.remove": (
        "/meetings/{meeting}/registrations/{registration}/delete", {}, ORGANISERS,
    ),
    "attendees.export": (
        "/meetings/{meeting}/registrations.csv", {}, ORGANISERS.replace("303", "200"),
    ),
    "attendance.tick": ("/meetings/{meeting}/attendance", {"guests": "2"}, ORGANISERS),
    "attendance.code": ("/meetings/{meeting}/code", {}, ORGANISERS),
    "guests.register": (
        "/meetings/{meeting}/guest",
        {"name": "Kim", "email": "kim@x.example", "organisation": "Kims", "where": "room"},
        ANYBODY,
    ),
    "guests.check_in": (
        "/meetings/guests/{guest}/attended", {"code": "1"}, ANYBODY.replace("303", "409"),
    ),
    "guests.answer": ("/meetings/guests/{guest}", {"coming": "no"}, ANYBODY),
    "attending.put_on_agenda": (
        "/meetings/{meeting}/agenda", {"address": "/practices/{practice}"}, ORGANISERS,
    ),
    "attending.cancel": ("/meetings/{meeting}/cancel", REASON, ORGANISERS),
    "attending.reinstate": ("/meetings/{meeting}/cancel/delete", {}, ORGANISERS),
    "meetings.item_files": (
        "/meetings/{meeting}/agenda/{item}/files", {}, ORGANISERS.replace("303", "422"),
    ),
    "proposals.new": ("/proposals/new?meeting={event}", ASKED, MEMBERS),
    "proposals.propose": ("/proposals/of/{question}", {}, MEMBERS),
    "proposals.want": ("/proposals/{proposal}/votes", {}, VOTERS),
    "proposals.want_no_more": ("/proposals/{proposal}/votes/delete", {}, VOTERS),
    "proposals.place": ("/proposals/{proposal}/place/{meeting}", {}, ORGANISERS),
    "proposals.drop": ("/proposals/{proposal}/drop", REASON, ORGANISERS),
    "noting.save": ("/meetings/{noted}/notes/{noted_item}", {"text": "x", "version": "1"}, NOTED),
    "noting.name_owner": (
        "/meetings/{noted}/notes/{noted_item}/owner", {"line": "x", "owner": "Ana"}, NOTED,
    ),
    "note_versions.choose": (
        "/meetings/{noted}/notes/choices/{conflict}", {"choice": "mine", "version": "1"},
        "401 403 401 404 404 404 404 404 404 303",
    ),
    "note_versions.restore": ("/meetings/{noted}/notes/versions/{noted_text}/1", {}, NOTED),
    "minutes_made.name_taker": ("/meetings/{noted}/notes/takers", {"name": "Bea"}, ORGANISERS),
    "minutes_made.dismiss_taker": (
        "/meetings/{noted}/notes/takers/{person_eva}/delete", {}, ORGANISERS,
    ),
    "minutes_made.report": ("/meetings/{noted}/notes/report", ASKED, ORGANISERS),
    "calendars.renew": ("/settings/calendar/renew", {}, MEMBERS),
    "reports.new": ("/reports/new", ASKED, ORGANISERS),
    "reports.edit": ("/reports/{report}/edit", ASKED, ORGANISERS),
    "reports.settle": (
        "/reports/actions/{action}/done", {}, "401 403 401 303 403 403 403 403 303 303",
    ),
    "report_life.propose": (
        "/reports/{report}/passages/report/corrections", {"text": "Other words."}, ATTENDED,
    ),
    "report_life.take_over": ("/reports/corrections/{correction}/take", {}, ORGANISERS),
    "report_life.taken_by_hand": ("/reports/corrections/{correction}/taken", {}, ORGANISERS),
    "report_life.decline": ("/reports/corrections/{correction}/decline", REASON, ORGANISERS),
    "report_life.adopt": ("/reports/{report}/adopt", {}, ORGANISERS.replace("303", "409")),
    "report_life.note": (
        "/reports/{adopted}/passages/report/notes", {"text": "It is ready."}, ATTENDED,
    ),
    "report_life.remove_note": ("/reports/notes/{note}/delete", {}, OWNERS),
    "report_life.summarise": (
        "/reports/{report}/summary/edit", {"text": "Short.", "version": "1"}, ORGANISERS,
    ),
    "registers.set_state": (
        "/decisions/{decision}/state", {"state": "withdrawn", "replaced_by": "0"}, ORGANISERS,
    ),
    "registers.drop": ("/actions/{action}/drop", REASON, OWNERS),
    "registers.change": ("/actions/{action}/change", {"owner": "", "due_on": ""}, OWNERS),
    "library.new": ("/library/new", ASKED, "401 403 401 303 303 303 303 303 303 303"),
    "library.edit": ("/library/{solution}/edit", ASKED, PROVIDERS),
    "library_requests.ask": (
        "/library/{solution}/ask",
        {"reason": "information", "name": "Kim", "email": "kim@x.example", "consent": "y",
         "text": "Tell me more, please.", "began": "{began}"},
        ANYBODY,
    ),
    "library_requests.answer": ("/library/requests/{request}/answer", {}, PROVIDERS),
    "library_requests.unanswer": ("/library/requests/{request}/answer/delete", {}, PROVIDERS),
    "library_materials.download": ("/library/{solution}/files/{material}", {}, MEMBERS),
    "contributions.hide": ("/contributions/{question}/hide", REASON, ORGANISERS),
    "contributions.restore": (
        "/contributions/{hidden_question}/restore", REASON,
        "401 403 401 403 404 404 404 404 303 303",
    ),
    "minutes.new": ("/minutes/new", {"text": "Besluit: we tellen"}, ORGANISERS),
    "minutes.show": ("/minutes/{minutes}", {"title": "Our meeting"}, ODA),
    "minutes.report": ("/minutes/{minutes}/report", ASKED, ODA),
    "minutes.drop": ("/minutes/{minutes}/delete", {}, ODA),
    "contributions.preview": ("/preview", {"body": "x"}, MEMBERS.replace("303", "200")),
    "contributions.keep_draft": ("/drafts", {"address": "/x"}, MEMBERS.replace("303", "204")),
    "contributions.discard_draft": ("/drafts/discard", {"address": "/x"}, MEMBERS),
    "files.upload": ("/files", {"file": "note.txt"}, MEMBERS.replace("303", "200")),
    "files.delete": ("/files/{file}/delete", {}, OWNERS),
    "discussion.comment": ("/contributions/{question}/comments", ASKED, MEMBERS),
    "discussion.edit": ("/comments/{comment}/edit", ASKED, BEA),
    "discussion.hide": ("/comments/{comment}/hide", REASON, ORGANISERS),
    "discussion.restore": ("/comments/{hidden_comment}/restore", REASON, ORGANISERS),
    "discussion.thank": (
        "/contributions/{question}/thanks", {}, "401 403 401 403 303 303 303 303 303 303",
    ),
    "discussion.unthank": ("/contributions/{question}/thanks/delete", {}, MEMBERS),
    "search.similar": (
        "/similar", {"title": "How do others begin?"}, ANYBODY.replace("303", "200"),
    ),
    "saved_searches.save": (
        "/search/saved", {"query": "q=mowing", "name": "Mowing", "alert": "weekly"}, MEMBERS,
    ),
    "saved_searches.edit": (
        "/search/saved/{saved}/edit", {"name": "Mowing", "alert": "weekly"}, ANA,
    ),
    "saved_searches.see": ("/search/saved/{saved}/seen", {}, ANA),
    "saved_searches.delete": ("/search/saved/{saved}/delete", {}, ANA),
    "notify.follow": ("/follow/contribution/{question}", {"level": "following"}, MEMBERS),
    "notify.mail": ("/settings/mail", dict.fromkeys(KINDS, "weekly"), MEMBERS),
    "unsubscribe.stop": ("/unsubscribe/{stop}", {}, "200 " * 9 + "200"),
    "received.put_back": ("/received/{arrived}/put-back", {}, ANA),
    "received.works_again": ("/settings/mail/works", {}, MEMBERS),
    "notify.read": ("/notifications/{told}/read", {}, ANA),
    "notify.read_page": ("/notifications/about/{question}/read", {}, MEMBERS),
    "notify.read_all": ("/notifications/read", {}, MEMBERS),
    "links.index": (
        "/contributions/{question}/links",
        {"q": "/practices/{practice}", "target": "{practice}", "how": "related-to"},
        MEMBERS,
    ),
    "links.untie": ("/contributions/{question}/links/{link}/delete", {}, ORGANISERS),
    "groups.new": ("/groups/new", {"name": "Trees", "access": "members"}, ORGANISERS),
    "groups.edit": ("/groups/{board}/edit", {"name": "Trees", "access": "private"}, LEADERS),
    "groups.join": ("/groups/{board}/membership", {}, MEMBERS),
    "groups.leave": ("/groups/{board}/membership/delete", {}, MEMBERS),
    "members.accept": ("/groups/{board}/members/{person_gus}/accept", {}, LEADERS),
    "members.remove": ("/groups/{board}/members/{person_gus}/delete", {}, LEADERS),
    "members.lead": ("/groups/{board}/members/{person_gus}/lead", {}, LEADERS),
    "members.lead_no_more": ("/groups/{board}/members/{person_gus}/lead/delete", {}, LEADERS),
    "organisations.edit": (
        "/organisations/{town}/edit", {"about": "We do."}, "401 403 401 303 303 403 403 403 303 303"
    ),
    "profile.edit": ("/settings/profile", {"name": "Somebody", "photo": ""}, MEMBERS),
    "settings.language": ("/settings/language", {"locale": "nl"}, ACCOUNTS),
    "settings.leave": ("/settings/away", {"until": "{tomorrow}"}, ACCOUNTS),
    "settings.come_back": ("/settings/away/delete", {}, ACCOUNTS),
    "settings.password": (
        "/settings/password",
        {"current_password": "x", "password": PASSWORD},
        ACCOUNTS.replace("303", "422"),
    ),
    "settings.address": (
        "/settings/address", {"email": "x@y.example", "current_password": "x"},
        ACCOUNTS.replace("303", "422"),
    ),
    "settings.end_session": (
        "/settings/sessions/{session}/end", {}, "401 303 401 303 303 303 303 303 303 303",
    ),
    "settings.end_others": ("/settings/sessions/end-others", {}, ACCOUNTS),
    "signing_in.sign_out": ("/sign-out", {}, ACCOUNTS),
    "settings.confirm_address": ("/settings/address/{address}", {}, ANYBODY),
    "signing_in.sign_in": (
        "/sign-in", {"email": "x@y.example", "password": "x"}, ANYBODY.replace("303", "422"),
    ),
    "joining.join": (
        "/join",
        {"name": "Kim", "email": "kim@x.example", "organisation": "X town", "function": "Ecologist",
         "motivation": "Because.", "agreed": "y"},
        ANYBODY,
    ),
    "joining.confirm": ("/join/confirm/{confirm}", {"password": PASSWORD}, ANYBODY),
    "invitations.accept": (
        "/invitations/{invite}", {"name": "Kim", "password": PASSWORD, "agreed": "y"}, ANYBODY,
    ),
    "passwords.forgotten": ("/password/reset", {"email": "x@y.example"}, ANYBODY),
    "passwords.reset": ("/password/reset/{secret}", {"password": PASSWORD}, ANYBODY),
    "pages.wipe_cookies": ("/privacy/cookies/delete", {}, ANYBODY),
    "admin_people.accept": (
        "/admin/people/{person_zqwaitingname}/accept", {"organisation": ""}, ORGANISERS,
    ),
    "admin_people.accept_after_all": (
        "/admin/people/{person_zqwaitingname}/accept-after-all", {"organisation": ""},
        ORGANISERS,
    ),
    "admin_people.refuse": (
        "/admin/people/{person_zqwaitingname}/refuse", {"refuse-reason": "No."}, ORGANISERS,
    ),
    "admin_people.give_role": (
        "/admin/people/{person_bea}/role", {"role": "expert"}, ADMINISTRATORS,
    ),
    "admin_people.move": (
        "/admin/people/{person_bea}/organisation", {"move-organisation": ""}, ADMINISTRATORS,
    ),
    "admin_people.disable": (
        "/admin/people/{person_bea}/disable", {"disable-reason": "Left."}, ADMINISTRATORS,
    ),
    "admin_people.enable": ("/admin/people/{person_dirk}/enable", {}, ADMINISTRATORS),
    "admin_organisations.new": (
        "/admin/organisations/new", {"name": "X town", "kind": "municipality", "country": "NL"},
        ORGANISERS,
    ),
    "admin_organisations.edit": (
        "/admin/organisations/{town}",
        {"name": "X town", "kind": "municipality", "country": "NL"}, ORGANISERS,
    ),
    "admin_organisations.add_domain": (
        "/admin/organisations/{town}/domains", {"mail-domain": "x-town.example"}, ORGANISERS,
    ),
    "admin_organisations.remove_domain": (
        "/admin/organisations/{town}/domains/delete", {"domain": "voorbeeldstad.example"},
        ORGANISERS,
    ),
    "admin_invitations.index": (
        "/admin/invitations",
        {"email": "x@y.example", "organisation": "", "role": "member", "locale": "nl"},
        ORGANISERS,
    ),
    "admin_invitations.withdraw": ("/admin/invitations/{invitation}/withdraw", {}, ORGANISERS),
    "admin_gaps.dismiss": ("/admin/knowledge-gaps/{gap}/dismiss", {}, ORGANISERS),
    "admin_outbox.retry_mail": ("/admin/outbox/mail/{mail}/retry", {}, ADMINISTRATORS),
    "admin_outbox.retry_index": ("/admin/outbox/index/{job}/retry", {}, ADMINISTRATORS),
}  # fmt: skip
"""The address, what is sent, and the status for each of READERS, of every rule that writes."""


def sent(browser, address, data, known, **more):
    """Post the form with its places filled in."""
    fields = {name: value.format(**known) for name, value in data.items()}
    if fields.get("file"):
        fields["file"] = (io.BytesIO(b"words"), fields["file"])
    return browser.post(address.format(**known), data=fields, **more)


@pytest.mark.parametrize("endpoint", TABLE)
def test_the_table_of_permissions_holds(endpoint, browsers, known, cheap_passwords, monkeypatch):
    monkeypatch.setattr("cop.library.guard.SHORTEST", 0)
    address, data, expected = TABLE[endpoint]
    before = state.snapshot()
    hashes = state.hashes(before)
    found = []
    for name in READERS:
        status = sent(browsers[name], address, data, known).status_code
        found.append(str(status))
        if status >= 400:
            noted = {"audit_event"} if status == 422 else set()  # a wrong password is noted
            assert set(state.changed(hashes)) <= noted, name
        if status < 400 or status == 422:
            state.restore(before)

    assert " ".join(found) == expected


CLOSED = [
    endpoint for endpoint, (address, _data, _expected) in TABLE.items()
    if any(f"{{{name}}}" in address for name in (
        "question", "answer", "practice", "meeting", "report", "solution", "comment", "file",
        "action", "request", "material", "item", "proposal",
        "action", "request", "material", "correction", "note", "adopted", "decision",
        "action", "request", "material", "noted",
    ))
]  # fmt: skip
"""The rules that write to something that can stand in a closed group."""


@pytest.mark.parametrize("endpoint", CLOSED)
def test_what_stands_in_a_closed_group_is_not_there_for_others(
    endpoint, browsers, known, cheap_passwords, monkeypatch
):
    monkeypatch.setattr("cop.library.guard.SHORTEST", 0)
    address, data, _expected = TABLE[endpoint]
    hashes = state.hashes()
    closed = known | {name[5:]: id for name, id in known.items() if name.startswith("priv_")}
    for name in READERS:
        if name == "gil":  # a member of the group
            continue
        status = sent(browsers[name], address, data, closed).status_code
        assert status in {401, 403, 404}, name
        assert status == 404 or name in {"visitor", "pending", "disabled"}, name

    assert state.changed(hashes) == []


def test_every_rule_that_writes_is_in_the_table(app):
    assert {rule.endpoint for rule in rules(app, write=True)} == set(TABLE)
