# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a text names: links come and go with it, and the people in it are told."""

from sqlalchemy import select

from cop.contributions import actions as spine
from cop.contributions.models import Link, Revision
from cop.db import db
from cop.notify.models import Notification
from tests import make


def pairs():
    return {(link.from_id, link.to_id) for link in db.session.scalars(select(Link))}


def named(person):
    wanted = select(Notification).filter_by(person_id=person.id, kind="mentioned")
    return db.session.scalars(wanted).all()


def save(contribution, by, **changes):
    answer = spine.revise(contribution, by=by, since=contribution.version, **changes)
    db.session.commit()
    return answer


def test_each_text_keeps_its_own_link_when_the_other_drops_its(ana):
    first = make.question(ana)
    second = make.question(ana, "How do you tell people of hay?", f"As in /questions/{first.id}")
    save(second, ana, body=f"As in [it](/questions/{first.id})")
    save(first, ana, body=f"See [hay](/questions/{second.id})")
    assert pairs() == {(first.id, second.id), (second.id, first.id)}

    save(second, ana, body="Nothing named.")

    assert pairs() == {(first.id, second.id)}


def test_an_address_names_only_what_has_it(as_, ana):
    """The number of a question at the address of a practice, or on another site, is nothing."""
    question, again = make.question(ana), make.question(ana, "How do you tell people of hay?")
    for address in (
        f"/practices/{question.id}",
        f"https://elsewhere.example/questions/{question.id}",
    ):
        form = {"reason": "duplicate", "duplicate_of": address}
        assert as_(ana).post(f"/questions/{again.id}/close", data=form).status_code == 422

    assert pairs() == set()


def test_a_duplicate_repeats_a_question_and_shows_it(as_, visitor, ana, bea):
    practice, question = make.practice(bea), make.question(ana)
    again = make.question(ana, "How do you tell people of hay?")
    close = f"/questions/{again.id}/close"
    wrong = {"reason": "duplicate", "duplicate_of": f"/practices/{practice.id}"}
    assert as_(ana).post(close, data=wrong).status_code == 422

    as_(ana).post(close, data=wrong | {"duplicate_of": f"/questions/{question.id}"})

    notice = visitor.get(f"/questions/{again.id}").text.split("<h2")[0]
    assert f'<a href="/questions/{question.id}-' in notice


def test_who_is_named_by_an_edit_is_told_once(as_, ana, bea, eva):
    question = make.question(ana, body=f"[@Eva](/people/{eva.id}) knows?")
    as_(eva).post("/notifications/read")
    form = {
        "title": question.title, "language": "en", "group_id": question.group_id, "version": 1,
        "body": f"[@Eva](/people/{eva.id}) or [@Bea](/people/{bea.id}) knows?",
    }  # fmt: skip

    as_(ana).post(f"/questions/{question.id}/edit", data=form)

    assert len(named(eva)) == len(named(bea)) == 1


def test_who_is_named_anywhere_in_a_practice_is_told(ana, bea, eva):
    make.practice(ana, body=f"With [@Eva](/people/{eva.id}).", lessons=f"[@Bea](/people/{bea.id}).")

    assert len(named(eva)) == len(named(bea)) == 1


def test_who_is_named_in_an_answer_is_led_to_it(as_, ana, bea, eva):
    question = make.question(ana)
    answer = make.answer(question, bea, f"[@Eva](/people/{eva.id}) did this.")

    [news] = named(eva)
    opened = as_(eva).post(f"/notifications/{news.id}/read")

    assert opened.headers["Location"].endswith(f"#answer-{answer.id}")


def test_news_of_answers_leads_to_the_first_unread_one(as_, ana, bea, eva):
    question = make.question(ana)
    first = make.answer(question, bea)
    make.answer(question, eva)

    [news] = db.session.scalars(select(Notification).filter_by(person_id=ana.id))
    opened = as_(ana).post(f"/notifications/{news.id}/read")

    assert opened.headers["Location"].endswith(f"#answer-{first.id}")


def test_a_changed_fact_makes_a_version_in_words(as_, ana):
    practice = make.practice(ana, outcome="worked", cost=1000)

    save(practice, ana, outcome="failed", cost=1, why="Counted again")

    shown = as_(ana).get(
        f"/contributions/{practice.id}/versions", headers={"Accept-Language": "en"}
    )
    assert "Cost in euros" in shown.text
    for part in ("1000", "<ins>1</ins>", "did not"):
        assert part in shown.text


def test_a_reason_is_kept_also_when_no_word_changed(ana):
    question = make.question(ana)

    save(question, ana, why="Read again: it is right")

    newest = db.session.scalars(select(Revision).order_by(Revision.number.desc())).first()
    assert newest.why == "Read again: it is right"


def test_only_the_asker_lifts_the_veil(as_, visitor, ana, oda):
    question = make.question(ana, veiled=True)
    form = {
        "title": question.title, "body": "Without the name.", "language": "en", "version": 1,
        "group_id": question.group_id,
    }  # fmt: skip

    assert as_(oda).post(f"/questions/{question.id}/edit", data=form).status_code == 303
    assert "Ana" not in visitor.get(f"/questions/{question.id}").text

    as_(ana).post(f"/questions/{question.id}/edit", data=form | {"version": 2})
    assert "Ana" in visitor.get(f"/questions/{question.id}").text
