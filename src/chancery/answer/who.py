"""Who somebody is: names, offices over time, and what the record tells of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chancery.answer.events import LINE, report_line
from chancery.answer.holders import Attestation, attestation, attested_days, standing
from chancery.answer.party import country_code, named, unknown
from chancery.answer.posts import is_implied, read_post
from chancery.answer.timeline import timeline
from chancery.answer.views import EventView, ReportLine, Unanswerable, View
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

    `independent` sources give it in `reports`. `standing` is held, acting, designate or former. `post` is the commonest
    wording, `wordings` are all. `sources` are the words of each report that gives the post, in order of time.
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
    standing: str
    wordings: tuple[str, ...]
    sources: tuple[Attestation, ...]


@dataclass(frozen=True, slots=True)
class Said(View):
    """Words of a person: `text` is what `report` has at `[start, end)`; `mode` is direct, indirect or mixed."""

    claim: str
    text: str
    start: int
    end: int
    mode: str
    report: ReportLine


@dataclass(frozen=True, slots=True)
class Person(View):
    """A person or body of the record; `quotes` counts quotations, `events` are those told, in order of time.

    `providers` are who published the reports and how many each, `said` the quotations, the latest first. `surely` is
    how far the name asked for is theirs: 1 for the very name, less for another spelling, 0.65 for a part of it.
    """

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
    providers: tuple[tuple[str, int], ...]
    said: tuple[Said, ...]
    surely: float


OFFICES = f"""
SELECT c.id AS claim, c.body, c.text, c.span_start, c.span_end, c.status, c.said_by, c.edtf, c.earliest, c.latest,
       {LINE}, s.origin
FROM members AS m JOIN parties AS p ON p.appearance = m.appearance AND p.role = 'holder'
JOIN claims AS c ON c.number = p.claim JOIN current_reports AS r ON r.number = c.report
LEFT JOIN sources AS s ON s.report = r.number
WHERE m.entity = ? ORDER BY r.versioncreated IS NULL, r.versioncreated, r.number, c.position
"""

TOLD = """
SELECT count(DISTINCT r.number) AS reports, min(substr(r.versioncreated, 1, 10)) AS first,
       max(substr(r.versioncreated, 1, 10)) AS last
FROM members AS m JOIN appearances AS a ON a.number = m.appearance JOIN current_reports AS r ON r.number = a.report
WHERE m.entity = ?
"""

PROVIDERS = """
SELECT coalesce(r.provider, 'unnamed') AS provider, count(DISTINCT r.number) AS reports
FROM members AS m JOIN appearances AS a ON a.number = m.appearance JOIN current_reports AS r ON r.number = a.report
WHERE m.entity = ? GROUP BY 1 ORDER BY 2 DESC, 1
"""

QUOTES = f"""
SELECT c.id AS claim, c.body, {LINE}
FROM claims AS c JOIN current_reports AS r ON r.number = c.report LEFT JOIN sources AS s ON s.report = r.number
WHERE c.number IN (SELECT p.claim FROM members AS m JOIN parties AS p ON p.appearance = m.appearance
                   WHERE m.entity = ? AND p.role = 'speaker')
ORDER BY r.versioncreated DESC, r.number, c.position
"""


TEXTS = "SELECT number, body_text FROM reports WHERE number IN (SELECT value FROM json_each(?))"


def who(store: Store, name: str) -> tuple[Person, ...]:
    """Everybody in the record whom `name` can mean, in any spelling: the surest and most told first.

    Raises `Unanswerable` when nobody can, with the unknown names.
    """
    entities = named(store, name)
    if not entities and (code := country_code(name)):
        raise Unanswerable(f"{name!r} is a country: `chancery timeline {code}` shows what it did")
    if not entities:
        raise Unanswerable(unknown(store, name))
    return tuple(person(store, entity, surely=score) for entity, score in entities.items())


def person(store: Store, entity: str, *, events: bool = True, surely: float = 1.0) -> Person:
    """The person or body with this id, without its `events` where they are not wanted. Raises `Unanswerable`."""
    rows = store.query("SELECT * FROM entities WHERE id = ?", (entity,))
    if not rows:
        raise Unanswerable(f"nobody in the record has the id {entity!r}: ask for the name")
    row = rows[0]
    names = store.query("SELECT * FROM entity_names WHERE entity = ? ORDER BY reports DESC, text", (entity,))
    told = store.query(TOLD, (entity,))[0]
    said = _all_said(store, entity)
    return Person(
        entity=entity,
        schema=row["schema"],
        name=row["caption"],
        country=row["country"],
        names=tuple(Spelling(n["text"], n["script"], n["reports"]) for n in names),
        offices=_offices(store, entity, row["country"]),
        reports=told["reports"],
        first=told["first"],
        last=told["last"],
        quotes=len(said),
        events=timeline(store, entities=(entity,)).events if events else (),
        providers=tuple((p["provider"], p["reports"]) for p in store.query(PROVIDERS, (entity,))),
        said=said,
        surely=surely,
    )


def _all_said(store: Store, entity: str) -> tuple[Said, ...]:
    rows = store.query(QUOTES, (entity,))
    numbers = sorted({row["number"] for row in rows})
    texts = {row["number"]: row["body_text"] for row in store.query(TEXTS, (json.dumps(numbers),))}
    return tuple(_said(row, texts[row["number"]]) for row in rows)


def _said(row: Any, text: str) -> Said:
    body = json.loads(row["body"])
    start, end = body["content"]["start"], body["content"]["end"]
    return Said(row["claim"], text[start:end], start, end, body["mode"], report_line(row))


def _offices(store: Store, entity: str, home: str | None) -> tuple[Office, ...]:
    """Posts by first day told. Two wordings of one post are one; so is a state's post told without the state."""
    grouped: dict[tuple[Any, ...], list[tuple[dict[str, Any], Any]]] = defaultdict(list)
    for row in store.query(OFFICES, (entity,)):
        body = json.loads(row["body"])
        name = read_post(body["post"], body["of"])
        of = body["of"] or name.of or (home if is_implied(name) else None)
        known = (name.words, name.rank) if name.words else fold_name(body["post"])
        grouped[known, name.to, of, standing(row, body, name)].append((body, row))
    offices = [_office(of, stands, told) for (_, _, of, stands), told in grouped.items()]
    return tuple(sorted(offices, key=lambda office: (office.first or "9999", office.post, office.standing)))


def _office(of: str | None, stands: str, told: Sequence[tuple[dict[str, Any], Any]]) -> Office:
    posts = [body["post"] for body, _ in told]
    wordings = tuple(sorted(set(posts), key=lambda text: (-posts.count(text), text)))
    days = [day for _, row in told for day in attested_days(row)]
    span = (min(days, default=None), max(days, default=None), len({row["number"] for _, row in told}))
    example = told[0][1]
    sources = tuple(attestation(body, row) for body, row in told)
    origins = len({row["origin"] or row["uri"] for _, row in told})
    fixed = (wordings[0], of, stands == "former", *span, example["text"], example["number"], origins)
    return Office(*fixed, stands, wordings, sources)
