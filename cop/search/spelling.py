# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Did you mean: words of this site that differ by a letter or two from what was typed.

By symmetric deletion (https://github.com/wolfgarbe/SymSpell): of each word the site knows, the
forms with one letter left out are kept; a word that was mistyped meets them with one of its own
letters left out. That finds every slip of one letter, or of two neighbours that changed places,
and many of two, with one look into an index.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from cop.db import db, read
from cop.people.models import Access, Group
from cop.search import clauses
from cop.search.analysed import Analysed
from cop.search.analysis import LANGUAGES, SMALL, stem
from cop.search.clauses import Clauses
from cop.search.models import SearchSlip, SearchWord
from cop.search.queries import Search
from cop.search.query import Asked

SHORTEST, LONGEST = 4, 24
KNOWN = 2
"""Documents a word must be in before it is held for right."""
FEW = 5
"""Results from which on nobody asks what was meant."""
LONG = 8
"""Letters from which on a word may have two slips."""
TIMES = 5
"""How many times as many documents a word must be in to be meant instead of another."""

AT_ONCE = 300
"""Words that are written in one statement."""
Counts: TypeAlias = Counter[tuple[str, str]]
"""In how many documents a word of a language is."""

_LIKE = (
    select(SearchSlip.word)
    .where(SearchSlip.build_id == bindparam("build"))
    .where(SearchSlip.slip.in_(bindparam("forms", expanding=True)))
)
# Not a join: without statistics SQLite would begin it at the words, all of them.
_MEANT = (
    select(SearchWord.word, SearchWord.language, SearchWord.documents)
    .where(SearchWord.build_id == bindparam("build"))
    .where(SearchWord.word.in_(_LIKE))
)


def meant(build_id: int, word: str, language: str) -> str | None:
    """The word that was probably meant instead of one that is rare here; None when it may stand."""
    given = word.lower()
    if not SHORTEST <= len(given) <= LONGEST or not given.isalpha():
        return None
    if any(given in small for small in SMALL.values()):
        return None
    rows = read(_MEANT, {"build": build_id, "forms": sorted(slips(given))}).all()
    itself = sum(row.documents for row in rows if row.word == given)
    if itself >= KNOWN:
        return None
    others = [row for row in rows if row.word != given and _likely(row.word, given)]
    best = max(others, key=lambda row: _worth(row, given, language), default=None)
    if best is None or best.documents < max(KNOWN, TIMES * itself):
        return None
    same = stem(best.word, best.language) == stem(given, best.language)
    return None if same else str(best.word)  # what has the same stem was looked for already


def _likely(word: str, given: str) -> bool:
    """Whether a word may be meant: few mistype the first letter, and nobody seeks a small word."""
    if word[0] != given[0] or any(word in small for small in SMALL.values()):
        return False
    return len(given) >= LONG or distance(word, given) < 2


def _worth(row: Any, given: str, language: str) -> tuple[int, bool, int]:
    return -distance(row.word, given), row.language == language, row.documents


def distance(one: str, other: str) -> int:
    """Letters to put in, leave out, change or swap with their neighbour (Damerau, 1964)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        now = [i]
        for j, right in enumerate(other, start=1):
            cost = min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]


def slips(word: str) -> set[str]:
    """The word, and what is left of it without any one of its letters."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def learn(build_id: int, documents: Iterable[Analysed]) -> None:
    """Take in the words of documents that everybody may read."""
    for some in in_parts(counted(documents)):
        keep(build_id, some)


def counted(documents: Iterable[Analysed]) -> Counts:
    """In how many of these documents that everybody may read each word is."""
    open_to_all = set(db.session.scalars(select(Group.id).where(Group.access == Access.PUBLIC)))
    counts = Counts()
    for each in documents:
        if each.document.group_id in open_to_all:
            counts.update(filter(_may_be_meant, each.words))
    return counts


def keep(build_id: int, counts: Counts) -> None:
    """Add to what is known of words; of those that were not known, also how they are mistyped."""
    if not counts:
        return
    own = {"build_id": build_id}
    known = {word for word, _language in counts}
    there = select(SearchWord.word).where(
        SearchWord.build_id == build_id, SearchWord.word.in_(known)
    )
    new = sorted(known.difference(db.session.scalars(there)))
    adding = _insert(SearchWord)
    more = SearchWord.documents + adding.excluded.documents
    keys = ["build_id", "word", "language"]
    upsert = adding.on_conflict_do_update(index_elements=keys, set_={"documents": more})
    rows = [
        own | {"word": w, "language": c, "documents": n} for (w, c), n in sorted(counts.items())
    ]
    db.session.execute(upsert, rows)
    if new:
        forms = [own | {"slip": slip, "word": word} for word in new for slip in sorted(slips(word))]
        db.session.execute(_insert(SearchSlip).on_conflict_do_nothing(), forms)


def in_parts(counts: Counts) -> Iterator[Counts]:
    """The same in parts, each written in a moment: who builds an index lets others write."""
    items = sorted(counts.items())
    for start in range(0, len(items), AT_ONCE):
        yield Counts(dict(items[start : start + AT_ONCE]))


def _may_be_meant(key: tuple[str, str]) -> bool:
    return SHORTEST <= len(key[0]) <= LONGEST and key[0].isalpha()


def _insert(table: Any) -> Any:
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    return dialect.insert(table.__table__)  # many rows, of which the session need not know


def rewritten(text: str, asked: Asked, search: Search) -> str:
    """The query with its slips mended, or nothing when there are none."""
    mended = text
    for word in asked.words:
        right = meant(search.build.id, word, asked.language)
        # What is found by another form of the word was written right.
        if right and not _known(word, search) and _found(right, search):
            mended = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", right, mended, count=1)
    return mended if mended != text else ""


def _known(word: str, search: Search) -> bool:
    """Whether nobody wrote the word so, and it is found all the same: by its stem."""
    written = select(SearchWord.word).where(
        SearchWord.build_id == search.build.id, SearchWord.word == word.lower()
    )
    return not read(written.limit(1)).first() and _found(word, search)


def _found(word: str, search: Search) -> bool:
    """Whether this reader finds anything by a word: its texts may be private by now."""
    needed = (Clauses(c, (clauses.word(word, c, search.build.lexicon),)) for c in LANGUAGES)
    return any(search.found(each, (), every=True) for each in needed)
