# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A whole community in which every secret carries a word that stands nowhere else."""

import io
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from cop import clock
from cop.attending import actions as attending
from cop.attending import attendance, guests
from cop.attending import queries as attending_queries
from cop.attending.models import GuestLink
from cop.contributions import actions as spine
from cop.contributions import drafts, files, filing
from cop.contributions.linking import connect
from cop.contributions.models import Attachment, Contribution, Link, LinkKind
from cop.contributions.vocabulary import Theme
from cop.db import db
from cop.discussion import actions as discussion
from cop.discussion.models import Comment
from cop.experts import actions as experts
from cop.library import asking
from cop.library.models import InformationRequest
from cop.mail.outbox import OutboxMail
from cop.mailbox.models import ArrivedMail, Outcome
from cop.meetings import actions as meetings
from cop.meetings import rounds
from cop.meetings.agenda import Item
from cop.meetings.life_models import Correction
from cop.meetings.models import Action, AgendaItem, Decision, ItemKind, Series
from cop.meetings.registrations import Coming, Registration
from cop.meetings.reporting import Agreed, Decided
from cop.minutes import actions as minutes
from cop.minutes import review
from cop.minutes.found import Recognised
from cop.minutes.taking import Taken
from cop.notify import unsubscribing
from cop.notify.models import Notification
from cop.noting import actions as noting
from cop.noting import saving
from cop.noting.models import Note
from cop.people import audit
from cop.people.actions import tokens
from cop.people.credentials import BrowserSession, Token, TokenKind
from cop.people.models import Access, Group, MailDomain, Membership, Organisation, Person, Role
from cop.proposals import actions as proposals
from cop.proposals.models import Proposal
from cop.questions import actions as questions
from cop.search.miss_models import SearchMiss, SearchMissOrganisation
from cop.search.models import IndexJob
from cop.search.saved_models import SavedSearch, SavedSearchHit
from cop.waiting.models import Step, WaitingStep
from tests import make

OUTSIDERS = ("visitor", "pending", "disabled")
TAKE_PART = ("ana", "col", "bea", "eva", "gil", "gus", "oda", "ada", "vera")
"""Author, colleague of the author, other member, expert, group member, author in the group,
organiser, administrator, and somebody who asks without a name."""
READERS = (*TAKE_PART, *OUTSIDERS)

GROUP = {"gil", "gus"}
EVERYBODY = set(READERS)
MEMBERS = set(TAKE_PART)
ORGANISE = {"oda", "ada"}

SECRETS: dict[str, set[str]] = {
    "zqprivquestion": GROUP, "zqprivquestionbody": GROUP, "zqprivoldtitle": GROUP,
    "zqprivwaits": GROUP,
    "zqprivanswer": GROUP, "zqprivcomment": GROUP, "zqprivpractice": GROUP,
    "zqprivsession": GROUP,
    "zqprivmeeting": GROUP, "zqprivagenda": GROUP, "zqprivonline": GROUP, "zqprivplace": GROUP,
    "zqprivcorrection": GROUP, "zqprivnote": GROUP,
    "zqcorrection": {"ana", "bea"} | ORGANISE,
    "zqprivreport": GROUP, "zqprivdecision": GROUP, "zqprivaction": GROUP,
    "zqprivsolution": GROUP, "zqprivmaterial": GROUP, "zqprivfilename": GROUP,
    "zqprivbytes": GROUP, "zqprivtag": GROUP, "zqprivshared": GROUP,
    "zqnote": {"eva"} | ORGANISE, "zqconflict": {"ada"},
    "zqmembersonly": MEMBERS,
    "zqhiddenquestion": {"ana"} | ORGANISE, "zqhiddenreason": {"ana"} | ORGANISE,
    "zqansweroftheirs": {"ana", "eva"} | ORGANISE, "zqhiddenfile": {"ana"} | ORGANISE,
    "zqfileofanswer": {"ana", "eva"} | ORGANISE, "zqcommentunderhidden": {"ana", "eva"} | ORGANISE,
    "zqhiddenanswer": {"eva"} | ORGANISE, "zqhiddencomment": {"bea"} | ORGANISE,
    "zqhiddenpractice": {"bea"} | ORGANISE, "zqhiddenreport": {"oda", "ada"},
    "zqhiddenmeeting": {"oda", "ada"}, "zqhiddensolution": {"ana"} | ORGANISE,
    "zqveiledname": {"vera"} | ORGANISE, "zqveiledtown": {"vera"} | ORGANISE,
    "zqonline": MEMBERS, "zqremark": {"bea"} | ORGANISE,
    "zqguestwaits": ORGANISE, "zqguestmail": ORGANISE, "zqguestremark": ORGANISE,
    "zqguestcomes": MEMBERS,
    "zqcontactclosed": MEMBERS,
    "zqwaitingname": {"pending"} | ORGANISE, "zqmotivation": {"pending"} | ORGANISE,
    "zqwaitingmail": {"pending"} | ORGANISE, "zqaskedtown": {"pending"} | ORGANISE,
    "zqrefusedreason": ORGANISE, "zqunconfirmed": ORGANISE,
    "zqanamail": {"ana", "ada"}, "zqbeamail": {"bea", "ada"}, "zqodamail": {"oda", "ada"},
    "zqdraft": {"ana"}, "zqleftout": {"ana"}, "zqactor": {"ana"}, "zqwaitingfile": {"ana"},
    "zqgivenminutes": {"oda"},
    "zqsavedsearch": {"ana"}, "zqgap": ORGANISE, "zqrarelyasked": set(),
    "zqbrowser": {"ana"}, "zqnetwork": {"ana"}, "zqaudit": {"ada"},
    "zqrequest": {"ana", "col"} | ORGANISE, "zqrequestmail": {"ana", "col"} | ORGANISE,
    "zqinvited": ORGANISE, "zqletter": {"ada"}, "zqletterbody": set(),
    "zqindexerror": set(), "$argon2": set(),
}  # fmt: skip
"""The word of each secrecy class, and who may ever read it (SECURITY.md)."""


