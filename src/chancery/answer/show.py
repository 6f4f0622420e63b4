"""A report with everything that was found in it, at its place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from chancery.answer.days import spoken
from chancery.answer.events import TEXTS, report_line
from chancery.answer.party import country_name
from chancery.answer.views import ReportLine, Unanswerable, View
from chancery.answer.words import act, is_talk
from chancery.record import Store


@dataclass(frozen=True, slots=True)
class Mark(View):
    """Something found at `[start, end)` of the text: `kind` is time, person, body, country, place, event, occupancy,
    quote or figure; `note` says in a few words what it was read as.

    A claim has its id, the `rule` that found it, whom the report attributes it to, and the event it tells; a name has
    the id of the entity that bears it.
    """

    start: int
    end: int
    kind: str
    note: str
    claim: str | None = None
    rule: str | None = None
    said_by: str | None = None
    event: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Shown(View):
    """A report's stored text with marks in order of place; `standing` is `current`, `corrected` or `withdrawn`.

    `dating` says when a report without a date can have been published, and why.
    """

    report: ReportLine
    standing: str
    dating: str | None
    text: str
    marks: tuple[Mark, ...]


SCHEMAS = {"Person": "person", "Country": "country", "Address": "place"}


def show(store: Store, asked: str) -> Shown:
    """The report `asked`: its number in the record, its uri or the end of it. Raises `Unanswerable`."""
    row = _find(store, asked)
    number = row["number"]
    marks = [*_times(store, number), *_mentions(store, number), *_claims(store, number)]
    marks.sort(key=lambda mark: (mark.start, -mark.end, mark.kind))
    dating = store.value("SELECT sentence FROM datings WHERE report = ?", (number,))
    return Shown(report_line(row), _standing(store, row), dating, row["body_text"], tuple(marks))


def _find(store: Store, asked: str) -> Any:
    select = f"{TEXTS} WHERE "
    number = asked.lstrip("#")
    rows = store.query(select + "r.number = ?", (int(number),)) if number.isdecimal() and len(number) < 19 else []
    rows = rows or store.query(select + "uri = ? OR url = ? ORDER BY version DESC LIMIT 1", (asked, asked))
    if not rows and asked:
        rows = store.query(select + "substr(uri, -?) = ? ORDER BY version DESC", (len(asked), asked))
        if len({row["uri"] for row in rows}) > 1:
            some = ", ".join(f"{row['number']} ({row['uri']})" for row in rows[:5])
            raise Unanswerable(f"several reports end in {asked!r}: {some}")
    if not rows:
        raise Unanswerable(f"no report is {asked!r}: give its number, its id or address, or the end of it")
    return rows[0]


def _standing(store: Store, row: Any) -> str:
    if store.value("SELECT 1 FROM current_reports WHERE number = ?", (row["number"],)):
        return "current"
    later = store.value("SELECT 1 FROM reports WHERE uri = ? AND version > ?", (row["uri"], row["version"]))
    return "corrected" if later else "withdrawn"


def _times(store: Store, number: int) -> list[Mark]:
    rows = store.query("SELECT * FROM times WHERE report = ? ORDER BY position", (number,))
    return [Mark(r["span_start"], r["span_end"], "time", f"{r['type']} {r['value']}") for r in rows]


def _mentions(store: Store, number: int) -> list[Mark]:
    sql = """SELECT m.*, a.name, a.schema, a.country, i.entity FROM mentions AS m
             JOIN appearances AS a ON a.number = m.appearance LEFT JOIN members AS i ON i.appearance = a.number
             WHERE m.report = ? ORDER BY m.position"""
    marks = []
    for row in store.query(sql, (number,)):
        facts = (row["name"], row["post"], country_name(row["of"] or row["country"]))
        note = ", ".join(dict.fromkeys(fact for fact in facts if fact))
        kind = SCHEMAS.get(row["schema"], "body")
        marks.append(Mark(row["span_start"], row["span_end"], kind, note, entity=row["entity"]))
    return marks


def _claims(store: Store, number: int) -> list[Mark]:
    marks = []
    sql = """SELECT c.*, e.event FROM claims AS c LEFT JOIN event_claims AS e ON e.claim = c.number
             WHERE c.report = ? ORDER BY c.position"""
    for row in store.query(sql, (number,)):
        body = json.loads(row["body"])
        start, end = row["span_start"], row["span_end"]
        if row["kind"] == "quote":
            start, end = body["content"]["start"], body["content"]["end"]
        told = (row["id"], row["rule"], row["said_by"], row["event"])
        marks.append(Mark(start, end, row["kind"], described(row, body), *told))
    return marks


def described(row: Any, body: dict[str, Any]) -> str:
    """What a claim was read as, in a few words, from its row of `claims` and its body."""
    if row["kind"] == "event":
        who = [party["name"] for party in (*body["actors"], *body["recipients"])]
        when = spoken(row["edtf"]) if row["edtf"] else None
        talk = is_talk(row["type"], row["mode"], row["text"])
        parts = ["talks" if talk else act(row["type"], row["mode"]), ", ".join(who), when, row["status"]]
    elif row["kind"] == "occupancy":
        parts = [body["holder"], ("former " if body["former"] else "") + body["post"], country_name(body["of"])]
    elif row["kind"] == "quote":
        parts = [body["speaker"] or "unnamed source", body["mode"]]
    else:
        number = f"{body['value']:,.15g}"
        parts = [" ".join(filter(None, (body["bound"] if body["bound"] != "exact" else "", number, body["unit"])))]
        parts.append(body["of"])
    return " · ".join(part for part in parts if part)
