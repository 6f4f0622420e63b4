"""Full dates: in header lines and datelines of a text, and in the date fields of formats."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from typing import Any

from chancery.read.agency import table
from chancery.read.outcome import Unreadable


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a line: its place there, and the day when the line gives all of year, month and day unambiguously."""

    start: int
    end: int
    value: date | None


@cache
def day_pattern() -> str:
    """Source of a regular expression for a date with at least day and month (no groups that capture)."""
    months = "|".join(sorted(table("furniture")["months"], key=len, reverse=True))
    day, year = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:19|20)\d\d"
    word = rf"(?:{months})\b\.?"
    return (
        rf"(?:{year}-\d\d-\d\d|{year}/\d{{1,2}}/\d{{1,2}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]{year}"
        rf"|{word}\s+{day}(?:,?\s+{year})?\b(?!:)|{day}\s+(?:of\s+)?{word}(?:,?\s+{year})?)"
    )


@cache
def _day_regex() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.-]){day_pattern()}(?![\w/])", re.IGNORECASE)


def find_days(line: str) -> list[Day]:
    """The dates in the line that give day and month."""
    return [Day(match.start(), match.end(), full_day(match[0])) for match in _day_regex().finditer(line)]


def find_day(line: str) -> Day | None:
    """The first date in the line that gives day and month."""
    return next(iter(find_days(line)), None)


def full_day(words: str) -> date | None:
    """The day a date names; `None` without a year, for an impossible day, or when day and month could be swapped."""
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    month = re.search(r"[^\W\d_]{3,}", words)
    if month and (name := month[0].lower()) in table("furniture")["months"]:
        numbers = [n for n in numbers if n < 100] + [n for n in numbers if n >= 100]
        return _day(numbers[1], table("furniture")["months"][name], numbers[0]) if len(numbers) == 2 else None
    if len(numbers) != 3:
        return None
    if numbers[0] > 31:
        return _day(*numbers)
    first, second, year = numbers
    if first == second or first > 12:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*\(?(?P<zone>(?:gmt|utc)?\s*[+-]\d{1,2}(?::?\d\d)?|[a-z]{1,4}\b)?\)?",
    re.IGNORECASE,
)


def with_clock(day: date, line: str) -> date | datetime:
    """The day with the time of day the line gives, and its zone where that is an offset or a name we know."""
    match = _CLOCK.search(line)
    if not match:
        return day
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    if hour > 23:
        return day
    return datetime.combine(day, time(hour, int(match["minute"]), int(match["second"] or 0)), _zone(match["zone"]))


def _zone(words: str | None) -> timezone | None:
    if not words:
        return None
    named = table("furniture")["header"]["zones"].get(words.strip().lower())
    if named is not None:
        return timezone(timedelta(minutes=named))
    offset = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", words)
    if not offset:
        return None
    minutes = int(offset[2]) * 60 + int(offset[3] or 0)
    return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes)) if minutes < 24 * 60 else None


def moment(value: Any) -> date | datetime | None:
    """A day or an instant (its zone kept) from ISO 8601 or RFC 2822 words; `None` for none. Raises `Unreadable`."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    words = str(value).strip()
    try:
        return date.fromisoformat(words) if len(words) == 10 else datetime.fromisoformat(words)
    except ValueError:
        pass
    from email.utils import parsedate_to_datetime  # loads sockets

    try:
        return parsedate_to_datetime(words)
    except ValueError as error:
        mend_it = "write YYYY-MM-DD, or YYYY-MM-DDTHH:MM:SS with a zone"
        raise Unreadable(f"its publication time {words!r} cannot be read; {mend_it}") from error
