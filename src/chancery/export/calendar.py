"""A calendar as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from chancery.export.allday import all_day, empty_calendar

if TYPE_CHECKING:
    from chancery.answer import Entry

CATEGORIES = {"anniversary": "ANNIVERSARY", "plan": "PLANNED", "promise": "DUE"}


def calendar_file(entries: Iterable[Entry], today: date) -> bytes:
    """The entries as all-day events; `today` is the day on which the file is made. The same entries make one file."""
    made = empty_calendar()
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "Chancery")
    for entry in entries:
        made.add_component(_event(entry, today))
    return bytes(made.to_ical())


def _event(entry: Entry, today: date) -> Any:
    event = all_day(entry.uid, today, date.fromisoformat(entry.first), date.fromisoformat(entry.last))
    event.add("summary", entry.title)
    event.add("status", "CONFIRMED" if entry.kind == "anniversary" and not entry.disputed else "TENTATIVE")
    event.add("categories", [CATEGORIES[entry.kind], *entry.parties])
    reports = [f"[{r.number}: {r.provider or r.uri}, {(r.published or 'undated')[:10]}]" for r in entry.sources]
    event.add("description", "\n".join([entry.basis, entry.confidence, *reports]))
    return event