@dataclass
class Scene:
    """The people by name, and every id that an address may hold, by the name in the rule."""

    people: dict[str, int | None]
    ids: dict[str, list[Any]] = field(default_factory=dict)
    private: dict[str, list[Any]] = field(default_factory=dict)
    """The ids of what stands in the private group."""
    secrets: dict[str, set[str]] = field(default_factory=dict)
    """The words above and the links that work once, with who may read each."""

    def __getattr__(self, name: str) -> Person:
        """The person of that name."""
        if name not in self.__dict__.get("people", {}):
            raise AttributeError(name)
        return db.session.get_one(Person, self.people[name])


def build(folder: Path) -> Scene:
    """Make everything; files go into the folder."""
    scene = Scene(_people(), secrets=dict(SECRETS))
    theme = make.theme("water")
    group = make.group("Board", Access.PRIVATE, scene.gil, scene.gus)
    _ordinary(scene, theme, folder)
    _private(scene, group, theme, folder)
    _members_only(scene, theme)
    _hidden(scene, theme, folder)
    _veiled(scene, theme)
    _own_things(scene, folder)
    _searches(scene)
    _waiting(scene)
    _noting(scene, group)
    _links(scene)
    db.session.commit()
    _number(scene, group)
    return scene


def _people() -> dict[str, int | None]:
    town = make.organisation("Voorbeeldstad", partner_since=clock.today())
    other = make.organisation("Anderdorp", partner_since=clock.today())
    third = make.organisation("Derdestad", partner_since=clock.today())
    make.saved(MailDomain(domain="voorbeeldstad.example", organisation_id=town.id))
    person = make.person
    people = {
        "ana": person("Ana", organisation=town, email="zqanamail@voorbeeldstad.example"),
        "col": person("Col", organisation=town),
        "bea": person("Bea", organisation=other, email="zqbeamail@anderdorp.example"),
        "eva": person("Eva", role=Role.EXPERT, organisation=other),
        "gil": person("Gil", organisation=third),
        "gus": person("Gus", organisation=third),
        "oda": person("Oda", role=Role.ORGANISER, email="zqodamail@anderdorp.example"),
        "ada": person("Ada", role=Role.ADMINISTRATOR),
        "vera": person("Zqveiledname", organisation=make.organisation("Zqveiledtown")),
        "pending": person(
            "Zqwaitingname", approved_at=None, email="zqwaitingmail@ergens.example",
            motivation="zqmotivation", asked_organisation="zqaskedtown",
        ),
        "disabled": person("Dirk", disabled_at=clock.now(), organisation=town),
    }  # fmt: skip
    return {name: each.id for name, each in people.items()} | {"visitor": None}


def note(word: str, folder: Path, body: str = "") -> files.StoredFile:
    """A text file of this name, with the word in it."""
    return files.store(io.BytesIO((body or word).encode()), f"{word}.txt", folder)


