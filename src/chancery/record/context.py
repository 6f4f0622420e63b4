"""What the checks ask of the record beside claims: times, elapsed times, and where a report names countries."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from chancery.model import Elapsed, Time, When
from chancery.record.codec import when_from_row
from chancery.record.store import Store


def current_times(store: Store) -> Iterator[tuple[int, Time]]:
    """`(report number, time)` of the reports that stand, in order of place."""
    sql = "SELECT t.* FROM times AS t JOIN current_reports AS r ON r.number = t.report ORDER BY t.report, t.position"
    for row in store.db.execute(sql):
        when = _when({key: row[key] for key in ("edtf", "earliest", "latest", "text")})
        fixed = (row["span_start"], row["span_end"], row["text"], row["type"], row["value"])
        yield row["report"], Time(*fixed, row["mod"], when, row["function"])


def current_elapsed(store: Store) -> Iterator[tuple[int, Elapsed]]:
    """`(report number, elapsed time)` of the reports that stand, in order of place."""
    sql = "SELECT e.* FROM elapsed AS e JOIN current_reports AS r ON r.number = e.report ORDER BY e.report, e.position"
    for row in store.db.execute(sql):
        yield row["report"], elapsed_from_json(row["body"])


def elapsed_from_json(packed: str) -> Elapsed:
    """An elapsed time from its `body` in the record."""
    body = json.loads(packed)
    whens = {key: _interval(body.get(key)) for key in ("anchor", "base", "falls")}
    return Elapsed(**(body | whens))


def country_places(store: Store, reports: Collection[int] | None = None) -> dict[int, list[tuple[int, str, str]]]:
    """For each report (of `reports`, by number) where it names which country: `(start, alpha-3, words)` in order."""
    which = "" if reports is None else "AND m.report IN (SELECT value FROM json_each(?))"
    sql = f"""SELECT m.report, m.span_start, m.text, coalesce(a.country, '') AS country
             FROM mentions AS m JOIN appearances AS a ON a.number = m.appearance
             WHERE a.schema = 'Country' {which} ORDER BY m.report, m.position"""
    places: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for row in store.db.execute(sql, () if reports is None else (json.dumps(sorted(reports)),)):
        if row["country"]:
            places[row["report"]].append((row["span_start"], row["country"], row["text"]))
    return places


def _when(row: dict[str, str | None] | None) -> When | None:
    return when_from_row(row) if row and row.get("edtf") else None


def _interval(row: dict[str, str | None] | None) -> When | None:
    if not row or row["edtf"] is None:
        return None
    earliest, before = (date.fromisoformat(day) if (day := row[key]) else None for key in ("earliest", "before"))
    return When(row["edtf"], earliest, before, row["text"] or "")
