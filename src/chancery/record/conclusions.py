"""Writing the conclusions: rebuilt from the evidence at any time, never edited by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field
from datetime import datetime
from typing import Any

from chancery.model import Evidence, Finding, Judgement
from chancery.record.codec import pack
from chancery.record.quick import SUMMED, fill_places, fill_reports, fill_sides, forget_summaries
from chancery.record.store import Store

TABLES = (
    "findings",
    "facts",
    "event_deeds",
    "event_parts",
    "event_claims",
    "events",
    "sources",
)


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event of the record: the numbers of its claims, the one that tells it best, and what they agree on."""

    id: str
    claims: tuple[int, ...]
    best: int
    type: str
    mode: str | None
    status: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    reports: int
    independent: int


@dataclass(frozen=True, slots=True)
class PartRow:
    """That an event (by id) is part of another, and why."""

    part: str
    whole: str
    reason: str


@dataclass(frozen=True, slots=True)
class DeedRow:
    """That an event (by id) keeps a promise made in another, and why."""

    promise: str
    deed: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Where a report (by number) goes back to."""

    report: int
    origin: str
    copy_of: int | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What is concluded from the evidence once names are resolved; `facts` maps claim numbers to what they state."""

    sources: tuple[SourceRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    facts: Mapping[int, str] = field(default_factory=dict)
    judgements: tuple[tuple[str, Judgement], ...] = ()
    parts: tuple[PartRow, ...] = ()
    deeds: tuple[DeedRow, ...] = ()


def replace_conclusions(store: Store, new: Conclusions) -> None:
    """Puts `new` in the place of all former conclusions but names, in one transaction; judgements of people stay."""
    with store.transaction():
        concluded = store.value("SELECT coalesce(max(number), 0) FROM reports")
        for table in TABLES:
            store.db.execute(f"DELETE FROM {table}")
        store.db.execute("DELETE FROM judgements WHERE by = 'rule' AND about <> 'names'")
        store.db.executemany(
            "INSERT INTO sources VALUES (?, ?, ?, ?)", ((s.report, s.origin, s.copy_of, s.reason) for s in new.sources)
        )
        for event in new.events:
            row = (event.id, event.best, event.type, event.mode, event.status, event.edtf, event.earliest, event.latest)
            store.db.execute(
                f"INSERT INTO events VALUES ({', '.join('?' * 10)})", (*row, event.reports, event.independent)
            )
            store.db.executemany(
                "INSERT INTO event_claims VALUES (?, ?)", ((claim, event.id) for claim in event.claims)
            )
        parts = ((p.part, p.whole, p.reason) for p in new.parts)
        store.db.executemany("INSERT INTO event_parts VALUES (?, ?, ?)", parts)
        store.db.executemany("INSERT INTO event_deeds VALUES (?, ?, ?)", map(astuple, new.deeds))
        fill_sides(store.db)
        fill_reports(store.db)
        fill_places(store.db)
        forget_summaries(store.db)
        store.db.executemany("INSERT INTO facts VALUES (?, ?)", sorted(new.facts.items()))
        write_judgements(store, new.judgements)
        rows = ((finding_id(f), f.check, f.grade, f.sentence, pack(finding_body(f))) for f in new.findings)
        store.db.executemany("INSERT OR IGNORE INTO findings VALUES (?, ?, ?, ?, ?)", rows)
        store.put("concluded", str(concluded))
        store.put("judged", "[]")


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """What was promised or planned in an event and what became of it, in the columns of `commitments`."""

    event: str
    kind: str
    done: str | None
    due_from: str | None
    due_by: str | None
    told: str
    what: str


def write_summaries(
    store: Store, rules: str, commitments: Iterable[CommitmentRow], milestone_claims: Iterable[int]
) -> None:
    """Stores what was summed up of the conclusions by these `rules`, in one transaction."""
    with store.transaction():
        forget_summaries(store.db)
        rows = (astuple(commitment) for commitment in commitments)
        store.db.executemany("INSERT INTO commitments VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        store.db.executemany("INSERT INTO milestone_claims VALUES (?)", ((claim,) for claim in milestone_claims))
        store.put(SUMMED, rules)


def commitment_rows(store: Store) -> list[CommitmentRow]:
    """What `write_summaries` wrote of commitments."""
    return [CommitmentRow(*row) for row in store.query("SELECT * FROM commitments")]


def write_judgements(store: Store, judgements: Iterable[tuple[str, Judgement]]) -> None:
    """Stores judgements about `names`, `events`, `parts` or `findings`."""
    rows = (
        (about, j.left, j.right, j.verdict, j.score, j.reason, j.by, j.at.isoformat() if j.at else None)
        for about, j in judgements
    )
    store.db.executemany("INSERT OR REPLACE INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def human_judgements(store: Store, about: str) -> list[Judgement]:
    """The judgements of people about `names`, `events`, `parts` or `findings`."""
    rows = store.query(
        """SELECT * FROM judgements INDEXED BY judgements_people
           WHERE about = ? AND by <> 'rule' ORDER BY left_id, right_id, by""",
        (about,),
    )
    return [judgement_from_row(row) for row in rows]


def judgement_from_row(row: Any) -> Judgement:
    """A `Judgement` from its row."""
    at = datetime.fromisoformat(row["at"]) if row["at"] else None
    return Judgement(row["left_id"], row["right_id"], row["verdict"], row["score"], row["reason"], row["by"], at)


def finding_id(finding: Finding) -> str:
    """Hash of the conflict's key, else of the words it rests on: a dismissed finding stays recognised."""
    told = sorted((e.report, e.span.start, e.span.end, e.value) for e in finding.evidence)
    content = pack([finding.check, finding.key or told])
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def finding_body(finding: Finding) -> dict[str, Any]:
    """The finding's sides as JSON values."""
    claims = [_evidence_row(evidence) for evidence in finding.evidence]
    return {"values": list(finding.values), "claims": claims, "sources": list(finding.sources)}


def _evidence_row(evidence: Evidence) -> dict[str, Any]:
    span = {"start": evidence.span.start, "end": evidence.span.end}
    part = {} if evidence.part == "body" else {"part": evidence.part}
    return {"report": evidence.report, **span, "text": evidence.text, "value": evidence.value, **part}
