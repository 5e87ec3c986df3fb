# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Asking, answering, accepting, sharing and closing."""

import io

from sqlalchemy import select

from cop.contributions.models import Attachment, Contribution, Link, LinkKind, Revision
from cop.contributions.vocabulary import Expertise
from cop.db import db
from cop.markup import Rendered
from cop.notify.models import Follow, Notification
from cop.people.models import AuditEvent, Person
from cop.questions.models import Answer, Question
from tests import make

TITLE = "How do you explain later mowing to residents?"


def ask(browser, **fields):
    data = {"title": TITLE, "body": "They think it is neglect.", "language": "en"}
    group = make.community()
    return browser.post("/questions/new", data={**data, "group_id": group.id, **fields})


def test_a_member_asks_and_an_expert_answers(as_, visitor, ana, eva):
    asked = ask(as_(ana))
    assert asked.status_code == 303, asked.text
    page = asked.headers["Location"]

    answered = as_(eva).post(f"{page.split('-')[0]}/answers", data=answer("Put up signs."))
    assert answered.status_code == 303, answered.text

    assert "Put up signs." in visitor.get(page).text
    told = db.session.scalars(select(Notification).where(Notification.person_id == ana.id)).all()
    assert [each.kind for each in told] == ["answered"]


def test_a_short_title_is_refused_and_everything_typed_is_kept(as_, ana):
    refused = ask(as_(ana), title="Mowing?")

    assert refused.status_code == 422
    assert "15 to 200 characters" in refused.text
    assert "They think it is neglect." in refused.text
    assert 'value="Mowing?"' in refused.text
    assert db.session.scalars(select(Question)).all() == []


def test_the_themes_of_the_writer_come_first_and_the_others_are_folded_away(as_, ana):
    followed, known, other = (make.theme(code) for code in ("rain", "trees", "roads"))
    make.saved(Follow(person_id=ana.id, theme_id=followed.id))
    make.saved(Expertise(person_id=ana.id, theme_id=known.id))

    shown, folded = as_(ana).get("/questions/new").text.split("Other themes")
    for theme in (followed, known):
        assert f'name="themes" value="{theme.id}"' in shown
    assert f'name="themes" value="{other.id}"' in folded

    refused = ask(as_(ana), title="Mowing?", themes=other.id).text.split("Other themes")[0]
    assert f'name="themes" value="{other.id}" checked' in refused


def test_folded_themes_are_open_when_something_is_wrong_with_them(as_, ana):
    theme = make.theme("rain")

    assert "<details><summary>All themes" in as_(ana).get("/questions/new").text
    wrong = ask(as_(ana), themes=theme.id + 1).text
    assert "<details open><summary>All themes" in wrong.replace("Other themes", "All themes")


def test_a_double_submit_makes_one_question_and_leads_to_it(as_, ana):
    browser = as_(ana)

    first, second = ask(browser, key="k" * 32), ask(browser, key="k" * 32)

    assert first.headers["Location"] == second.headers["Location"]
    assert len(db.session.scalars(select(Question)).all()) == 1


def test_only_the_asker_and_organisers_accept_and_several_answers_can_be(as_, ana, bea, eva):
    question = make.question(ana)
    one, two = make.answer(question, eva), make.answer(question, bea, "Invite them.")
    url = "/questions/answers/{}/acceptance"

    assert as_(bea).post(url.format(one.id)).status_code == 403
    for answer_ in (one, two):
        assert as_(ana).post(url.format(answer_.id)).status_code == 303
    assert question.state == "solved"
    assert {a.accepted_by_id for a in db.session.scalars(select(Answer))} == {ana.id}

    for answer_ in (one, two):
        as_(ana).post(url.format(answer_.id) + "/delete")
    assert question.state == "answered"


def test_our_question_too_counts_once_for_each_organisation(as_, ana, bea):
    question = make.question(ana)
    colleague = make.person("Ben", organisation_id=bea.organisation_id)

    for person in (bea, colleague):
        assert as_(person).post(f"/questions/{question.id}/sharing").status_code == 303
    page = as_(ana).get(f"/questions/{question.id}").text

    assert "1 other organisation has this question too" in page
    assert page.count("Anderdorp</a></li>") == 1
    assert as_(ana).post(f"/questions/{question.id}/sharing").status_code == 403