def _ordinary(scene: Scene, theme: Theme, folder: Path) -> None:
    """What everybody may read."""
    on = {"theme_ids": [theme.id], "tags": "mowing"}
    question = make.question(scene.ana, **on, files=[note("public", folder)])
    scene.ids["question_id"] = [question.id]
    answer = make.answer(question, scene.bea)
    hidden = make.answer(question, scene.eva, "zqhiddenanswer")
    spine.hide(hidden, by=scene.oda, reason="zqhiddenanswer")
    experts.invite(question, scene.eva.id, by=scene.ana)
    discussion.comment(question, by=scene.bea, body="A remark.")
    gone = discussion.comment(question, by=scene.bea, body="zqhiddencomment")
    discussion.hide(gone, by=scene.oda, reason="zqhiddencomment")
    practice = make.practice(scene.bea, "Mowing in curves on grass", **on)
    meeting = make.meeting(
        scene.oda, online_url="https://zqonline.example/x", place="Town hall",
        items=[Item("Mowing", ItemKind.REQUEST, 20, "", question)],
    )  # fmt: skip
    attending.register(meeting, by=scene.bea, coming=Coming.YES, remark="zqremark")
    guests.ask(
        meeting, name="Zqguestwaits", email="zqguestmail@x.example", organisation="Zqguestorg",
        remark="zqguestremark", locale="en",
    )  # fmt: skip
    guests.ask(
        meeting, name="Zqguestcomes", email="zqguestmail@y.example", organisation="Zqguestcomes",
        remark="zqguestremark", locale="en",
    )  # fmt: skip
    [came] = db.session.scalars(attending_queries.of_guest(meeting.id, "zqguestmail@y.example"))
    guests.answer(meeting, came, Coming.YES)
    attendance.make_code(meeting)
    proposals.propose(practice, by=scene.ana)
    event = make.meeting(scene.oda, "The yearly day", is_event=True, every_months=12)
    proposals.suggest(event, "A walk along the verges", "With boots.", by=scene.bea)
    past = make.meeting(scene.oda, "Earlier meeting", days=-9)
    report = make.report(
        scene.oda, body=f"We spoke of [it](/questions/{question.id}).", meeting_id=past.id,
        decisions=[Decided("We try it", question)],
        actions=[Agreed("Make a map", owner_id=scene.ana.id, about=practice)],
        people=[scene.ana.id, scene.bea.id],
    )  # fmt: skip
    rounds.propose(report, "report", "zqcorrection", "zqcorrection", by=scene.ana)
    adopted = make.report(
        scene.oda, "Report: adopted", decisions=[Decided("We share the map")],
        people=[scene.ana.id, scene.bea.id],
    )  # fmt: skip
    rounds.adopt(adopted, by=scene.oda)
    rounds.note(adopted, "report", "The map is ready.", by=scene.ana)
    solution = make.solution(
        scene.ana, contact_name="zqcontactclosed", contact_email="zqcontactclosed@x.example",
        contact_public=False, provider_id=scene.ana.organisation_id, checklist="One | because",
        files=[note("material", folder)], theme_ids=[theme.id],
    )  # fmt: skip
    asking.ask(solution, name="Zqrequest", email="zqrequestmail@x.example", text="zqrequest please")
    for origin, kind, target in (
        (question, LinkKind.DISCUSSED_IN, report),
        (practice, LinkKind.APPLIES, solution),
        (question, LinkKind.DOCUMENTED_AS, practice),
    ):
        connect(origin, target, kind)
    questions.accept(question, answer, by=scene.ana)
    questions.share(question, by=scene.bea)


