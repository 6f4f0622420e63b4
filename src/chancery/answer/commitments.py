"""Commitments: what was promised or planned, by whom, to whom, due when, and whether the record has the deed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from chancery.answer.days import last_day
from chancery.answer.events import EVENTS, LINE, event_views, report_line
from chancery.answer.party import choose_all
from chancery.answer.sides import taking_part
from chancery.answer.summed import is_summed
from chancery.answer.views import PartyLine, View, Words
from chancery.model import When
from chancery.record import CommitmentRow, Store, commitment_rows

TYPES = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "OTHER")
"""What one commits oneself to; nobody is held to a planned attack or reproach."""
DONE = ("held", "ongoing")
COLUMNS = f"""c.id AS claim, c.text, c.span_start, c.span_end, c.status, c.said_by, c.edtf, c.rule, c.body,
       {LINE},
       coalesce(s.origin, r.uri) AS origin"""
CLAIMS = f"""
SELECT ec.event, e.type, {COLUMNS}
FROM event_claims AS ec JOIN current_claims AS c ON c.number = ec.claim JOIN events AS e ON e.id = ec.event
JOIN reports AS r ON r.number = c.report LEFT JOIN sources AS s ON s.report = r.number
WHERE ec.event IN ({{marks}}) ORDER BY r.versioncreated IS NULL, r.versioncreated, r.number, c.position
"""
PARTS = f"""
SELECT p.whole AS event, {COLUMNS}
FROM event_parts AS p JOIN event_claims AS ec ON ec.event = p.part JOIN current_claims AS c ON c.number = ec.claim
JOIN reports AS r ON r.number = c.report LEFT JOIN sources AS s ON s.report = r.number
WHERE p.whole IN ({{marks}}) AND c.status IN ('held', 'ongoing')
ORDER BY r.versioncreated IS NULL, r.versioncreated, r.number, c.position
"""
"""What a visit consisted of: that a meeting of it was held tells that the visit was made."""
DEEDS = f"""
SELECT d.promise AS event, {COLUMNS}
FROM event_deeds AS d JOIN event_claims AS ec ON ec.event = d.deed JOIN current_claims AS c ON c.number = ec.claim
JOIN reports AS r ON r.number = c.report LEFT JOIN sources AS s ON s.report = r.number
WHERE c.status IN ('held', 'ongoing') AND d.promise IN ({{marks}})
ORDER BY r.versioncreated IS NULL, r.versioncreated, r.number, c.position
"""
"""What later reports tell as done of what was promised."""
PLEDGED = """
SELECT DISTINCT event FROM event_claims WHERE claim IN (
  SELECT number FROM claims WHERE status IN ('planned', 'proposed') UNION
  SELECT number FROM claims WHERE json_extract(body, '$.pledge') IS NOT NULL)
"""
READINESS = ("event:be-ready", "event:offer")
"""Patterns of what somebody is only ready to do: a proposal, no promise."""


@dataclass(frozen=True, slots=True)
class Commitment(View):
    """One promise, plan or proposal (`kind`); `due` is EDTF, `due_by` its last possible day.

    `state` is `open`, `overdue` (its last day is past and no report tells that it was done), `kept`, or `cancelled`.
    `words` tell of the commitment, `deed` of the deed where the record has it. `event` is an id for `chancery event`.
    """

    event: str
    kind: str
    who: tuple[PartyLine, ...]
    whom: tuple[PartyLine, ...]
    what: str
    due: str | None
    due_from: str | None
    due_by: str | None
    state: str
    sentence: str
    reports: int
    independent: int
    words: tuple[Words, ...]
    deed: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which commitments: due up to and including `due` (a day as typed), only the overdue, with mere proposals."""

    due: str | None = None
    overdue: bool = False
    proposals: bool = False


EVERYTHING = Asked()


def commitments(
    store: Store, parties: Sequence[str] = (), asked: Asked = EVERYTHING, *, today: date
) -> tuple[Commitment, ...]:
    """What all of `parties` promised or planned, as it stands on the day `today`: by day due, those without one last.

    Raises `Unanswerable` for a word that means nobody, or a day that is none.
    """
    return in_full(store, found(store, parties, asked, today=today), today=today)


def found(store: Store, parties: Sequence[str] = (), asked: Asked = EVERYTHING, *, today: date) -> list[CommitmentRow]:
    """The same in a line each: what is shown of them is read `in_full`."""
    where, values = taking_part(choose_all(store, parties), "id")
    taking = {row["id"] for row in store.query(f"SELECT id FROM events WHERE {where}", values)} if values else None
    limit = last_day(asked.due).isoformat() if asked.due else None
    made = commitment_rows(store) if is_summed(store) else drawn(store)
    kept = [
        one
        for one in made
        if (taking is None or one.event in taking)
        and (asked.proposals or one.kind != "proposal")
        and (not asked.overdue or state_of(one, today) == "overdue")
        and (limit is None or (one.due_by is not None and one.due_by <= limit))
    ]
    return sorted(kept, key=_in_time)


