"""A draft checked against the record: what is said of each of its facts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from chancery.answer.views import ReportLine, View


@dataclass(frozen=True, slots=True)
class Backed(View):
    """Words of the record: `text` is what `report` has at `[start, end)`, in code points."""

    text: str
    start: int
    end: int
    report: ReportLine


@dataclass(frozen=True, slots=True)
class Fact(View):
    """One fact of a draft at `[start, end)` of its text, in code points.

    `kind` is name, office, date, ordinal, figure, event, place or quotation; `verdict` supported, contradicted or not
    in the record. `sentence` says what contradicts it, with the arithmetic, or adds what is good to know. `words` are
    those of the record that support or contradict it, `reports` and `independent` how many reports and sources stand
    behind them, `since` the day of the first.
    """

    start: int
    end: int
    text: str
    kind: str
    verdict: str
    sentence: str
    words: tuple[Backed, ...]
    reports: int
    independent: int
    since: str | None

    def to_row(self) -> dict[str, Any]:
        """The fact as one JSON object of `chancery check --json`."""
        row = asdict(self) | {"by": [_who(backed.report) for backed in self.words]}
        row["words"] = [
            {"report": b.report.uri, "number": b.report.number, "start": b.start, "end": b.end, "text": b.text}
            for b in self.words
        ]
        return row


@dataclass(frozen=True, slots=True)
class Checked(View):
    """A draft's text and the verdicts on its facts, in order of place.

    `published` is the day it was read as of, `notes` what keeps some of its facts from being checked.
    """

    text: str
    published: str | None
    facts: tuple[Fact, ...]
    notes: tuple[str, ...] = ()

    def with_verdict(self, verdict: str) -> tuple[Fact, ...]:
        """The facts with that verdict."""
        return tuple(fact for fact in self.facts if fact.verdict == verdict)

    @property
    def contradicted(self) -> tuple[Fact, ...]:
        """The facts that the record contradicts."""
        return self.with_verdict("contradicted")


def _who(report: ReportLine) -> str:
    return ", ".join(part for part in (report.provider or report.uri, (report.published or "")[:10]) if part)
