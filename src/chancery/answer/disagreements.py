"""What does not add up, with the words on each side; people may dismiss it, with a reason."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chancery.answer.days import spelled
from chancery.answer.events import report_line
from chancery.answer.views import ReportLine, Unanswerable, View
from chancery.model import Judgement
from chancery.record import Store, human_judgements, write_judgements


@dataclass(frozen=True, slots=True)
class Side(View):
    """The words of one report and the value they stand for; `part` is the text that the span counts in."""

    value: str
    text: str
    start: int
    end: int
    report: ReportLine
    part: str = "body"


@dataclass(frozen=True, slots=True)
class Dismissal(View):
    """That a person found a disagreement to be none: why, who, when (ISO 8601)."""

    why: str
    by: str
    at: str | None


@dataclass(frozen=True, slots=True)
class Disagreement(View):
    """A finding: which check, how hard, one sentence, and both sides; `sources` counts independent ones by value."""

    id: str
    check: str
    grade: str
    sentence: str
    values: tuple[str, ...]
    sides: tuple[Side, ...]
    sources: tuple[int, ...]
    dismissed: Dismissal | None = None

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `chancery disagreements --json`."""
        row: dict[str, Any] = {
            "check": self.check,
            "grade": self.grade,
            "sentence": self.sentence,
            "values": list(self.values),
        }
        row |= {"claims": [_claim_row(side) for side in self.sides], "sources": list(self.sources), "id": self.id}
        return row | ({"dismissed": self.dismissed.to_row()} if self.dismissed else {})


def _claim_row(side: Side) -> dict[str, Any]:
    place = {"report": side.report.uri, "start": side.start, "end": side.end}
    part = {} if side.part == "body" else {"part": side.part}
    return {**place, "text": side.text, "value": side.value, **part}


REPORT = """SELECT r.*, s.copy_of FROM current_reports AS r LEFT JOIN sources AS s ON s.report = r.number
WHERE r.uri = ?"""
ORDER = "ORDER BY grade, check_name, sentence, id"


def disagreements(store: Store, *, dismissed: bool = False) -> tuple[Disagreement, ...]:
    """The findings of the record, the hard ones first; `dismissed` adds those that a person dismissed."""
    gone = _dismissals(store)
    rows = store.query(f"SELECT * FROM findings {ORDER}")
    return tuple(_disagreement(store, row, gone.get(row["id"])) for row in rows if dismissed or row["id"] not in gone)


def disagreement(store: Store, asked: str) -> Disagreement:
    """The finding with the id `asked`, dismissed or not; its first letters will do.

    Raises `Unanswerable` when none or several begin so.
    """
    like = asked.strip().lower()
    rows = store.query(f"SELECT * FROM findings WHERE substr(id, 1, ?) = ? {ORDER} LIMIT 6", (len(like), like))
    if not like or not rows:
        raise Unanswerable(f"no disagreement has the id {asked!r}: `chancery disagreements --all` shows the ids")
    if len(rows) > 1:
        some = ", ".join(row["id"] for row in rows[:5])
        raise Unanswerable(f"{asked!r} begins several ids ({some}): write more of it")
    return _disagreement(store, rows[0], _dismissals(store).get(rows[0]["id"]))


def dismiss(store: Store, asked: str, why: str, *, by: str, at: datetime) -> Disagreement:
    """Notes that the finding is no disagreement, and why; it stays dismissed when the record is rebuilt.

    Raises `Unanswerable` when there is no such finding, or no reason or name.
    """
    if not why.strip():
        raise Unanswerable("a dismissal needs a reason: write --why TEXT")
    return _judge(store, asked, Judgement("", "", "different", 1.0, why.strip(), person_named(by), at))


def restore(store: Store, asked: str, why: str = "", *, by: str, at: datetime) -> Disagreement:
    """Takes a dismissal back: the finding stands again. The dismissal is kept with what was said against it."""
    if disagreement(store, asked).dismissed is None:
        raise Unanswerable(f"{asked!r} is not dismissed: `chancery disagreements --all` shows what is")
    return _judge(store, asked, Judgement("", "", "same", 1.0, why.strip() or "taken back", person_named(by), at))


def _judge(store: Store, asked: str, judgement: Judgement) -> Disagreement:
    found = disagreement(store, asked)
    fixed = (judgement.verdict, judgement.score, judgement.reason, judgement.by, judgement.at)
    with store.transaction():
        write_judgements(store, [("findings", Judgement(found.id, found.check, *fixed))])
    return disagreement(store, found.id)


def person_named(by: str) -> str:
    """The name of a person who judges, without stray blanks. Raises `Unanswerable` where it is none."""
    name = " ".join(by.split())
    if not name or name == "rule":
        raise Unanswerable(f"{by!r} is no name of a person: write --by NAME")
    return name


def _dismissals(store: Store) -> dict[str, Dismissal]:
    """Dismissed findings by id: what people said of a finding last decides."""
    last: dict[str, Judgement] = {}
    for judged in sorted(human_judgements(store, "findings"), key=_said):
        last[judged.left] = judged
    return {finding: _dismissal(j) for finding, j in last.items() if j.verdict == "different"}


def _said(judgement: Judgement) -> tuple[str, str]:
    return judgement.at.isoformat() if judgement.at else "", judgement.by


def _dismissal(judgement: Judgement) -> Dismissal:
    return Dismissal(judgement.reason, judgement.by, judgement.at.isoformat() if judgement.at else None)


def _disagreement(store: Store, row: Any, dismissed: Dismissal | None) -> Disagreement:
    body = json.loads(row["body"])
    fixed = (row["id"], row["check_name"], row["grade"], spelled(row["sentence"]))
    return Disagreement(
        *fixed, tuple(body["values"]), tuple(_sides(store, body["claims"])), tuple(body["sources"]), dismissed
    )


def _sides(store: Store, claims: Iterable[dict[str, Any]]) -> Iterable[Side]:
    for claim in claims:
        report = report_line(store.query(REPORT, (claim["report"],))[0])
        place = (claim["start"], claim["end"], report, claim.get("part", "body"))
        yield Side(claim["value"], claim["text"], *place)
