# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every address that the rules of the app give, with every id there is."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from tests.security.scene import Scene

OTHER: dict[str, list[Any]] = {
    "slug": ["x"],
    "code": ["water", "nothing"],
    "name": ["x"],
    "filename": ["nothing.css"],
    "kind": ["txt", "csv"],
    "state": ["done"],
    "anchor": ["report"],
}
"""What stands in the place of arguments that are no number of a row."""

QUERIES = {
    "search.search": ["q={word}", "q=mowing&kind=question&theme=water", "q=mowing {word}"],
    "suggestions.suggest": ["q={word}", "q=mowing"],
    "notify.index": ["show=unread", "show=named"],
    "search.similar": ["title=how does later mowing {word}"],
    "contributions.suggest": ["q={word}", "q="],
    "people.suggest": ["q={word}", "q="],
    "people.index": ["q={word}", "theme=water"],
    "organisations.index": ["q={word}", "q="],
    "questions.index": ["show=mine", "show=themes", "show=unanswered", "show=solved", "page=2"],
    "questions.new": ["title=x", "from=/contributions/{id}"],
    "experts.invited": ["name={word}", "name=a"],
    "waiting.ask_whom": ["name={word}", "name=a"],
    "practices.index": ["theme=water", "country=NL", "outcome=running"],
    "practices.new": ["from=/contributions/{id}", "after=/practices/{id}"],
    "meetings.new": ["about=/contributions/{id}", "from=/contributions/{id}", "after={id}"],
    "proposals.index": ["meeting={id}"],
    "proposals.new": ["meeting={id}"],
    "noting.changes": ["seen=0.1-1.0"],
    "reports.new": ["meeting={id}", "meeting_id={id}"],
    "registers.decisions": ["q={word}", "state=replaced&year=2026", "theme=water"],
    "registers.index": ["whose=ours&state=done", "whose=all&state=overdue", "whose=all"],
    "minutes.new": ["meeting={id}"],
    "library.index": ["theme=water", "kind=support", "q={word}"],
    "activity.index": ["page=2", "kind=question"],
    "admin_people.everybody": ["q={word}"],
    "admin_ledger.index": [
        "person=bea",
        "person=gil&about={id}",
        "person=ana&about=/questions/{id}",
    ],
    "admin.log": ["q={word}", "kind=let_in"],
    "front.index": ["lang=nl"],
    "signing_in.sign_in": ["next=/questions"],
}
"""Further addresses of a rule: {word} is each word of PROBED, {id} each closed contribution."""

PROBED = ("zqprivquestion", "zqprivcomment", "zqhiddenquestion", "zqansweroftheirs",
          "zqveiledname", "zqmembersonly")  # fmt: skip


def rules(app: Flask, *, write: bool) -> list[Rule]:
    """The rules that take a POST (or another write), or those that take a GET."""
    found = sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule)
    if write:
        return [rule for rule in found if rule.methods - {"GET", "HEAD", "OPTIONS"}]
    return [rule for rule in found if "GET" in rule.methods]


def addresses_of(app: Flask, rule: Rule, ids: dict[str, list[Any]]) -> list[str]:
    """The rule's addresses with each of the ids; KeyError names an argument nobody filled."""
    names = sorted(rule.arguments)
    values = [ids[name] if name in ids else OTHER[name] for name in names]
    adapter = app.url_map.bind("localhost")
    return [
        adapter.build(rule.endpoint, dict(zip(names, each, strict=True)), force_external=False)
        for each in product(*values)
    ]


def pages(app: Flask, scene: Scene) -> Iterator[tuple[str, str]]:
    """Every address that can be read: (endpoint, address with its query)."""
    for rule in rules(app, write=False):
        if rule.endpoint in ("static", "asset"):
            continue
        ids = scene.private if rule.arguments & {"slug", "name"} else scene.ids
        for address in addresses_of(app, rule, scene.ids | {k: v for k, v in ids.items() if v}):
            yield rule.endpoint, address
        for query in QUERIES.get(rule.endpoint, ()):
            for filled in _filled(query, scene):
                yield rule.endpoint, f"{rule.rule}?{filled}"


def _filled(query: str, scene: Scene) -> Iterator[str]:
    if "{word}" in query:
        yield from (query.replace("{word}", word) for word in PROBED)
    elif "{id}" in query:
        closed = scene.private["contribution_id"] + scene.ids["hidden"]
        yield from (query.replace("{id}", str(id)) for id in closed)
    else:
        yield query
