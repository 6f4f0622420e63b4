"""Days in questions and answers: what a person types, and EDTF as people read it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from chancery.answer.views import Unanswerable

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
DAY = r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?"
ISO = re.compile(rf"“[^”]*”|(?<![\w-]){DAY}(?:/(?:{DAY}|\.\.))?(?![\w-])")
QUARTERS = {"33": "first", "34": "second", "35": "third", "36": "fourth"}


def first_day(text: str) -> date:
    """The first day of `2024`, `2024-06` or `2024-06-20`. Raises `Unanswerable`."""
    year, month, day = _parts(text)
    return _date(text, year, 1 if month is None else month, 1 if day is None else day)


def last_day(text: str) -> date:
    """The last day of `2024`, `2024-06` or `2024-06-20`. Raises `Unanswerable`."""
    year, month, day = _parts(text)
    first = _date(text, year, 12 if month is None else month, 1)
    return _date(text, year, first.month, monthrange(first.year, first.month)[1] if day is None else day)


def between(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """First and last day of what was typed. Raises `Unanswerable` when the last is before the first."""
    first, last = first_day(since) if since else None, last_day(until) if until else None
    if first and last and last < first:
        raise Unanswerable(f"nothing lies from {since} until {until}: turn the days round")
    return first, last


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", text.strip())
    if not found:
        raise Unanswerable(f"{text!r} is no date: write 2024, 2024-06 or 2024-06-20")
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unanswerable(f"{text!r} is not in the calendar: write 2024, 2024-06 or 2024-06-20") from None


def spoken(edtf: str | None) -> str:
    """An EDTF string as people read it: `20 June 2024`, `8–11 May 2025`, `about 1990`. What it cannot say it keeps."""
    if not edtf:
        return "no date"
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    return _single(edtf)


def due(edtf: str | None) -> str:
    """The days of what is to be done as people read them: `by the end of 2025` for what has only a last day."""
    told = spoken(edtf)
    if not told.startswith("until "):
        return told
    sharp = re.search(r"\d{4}-\d\d-\d\d", edtf or "")
    return f"by {'' if sharp else 'the end of '}{told.removeprefix('until ')}"


def spelled(sentence: str) -> str:
    """A sentence with its ISO dates as people read them; what stands in quotation marks is kept as it is."""
    return ISO.sub(lambda found: found[0] if found[0].startswith("“") else spoken(found[0]), sentence)


def days(first: str | None, last: str | None) -> str:
    """A first and a last day as people read them: `on 20 June 2024`, `8 May 2024 to 20 June 2024`."""
    if not (first and last):
        return "in undated reports only" if not (first or last) else f"on {spoken(first or last)}"
    return f"on {spoken(first)}" if first == last else f"{spoken(first)} to {spoken(last)}"


def _single(edtf: str) -> str:
    body = edtf.rstrip("~?%")
    doubt = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}[edtf[len(body) :][:1]]
    if found := re.fullmatch(r"(-?\d{4})-(\d\d)-(\d\d)(T.*)?", body):
        year, month, day, hour = found.groups()
        clock = f", {hour[1:6]}" if hour and re.match(r"T\d\d:\d\d", hour) else ""
        return f"{doubt}{int(day)} {_month(month)} {year}{clock}"
    if found := re.fullmatch(r"XXXX-(\d\d)-(\d\d)", body):
        return f"{doubt}{int(found[2])} {_month(found[1])}, year not told"
    if found := re.fullmatch(r"(\d{4})-(\d\d)", body):
        year, part = found.groups()
        if part in SEASONS:
            return f"{doubt}{SEASONS[part]} {year}"
        if part in QUARTERS:
            return f"{doubt}{QUARTERS[part]} quarter of {year}"
        return f"{doubt}{_month(part)} {year}"
    if found := re.fullmatch(r"(\d{3})X", body):
        return f"{doubt}{found[1]}0s"
    if found := re.fullmatch(r"(\d\d)XX", body):
        return f"{doubt}{int(found[1]) + 1}th century"
    return doubt + body


def _month(number: str) -> str:
    return MONTHS[int(number) - 1] if 1 <= int(number) <= 12 else number


def _interval(start: str, end: str) -> str:
    if start in ("", ".."):
        return f"until {_single(end)}"
    if end in ("", ".."):
        return f"from {_single(start)}"
    left, right = _single(start).split(" "), _single(end).split(" ")
    if left == right:
        return " ".join(left)
    if len(left) == len(right):
        while left[-1:] == right[len(left) - 1 : len(left)] and len(left) > 1:
            left.pop()  # "19 June 2024 – 20 June 2024" is "19–20 June 2024"
    dash = "–" if len(left) == 1 else " – "
    return f"{' '.join(left)}{dash}{' '.join(right)}"
