"""What the record has beside a text: found by its words, names, offices and days, never by reading all of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from chancery.model import Report
from chancery.record.codec import report_from_row
from chancery.record.fold import fold_name, fold_text
from chancery.record.store import Store

"""Parameters of one statement."""
YEARS = range(1940, 2061)
"""Years in which the same day of the year is looked for."""


def document_counts(store: Store, words: Iterable[str]) -> dict[str, int]:
    """In how many reports each word stands; a word that stands in none is left out."""
    terms = {word: fold_name(word) for word in words}
    counts = {
        row["term"]: row["doc"]
        for row in store.each("SELECT term, doc FROM report_terms WHERE term IN ({marks})", sorted(set(terms.values())))
    }
    return {word: counts[term] for word, term in terms.items() if term in counts}


def reports_with(store: Store, words: Sequence[str], limit: int) -> list[int]:
    """Numbers of the reports that have most of `words`, the best match first."""
    query = " OR ".join('"' + fold_text(word).replace('"', " ") + '"' for word in words)
    if not query:
        return []
    sql = """SELECT rowid FROM report_words WHERE report_words MATCH ? ORDER BY bm25(report_words), rowid LIMIT ?"""
    return [row[0] for row in store.query(sql, (query, limit))]


def entities_called(store: Store, names: Iterable[str]) -> list[sqlite3.Row]:
    """`entity, text, folded, schema, country, caption` of each spelling that is one of the names (folded)."""
    sql = """SELECT n.entity, n.text, n.folded, e.schema, e.country, e.caption FROM entity_names AS n
             JOIN entities AS e ON e.id = n.entity WHERE n.folded IN ({marks})"""
    return sorted(store.each(sql, sorted(set(names))), key=lambda row: (row["entity"], row["text"]))


def all_names(store: Store) -> list[str]:
    """Every name (folded) that an entity of the record has, once."""
    return [row[0] for row in store.query("SELECT DISTINCT folded FROM entity_names ORDER BY folded")]


def attested(store: Store, entities: Iterable[str]) -> dict[str, sqlite3.Row]:
    """For each entity how many `reports` and `independent` sources name it, and where first, by day of publication.

    `first` is that day (9999 when no report has one), `report, span_start, span_end` the place.
    """
    sql = """SELECT f.*, t.span_start, min(t.position) AS position, t.span_end
             FROM (SELECT m.entity, a.report, a.number AS appearance, count(DISTINCT a.report) AS reports,
                          count(DISTINCT s.origin) AS independent, min(coalesce(r.versioncreated, '9999')) AS first
                   FROM members AS m JOIN appearances AS a ON a.number = m.appearance
                   JOIN reports AS r ON r.number = a.report JOIN sources AS s ON s.report = r.number
                   WHERE m.entity IN ({marks}) GROUP BY m.entity) AS f
             JOIN mentions AS t ON t.appearance = f.appearance WHERE t.form = 'name' GROUP BY f.entity"""
    return {row["entity"]: row for row in store.each(sql, sorted(entities))}


_OFFICES = """SELECT m.entity, p.post, p.of, min(r.versioncreated || ' ' || p.claim) AS first,
       max(r.versioncreated || ' ' || p.claim) AS last,
       min(printf('%09.1f %d', abs(julianday(substr(r.versioncreated, 1, 10)) - julianday(?)), p.claim)) AS nearest,
       min(p.claim) AS some, count(DISTINCT a.report) AS reports, count(DISTINCT s.origin) AS independent
