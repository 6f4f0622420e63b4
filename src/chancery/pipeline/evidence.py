"""Reports to evidence: parse, extract, store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from chancery.model import Claim, Mention, Report, Time
from chancery.record import Found, Store, add_report

if TYPE_CHECKING:
    from chancery.model.document import Doc
    from chancery.read import Unread
    from chancery.reconcile.dating import Dating


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that one report yields, without the record: its times, mentions, claims and arithmetic of years."""

    report: Report
    times: tuple[Time, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    elapsed: tuple[Any, ...] = ()


def analyse(reports: Iterable[Report]) -> Iterator[Evidence]:
    """Parses and extracts reports in order. Pure: no clock, no network, no record."""
    from chancery.extract import extract
    from chancery.parse import parse

    for doc in parse(reports):
        if doc.report.published is None:
            _settle_times(doc)
        yield Evidence(doc.report, doc.times, doc.mentions, tuple(extract(doc)), doc.elapsed)


def _settle_times(doc: Doc) -> None:
    """Settles the relative times of an undated report as far as its own evidence bounds its publication.

    Twice: a time that was settled ("June this year" is June 2025) may tighten the bounds for the others.
    """
    from chancery.parse.times import find_elapsed, find_gatherings, find_times
    from chancery.reconcile.dating import date_report, resolve_times

    gatherings = find_gatherings(doc.text)
    for _ in range(2):
        dating = date_report(doc.report, doc.times, doc.elapsed, gatherings)
        times = resolve_times(doc.times, dating, lambda day: find_times(doc, published=day))
        if times == doc.times:
            return
        doc.times = times
        doc.elapsed = find_elapsed(doc.text, times, None)


def dating_of(evidence: Evidence) -> Dating:
    """When a report was published: the source's date, or bounds from the report's own evidence with their reasons."""
    from chancery.parse.times import find_gatherings
    from chancery.reconcile.dating import date_report

    report = evidence.report
    return date_report(report, evidence.times, evidence.elapsed, find_gatherings(report.body_text))


def read_times_of(text: str, published: date | None = None) -> list[Time]:
    """The times of a text, read without the trained pipeline; `published` anchors what is relative."""
    from chancery.parse.times import read_times

    return list(read_times(text, published=published))


def analyse_batch(reports: Sequence[Report]) -> list[Evidence | Unread]:
    """What each report of a batch yields, in order; one that breaks a stage becomes an `Unread`, the others go on."""
    try:
        return list(analyse(reports))
    except Exception:  # whichever report it was, the others must not suffer
        return [_analyse_one(report) for report in reports]


def _analyse_one(report: Report) -> Evidence | Unread:
    from chancery.read import Unread

    try:
        return next(analyse([report]))
    except (ImportError, OSError, MemoryError):
        raise  # the installation or the machine is at fault, not the report
    except Exception as error:
        reason = f"it could not be analysed ({type(error).__name__}: {error}); please report this as a bug"
        return Unread(report.uri, None, reason)


@dataclass(slots=True)
class Tally:
    """What became of the inputs of one run so far."""

    added: int = 0
    claims: int = 0
    skipped: int = 0
    unread: list[Unread] = field(default_factory=list)


def fresh(items: Iterable[Report | Unread], known: set[str], tally: Tally) -> Iterator[Report]:
    """The reports whose digest is not in `known` (which grows); the others are counted in `tally`."""
    for item in items:
        if not isinstance(item, Report):
            tally.unread.append(item)
        elif item.digest in known:
            tally.skipped += 1
        else:
            known.add(item.digest)
            yield item


def _bounds(evidence: Evidence) -> tuple[date | None, date | None, str] | None:
    """When a report without a date can have been published, where its own evidence tells anything of it."""
    if evidence.report.versioncreated is not None:
        return None
    dating = dating_of(evidence)
    return (dating.earliest, dating.latest, dating.sentence) if dating.earliest or dating.before else None


def store_batch(store: Store, batch: Iterable[Evidence | Unread], tally: Tally) -> tuple[int, int]:
    """Stores a batch inside the caller's transaction; returns how many reports and claims are new."""
    reports = claims = 0
    for item in batch:
        if not isinstance(item, Evidence):
            tally.unread.append(item)
            continue
        found = Found(item.times, item.mentions, item.claims, item.elapsed, _bounds(item))
        if add_report(store, item.report, found) is None:
            tally.skipped += 1
            continue
        reports, claims = reports + 1, claims + len(item.claims)
    tally.added, tally.claims = tally.added + reports, tally.claims + claims
    return reports, claims
