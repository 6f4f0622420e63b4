"""iCalendar (RFC 5545): dated events as all-day entries."""

from __future__ import annotations

from datetime import date
from typing import Any, BinaryIO

from chancery.answer.holdings import Holdings
from chancery.answer.views import EventView
from chancery.answer.words import title
from chancery.export.allday import all_day, empty_calendar
from chancery.lang import geo

LONGEST = 62
"""Days: an event known only to lie in a longer time (a year, say) is no entry, for no calendar can show it as such."""
STATUS = {"held": "CONFIRMED", "ongoing": "CONFIRMED", "cancelled": "CANCELLED", "negated": "CANCELLED"}


def write_ical(holdings: Holdings, out: BinaryIO) -> None:
    """One entry for each event whose days are known to two months or better."""
    calendar = empty_calendar()
    for event in holdings.events:
        if event.earliest and event.latest:
            first, last = date.fromisoformat(event.earliest), date.fromisoformat(event.latest)
            if (last - first).days <= LONGEST:
                calendar.add_component(_entry(event, first, last))
    out.write(calendar.to_ical())


def _entry(event: EventView, first: date, last: date) -> Any:
    entry = all_day(f"{event.id}@chancery", _last_told(event, last), first, last)
    entry.add("summary", title(event))
    entry.add("status", STATUS.get(event.status, "TENTATIVE"))
    entry.add("categories", [word for word in (event.type, event.mode) if word])
    sources = [
        f"“{' '.join(w.text.split())}” [{w.report.number}: {w.report.provider or w.report.uri}]" for w in event.words
    ]
    entry.add("description", "\n".join([f"Told as {event.when}", *sources]))
    if event.place:
        entry.add("location", event.place)
        if spot := geo.locate(event.place, event.country):
            entry.add("geo", spot)
    return entry


def _last_told(event: EventView, last: date) -> date:
    """The day of the last report that tells it: the same record always makes the same calendar."""
    told = max(
        (words.report.published[:10] for words in event.words if words.report.published), default=last.isoformat()
    )
    return date.fromisoformat(told)
