"""What one sees first: what the record holds, who is told most, what is latest and what is to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chancery.answer.directory import Known, known
from chancery.answer.events import REPORTS, event_views, report_line
from chancery.answer.status import Status, status
from chancery.answer.views import EventView, ReportLine, View
from chancery.record import Store


@dataclass(frozen=True, slots=True)
class Pair(View):
    """Two countries (alpha-3) and how many events have both."""

    left: str
    right: str
    events: int


@dataclass(frozen=True, slots=True)
class Overview(View):
    """The record at a glance on the day `today`.

    `months` has how many reports were published in which month; `latest` are the last events that were held up to
    today, `coming` those that the record expects on a day from today on.
    """

    today: str
    status: Status
    months: tuple[tuple[str, int], ...]
    pairs: tuple[Pair, ...]
    people: tuple[Known, ...]
    latest: tuple[EventView, ...]
    reports: tuple[ReportLine, ...]
    coming: tuple[EventView, ...]


FEW = 8
"""Lines of each list."""


def overview(store: Store, today: date) -> Overview:
    """The record at a glance."""
    day = today.isoformat()
    months = """SELECT substr(versioncreated, 1, 7) AS month, count(*) AS n FROM current_reports
                WHERE versioncreated IS NOT NULL GROUP BY 1 ORDER BY 1"""
    latest = """SELECT * FROM events WHERE earliest <= ? AND latest <= ? AND status IN ('held', 'ongoing')
                ORDER BY latest DESC, earliest DESC, claim DESC LIMIT ?"""
    coming = """SELECT * FROM events WHERE latest >= ? AND status IN ('planned', 'proposed')
                ORDER BY max(earliest, ?), latest, claim LIMIT ?"""
    people = """SELECT e.*, (SELECT sum(reports) FROM entity_names AS n WHERE n.entity = e.id) AS told
                FROM entities AS e WHERE schema = 'Person' ORDER BY told DESC, caption, id LIMIT ?"""
    reports = f"""{REPORTS}
                 WHERE r.number IN
                   (SELECT number FROM current_reports ORDER BY versioncreated DESC, number DESC LIMIT ?)
                 ORDER BY versioncreated DESC, r.number DESC"""
    return Overview(
        today=day,
        status=status(store),
        months=tuple((row["month"], row["n"]) for row in store.query(months)),
        pairs=pairs(store)[:FEW],
        people=known(store, store.query(people, (FEW,))),
        latest=event_views(store, store.query(latest, (day, day, FEW))),
        reports=tuple(report_line(row) for row in store.query(reports, (FEW,))),
        coming=event_views(store, store.query(coming, (day, day, FEW))),
    )


def pairs(store: Store) -> tuple[Pair, ...]:
    """The countries that most events have together, the most first."""
    rows = store.query("SELECT one, other, events FROM country_pairs ORDER BY events DESC, one, other")
    return tuple(Pair(*row) for row in rows)