def _private(scene: Scene, group: Group, theme: Theme, folder: Path) -> None:
    """One of everything in the private group."""
    on = {"group_id": group.id, "theme_ids": [theme.id]}
    question = make.question(
        scene.gus, "Zqprivoldtitle about the budget", "zqprivquestionbody", tags="zqprivtag",
        files=[note("zqprivfilename", folder, "zqprivbytes")], **on,
    )  # fmt: skip
    spine.revise(
        question, by=scene.gus, since=1, why="zqprivquestion",
        title="Zqprivquestion about the budget",
    )  # fmt: skip
    experts.invite(question, scene.gil.id, by=scene.gus)
    answer = make.answer(question, scene.gil, "zqprivanswer")
    waits = make.question(scene.gus, "Zqprivwaits for somebody", **on)
    experts.invite(waits, scene.gil.id, by=scene.gus)
    make.saved(_must_decide(waits))
    questions.accept(question, answer, by=scene.gus)
    questions.share(question, by=scene.gil)
    discussion.comment(question, by=scene.gil, body="zqprivcomment")
    practice = make.practice(scene.gus, "Zqprivpractice of the board", **on)
    meeting = make.meeting(
        scene.gus, "Zqprivmeeting", place="zqprivplace", online_url="https://zqprivonline.example",
        items=[Item("zqprivagenda", ItemKind.REQUEST, 5, "", question)], group_id=group.id,
    )  # fmt: skip
    attending.register(meeting, by=scene.gil, coming=Coming.YES, remark="zqprivshared")
    meetings.repeat(meeting, 2)
    proposals.propose(practice, by=scene.gil)
    proposals.suggest(meeting, "zqprivsession", "zqprivsession", by=scene.gil)
    report = make.report(
        scene.gus, "Zqprivreport", body="zqprivreport", group_id=group.id,
        decisions=[Decided("zqprivdecision", question)],
        actions=[Agreed("zqprivaction", owner_id=scene.ana.id, about=practice)],
        people=[scene.gil.id, scene.ana.id],
    )  # fmt: skip
    rounds.propose(report, "report", "zqprivcorrection", "zqprivcorrection", by=scene.gil)
    adopted = make.report(
        scene.gus, "Zqprivreport adopted", group_id=group.id,
        decisions=[Decided("zqprivdecision")], people=[scene.gil.id],
    )  # fmt: skip
    rounds.adopt(adopted, by=scene.gus)
    rounds.note(adopted, "report", "zqprivnote", by=scene.gil)
    solution = make.solution(
        scene.gus, "Zqprivsolution", files=[note("zqprivmaterial", folder)], **on,
        provider_id=scene.ana.organisation_id, checklist="zqprivsolution | zqprivsolution",
    )  # fmt: skip
    asking.ask(solution, name="Gil", email="x@y.example", text="zqprivsolution")
    public = db.session.get_one(Contribution, scene.ids["question_id"][0])
    for other in (question, practice, meeting, report, solution):
        connect(public, other, LinkKind.RELATED)
        for told in (scene.ana, scene.gil):
            make.saved(_told(told, other, scene.gus))
    theirs = (question, answer, practice, meeting, report, solution, waits, adopted)
    scene.private["contribution_id"] = [each.id for each in theirs]


def _noting(scene: Scene, group: Group) -> None:
    """Notes of a meeting that goes on now, with an edit that waits, and of one in the group."""
    for by, taker, group_id, word in (
        (scene.oda, scene.eva, make.community().id, "zqnote"),
        (scene.gus, scene.gil, group.id, "zqprivnote"),
    ):
        held = make.meeting(
            by, "A meeting of today", days=0, items=[Item("Now")], group_id=group_id
        )
        item = db.session.scalars(
            db.select(AgendaItem.id).where(AgendaItem.meeting_id == held.id)
        ).one()
        noting.name_taker(held.id, taker, by=by)
        written = saving.note_under(held.id, item, title="")
        saving.save(written, word, since=0, by=by)
        if by is scene.oda:
            saving.save(written, "zqconflict", since=0, by=scene.ada)


def _must_decide(question: Contribution) -> WaitingStep:
    return WaitingStep(question_id=question.id, step=Step.MUST_DECIDE, at=clock.now())


def _members_only(scene: Scene, theme: Theme) -> None:
    members = make.group("Everybody", Access.MEMBERS)
    on = {"group_id": members.id, "theme_ids": [theme.id]}
    question = make.question(scene.bea, "Zqmembersonly for colleagues", "zqmembersonly", **on)
    make.answer(question, scene.ana, "zqmembersonly")
    make.practice(scene.bea, "Zqmembersonly practice", **on)


def _hidden(scene: Scene, theme: Theme, folder: Path) -> None:
    on = {"theme_ids": [theme.id]}
    question = make.question(
        scene.ana, "Zqhiddenquestion asked wrongly", "zqhiddenquestion", **on,
        files=[note("zqhiddenfile", folder)],
    )  # fmt: skip
    answer = questions.answer(
        question, scene.eva, "zqansweroftheirs", files=[note("zqfileofanswer", folder)]
    )
    db.session.flush()
    discussion.comment(answer, by=scene.ana, body="zqcommentunderhidden")
    practice = make.practice(scene.bea, "Zqhiddenpractice", **on)
    report = make.report(scene.oda, "Zqhiddenreport", body="zqhiddenreport")
    meeting = make.meeting(scene.oda, "Zqhiddenmeeting")
    solution = make.solution(scene.ana, "Zqhiddensolution", checklist="zqhiddensolution", **on)
    public = db.session.get_one(Contribution, scene.ids["question_id"][0])
    scene.ids["hidden"] = [each.id for each in (question, practice, report, meeting, solution)]
    for each in (question, practice, report, meeting, solution):
        connect(public, each, LinkKind.RELATED)
        spine.hide(each, by=scene.oda, reason="zqhiddenreason" if each is question else "Wrong")


