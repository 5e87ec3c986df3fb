# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody writes unasked: questions and practices."""

from bench.plan import COMMUNITY, MEMBERS, PRIVATE
from bench.year.habitants import Habitant
from bench.year.stage import Stage, account
from cop.practices import actions as practices
from cop.questions import actions as questions

GROUPS = {COMMUNITY: 90, MEMBERS: 7, PRIVATE: 3}
WITHOUT_THEME = 0.05


def ask(stage: Stage, person: Habitant) -> None:
    """Ask a question on one or two themes, seldom on none, mostly in the community."""
    by = account(person)
    [group] = stage.chance.choices(list(GROUPS), list(GROUPS.values()))
    questions.ask(
        by, stage.words(by.locale, 8), stage.words(by.locale, 40), language=by.locale,
        group_id=COMMUNITY if group == PRIVATE and not person.private else group,
        theme_ids=() if stage.happens(WITHOUT_THEME) else _themes(stage, person),
    )  # fmt: skip


def describe(stage: Stage, person: Habitant) -> None:
    """Describe a practice."""
    by = account(person)
    facts = {
        "title": stage.words(by.locale, 8), "summary": stage.words(by.locale),
        "body": stage.words(by.locale, 40), "municipality_id": by.organisation_id,
    }  # fmt: skip
    practices.describe(
        by, facts, language=by.locale, group_id=COMMUNITY, theme_ids=_themes(stage, person)
    )


def _themes(stage: Stage, person: Habitant) -> list[int]:
    """Mostly one's own, since what one asks about is one's work."""
    first = stage.chance.choice(person.themes)
    second = stage.chance.randint(1, 16)
    return sorted({first, second} if stage.happens(0.3) else {first})
