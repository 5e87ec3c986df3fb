# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""create_app(): the only module that knows all others."""

from pathlib import Path

from flask import Flask
from flask_migrate import Migrate
from werkzeug.middleware.proxy_fix import ProxyFix

from cop import db as database
from cop import i18n
from cop.admin import blueprints as admin
from cop.attending import actions as attending_actions
from cop.attending import attendance_views as attendance
from cop.attending import guest_views as guests
from cop.attending import organising_views as attendees
from cop.attending import queue
from cop.attending import quotes as attending_quotes
from cop.attending import views as registrations
from cop.calendars import actions as calendar_actions
from cop.calendars import quotes as calendar_quotes
from cop.calendars import views as calendars
from cop.community import chain, directory
from cop.community.queries.front import waiting_near
from cop.community.views import (
    activity,
    front,
    groups,
    links,
    members,
    organisations,
    pages,
    people,
    profile,
    themes,
)
from cop.contributions import actions as spine
from cop.contributions import beginning, bylines, moving, naming
from cop.contributions import file_views as files
from cop.contributions import views as contributions
from cop.discussion import queries as discussion_queries
from cop.discussion import quotes as comment_quotes
from cop.discussion import views as discussion
from cop.experts import views as experts
from cop.exports import views as exports
from cop.library import material_views as library_materials
from cop.library import request_views as library_requests
from cop.library import views as library
from cop.mailbox import views as received
from cop.meetings import actions as meeting_actions
from cop.meetings import agenda, anchoring
from cop.meetings import attending_views as attending
from cop.meetings import findable as meetings_found
from cop.meetings import life_views as report_life
from cop.meetings import outcomes as meeting_outcomes
from cop.meetings import quotes as meeting_quotes
from cop.meetings import report_views as reports
from cop.meetings import views as meetings
from cop.minutes import views as minutes
from cop.notify import actions as notify_actions
from cop.notify import bell, overviews, quoting, unsubscribe_views
from cop.notify import views as notify
from cop.noting import organising_views as minutes_made
from cop.noting import version_views as note_versions
from cop.noting import views as noting
from cop.people import regions, session
from cop.people.actions import joining as joining_actions
from cop.people.views import invitations, joining, passwords, signing_in, spent
from cop.people.views import settings as account
from cop.practices import views as practices
from cop.proposals import actions as proposal_actions
from cop.proposals import views as proposals
from cop.questions import actions as question_actions
from cop.questions import answer_views as answers
from cop.questions import quotes as question_quotes
from cop.questions import views as questions
from cop.registers import outcomes
from cop.registers import views as registers
from cop.search import alerts, documents, outbox, saved_views
from cop.search import suggestion_views as suggestions
from cop.search import views as search
from cop.settings import Settings
from cop.waiting import views as waiting
from cop.web import (
    assets,
    compression,
    errors,
    filters,
    fragments,
    guards,
    limits,
    log,
    mailbox,
    tables,
    templates,
    ui,
    urls,
)

HERE = Path(__file__).parent
ROOT = HERE if (HERE / "templates").is_dir() else HERE.parent
"""Templates, static files and migrations: beside the package, or inside an installed one."""

PARTS = [
    log,
    database,
    guards,
    limits,
    session,
    i18n,
    urls,
    filters,
    regions,
    tables,
    fragments,
    bylines,
    naming,
    bell,
    chain,
    directory,
    outcomes,
    outbox,
    assets,
    compression,
    errors,
    spent,
]
COMMUNITY = [activity, front, groups, links, members, organisations, pages, people, profile, themes]
BLUEPRINTS = [
    *(each.bp for each in COMMUNITY),
    *(notify.bp, unsubscribe_views.bp),
    contributions.bp,
    files.bp,
    discussion.bp,
    received.bp,
    questions.bp,
    answers.bp,
    *(experts.bp, waiting.bp),
    exports.bp,
    practices.bp,
    library.bp,
    library_requests.bp,
    library_materials.bp,
    *(meetings.bp, attending.bp, reports.bp),
    proposals.bp,
    *(report_life.bp, registers.bp),
    *(noting.bp, note_versions.bp, minutes_made.bp),
    *(registrations.bp, attendees.bp, attendance.bp, guests.bp),
    calendars.bp,
    minutes.bp,
    *(search.bp, saved_views.bp, suggestions.bp),
    *(signing_in.bp, joining.bp, invitations.bp, passwords.bp, account.bp),
    *admin.BLUEPRINTS,
]
spine.TELLING[:] = [notify_actions.tell_hidden, calendar_actions.follow_hiding]
agenda.PLACED[:] = [proposal_actions.placed]
agenda.TAKEN_OFF[:] = [proposal_actions.taken_off]
meeting_outcomes.UNTOLD[:] = [proposal_actions.bring_back]
alerts.TELLING[:] = [notify_actions.tell]
joining_actions.TELLING[:] = [notify_actions.tell_elsewhere]
joining_actions.SETTLING[:] = [notify_actions.dealt_with]
overviews.WAITING[:] = [waiting_near]
quoting.BESIDE["on_agenda"] = meeting_quotes.own_places
quoting.QUOTES |= {
    "commented": comment_quotes.since,
    "mentioned": comment_quotes.naming,
    "closed": question_quotes.why_closed,
    "action_given": meeting_quotes.own_actions,
    "action_due": meeting_quotes.actions_due,
    "report_round": meeting_quotes.until_when,
    "correction_settled": meeting_quotes.corrections_settled,
    "place_offered": attending_quotes.place_kept,
    "meeting_near": calendar_quotes.when_and_agenda,
    **dict.fromkeys(
        ["meeting_moved", "meeting_cancelled", "meeting_reinstated"],
        meeting_quotes.when_and_where,
    ),
    "on_agenda": meeting_quotes.own_items,
}
beginning.TEXTS["report"] = anchoring.text_at
spine.AFTERWARDS["answer"] = question_actions.settle_question_of
meeting_actions.CHANGED[:] = [attending_actions.follow_meeting, calendar_actions.follow_change]
queue.REGISTERED[:] = [calendar_actions.follow_answer]
moving.OTHERS[:] = [discussion_queries.others_wrote]
documents.SOURCES[:] = [
    discussion_queries.passages_of,
    meetings_found.passages_of,
]
documents.THANKED[:] = [discussion_queries.thanked]


def create_app(settings: Settings | None = None) -> Flask:
    """The application, ready to serve; raises Unusable when it cannot serve safely."""
    settings = settings or Settings.from_env()
    settings.make_room()
    app = Flask(
        "cop",
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
        instance_path=str(settings.instance_dir.absolute()),
    )
    app.jinja_environment = templates.Templates
    _configure(app, settings)
    for part in PARTS:
        part.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    if settings.development:
        app.register_blueprint(ui.bp)
        app.register_blueprint(mailbox.bp)
    Migrate(app, database.db, directory=str(ROOT / "migrations"), render_as_batch=True)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # Flask documents this assignment
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops
        )
    return app


def _configure(app: Flask, settings: Settings) -> None:
    secure = settings.base_url.startswith("https:")
    app.config.from_mapping(
        SECRET_KEY=settings.secret_key or "development only",
        SQLALCHEMY_DATABASE_URI=settings.sqlalchemy_url,
        # Three of the largest files and what is around them; docs/operations.md tells proxies so.
        MAX_CONTENT_LENGTH=70 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        MAX_FORM_PARTS=500,
        SESSION_COOKIE_NAME="__Host-form" if secure else "form",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["site_name"] = settings.site_name
    app.extensions["settings"] = settings
    app.extensions["translations"] = HERE / "translations"
