"""What is to come: round anniversaries of milestones, planned events, and what is due, each with how sure it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chancery.answer.commitments import Commitment, found, in_full
from chancery.answer.days import due, first_day, last_day
from chancery.answer.milestones import Milestone, milestones
from chancery.answer.party import country_name
from chancery.answer.views import PartyLine, ReportLine, Unanswerable, View
from chancery.answer.words import party
from chancery.model import When
from chancery.record import CommitmentRow, Store

ROUND = 5
"""Anniversaries that are kept: every fifth year."""
AHEAD = timedelta(days=365)
"""How far a calendar looks where nobody says until when."""
LONGEST = 366
"""Days: what is only known to lie in a longer time ("by 2030") stands at its last day."""


@dataclass(frozen=True, slots=True)
class Entry(View):
    """One entry of a calendar: `first` to `last` are the days it can be on, never sharper than what is told.

    `kind` is `anniversary`, `plan` or `promise`. `basis` tells in a sentence where the date comes from, `confidence`
    how sure it is. `uid` names the entry for ever: it stays when the record grows. `sources` are the reports.
    """

    uid: str
    kind: str
    title: str
    first: str
    last: str
    years: int | None
    when: str
    confidence: str
    basis: str
    parties: tuple[str, ...]
    place: str | None
    independent: int
    disputed: bool
    sources: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """From which day until which, as typed (`2026`, `2026-06`, `2026-06-20`); without them a year from today."""

    since: str | None = None
    until: str | None = None

    def days(self, today: date) -> tuple[date, date]:
        """First and last day. Raises `Unanswerable` when the last is before the first."""
        first = first_day(self.since) if self.since else today
        last = last_day(self.until) if self.until else first + AHEAD
        if last < first:
            raise Unanswerable(f"the calendar would end ({last}) before it begins ({first}): turn the days round")
        return first, last


A_YEAR = Between()


def calendar(store: Store, parties: Sequence[str] = (), between: Between = A_YEAR, *, today: date) -> tuple[Entry, ...]:
    """The entries of `between`, by day; those that may be on any day of a longer time stand at its beginning.

    `parties` are whom it is about: all must be part of a milestone, a plan or a promise. Raises `Unanswerable`.
    """
    first, last = between.days(today)
    entries = [
        entry for milestone in milestones(store, parties) for entry in _anniversaries(milestone, first.year, last.year)
    ]
    kept = [entry for entry in entries if _lies(entry.first, entry.last, (first, last))]
    open_ones = (c for c in found(store, parties, today=today) if not c.done and (c.due_by or "") >= first.isoformat())
    ahead = [c for c in open_ones if _lies(*_days(c), (first, last))]
    kept += [_due(commitment) for commitment in in_full(store, ahead, today=today)]
    return tuple(sorted(kept, key=lambda entry: (entry.first, entry.last, entry.title, entry.uid)))


def _lies(first: str, last: str, between: tuple[date, date]) -> bool:
    return last >= between[0].isoformat() and first <= between[1].isoformat()


def _anniversaries(milestone: Milestone, first: int, last: int) -> Iterator[Entry]:
    """The round anniversaries of a milestone in the years `first` to `last`, each as sharp as its date."""
    base = When.parse(milestone.when)
    if base.earliest is None or base.before is None or (base.length or 0) > LONGEST:
        return
    for year in range(first, last + 1):
        years = year - base.earliest.year
        if years <= 0 or years % ROUND:
            continue
        falls = base.years_on(years)
        assert falls.earliest and falls.latest
        names = tuple(country_name(code) for code in milestone.parties)
        yield Entry(
            uid=_uid("anniversary", milestone.kind, *milestone.parties, str(years), _key(milestone)),
            kind="anniversary",
            title=f"{years}th anniversary: {milestone.name}, {' – '.join(names)}",
            first=falls.earliest.isoformat(),
            last=falls.latest.isoformat(),
            years=years,
            when=falls.edtf + ("~" if milestone.derived else ""),
            confidence=_confidence(milestone),
            basis=_basis(milestone),
            parties=milestone.parties,
            place=None,
            independent=milestone.independent,
            disputed=bool(milestone.against),
            sources=_reports(milestone),
        )


def _key(milestone: Milestone) -> str:
    """What tells two milestones of one kind apart: the year."""
    return (milestone.earliest or "")[:4]


def _confidence(milestone: Milestone) -> str:
    told = _count(milestone.independent, "independent source")
    parts = [told, *(["date only counted out, not stated"] if milestone.derived else [])]
    others = sorted({dated.when.rstrip("~") for dated in milestone.against})
    return "; ".join([*parts, *([f"disputed: also {', '.join(others)}"] if others else [])])


def _basis(milestone: Milestone) -> str:
    best = milestone.sources[0]
    words = " ".join(best.text.split())
    counted = f" ({best.how})" if best.how else ""
    return f"{milestone.name} dated {milestone.when.rstrip('~')} by “{words}”{counted}"


def _reports(milestone: Milestone) -> tuple[ReportLine, ...]:
    lines = {dated.report.number: dated.report for dated in (*milestone.sources, *milestone.against)}
    return tuple(lines[number] for number in sorted(lines))


def _days(commitment: Commitment | CommitmentRow) -> tuple[str, str]:
    """The days of a plan, or on which a promise is due; of a longer time its last."""
    assert commitment.due_by
    first = date.fromisoformat(commitment.due_from or commitment.due_by)
    last = date.fromisoformat(commitment.due_by)
    return (last if (last - first).days > LONGEST else first).isoformat(), last.isoformat()


def _due(commitment: Commitment) -> Entry:
    first, last = _days(commitment)
    assert commitment.due
    lines = {words.report.number: words.report for words in commitment.words}
    plan = commitment.kind == "plan"
    return Entry(
        uid=_uid(commitment.kind, commitment.event),
        kind=commitment.kind,
        title=_title(commitment),
        first=first,
        last=last,
        years=None,
        when=commitment.due,
        confidence=_count(commitment.independent, "independent source"),
        basis=f"{'planned' if plan else 'due'} {due(commitment.due)}: {commitment.sentence}",
        parties=tuple(sorted({p.country for p in (*commitment.who, *commitment.whom) if p.country})),
        place=None,
        independent=commitment.independent,
        disputed=False,
        sources=tuple(lines[number] for number in sorted(lines)),
    )


def _title(commitment: Commitment) -> str:
    who = " – ".join(_names(side) for side in (commitment.who, commitment.whom) if side)
    return f"{who}: {commitment.what}" if who else commitment.what


def _names(side: Sequence[PartyLine]) -> str:
    return ", ".join(party(line) for line in side[:3]) + (" and others" if len(side) > 3 else "")


def _uid(*parts: str) -> str:
    """A name for the entry that depends on what it is about alone, not on the record it stands in."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24] + "@chancery"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
