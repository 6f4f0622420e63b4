"""What does not add up, with the words on each side; people may dismiss it, with a reason."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chancery.answer.days import spelled
from chancery.answer.events import REPORTS, report_line
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


def fullest(sides: Sequence[Side]) -> tuple[Side, ...]:
    """The sides without those whose words stand inside other words of the same report for the same value."""
    return tuple(side for side in sides if not any(_holds(other, side) for other in sides))


def _holds(outer: Side, inner: Side) -> bool:
    if (outer.value, outer.report.number, outer.part) != (inner.value, inner.report.number, inner.part):
        return False
    wider = outer.end - outer.start > inner.end - inner.start
    return wider and outer.start <= inner.start and inner.end <= outer.end


def _claim_row(side: Side) -> dict[str, Any]:
    place = {"report": side.report.uri, "start": side.start, "end": side.end}
    part = {} if side.part == "body" else {"part": side.part}
    return {**place, "text": side.text, "value": side.value, **part}


@dataclass(frozen=True, slots=True)
class Listed(View):
    """A finding in a line: its id, which check, how hard."""

    id: str
    check: str
    grade: str


_STANDING = f"{REPORTS} WHERE r.number IN (SELECT number FROM current_reports WHERE uri IN ({{marks}}))"
ORDER = "ORDER BY grade, check_name, sentence, id"


def listed(store: Store) -> tuple[Listed, ...]:
    """The findings of the record that nobody dismissed without their words, the hard ones first."""
    gone = _dismissals(store)
    rows = store.query(f"SELECT id, check_name, grade FROM findings {ORDER}")
    return tuple(Listed(*row) for row in rows if row["id"] not in gone)


def disagreements(store: Store, *, dismissed: bool = False) -> tuple[Disagreement, ...]:
    """The findings of the record, the hard ones first; `dismissed` adds those that a person dismissed."""
    gone = _dismissals(store)
    rows = store.query(f"SELECT * FROM findings {ORDER}")
    return _told(store, [row for row in rows if dismissed or row["id"] not in gone], gone)


def with_words(store: Store, findings: Iterable[str]) -> tuple[Disagreement, ...]:
    """The findings with these ids as `disagreements` has them; ids that are none are left out."""
    rows = store.query(
        f"SELECT * FROM findings WHERE id IN (SELECT value FROM json_each(?)) {ORDER}", (json.dumps(list(findings)),)
    )
    return _told(store, rows, _dismissals(store))


def all_dismissed(store: Store) -> tuple[Disagreement, ...]:
    """The findings that a person dismissed, the hard ones first."""
    return with_words(store, _dismissals(store))


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
    return _told(store, rows, _dismissals(store))[0]


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


def _told(store: Store, rows: Iterable[Any], gone: Mapping[str, Dismissal]) -> tuple[Disagreement, ...]:
    """The findings of these rows with their words."""
    told = [(row, json.loads(row["body"])) for row in rows]
    uris = {claim["report"] for _, body in told for claim in body["claims"]}
    reports = {row["uri"]: report_line(row) for row in store.each(_STANDING, sorted(uris))}
    return tuple(_disagreement(row, body, reports, gone.get(row["id"])) for row, body in told)


def _disagreement(
    row: Any, body: dict[str, Any], reports: Mapping[str, ReportLine], dismissed: Dismissal | None
) -> Disagreement:
    fixed = (row["id"], row["check_name"], row["grade"], spelled(row["sentence"]))
    sides = tuple(_side(claim, reports[claim["report"]]) for claim in body["claims"])
    return Disagreement(*fixed, tuple(body["values"]), sides, tuple(body["sources"]), dismissed)


def _side(claim: dict[str, Any], report: ReportLine) -> Side:
    return Side(claim["value"], claim["text"], claim["start"], claim["end"], report, claim.get("part", "body"))
