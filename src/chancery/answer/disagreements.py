"""What does not add up, with the words on each side."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from chancery.answer.events import report_line
from chancery.answer.views import ReportLine, View
from chancery.record import Store


@dataclass(frozen=True, slots=True)
class Side(View):
    """The words of one report and the value they stand for."""

    value: str
    text: str
    start: int
    end: int
    report: ReportLine


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

    def to_row(self) -> dict[str, Any]:
        """The JSON object of `chancery disagreements --json`."""
        claims = [
            {"report": s.report.uri, "start": s.start, "end": s.end, "text": s.text, "value": s.value}
            for s in self.sides
        ]
        row = {"check": self.check, "grade": self.grade, "sentence": self.sentence, "values": list(self.values)}
        return row | {"claims": claims, "sources": list(self.sources), "id": self.id}


REPORT = """SELECT r.*, s.copy_of FROM current_reports AS r LEFT JOIN sources AS s ON s.report = r.number
WHERE r.uri = ?"""


def disagreements(store: Store) -> tuple[Disagreement, ...]:
    """All findings of the record that nobody dismissed, the hard ones first."""
    dismissed = "SELECT left_id FROM judgements WHERE about = 'findings' AND by <> 'rule' AND verdict = 'different'"
    rows = store.query(f"SELECT * FROM findings WHERE id NOT IN ({dismissed}) ORDER BY grade, check_name, sentence, id")
    return tuple(_disagreement(store, row) for row in rows)


def _disagreement(store: Store, row: Any) -> Disagreement:
    body = json.loads(row["body"])
    sides = []
    for claim in body["claims"]:
        report = report_line(store.query(REPORT, (claim["report"],))[0])
        sides.append(Side(claim["value"], claim["text"], claim["start"], claim["end"], report))
    fixed = (row["id"], row["check_name"], row["grade"], row["sentence"])
    return Disagreement(*fixed, tuple(body["values"]), tuple(sides), tuple(body["sources"]))