def _veiled(scene: Scene, theme: Theme) -> None:
    """A question without its asker's name, who then speaks below it and accepts an answer."""
    question = make.question(
        scene.vera, "How does a town like ours begin?", "We are shy.", veiled=True,
        theme_ids=[theme.id],
    )  # fmt: skip
    answer = make.answer(question, scene.bea, "Begin small.")
    make.answer(question, scene.vera, "We found something ourselves.")
    discussion.comment(answer, by=scene.vera, body="Thank you for this.")
    questions.accept(question, answer, by=scene.vera)
    spine.revise(question, by=scene.vera, since=1, why="Clearer", body="We are still shy.")
    discussion.thank(answer, by=scene.vera)
    connect(question, db.session.get_one(Contribution, scene.ids["question_id"][0]), LinkKind.CITES)
    scene.ids["veiled"] = [question.id]
    waits = make.question(
        scene.vera, "What do towns like ours wait for?", veiled=True, theme_ids=[theme.id]
    )
    experts.invite(waits, scene.bea.id, by=scene.vera)
    make.saved(_must_decide(waits))


def _own_things(scene: Scene, folder: Path) -> None:
    """Drafts, notifications, sessions, log: of Ana."""
    drafts.keep(scene.ana, "/questions/new", {"title": ["zqdraft"], "body": ["zqdraft"]})
    filing.keep_for_later(note("zqwaitingfile", folder), by=scene.ana)
    actor = make.person("Zqactor", disabled_at=clock.now())
    question = db.session.get_one(Contribution, scene.ids["question_id"][0])
    make.saved(_told(scene.ana, question, actor))
    remark = discussion.comment(question, by=scene.ana, body="A remark by mail.")
    make.saved(
        ArrivedMail(
            message_id="<zq@mail.example>", sender=scene.ana.email, outcome=Outcome.COMMENTED,
            person_id=scene.ana.id, whole_id=question.id, comment_id=remark.id, trimmed="zqleftout",
        )
    )  # fmt: skip
    now = clock.now()
    make.saved(
        BrowserSession(
            token_hash="zqtokenhash", person_id=scene.ana.id, browser="zqbrowser",
            network="zqnetwork", created_at=now, seen_at=now,
        )
    )  # fmt: skip
    given = Taken(note("zqgivenminutes", folder), review.kept([], Recognised()))
    scene.ids["minutes_id"] = [minutes.take_in(scene.oda, given, meeting_id=None).id]
    audit.note("domain_added", by=scene.ada, domain="zqaudit.example", organisation="X")
    scene.secrets["zqtokenhash"] = set()


def _searches(scene: Scene) -> None:
    """What Ana saved and found, also what she may not read any more; what was sought in vain."""
    kept = SavedSearch(person_id=scene.ana.id, name="zqsavedsearch", query="q=how", language="en")
    make.saved(kept).seen_at = clock.now() - timedelta(days=1)
    for id in (*scene.private["contribution_id"][:3], *scene.ids["hidden"][:2]):
        make.saved(SavedSearchHit(saved_search_id=kept.id, contribution_id=id))
    today = clock.today()
    for text, several in (("zqgap", 3), ("zqrarelyasked", 2)):
        miss = SearchMiss(key=text, text=text, language="en", times=several)
        miss.first_on = miss.last_on = today
        make.saved(miss)
        for town in range(several):
            make.saved(SearchMissOrganisation(miss_id=miss.id, organisation_hash=str(town)))


def _told(person: Person, about: Contribution, actor: Person) -> Notification:
    now = clock.now()
    return Notification(
        person_id=person.id, kind="commented", contribution_id=about.id, actor_id=actor.id,
        created_at=now, updated_at=now,
    )  # fmt: skip


