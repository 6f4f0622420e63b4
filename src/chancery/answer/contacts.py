"""Contacts of two countries: who visited whom, who met whom last at which level, who is in post."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from chancery.answer.party import country_code
from chancery.answer.views import EventView, PartyLine, View
from chancery.lang.levels import Level, level_of
from chancery.model.states import continued, successor
from chancery.record import Store

LEADING = frozenset(
    {
        "head of state",
        "party leader",
        "head of government",
        "speaker of parliament",
        "foreign minister",
        "ambassador",
    }
)
"""Levels with one holder at a time in each country."""
RECENT = timedelta(days=365)
SLIP = 5
"""An office told of somebody that many times more rarely than another of the same country is a slip."""
OFFICES = """
SELECT p.of, p.post, p.country, c.text, n.id AS entity, n.caption, n.country AS home, r.number,
       substr(r.versioncreated, 1, 10) AS day, coalesce(s.origin, r.uri) AS origin
FROM json_each(?1) AS wanted
CROSS JOIN parties AS p ON p.role = 'holder' AND p.of IS json_extract(wanted.value, '$[0]')
  AND p.post = json_extract(wanted.value, '$[1]')
CROSS JOIN members AS m ON m.appearance = p.appearance CROSS JOIN entities AS n ON n.id = m.entity
CROSS JOIN current_claims AS c ON c.number = p.claim
JOIN reports AS r ON r.number = c.report LEFT JOIN sources AS s ON s.report = r.number
WHERE c.kind = 'occupancy' AND c.status = 'held'
  AND coalesce(n.country, p.country, p.of) IN (SELECT value FROM json_each(?2))
