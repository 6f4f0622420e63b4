"""Adds a file to a record with a slow stand-in for the stages. Usage: slow_add.py RECORD FILE SECONDS."""

from __future__ import annotations

import sys
import time

from chancery.model import Claim, Event, Mention, Party, Report, Span
from chancery.pipeline import Evidence
from chancery.record import Store
from chancery.run import Options, add


def found(report: Report) -> Evidence:
    """One meeting in each report, between the first two words."""
    names = report.body_text.split()[:2]
    starts = [report.body_text.index(name) for name in names]
    parties = tuple(Party(name, "Person", code) for name, code in zip(names, ("RUS", "VNM"), strict=True))
    mentions = tuple(
        Mention(start, start + len(name), name, "Person", name, at, parties[at].country)
        for at, (name, start) in enumerate(zip(names, starts, strict=True))
    )
    body = Event("CONSULT", None, "met", parties[:1], parties[1:])
    claim = Claim(report.uri, Span(0, len(report.body_text)), report.body_text, body, "stand-in")
    return Evidence(report, (), mentions, (claim,))


def main(record: str, source: str, seconds: float) -> None:
    """Runs the batches slowly."""

    def engine(batches):
        for batch in batches:
            time.sleep(seconds)
            yield [found(report) for report in batch]

    with Store(record, create=True) as store:
        add(store, [source], Options(engine))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
