"""What happened between whom, in order of time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from chancery.answer.days import between, spelled
from chancery.answer.events import event_views, outlines
from chancery.answer.party import Chosen, choose_all
from chancery.answer.sides import taking_part
from chancery.answer.views import EventView, Unanswerable, View
from chancery.model.claim import Status
from chancery.model.plover import TYPES
from chancery.record import Store


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events: from `since` to `until` (each as `2024`, `2024-06` or `2024-06-20`), of which type and status.

    `sources` is how many independent sources at least tell it, `today` the day as of which a plan is overdue.
    """

    since: str | None = None
    until: str | None = None
    type: str | None = None
    status: str | None = None
    sources: int | None = None
    today: date | None = None


EVERYTHING = Filters()
FIRST_TOLD = """(SELECT min(coalesce(r.versioncreated, '9999')) FROM event_claims AS ec
JOIN claims AS c ON c.number = ec.claim JOIN reports AS r ON r.number = c.report WHERE ec.event = e.id)"""
TOLD_IN = """(SELECT r.uri || printf('#%09d', c.position) FROM claims AS c JOIN reports AS r ON r.number = c.report
WHERE c.number = e.claim)"""  # the report and the place in it


@dataclass(frozen=True, slots=True)
class Timeline(View):
    """Dated events in order of time, then those without a date.

    When days were asked for, events without a date are those that a report of these days tells; `undated` others were
    left out. `total` counts all that were asked for, of which `events` may be a part.
    """

    events: tuple[EventView, ...]
    undated: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a long answer: `limit` lines after the first `offset`; `newest` turns the order of days round.

    With `outline` events have no words and sources, only what a title needs.
    """

    limit: int
    offset: int = 0
    newest: bool = False
    outline: bool = False


def timeline(
    store: Store,
    parties: Sequence[str] = (),
    filters: Filters = EVERYTHING,
    *,
    entities: tuple[str, ...] = (),
    part: Part | None = None,
) -> Timeline:
    """The events in which all of `parties` took part. Raises `Unanswerable` for a word that means nobody.

    A party is a code (VNM, VN), a country's name, or the name of a person or body; `entities` are ids, of which one
    must have taken part too. Events of one day stand in the order in which they were first told; in a `part` of the
    answer, in the order in which the record got to know them.
    """
    chosen = choose_all(store, parties)
    if entities:
        chosen.append(Chosen("", None, entities))
    where, values = _conditions(chosen, filters)
    days, day_values = _days(filters)
    asked = f"FROM events AS e WHERE {where} AND {days}"
    rows = store.query(f"SELECT * {asked} {_order(part)}", [*values, *day_values])
    total = len(rows) if part is None else store.value(f"SELECT count(*) {asked}", [*values, *day_values])
    undated = 0
    if day_values:
        every = store.value(f"SELECT count(*) FROM events AS e WHERE {where} AND {UNDATED}", values)
        undated = every - store.value(f"SELECT count(*) {asked} AND {UNDATED}", [*values, *day_values])
    views = outlines(store, rows) if part and part.outline else event_views(store, rows, filters.today)
    return Timeline(views, undated, total)


def years(store: Store, parties: Sequence[str] = (), filters: Filters = EVERYTHING) -> tuple[tuple[str, int], ...]:
    """How many of the events of `timeline` begin in each year; those without a date are not counted."""
    where, values = select(store, parties, filters)
    sql = f"""SELECT substr(coalesce(earliest, latest), 1, 4) AS year, count(*) AS n FROM events AS e
              WHERE {where} AND coalesce(earliest, latest) IS NOT NULL GROUP BY 1 ORDER BY 1"""
    return tuple((row["year"], row["n"]) for row in store.query(sql, values))


def select(store: Store, parties: Sequence[str], filters: Filters) -> tuple[str, list[Any]]:
    """What a row `e` of `events` must be to belong to the answer, as a condition in SQL with its values."""
    where, values = _conditions(choose_all(store, parties), filters)
    days, day_values = _days(filters)
    return f"{where} AND {days}", [*values, *day_values]


def _order(part: Part | None) -> str:
    dated, day = "earliest IS NULL AND latest IS NULL", "coalesce(earliest, latest)"
    if part is None:
        return f"ORDER BY {dated}, {day}, latest, {FIRST_TOLD}, {TOLD_IN}, id"
    turn = " DESC" if part.newest else ""
    return f"ORDER BY {dated}, {day}{turn}, latest{turn}, claim{turn}, id LIMIT {part.limit} OFFSET {part.offset}"


def in_order(store: Store, events: Sequence[str], today: date | None = None) -> tuple[EventView, ...]:
    """The events with these ids, in the order of `timeline`."""
    sql = f"SELECT * FROM events AS e WHERE id IN (SELECT value FROM json_each(?)) {_order(None)}"
    rows = store.query(sql, (json.dumps(events),))
    return event_views(store, rows, today)


def event(store: Store, asked: str, *, today: date | None = None) -> EventView:
    """The event with the id `asked`, or with a claim of that id; the first letters of either will do.

    `today` is the day as of which a plan is overdue. Raises `Unanswerable` when none or several begin so.
    """
    sql = """SELECT DISTINCT e.* FROM events AS e JOIN event_claims AS ec ON ec.event = e.id
             JOIN claims AS c ON c.number = ec.claim WHERE substr(c.id, 1, ?) = ? ORDER BY e.id LIMIT 6"""
    rows = store.query(sql, (len(asked), asked.lower())) if asked else []
    if not rows:
        raise Unanswerable(f"no event or claim has the id {asked!r}: `chancery timeline` shows the ids")
    if len(rows) > 1 and asked.lower() not in {row["id"] for row in rows}:
        some = ", ".join(row["id"] for row in rows[:5])
        raise Unanswerable(f"{asked!r} begins several ids ({some}): write more of it")
    return event_views(store, [next((row for row in rows if row["id"] == asked.lower()), rows[0])], today)[0]


def parts_of(store: Store, told: EventView, *, today: date | None = None) -> tuple[EventView, ...]:
    """The stops, meetings and signings of a visit, in order of time; empty for any other event."""
    if not told.parts:
        return ()
    return in_order(store, told.parts, today)


def _conditions(parties: Sequence[Chosen], filters: Filters) -> tuple[str, list[Any]]:
    condition, values = taking_part(parties, "e.id")
    conditions = [condition]
    for column, asked, known in (("type", filters.type, TYPES), ("status", filters.status, get_args(Status))):
        if asked is None:
            continue
        match = next((name for name in known if name.lower() == asked.lower()), None)
        if match is None:
            raise Unanswerable(f"{asked!r} is no {column} of events: write one of {', '.join(known)}")
        conditions.append(f"e.{column} = ?")
        values.append(match)
    if filters.sources is not None:
        conditions.append("e.independent >= ?")
        values.append(filters.sources)
    return " AND ".join(conditions), values


UNDATED = "e.earliest IS NULL AND e.latest IS NULL"


def _days(filters: Filters) -> tuple[str, list[str]]:
    """The condition on days: those of the event, or for one without a date those of a report that tells it."""
    happened, told, values = ["1"], ["1"], []
    first, last = between(filters.since, filters.until)
    if first:
        happened.append("coalesce(e.latest, '9999') >= ?")
        told.append("substr(r.versioncreated, 1, 10) >= ?")
        values.append(first.isoformat())
    if last:
        happened.append("coalesce(e.earliest, '') <= ?")
        told.append("substr(r.versioncreated, 1, 10) <= ?")
        values.append(last.isoformat())
    if not values:
        return "1", []
    undated = f"""EXISTS (SELECT 1 FROM event_claims AS ec JOIN claims AS c ON c.number = ec.claim
                  JOIN reports AS r ON r.number = c.report WHERE ec.event = e.id AND {" AND ".join(told)})"""
    return f"iif({UNDATED}, {undated}, {' AND '.join(happened)})", [*values, *values]


def merge_reasons(store: Store, told: EventView) -> tuple[str, ...]:
    """Why the claims of an event were put together, one sentence for each merge."""
    sql = """SELECT DISTINCT reason FROM judgements WHERE about = 'events' AND verdict = 'same'
             AND left_id IN (SELECT c.id FROM event_claims AS ec JOIN claims AS c ON c.number = ec.claim
                             WHERE ec.event = ?) ORDER BY score DESC, reason"""
    return tuple(spelled(row["reason"]) for row in store.query(sql, (told.id,)))