ORDER BY day IS NULL, day, r.number, c.position
"""
"""The country of the holder is known first: most of those called just "President" are of others."""


@dataclass(frozen=True, slots=True)
class Contact(View):
    """One event in one line: `level` is that of the guests of a visit, or the lower of the two sides of a meeting.

    `guest` and `host` are countries (alpha-3), set for visits. `told` is the first day of a report that tells it,
    `sources` are report numbers.
    """

    event: str
    when: str | None
    earliest: str | None
    latest: str | None
    told: str | None
    level: str | None
    guest: str | None
    host: str | None
    people: tuple[PartyLine, ...]
    place: str | None
    independent: int
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InPost(View):
    """Who was last told to hold an office: first and last day told, an example of the words and its report."""

    country: str
    level: str
    post: str
    to: str | None
    holder: str
    entity: str
    first: str | None
    last: str | None
    reports: int
    independent: int
    words: str
    report: int


def visits(events: Iterable[EventView], pair: tuple[str, str], parts: frozenset[str]) -> tuple[Contact, ...]:
    """The visits of one of `pair` to the other among `events`; what is only a part of a visit is left out."""
    found = []
    for event in events:
        if event.type == "CONSULT" and event.mode == "visit" and event.id not in parts:
            host = _host(event, pair)
            guests = _people(event, next((c for c in pair if c != host), "")) if host else []
            if host and guests:
                found.append(_contact(event, _highest(guests), guests, (_other(pair, host), host)))
    return tuple(found)


def _host(event: EventView, pair: tuple[str, str]) -> str | None:
    """The country visited: that of the place, else the one country among the parties that is visited."""
    if event.country and successor(event.country) in pair:
        return successor(event.country)
    told = (*event.actors, *event.recipients)
    places = {successor(p.country) for p in told if p.country and p.schema in {"Country", "Address"}} & set(pair)
    return places.pop() if len(places) == 1 else None


def _other(pair: tuple[str, str], one: str) -> str:
    return pair[0] if one == pair[1] else pair[1]


def _people(event: EventView, country: str) -> list[PartyLine]:
    return _of((*event.actors, *event.recipients), country)


def _of(parties: Iterable[PartyLine], country: str) -> list[PartyLine]:
    """The people among `parties` who are called by name and belong to a country."""
    told = (p for p in parties if p.schema == "Person" and p.name[:1].isupper())
    return [p for p in told if p.country and successor(p.country) == country]


def _level(person: PartyLine) -> Level | None:
    return level_of(person.post, person.of or person.country)


def meetings(sides: Mapping[str, Iterable[PartyLine]], pair: tuple[str, str]) -> dict[str, Level]:
    """At which level both countries met in these events (by id), as far as people of both took part in an office."""
    found = {}
    for event, parties in sides.items():
        levels = [_highest(_of(parties, country)) for country in pair]
        if levels[0] and levels[1]:
            found[event] = max(levels[0], levels[1], key=lambda level: level.rank)
    return found


def _highest(people: Iterable[PartyLine]) -> Level | None:
    return min(filter(None, map(_level, people)), key=lambda level: level.rank, default=None)


def last_contacts(events: Iterable[EventView], pair: tuple[str, str]) -> tuple[Contact, ...]:
    """The last meeting, call or visit at each level, the highest level first; dated events in which both sides met."""
    latest: dict[int, Contact] = {}
    for event in events:
        if event.type != "CONSULT" or not event.latest:
            continue
        parties = (*event.actors, *event.recipients)
        level = meetings({event.id: parties}, pair).get(event.id)
        if level is None:
            continue
        sides = [_of(parties, country) for country in pair]
        known = latest.get(level.rank)
        if known is None or (known.latest or "") <= event.latest:
            latest[level.rank] = _contact(event, level, [*sides[0], *sides[1]], (None, None))
    return tuple(latest[rank] for rank in sorted(latest))


def _contact(
    event: EventView, level: Level | None, people: Sequence[PartyLine], sides: tuple[str | None, str | None]
) -> Contact:
    return Contact(
        event=event.id,
        when=event.when,
        earliest=event.earliest,
        latest=event.latest,
        told=event.told,
        level=level.id if level else None,
        guest=sides[0],
        host=sides[1],
        people=tuple(people),
        place=event.place,
        independent=event.independent,
        sources=tuple(sorted({words.report.number for words in event.words})),
    )


def in_post(store: Store, pair: tuple[str, str]) -> tuple[InPost, ...]:
    """Who was last told to hold the leading offices of `pair`, and to be ambassador of one to the other."""
    told: dict[tuple[str, int, str], list[tuple[Any, str, str | None]]] = defaultdict(list)
    names: dict[int, str] = {}
    leading = _leading(store, pair)
    codes = [code for country in pair for code in continued(country)]
    for row in store.query(OFFICES, (json.dumps(list(leading)), json.dumps(codes))):
        level = leading[row["of"], row["post"]]
        country = successor(row["of"] if _is_code(row["of"]) else row["country"] or row["home"] or "")
        if country not in pair:
            continue
        if row["home"] and successor(row["home"]) != country:
            continue  # "President Putin" beside one's own president
        to = _accredited(row["post"]) if level.id == "ambassador" else None
        if level.id == "ambassador" and to != _other(pair, country):
            continue
        names[level.rank] = level.id
        told[country, level.rank, row["entity"]].append((row, row["post"], to))
    most: dict[tuple[str, str], int] = defaultdict(int)
    for (country, _, entity), rows in told.items():
        most[country, entity] = max(most[country, entity], len(rows))
    offices: dict[tuple[str, int], list[InPost]] = defaultdict(list)
    for (country, rank, entity), rows in sorted(told.items()):
        one = _in_post(country, names[rank], rows)
        known = " " in one.holder or one.reports > 1  # a surname in one report may be anybody's
        if known and len(rows) * SLIP >= most[country, entity]:  # "the President" misread beside eighty "Secretary"
            offices[country, rank].append(one)
    order = sorted(offices, key=lambda key: (pair.index(key[0]), key[1]))
    return tuple(_incumbent(offices[key]) for key in order)


def _leading(store: Store, pair: tuple[str, str]) -> dict[tuple[str | None, str], Level]:
    """The leading offices that can be of one of `pair`, by of whom and post; one that is over has no post here."""
    posts = store.query("SELECT DISTINCT of, post FROM parties WHERE role = 'holder' AND post IS NOT NULL")
    wanted = {}
    for of, post in posts:
        level = level_of(post, of)
        if level is not None and level.id in LEADING and not (_is_code(of) and successor(of) not in pair):
            wanted[of, post] = level
    return wanted


def _incumbent(holders: Sequence[InPost]) -> InPost:
    """Of those told in the last year in which anybody was told, the one most reports tell: one slip is no term."""
    newest = max((holder.last for holder in holders if holder.last), default=None)
    if newest is None:
        return max(holders, key=lambda holder: (holder.reports, holder.holder))
    edge = (date.fromisoformat(newest) - RECENT).isoformat()
    recent = [holder for holder in holders if (holder.last or "") >= edge]
    if all(holder.reports == 1 for holder in recent):
        recent = [holder for holder in holders if holder.reports >= SLIP] or recent
    return max(recent, key=lambda holder: (holder.reports, holder.last or "", holder.holder))


def _in_post(country: str, level: str, rows: Sequence[tuple[Any, str, str | None]]) -> InPost:
    row, post, to = max(rows, key=lambda told: told[0]["day"] or "")  # the report that gives the last day
    days = [row["day"] for row, _, _ in rows if row["day"]]
    counts = (len({row["number"] for row, _, _ in rows}), len({row["origin"] for row, _, _ in rows}))
    span = (min(days, default=None), max(days, default=None), *counts)
    return InPost(country, level, post, to, row["caption"], row["entity"], *span, row["text"], row["number"])


def _is_code(of: str | None) -> bool:
    return of is not None and len(of) == 3 and of.isupper()


def _accredited(post: str) -> str | None:
    """The country an ambassador is accredited to, by the words of the office."""
    found = re.search(r"\bto (?:the )?(.+)$", post)
    return successor(code) if found and (code := country_code(found[1])) else None