def _waiting(scene: Scene) -> None:
    make.person("Zqunconfirmed", approved_at=None, confirmed_at=None)
    make.person(
        "Renee", approved_at=None, refused_at=clock.now(), refused_reason="zqrefusedreason",
        motivation="zqmotivation",
    )  # fmt: skip
    now = clock.now()
    make.saved(
        OutboxMail(
            message_id="zqmessage", recipient="zqletter@x.example", subject="zqletter",
            text="zqletterbody", language="en", reason="let_in", failed_at=now, last_error="550",
        )
    )  # fmt: skip
    question = scene.ids["question_id"][0]
    job = IndexJob(contribution_id=question, failed_at=now, last_error="zqindexerror")
    make.saved(job)


def _links(scene: Scene) -> None:
    """A link of every kind that works once; nobody reads one on a page."""
    bound = {"person_id": scene.bea.id}
    waits = {"person_id": db.session.scalar(db.select(Person.id).filter_by(name="Zqunconfirmed"))}
    scene.ids["secret"] = [
        tokens.hand_out(TokenKind.RESET, scene.bea.email, **bound),
        tokens.hand_out(TokenKind.CONFIRM, "zqunconfirmed@voorbeeldstad.example", **waits),
        tokens.hand_out(TokenKind.ADDRESS, "new@anderdorp.example", **bound),
        tokens.hand_out(
            TokenKind.INVITE, "zqinvited@x.example", role=Role.MEMBER, created_by_id=scene.oda.id
        ),
    ]
    scene.ids["secret"].append("guest" * 9)  # hashed like those that letters make
    comes = db.session.scalars(db.select(Registration).filter_by(name="Zqguestcomes")).one()
    hashed, until = tokens.hash_of("guest" * 9), clock.now() + timedelta(days=1)
    make.saved(GuestLink(token_hash=hashed, expires_at=until, registration_id=comes.id))
    for secret in scene.ids["secret"]:
        scene.secrets[secret] = set()
        scene.secrets[tokens.hash_of(secret)] = set()


def _number(scene: Scene, group: Group) -> None:
    """Every id, by the name it has in the rules."""
    spines = db.session.scalars(db.select(Contribution).order_by(Contribution.id)).all()
    scene.ids["contribution_id"] = [each.id for each in spines]
    for name, kind in (
        ("question_id", "question"), ("answer_id", "answer"), ("practice_id", "practice"),
        ("meeting_id", "meeting"), ("report_id", "report"), ("solution_id", "solution"),
    ):  # fmt: skip
        scene.ids[name] = [each.id for each in spines if each.kind == kind]
        private = [each.id for each in spines if each.kind == kind and each.group_id == group.id]
        scene.private[name] = private
    theirs = scene.private["contribution_id"]
    for name, model in (
        ("comment_id", Comment), ("file_id", Attachment), ("person_id", Person),
        ("organisation_id", Organisation), ("request_id", InformationRequest),
        ("notification_id", Notification), ("action_id", Action), ("token_id", Token),
        ("session_id", BrowserSession), ("mail_id", OutboxMail), ("job_id", IndexJob),
        ("group_id", Group), ("link_id", Link), ("saved_id", SavedSearch), ("miss_id", SearchMiss),
        ("arrived_id", ArrivedMail), ("proposal_id", Proposal), ("item_id", AgendaItem),
        ("series_id", Series), ("correction_id", Correction), ("noted_id", Note),
        ("decision_id", Decision),
        ("registration_id", Registration),
    ):  # fmt: skip
        rows = db.session.scalars(db.select(model).order_by(model.id)).all()
        scene.ids[name] = [row.id for row in rows]
        about = [getattr(row, _about(row), None) for row in rows]
        scene.private[name] = [
            row.id for row, its in zip(rows, about, strict=True) if its in theirs
        ]
    scene.private["group_id"] = [group.id]
    scene.ids["token"] = [stopping(scene.gil, id) for id in theirs]


def stopping(person: Person, contribution_id: int) -> str:
    """The token of a link in a mail that stops such mail."""
    return unsubscribing.address(person, {"answered", "mentioned"}, contribution_id).split("/")[-1]


def _about(row: Any) -> str:
    names = ("solution_id", "report_id", "contribution_id", "from_id", "meeting_id")
    return next((name for name in names if hasattr(row, name)), "contribution_id")


def leave(scene: Scene, name: str) -> None:
    """Take somebody out of the private group."""
    group, person = scene.private["group_id"][0], getattr(scene, name)
    db.session.delete(db.session.get_one(Membership, (group, person.id)))
    db.session.commit()
