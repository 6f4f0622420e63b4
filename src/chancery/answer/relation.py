"""The relation of two countries on one page: milestones, visits, agreements, counts, people in post, disputes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chancery.answer.agreements import Agreement, agreements
from chancery.answer.contacts import Contact, InPost, in_post, last_contacts, meetings, visits
from chancery.answer.days import first_day
from chancery.answer.disagreements import Disagreement, listed, with_words
from chancery.answer.events import sides
from chancery.answer.milestones import Milestone, milestones
from chancery.answer.party import Chosen, choose
from chancery.answer.sides import countries_near, event_countries, taking_part
from chancery.answer.timeline import Filters, in_order, select
from chancery.answer.views import EventView, Unanswerable, View
from chancery.model.states import continued, successor
from chancery.record import Store, country_places

HAPPENED = frozenset({"held", "ongoing"})
GROUPS = {
    "contacts": frozenset({"CONSULT"}),
    "cooperation": frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}),
    "friction": frozenset({"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}),
}
"""PLOVER types as a year's columns; what is left counts as other."""
EVENTS_AT = """
SELECT ec.event FROM claims AS c JOIN event_claims AS ec ON ec.claim = c.number
WHERE c.report = ?1 AND c.span_start < ?3 AND c.span_end > ?2
"""
SIDES = """
SELECT f.id AS finding, r.number AS report, json_extract(e.value, '$.start') AS start,
       json_extract(e.value, '$.end') AS end
FROM findings AS f, json_each(f.body, '$.claims') AS e
JOIN current_reports AS r ON r.uri = json_extract(e.value, '$.report')
WHERE coalesce(json_extract(e.value, '$.part'), 'body') = 'body'
"""
NAMING = """
SELECT report FROM appearances WHERE schema = 'Country' AND country IN (SELECT value FROM json_each(?1)) INTERSECT
SELECT report FROM appearances WHERE schema = 'Country' AND country IN (SELECT value FROM json_each(?2))
"""
"""The reports that name both, or a state that is gone whose relations one of them keeps."""
TELLING = "SELECT DISTINCT report FROM event_reports WHERE event IN ({marks})"
TEXTS = "SELECT number, body_text FROM reports WHERE number IN ({marks})"


@dataclass(frozen=True, slots=True)
class Year(View):
    """How many events of a year the record has between the two, and of which group."""

    year: int
    events: int
    contacts: int
    cooperation: int
    friction: int


@dataclass(frozen=True, slots=True)
class Relation(View):
    """All that the record has on the relation of `left` and `right` (alpha-3), on the day `today`."""

    left: str
    right: str
    today: str
    since: str | None
    reports: int
    events: int
    milestones: tuple[Milestone, ...]
    visits: tuple[Contact, ...]
    agreements: tuple[Agreement, ...]
    years: tuple[Year, ...]
    undated: int
    posts: tuple[InPost, ...]
    contacts: tuple[Contact, ...]
    disagreements: tuple[Disagreement, ...]


def relation(store: Store, left: str, right: str, *, since: str | None = None, today: date) -> Relation:
    """The relation of two countries. `since` leaves out earlier visits, agreements, contacts and years.

    Raises `Unanswerable` when a word means no country, or both the same.
    """
    pair = _countries(store, left, right)
    where, values = select(store, pair, Filters(since=since))
    told = store.query(f"SELECT * FROM events AS e WHERE {where}", values)
    happened = [row for row in told if row["status"] in HAPPENED]
    parts = frozenset(row["part"] for row in store.query("SELECT part FROM event_parts"))
    first = first_day(since).isoformat() if since else ""
    years, papers = _years(happened), agreements(store, pair, today=today)
    made = in_order(store, [row["id"] for row in happened if row["mode"] == "visit" and row["id"] not in parts])
    return Relation(
        left=pair[0],
        right=pair[1],
        today=today.isoformat(),
        since=since,
        reports=len({row["report"] for row in store.each(TELLING, [row["id"] for row in told])}),
        events=len(told),
        milestones=milestones(store, pair, papers=papers),
        visits=visits(made, pair, parts),
        agreements=tuple(a for a in papers if (a.latest or "9999") >= first),
        years=years,
        undated=len(happened) - sum(year.events for year in years),
        posts=in_post(store, pair),
        contacts=last_contacts(_latest(store, happened, pair), pair),
        disagreements=_disputed(store, pair),
    )


def _latest(store: Store, happened: Sequence[Any], pair: tuple[str, str]) -> tuple[EventView, ...]:
    """The contacts that are the last of their level; all of a last day."""
    talks = {row["id"]: row for row in happened if row["type"] == "CONSULT" and row["latest"]}
    parties = {event: (*own, *others) for event, (own, others) in sides(store, list(talks.values())).items()}
    levels = meetings(parties, pair)
    last: dict[int, str] = {}
    for event, level in levels.items():
        last[level.rank] = max(last.get(level.rank, ""), talks[event]["latest"])
    return in_order(store, [e for e, level in levels.items() if talks[e]["latest"] == last[level.rank]])


def _countries(store: Store, left: str, right: str) -> tuple[str, str]:
    codes = []
    for asked in (left, right):
        country = choose(store, asked).country
        if country is None:
            raise Unanswerable(f"{asked!r} is no country: `chancery timeline` answers for people and bodies")
        codes.append(successor(country))
    if codes[0] == codes[1]:
        raise Unanswerable(f"{left!r} and {right!r} are the same country: name two")
    return codes[0], codes[1]


def _years(happened: Sequence[Any]) -> tuple[Year, ...]:
    """Events by year; one whose year is only counted out, or may be of two years, is left out."""
    counted: Counter[tuple[int, str]] = Counter()
    for row in happened:
        sharp = row["edtf"] is not None and not row["edtf"].endswith("~")
        if sharp and row["earliest"] and row["latest"] and row["earliest"][:4] == row["latest"][:4]:
            group = next((name for name, types in GROUPS.items() if row["type"] in types), "other")
            counted[int(row["earliest"][:4]), group] += 1
    years = sorted({year for year, _ in counted})
    return tuple(
        Year(year, sum(n for (y, _), n in counted.items() if y == year), *(counted[year, name] for name in GROUPS))
        for year in years
    )


def _disputed(store: Store, pair: tuple[str, str]) -> tuple[Disagreement, ...]:
    """The findings whose words are about the two countries, or tell an event in which both alone take part."""
    both = frozenset(pair)
    where, values = taking_part([Chosen(country, country) for country in pair], "id")
    together = [row["id"] for row in store.query(f"SELECT id FROM events WHERE {where}", values)]
    alone = {event for event, countries in event_countries(store, together).items() if countries == both}
    naming = {row["report"] for row in store.query(NAMING, [json.dumps(continued(country)) for country in pair])}
    near = naming | {row["report"] for row in store.each(TELLING, sorted(alone))}
    standing = {finding.id for finding in listed(store)}
    sides = [row for row in store.query(SIDES) if row["report"] in near and row["finding"] in standing]
    texts = {row["number"]: row["body_text"] for row in store.each(TEXTS, sorted({row["report"] for row in sides}))}
    places = country_places(store, texts)

    def concerns(side: Any) -> bool:
        span = (side["start"], side["end"])
        if any(row["event"] in alone for row in store.query(EVENTS_AT, (side["report"], *span))):
            return True
        return countries_near(texts[side["report"]], span, places.get(side["report"], ())) == both

    return with_words(store, dict.fromkeys(side["finding"] for side in sides if concerns(side)))
