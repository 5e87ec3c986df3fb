# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A community of any size in an empty database, the same one for the same seed."""

import random
from pathlib import Path

from bench import around, people, spine
from bench.plan import Planned, Size, planned
from bench.words import CORPUS, paragraphs
from cop.db import db

SEED = 20261


def fill(size: Size, corpus: Path = CORPUS) -> None:
    """Add people, organisations, groups, themes, contributions and all that hangs on them."""
    chance = random.Random(SEED)
    texts = paragraphs(chance, corpus)
    plan = plan_of(size)
    people.fill(size, chance)
    spine.fill(plan, size, texts, chance)
    around.fill(plan, size, texts, chance)
    db.session.commit()


def plan_of(size: Size) -> list[Planned]:
    """What the community will write."""
    return planned(size, random.Random(SEED))
