"""Who somebody is: names, offices over time, and what the record tells of them."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass

from chancery.answer.party import country_code, named, nearest
from chancery.answer.timeline import timeline
from chancery.answer.views import EventView, Unanswerable, View
from chancery.record import Store, fold_name


@dataclass(frozen=True, slots=True)
class Spelling(View):
    """One spelling of a name and how many reports use it."""

    text: str
    script: str
    reports: int


@dataclass(frozen=True, slots=True)
class Office(View):
    """A post, of whom, and the first and last day on which a report gives it; `words` are an example of it.

    `independent` sources give it in `reports`.
    """

    post: str
    of: str | None
    former: bool
    first: str | None
    last: str | None
    reports: int
    words: str
    report: int
    independent: int


@dataclass(frozen=True, slots=True)
class Person(View):
    """A person or body of the record; `quotes` counts quotations, `events` are those told, in order of time."""

    entity: str
    schema: str
    name: str
    country: str | None
    names: tuple[Spelling, ...]
    offices: tuple[Office, ...]
    reports: int
    first: str | None
    last: str | None
    quotes: int
    events: tuple[EventView, ...]


OFFICES = """
SELECT c.body, c.text, r.number, coalesce(s.origin, r.uri) AS origin, substr(r.versioncreated, 1, 10) AS day
FROM members AS m JOIN parties AS p ON p.appearance = m.appearance AND p.role = 'holder'
JOIN claims AS c ON c.number = p.claim JOIN current_reports AS r ON r.number = c.report
LEFT JOIN sources AS s ON s.report = r.number
WHERE m.entity = ? ORDER BY day IS NULL, day, r.number, c.position
"""

TOLD = """
SELECT count(DISTINCT r.number) AS reports, min(substr(r.versioncreated, 1, 10)) AS first,
       max(substr(r.versioncreated, 1, 10)) AS last
FROM members AS m JOIN appearances AS a ON a.number = m.appearance JOIN current_reports AS r ON r.number = a.report
WHERE m.entity = ?
"""

QUOTES = """
SELECT count(DISTINCT c.number) FROM members AS m JOIN parties AS p ON p.appearance = m.appearance
JOIN current_claims AS c ON c.number = p.claim WHERE m.entity = ? AND p.role = 'speaker'
"""


def who(store: Store, name: str) -> tuple[Person, ...]:
    """Everybody in the record whom `name` can mean, the most told first. Raises `Unanswerable` when nobody."""
    entities = named(store, name)
    if not entities and (code := country_code(name)):
        raise Unanswerable(f"{name!r} is a country: `chancery timeline {code}` shows what it did")
    if not entities:
        raise Unanswerable(f"nobody in the record is called {name!r}{nearest(store, name)}")
    return tuple(person(store, entity) for entity in entities)


def person(store: Store, entity: str, *, events: bool = True) -> Person:
    """The person or body with this id, without its `events` where they are not wanted. Raises `Unanswerable`."""
    rows = store.query("SELECT * FROM entities WHERE id = ?", (entity,))
    if not rows:
        raise Unanswerable(f"nobody in the record has the id {entity!r}: ask for the name")
    row = rows[0]
    names = store.query("SELECT * FROM entity_names WHERE entity = ? ORDER BY reports DESC, text", (entity,))
    told = store.query(TOLD, (entity,))[0]
    return Person(
        entity=entity,
        schema=row["schema"],
        name=row["caption"],
        country=row["country"],
        names=tuple(Spelling(n["text"], n["script"], n["reports"]) for n in names),
        offices=_offices(store, entity),
        reports=told["reports"],
        first=told["first"],
        last=told["last"],
        quotes=store.value(QUOTES, (entity,)),
        events=timeline(store, entities=(entity,)).events if events else (),
    )


def _offices(store: Store, entity: str) -> tuple[Office, ...]:
    """Posts by first day told; two spellings of one post that differ in case alone are one."""
    grouped = defaultdict(list)
    for row in store.query(OFFICES, (entity,)):
        body = json.loads(row["body"])
        grouped[fold_name(body["post"]), body["of"], body["former"]].append((body["post"], row))
    offices = []
    for (_, of, former), told in grouped.items():
        posts = [post for post, _ in told]
        days = [row["day"] for _, row in told if row["day"]]
        post = max(sorted(set(posts)), key=posts.count)
        span = (min(days, default=None), max(days, default=None), len({row["number"] for _, row in told}))
        origins = len({row["origin"] for _, row in told})
        offices.append(Office(post, of, former, *span, told[0][1]["text"], told[0][1]["number"], origins))
    return tuple(sorted(offices, key=lambda office: (office.first or "9999", office.post)))
