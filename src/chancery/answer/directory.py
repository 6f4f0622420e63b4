"""Who is in the record: people, bodies, countries and places, the most told first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chancery.answer.party import country_code
from chancery.answer.timeline import Part
from chancery.answer.views import Unanswerable, View
from chancery.record import Store, fold_name

SCHEMAS = ("Person", "PublicBody", "Organization", "Country", "Address")


@dataclass(frozen=True, slots=True)
class Known(View):
    """One entity in a line: id, schema, the name to show, country (alpha-3), how many reports name it."""

    entity: str
    schema: str
    name: str
    country: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Directory(View):
    """A part of those who match; `total` counts all of them, `schemas` how many of each schema."""

    known: tuple[Known, ...]
    total: int
    schemas: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """Whom to list: those with all words of `name` in one spelling, of one schema, of one country (code or name)."""

    name: str | None = None
    schema: str | None = None
    country: str | None = None


ANYBODY = Sought()
REPORTS = """SELECT m.entity, count(DISTINCT a.report) AS reports FROM members AS m
JOIN appearances AS a ON a.number = m.appearance WHERE m.entity IN ({marks}) GROUP BY 1"""


def directory(store: Store, sought: Sought = ANYBODY, *, part: Part | None = None) -> Directory:
    """Those whom `sought` describes, the most told first. Raises `Unanswerable` for an unknown schema or country."""
    if sought.schema is not None and sought.schema not in SCHEMAS:
        raise Unanswerable(f"{sought.schema!r} is no kind of entity: write one of {', '.join(SCHEMAS)}")
    where, values = _conditions(sought)
    counted = store.query(f"SELECT schema, count(*) AS n FROM entities AS e WHERE {where} GROUP BY 1", values)
    counts = {row["schema"]: row["n"] for row in counted}
    total = counts.get(sought.schema, 0) if sought.schema else sum(counts.values())
    if sought.schema:
        where, values = f"{where} AND e.schema = ?", [*values, sought.schema]
    window = f"LIMIT {part.limit} OFFSET {part.offset}" if part else ""
    sql = f"""SELECT e.*, (SELECT sum(reports) FROM entity_names AS n WHERE n.entity = e.id) AS told
              FROM entities AS e WHERE {where} ORDER BY told DESC, caption, id {window}"""
    schemas = tuple((schema, counts[schema]) for schema in SCHEMAS if schema in counts)
    return Directory(known(store, store.query(sql, values)), total, schemas)


def known(store: Store, rows: list[Any]) -> tuple[Known, ...]:
    """Lines for rows of `entities`, in their order."""
    counts: dict[str, int] = {}
    for at in range(0, len(rows), 500):  # SQLite allows a limited number of parameters in one statement
        ids = [row["id"] for row in rows[at : at + 500]]
        sql = REPORTS.format(marks=", ".join("?" * len(ids)))
        counts |= {row["entity"]: row["reports"] for row in store.query(sql, ids)}
    lines = ((row["id"], row["schema"], row["caption"], row["country"]) for row in rows)
    return tuple(Known(*line, counts.get(line[0], 0)) for line in lines)


def _conditions(sought: Sought) -> tuple[str, list[Any]]:
    conditions, values = ["1"], []
    if words := fold_name(sought.name or "").split():
        like = " AND ".join("' ' || folded LIKE ?" for _ in words)
        conditions.append(f"e.id IN (SELECT entity FROM entity_names WHERE {like})")
        values += [f"% {word}%" for word in words]
    if sought.country:
        code = country_code(sought.country)
        if code is None:
            raise Unanswerable(f"{sought.country!r} is no country: write a code (VNM, VN) or a name")
        conditions.append("e.country = ?")
        values.append(code)
    return " AND ".join(conditions), values