def _in_time(one: CommitmentRow) -> tuple[object, ...]:
    """By the day it is due; those without one last, by the first report that tells of it."""
    return one.due_by is None, one.due_by or one.told, one.due_from or "", one.what, one.event


def state_of(one: CommitmentRow, today: date) -> str:
    """How a commitment stands on the day `today`: open, overdue, kept or cancelled."""
    return one.done or ("overdue" if one.due_by and one.due_by < today.isoformat() else "open")


def drawn(store: Store) -> list[CommitmentRow]:
    """Every commitment of the record in a line, drawn from the claims."""
    made = _made(store, [row["event"] for row in store.query(PLEDGED)], date.min)
    return [_row(one) for one in made.values()]


def _row(one: Commitment) -> CommitmentRow:
    told = min((words.report.published or "9999" for words in one.words), default="9999")
    done = one.state if one.state in ("kept", "cancelled") else None
    return CommitmentRow(one.event, one.kind, done, one.due_from, one.due_by, told, one.what)


def in_full(store: Store, chosen: Sequence[CommitmentRow], *, today: date) -> tuple[Commitment, ...]:
    """The commitments, in their order, with the words of every report, and who made them to whom."""
    ids = [one.event for one in chosen]
    made = _made(store, ids, today)
    views = {view.id: view for view in event_views(store, list(store.each(EVENTS, ids)))}
    return tuple(replace(made[event], who=views[event].actors, whom=views[event].recipients) for event in ids)


def _made(store: Store, events: Sequence[str], today: date) -> dict[str, Commitment]:
    """What was promised or planned in these events, as far as anything was."""
    told: dict[str, list[Any]] = defaultdict(list)
    for row in store.each(CLAIMS, events):
        told[row["event"]].append(row)
    parts: dict[str, list[Any]] = defaultdict(list)
    for row in store.each(PARTS, events):
        parts[row["event"]].append(row)
    deeds: dict[str, list[Any]] = defaultdict(list)
    for row in store.each(DEEDS, events):
        deeds[row["event"]].append(row)
    found = ((event, _commitment((told[event], parts[event], deeds[event]), today)) for event in events)
    return {event: one for event, one in found if one}


def _commitment(told: tuple[Sequence[Any], Sequence[Any], Sequence[Any]], today: date) -> Commitment | None:
    rows, parts, later = told
    kinds = [(row, kind) for row in rows if (kind := _kind(row))]
    if not kinds:
        return None
    kind = next(name for name in ("promise", "plan", "proposal") if name in {found for _, found in kinds})
    telling = [row for row, found in kinds if found == kind]
    best = max(telling, key=lambda row: (_due(row) is not None, row["said_by"] is None))
    due = next((when for row in (best, *telling) if (when := _due(row))), None)
    acts = any(row["status"] in {"planned", "proposed"} for row in telling)  # else the promise is what was held
    deed = [row for row in rows if row["status"] in DONE] or list(parts) if acts else list(later)
    gone = [row for row in rows if row["status"] == "cancelled"]
    last = due.latest.isoformat() if due and due.latest else None
    state = "cancelled" if gone else "kept" if deed else "overdue" if last and last < today.isoformat() else "open"
    return Commitment(
        event=best["event"],
        kind=kind,
        who=(),
        whom=(),
        what=_what(best),
        due=due.edtf if due else None,
        due_from=due.earliest.isoformat() if due and due.earliest else None,
        due_by=last,
        state=state,
        sentence=_sentence(state, deed, last),
        reports=len({row["number"] for row in telling}),
        independent=len({row["origin"] for row in telling}),
        words=tuple(_words(row) for row in telling),
        deed=tuple(_words(row) for row in (gone or deed)),
    )


def _kind(row: Any) -> str | None:
    """What a claim commits to, or `None`: the deed itself, a denial, or an act nobody is held to."""
    if json.loads(row["body"]).get("pledge"):
        return "promise" if row["status"] not in {"negated", "cancelled", "proposed"} else "proposal"
    if row["type"] not in TYPES or row["status"] not in {"planned", "proposed"}:
        return None
    return "proposal" if row["status"] == "proposed" or row["rule"] in READINESS else "plan"


def _due(row: Any) -> When | None:
    body = json.loads(row["body"])
    pledge = body.get("pledge")
    due = pledge["due"] if pledge else None
    if due:
        return When.parse(due["edtf"], due["text"])
    planned = row["status"] in {"planned", "proposed"}
    return When.parse(row["edtf"]) if planned and row["edtf"] else None


def _what(row: Any) -> str:
    pledge = json.loads(row["body"]).get("pledge")
    return str(pledge["what"]) if pledge else " ".join(row["text"].split())


def _sentence(state: str, deed: Sequence[Any], last: str | None) -> str:
    """What the record has of the deed."""
    if state == "overdue":
        return "no report that it was done"
    if state == "kept":
        number = deed[0]["number"]
        return f"told as done in report {number}"
    if state == "cancelled":
        return "called off"
    return "to come" if last else "no day told"


def _words(row: Any) -> Words:
    place = (row["span_start"], row["span_end"], row["status"], row["said_by"], row["edtf"])
    return Words(row["claim"], row["text"], *place, report_line(row))
