"""The only place where the stages meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chancery.model import Claim, Mention, Report, Time


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that one report yields, without the record: its times, mentions and claims."""

    report: Report
    times: tuple[Time, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


def analyse(reports: Iterable[Report]) -> Iterator[Evidence]:
    """Parses and extracts reports in order. Pure: no clock, no network, no record."""
    from chancery.extract import extract
    from chancery.parse import parse

    for doc in parse(reports):
        yield Evidence(doc._.report, doc._.times, doc._.mentions, tuple(extract(doc)))