def test_a_duplicate_is_closed_with_a_link_to_what_it_repeats(as_, ana, eva):
    original, again = make.question(ana), make.question(ana, "How do you tell people about hay?")
    close = f"/questions/{again.id}/close"

    refused = as_(ana).post(close, data={"reason": "duplicate", "duplicate_of": "nowhere"})
    assert refused.status_code == 422
    address = f"http://localhost/questions/{original.id}-x"
    closed = as_(ana).post(close, data={"reason": "duplicate", "duplicate_of": address})

    assert closed.status_code == 303
    [link] = db.session.scalars(select(Link))
    assert (link.from_id, link.to_id, link.kind) == (again.id, original.id, LinkKind.DUPLICATES)
    assert as_(eva).post(f"/questions/{again.id}/answers", data=answer("x")).status_code == 409
    page = as_(eva).get(f"/questions/{again.id}").text
    assert "This question is closed. It was asked before." in page


def test_a_veiled_asker_is_a_size_and_a_region_to_everybody_but_organisers(as_, visitor, bea, oda):
    town = make.organisation("Stildorp", population=43_000, region="Zeeland")
    shy = make.person("Sem Stil", organisation_id=town.id)
    page = ask(as_(shy), veiled="y").headers["Location"]

    for reader in (visitor, as_(bea)):
        for address in (page, "/questions", f"/contributions/{page.split('/')[2].split('-')[0]}"):
            shown = reader.get(address, follow_redirects=True).text
            assert "Sem Stil" not in shown
            assert "Stildorp" not in shown
    for language, size in {"nl": "50.000", "fr": "50\u202f000", "en": "50,000"}.items():
        shown = visitor.get(f"{page}?lang={language}").text
        assert ("Zélande" if language == "fr" else "Zeeland") in shown
        assert size in shown
    assert "Sem Stil" in as_(oda).get(page).text


def test_the_author_edits_and_the_versions_show_the_difference(as_, visitor, ana, bea):
    question = make.question(ana)
    url = f"/questions/{question.id}/edit"
    form = {"title": TITLE, "body": "It is good.", "version": 1, "why": "Clearer", "language": "en"}

    assert as_(bea).post(url, data=form).status_code == 403
    saved = as_(ana).post(url, data={**form, "group_id": question.group_id})

    assert saved.status_code == 303, saved.text
    versions = visitor.get(f"/contributions/{question.id}/versions").text
    assert "<ins>good</ins>" in versions
    assert "Clearer" in versions


def test_a_stale_edit_shows_both_texts_and_saves_nothing(as_, ana):
    question = make.question(ana)
    url, browser = f"/questions/{question.id}/edit", as_(ana)
    form = {"title": TITLE, "version": 1, "language": "en", "group_id": question.group_id}
    browser.post(url, data={**form, "body": "The first text."})

    stale = browser.post(url, data={**form, "body": "The second text."})

    assert stale.status_code == 409
    assert "The first text." in stale.text
    assert "The second text." in stale.text
    assert db.session.get(Question, question.id).body == "The first text."


def test_a_link_in_the_text_is_a_link_of_the_contributions(as_, ana, bea):
    question = make.question(ana)
    other = make.question(bea, body=f"See [this](/questions/{question.id}-x).")

    [link] = db.session.scalars(select(Link))
    assert (link.from_id, link.to_id, link.kind) == (other.id, question.id, LinkKind.CITES)

    form = {"title": TITLE, "body": "No more.", "version": 1, "language": "en"}
    as_(bea).post(f"/questions/{other.id}/edit", data={**form, "group_id": other.group_id})
    assert db.session.scalars(select(Link)).all() == []


