"""iCalendar (RFC 5545): dated events as all-day entries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import BinaryIO

from chancery.answer.holdings import Holdings
from chancery.answer.views import EventView
from chancery.answer.words import title
from chancery.lang import geo

LONGEST = 62
"""Days: an event known only to lie in a longer time (a year, say) is no entry, for no calendar can show it as such."""
STATUS = {"held": "CONFIRMED", "ongoing": "CONFIRMED", "cancelled": "CANCELLED", "negated": "CANCELLED"}


def write_ical(holdings: Holdings, out: BinaryIO) -> None:
    """One entry for each event whose days are known to two months or better."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Chancery//The record of relations//EN")
    calendar.add("version", "2.0")
    for event in holdings.events:
        if event.earliest and event.latest:
            first, last = date.fromisoformat(event.earliest), date.fromisoformat(event.latest)
            if (last - first).days <= LONGEST:
                calendar.add_component(_entry(event, first, last))
    out.write(calendar.to_ical())


def _entry(event: EventView, first: date, last: date):  # type: ignore[no-untyped-def]
    from icalendar import Event

    entry = Event()
    entry.add("uid", f"{event.id}@chancery")
    entry.add("dtstamp", _last_told(event, last))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))  # half-open, as the standard has it
    entry.add("summary", title(event))
    entry.add("status", STATUS.get(event.status, "TENTATIVE"))
    entry.add("transp", "TRANSPARENT")
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


def _last_told(event: EventView, last: date) -> datetime:
    """The day of the last report that tells it: the same record always makes the same calendar."""
    told = max(
        (words.report.published[:10] for words in event.words if words.report.published), default=last.isoformat()
    )
    return datetime.combine(date.fromisoformat(told), datetime.min.time(), UTC)
