"""Calendar: what is to come, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Annotated

from fastapi import Query
from pydantic import Field

from chancery import answer
from chancery.answer import Between, Entry, View
from chancery.answer.days import MONTHS
from chancery.web.edition import Asked, Today
from chancery.web.page import Page
from chancery.web.paging import Pages, Text
from chancery.web.parties import About


class Wanted(About):
    """Which days, and whom it is about."""

    since: Annotated[Text, Field(description="First day; without it today.")] = None
    until: Annotated[Text, Field(description="Last day; without it a year after the first.")] = None


@dataclass(frozen=True, slots=True)
class CalendarPage(View):
    """One page of entries from `first` to `last`, by day."""

    asked: Wanted
    first: str
    last: str
    pages: Pages
    entries: tuple[Entry, ...]

    def months(self) -> list[tuple[str, list[Entry]]]:
        """The entries by month; what may be on any day of a longer time by that time."""
        return [(month, list(entries)) for month, entries in groupby(self.entries, _month)]


def _month(entry: Entry) -> str:
    first, last = date.fromisoformat(entry.first), date.fromisoformat(entry.last)
    if (last - first).days <= 31:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"Some time in {first.year}" if first.year == last.year else f"Some time in {first.year}–{last.year}"


def calendar(record: Asked, today: Today, wanted: Annotated[Wanted, Query()]) -> CalendarPage:
    """What is to come: round anniversaries, plans and what is due, each with how sure it is and who says so."""
    between = Between(wanted.since, wanted.until)
    told = answer.calendar(record.store, wanted.parties(), between, today=today)
    first, last = (day.isoformat() for day in between.days(today))
    return CalendarPage(wanted, first, last, wanted.at(len(told)), wanted.cut(told))


PAGE = Page("/calendar", "calendar", calendar, "Calendar")