def test_a_hidden_question_is_gone_for_others_and_can_be_shown_again(as_, visitor, ana, oda):
    question = make.question(ana)
    page = f"/questions/{question.id}"

    as_(oda).post(f"/contributions/{question.id}/hide", data={"reason": "Names a resident."})
    assert visitor.get(page).status_code == 404
    assert question.title not in visitor.get("/questions").text
    assert "Names a resident." in as_(ana).get(page).text

    reason, address = {"reason": "The name is gone."}, f"/contributions/{question.id}/restore"
    assert as_(ana).post(address, data=reason).status_code == 403
    as_(oda).post(address, data=reason)
    assert visitor.get(page).status_code == 200


def test_showing_a_question_again_asks_a_reason_and_the_log_keeps_it(as_, visitor, ana, oda):
    question, browser = make.question(ana), as_(oda)
    page, address = f"/questions/{question.id}", f"/contributions/{question.id}/restore"
    assert browser.get(address).status_code == 403  # nothing is hidden yet
    browser.post(f"/contributions/{question.id}/hide", data={"reason": "Names a resident."})

    assert f'href="{address}"' in browser.get(page).text
    assert "Show this text again" in browser.get(address).text
    assert as_(ana).get(address).status_code == 403
    refused = browser.post(address, data={"reason": " "})
    assert refused.status_code == 422
    assert "Give the reason." in refused.text
    assert visitor.get(page).status_code == 404

    assert browser.post(address, data={"reason": "The name is gone."}).status_code == 303
    assert visitor.get(page).status_code == 200
    wanted = select(AuditEvent).where(AuditEvent.kind == "contribution_restored")
    event = db.session.scalars(wanted).one()
    kept = {"contribution": question.id, "reason": "The name is gone."}
    assert (event.actor_id, event.details) == (oda.id, kept)


def test_what_is_typed_is_kept_and_offered_again(as_, ana):
    browser = as_(ana)
    typed = {"address": "/questions/new", "title": TITLE, "body": "Half a sent", "themes": ["1"]}
    assert browser.post("/drafts", data=typed).status_code == 204

    again = browser.get("/questions/new").text
    assert "Half a sent" in again
    assert "has been put back" in again

    browser.post("/drafts/discard", data={"address": "/questions/new"})
    assert "Half a sent" not in browser.get("/questions/new").text


def test_posting_throws_the_draft_away(as_, ana):
    browser = as_(ana)
    browser.post("/drafts", data={"address": "/questions/new", "title": TITLE})
    ask(browser)
    assert TITLE not in browser.get("/questions/new").text


def test_the_list_costs_the_same_for_one_as_for_many(as_, visitor, ana, counted):
    def cost(browser):
        with counted() as statements:
            assert browser.get("/questions").status_code == 200
        return len(statements)

    make.question(ana)
    member = as_(ana)
    for_one = cost(visitor), cost(member)
    for number in range(15):
        writer = make.person(f"Asker {number}")
        make.question(writer, f"How do you do this, number {number}?")

    assert (cost(visitor), cost(member)) == for_one
    assert max(for_one) <= 8


def test_a_page_costs_the_same_for_one_answer_as_for_many(as_, visitor, ana, eva, counted):
    def cost(browser):
        with counted() as statements:
            assert browser.get(address).status_code == 200
        return len(statements)

    question = make.question(ana)
    make.answer(question, eva)
    address, member = f"/questions/{question.id}", as_(ana)
    for_one = cost(visitor), cost(member)
    for number in range(20):
        make.answer(question, eva, f"Answer {number}")

    assert (cost(visitor), cost(member)) == for_one
    assert for_one[0] <= 6
    assert for_one[1] <= 10


def test_somebody_who_posts_too_often_is_told_when_to_try_again(as_, ana):
    browser = as_(ana)
    for number in range(10):
        assert ask(browser, title=f"{TITLE} {number}").status_code == 303

    refused = ask(browser)

    assert refused.status_code == 429
    assert refused.headers["Retry-After"]


def test_the_first_version_is_kept(ana):
    question = make.question(ana)
    [revision] = db.session.scalars(select(Revision))
    assert revision.contribution_id == question.id
    assert db.session.get(Contribution, question.id).version == 1
    assert db.session.get(Person, ana.id) is not None


