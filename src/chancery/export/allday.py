"""What all iCalendar files of the project share (RFC 5545): their head, and entries that take whole days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any


def empty_calendar() -> Any:
    """An `icalendar.Calendar` that names its maker."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Chancery//The record of relations//EN")
    calendar.add("version", "2.0")
    return calendar


def all_day(uid: str, made: date, first: date, last: date) -> Any:
    """An `icalendar.Event` from `first` to `last`, both included, that keeps nobody busy; `made` dates the entry."""
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.combine(made, time(), UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))  # half-open, as the standard has it
    event.add("transp", "TRANSPARENT")
    return event
