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
class Dispute(View):
    """What a report tells in the place of a supported fact.

    `value` is its value there, `words` where it tells it, `finding` the id of the disagreement that weighed both.
    """

    value: str
    words: Backed
    finding: str | None

    def to_row(self) -> dict[str, Any]:
        """The dispute as a JSON object."""
        row = {"value": self.value, "by": _who(self.words.report), **_place(self.words)}
        return row | {"finding": self.finding}


@dataclass(frozen=True, slots=True)
class Fact(View):
    """One fact of a draft at `[start, end)` of its text, in code points.

    `kind` is name, office, date, ordinal, figure, event, place or quotation; `verdict` supported, contradicted or not
    in the record. `sentence` says what contradicts it, with the arithmetic, or adds what is good to know. `words` are
    those of the record that support or contradict it, `reports` and `independent` how many reports and sources stand
    behind them, `since` the day of the first. `disputed` is what other reports have in the place of a supported fact.
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
    disputed: tuple[Dispute, ...] = ()

    def to_row(self) -> dict[str, Any]:
        """The fact as one JSON object of `chancery check --json`."""
        row = asdict(self) | {"by": [_who(backed.report) for backed in self.words]}
        row["words"] = [_place(backed) for backed in self.words]
        row["disputed"] = [dispute.to_row() for dispute in self.disputed]
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
    def disputed(self) -> tuple[Fact, ...]:
        """The supported facts that other reports tell otherwise."""
        return tuple(fact for fact in self.facts if fact.disputed)

    @property
    def contradicted(self) -> tuple[Fact, ...]:
        """The facts that the record contradicts."""
        return self.with_verdict("contradicted")


def _place(backed: Backed) -> dict[str, Any]:
    report = {"report": backed.report.uri, "number": backed.report.number}
    return report | {"start": backed.start, "end": backed.end, "text": backed.text}


def _who(report: ReportLine) -> str:
    return ", ".join(part for part in (report.provider or report.uri, (report.published or "")[:10]) if part)
