"""A calendar as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chancery.answer import Entry

CATEGORIES = {"anniversary": "ANNIVERSARY", "plan": "PLANNED", "promise": "DUE"}


def calendar_file(entries: Iterable[Entry], today: date) -> bytes:
    """The entries as all-day events; `today` is the day on which the file is made. The same entries make one file."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//Chancery//The record of relations//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "Chancery")
    for entry in entries:
        made.add_component(_event(entry, today))
    return bytes(made.to_ical())


def _event(entry: Entry, today: date) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", date.fromisoformat(entry.first))
    event.add("dtend", date.fromisoformat(entry.last) + timedelta(days=1))  # half-open, as the standard has it
    event.add("summary", entry.title)
    event.add("status", "CONFIRMED" if entry.kind == "anniversary" and not entry.disputed else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [CATEGORIES[entry.kind], *entry.parties])
    reports = [f"[{r.number}: {r.provider or r.uri}, {(r.published or 'undated')[:10]}]" for r in entry.sources]
    event.add("description", "\n".join([entry.basis, entry.confidence, *reports]))
    return event