def answer(body: str) -> dict[str, object]:
    return {"body": body, "language": "en", "group_id": make.community().id}


def test_hiding_the_only_answer_opens_the_question_again(as_, ana, eva, oda):
    question = make.question(ana)
    given = make.answer(question, eva)
    as_(ana).post(f"/questions/answers/{given.id}/acceptance")

    as_(oda).post(f"/contributions/{given.id}/hide", data={"reason": "Advertising."})
    assert question.state == "open"
    as_(oda).post(f"/contributions/{given.id}/restore", data={"reason": "No advertising."})
    assert question.state == "solved"


def test_a_file_is_added_read_by_those_who_may_and_taken_away(as_, visitor, ana, bea):
    browser = as_(ana)
    asked = ask(browser, files=(io.BytesIO(b"a;b\n1;2\n"), "counts.csv"))
    assert asked.status_code == 303, asked.text
    page = asked.headers["Location"]
    [file] = db.session.scalars(select(Attachment))

    with visitor.get(f"/files/{file.id}/counts.csv") as download:
        assert download.data == b"a;b\n1;2\n"
    assert "counts.csv" in visitor.get(page).text

    edit = page.split("-")[0] + "/edit"
    assert "Take these files away" in browser.get(edit).text
    form = {"title": TITLE, "body": "x y z", "version": 1, "language": "en", "dropped": file.id}
    saved = browser.post(edit, data={**form, "group_id": make.community().id})
    assert saved.status_code == 303, saved.text
    assert visitor.get(f"/files/{file.id}").status_code == 404


def test_the_author_is_told_when_formatting_could_not_be_read(as_, ana, monkeypatch):
    plain = Rendered("<p>x</p>", fallback=True)
    monkeypatch.setattr("cop.contributions.rendering.html_of", lambda *_: plain)

    page = ask(as_(ana), body="anything").headers["Location"]

    assert db.session.scalar(select(Question.renderer)) == 0
    assert page


def test_a_page_beyond_the_end_is_the_last_one(visitor, ana):
    make.question(ana)
    shown = visitor.get("/questions?page=999").text
    assert "1 question" in shown
    assert "How do you explain later mowing" in shown


def test_an_answer_that_was_being_typed_stands_under_its_question_again(as_, ana, eva):
    question = make.question(ana)
    browser = as_(eva)
    address = f"/questions/{question.id}/answers"
    browser.post("/drafts", data={"address": address, "body": "We began with"})

    page = browser.get(f"/questions/{question.id}").text
    assert "We began with" in page
    assert "has been put back" in page
    assert "We began with" not in as_(ana).get(f"/questions/{question.id}").text


def test_a_comment_that_was_being_typed_is_offered_again_until_it_is_posted(as_, ana, eva):
    browser = as_(eva)
    address = f"/contributions/{make.question(ana).id}/comments"
    browser.post("/drafts", data={"address": address, "body": "We do that"})
    assert "We do that" in browser.get(address).text

    assert browser.post(address, data={"body": "We do that too"}).status_code == 303
    assert "We do that" not in browser.get(address).text


def test_an_answer_to_a_question_that_was_closed_meanwhile_is_not_lost(as_, ana, eva):
    question, browser = make.question(ana), as_(eva)
    address = f"/questions/{question.id}/answers"
    typed = answer("What I know of it.") | {"key": "k" * 32}
    browser.post("/drafts", data={"address": address, **typed})
    as_(ana).post(f"/questions/{question.id}/close", data={"reason": "outdated"})

    refused = browser.post(address, data=typed)

    assert refused.status_code == 409
    assert "What I know of it." in refused.text
    assert "has been closed" in refused.text
    assert "Read what you wrote" in browser.get(f"/questions/{question.id}").text
    assert "Read what you wrote" not in as_(ana).get(f"/questions/{question.id}").text
    assert "What I know of it." in browser.get(address).text

    placed = browser.post(f"/contributions/{question.id}/comments", data=typed)
    assert placed.status_code == 303
    assert "Read what you wrote" not in browser.get(f"/questions/{question.id}").text
    assert "Open this question again" in as_(ana).get(address).text