FROM {tables} JOIN appearances AS a ON a.number = p.appearance JOIN reports AS r ON r.number = a.report
JOIN sources AS s ON s.report = r.number WHERE p.role = 'holder' AND {which} GROUP BY m.entity, p.post, p.of"""
_BY_HOLDER = "members AS m CROSS JOIN parties AS p ON p.appearance = m.appearance"
_BY_OFFICE = "parties AS p CROSS JOIN members AS m ON m.appearance = p.appearance"
_TOLD = """SELECT c.number, c.report, c.span_start, c.span_end, substr(r.versioncreated, 1, 10) AS day
           FROM claims AS c JOIN reports AS r ON r.number = c.report WHERE c.number IN ({marks})"""


@dataclass(frozen=True, slots=True)
class OfficeTold:
    """An office that a report gives to an entity, where and on which day; `reports` give it in all."""

    entity: str
    caption: str
    post: str
    of: str | None
    day: str | None
    report: int
    start: int
    end: int
    reports: int
    independent: int


def offices_of(store: Store, entities: Iterable[str], day: date | None) -> list[OfficeTold]:
    """The offices of each entity as first, as last and as nearest to `day` told."""
    ids = sorted(entities)
    which = f"p.post IS NOT NULL AND m.entity IN ({', '.join('?' * len(ids))})"
    return _offices(store, (_BY_HOLDER, which), ids, day) if ids else []


def posts_for(store: Store, of: str) -> list[str]:
    """All posts that somebody holds for a country (alpha-3), as reports word them."""
    sql = "SELECT DISTINCT post FROM parties WHERE role = 'holder' AND of = ? AND post IS NOT NULL ORDER BY post"
    return [row["post"] for row in store.query(sql, (of,))]


def holders_of(store: Store, of: str, posts: Sequence[str], day: date | None) -> list[OfficeTold]:
    """Who held one of `posts` for a country, as first, last and nearest to `day` told."""
    which = f"p.of = ? AND p.post IN ({', '.join('?' * len(posts))})"
    return _offices(store, (_BY_OFFICE, which), [of, *posts], day) if posts else []


def _offices(store: Store, asked: tuple[str, str], values: Sequence[Any], day: date | None) -> list[OfficeTold]:
    sql = _OFFICES.format(tables=asked[0], which=asked[1])
    rows = store.query(sql, [day.isoformat() if day else None, *values])
    picked: dict[tuple[int, str], sqlite3.Row] = {}
    for row in rows:
        for key in ("first", "last", "nearest", "some"):
            if row[key] is not None and (key != "some" or row["first"] is None):
                picked[int(str(row[key]).rsplit(" ", 1)[-1]), row["entity"]] = row
    told = {row["number"]: row for row in store.each(_TOLD, sorted({number for number, _ in picked}))}
    names = "SELECT id, caption FROM entities WHERE id IN ({marks})"
    captions = {row["id"]: row["caption"] for row in store.each(names, sorted({e for _, e in picked}))}
    offices = []
    for (number, entity), row in sorted(picked.items(), key=lambda item: item[0]):
        if told_ := told.get(number):
            place = (told_["day"], told_["report"], told_["span_start"], told_["span_end"])
            counts = (row["reports"], row["independent"])
            offices.append(OfficeTold(entity, captions.get(entity, ""), row["post"], row["of"], *place, *counts))
    return offices


def events_about(store: Store, type_: str, earliest: date, before: date, reach: timedelta) -> list[int]:
    """Numbers of the claims that tell an act of `type_` around `[earliest, before)` or on that day of another year."""
    sql = """SELECT c.number FROM claims AS c WHERE c.kind = 'event' AND c.type = ? AND c.earliest BETWEEN ? AND ?"""
    window = store.query(sql, (type_, (earliest - reach).isoformat(), (before + reach).isoformat()))
    days = [f"{year}-{earliest:%m-%d}" for year in YEARS] if (before - earliest).days == 1 else []
    sql = "SELECT number FROM claims WHERE kind = 'event' AND type = ? AND earliest IN ({marks})"
    others = store.query(sql.format(marks=", ".join("?" * len(days))), (type_, *days)) if days else []
    return sorted({row[0] for row in (*window, *others)})


def standing(store: Store, numbers: Iterable[int]) -> dict[int, tuple[Report, str]]:
    """The reports among `numbers` that stand, each with the origin that its reprints share."""
    sql = """SELECT r.*, coalesce(s.origin, r.uri) AS origin FROM current_reports AS r
             LEFT JOIN sources AS s ON s.report = r.number WHERE r.number IN ({marks})"""
    return {row["number"]: (report_from_row(row), row["origin"]) for row in store.each(sql, sorted(numbers))}


def rows_of(store: Store, table: str, reports: Iterable[int]) -> dict[int, list[sqlite3.Row]]:
    """The rows of `times`, `elapsed`, `claims` or named `mentions` of each report, in order of place."""
    rows: dict[int, list[sqlite3.Row]] = {}
    for row in store.each(_ROWS[table], sorted(reports)):
        rows.setdefault(row["report"], []).append(row)
    return rows


_ROWS = {
    "times": "SELECT * FROM times WHERE report IN ({marks}) ORDER BY report, position",
    "elapsed": "SELECT * FROM elapsed WHERE report IN ({marks}) ORDER BY report, position",
    "claims": """SELECT c.*, r.uri FROM claims AS c JOIN reports AS r ON r.number = c.report
                 WHERE c.report IN ({marks}) ORDER BY c.report, c.position""",
    "mentions": """SELECT m.report, m.span_start, m.span_end, m.text, a.schema, a.name, a.country, n.entity
                   FROM mentions AS m JOIN appearances AS a ON a.number = m.appearance
                   LEFT JOIN members AS n ON n.appearance = a.number
                   WHERE m.report IN ({marks}) AND m.form = 'name' ORDER BY m.report, m.position""",
}


def parties_of(store: Store, claims: Iterable[int]) -> dict[int, list[sqlite3.Row]]:
    """`claim, role, entity, schema, country` of the parties of each claim (by number)."""
    sql = """SELECT p.claim, p.role, n.entity, a.schema, coalesce(p.country, e.country) AS country
             FROM parties AS p JOIN appearances AS a ON a.number = p.appearance
             LEFT JOIN members AS n ON n.appearance = a.number LEFT JOIN entities AS e ON e.id = n.entity
             WHERE p.claim IN ({marks}) ORDER BY p.claim, p.role, p.position"""
    parties: dict[int, list[sqlite3.Row]] = {}
    for row in store.each(sql, sorted(claims)):
        parties.setdefault(row["claim"], []).append(row)
    return parties


def claims_numbered(store: Store, numbers: Iterable[int]) -> list[sqlite3.Row]:
    """The rows of the claims (by number) in reports that stand, with the `uri` of the report."""
    sql = """SELECT c.*, r.uri FROM claims AS c JOIN current_reports AS r ON r.number = c.report
             WHERE c.number IN ({marks}) ORDER BY c.number"""
    return list(store.each(sql, sorted(numbers)))


def dated_acts(store: Store, type_: str) -> list[sqlite3.Row]:
    """`number, text` of the held acts of `type_` whose own words give them a date."""
    sql = """SELECT number, text FROM claims WHERE kind = 'event' AND type = ? AND earliest IS NOT NULL
             AND status = 'held' ORDER BY number"""
    return store.query(sql, (type_,))
