"""TIMEX3 value → `When`: the EDTF string and the days it can mean."""

from __future__ import annotations

import re
from datetime import timedelta

from chancery.model import When
from chancery.parse.times.cell import Cell

_SEASON = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_NAMED = re.compile(r"(BC)?(\d{2,4})(?:-(SP|SU|FA|WI|Q[1-4]|H[12]))?")
_CLOCK = re.compile(r"(\d\d:\d\d(?:Z|[+-]\d\d)?)$")


def when_of(type_: str, value: str, words: str) -> When | None:
    """What a DATE or TIME value means as days; `None` for lengths, sets, references and days nothing can place.

    `XXXX-09-19` keeps its EDTF string and has open sides; a bare week day of unknown week is `None`.
    """
    if type_ not in ("DATE", "TIME"):
        return None
    day, _, time = value.partition("T")
    left, slash, right = day.partition("/")
    edtf = _edtf(left)
    if slash and edtf:
        last = _edtf(right)
        edtf = f"{edtf}/{last}" if last and "/" not in edtf + last else None
    if edtf is None:
        return None
    try:
        when = When.parse(edtf, words)
    except ValueError:
        return None
    clock = _CLOCK.match(time)
    return When(when.edtf, when.earliest, when.before, words, clock[1]) if clock else when


def _edtf(value: str) -> str | None:
    week = _WEEK.fullmatch(value)
    if week:
        return _week(int(week[1]), int(week[2]), bool(week[3]))
    named = _NAMED.fullmatch(value)
    if named:
        return _named(named)
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?|XXXX-\d\d(-\d\d)?|\d{4}-(?:XX|\d\d)-XX", value):
        return value
    bc = re.fullmatch(r"BC(\d{4})(-\d\d(?:-\d\d)?)", value)
    return f"{_before_christ(int(bc[1]))}{bc[2]}" if bc else None


def _named(match: re.Match[str]) -> str | None:
    bc, digits, part = match.groups()
    if len(digits) < 4:
        return None if part or bc else digits + "X" * (4 - len(digits))
    year = _before_christ(int(digits)) if bc else digits
    if part is None:
        return year
    if part in _SEASON:
        return f"{year}-{_SEASON[part]}"
    return f"{year}-{(32 if part[0] == 'Q' else 39) + int(part[1])}"


def _before_christ(year: int) -> str:
    return "0000" if year == 1 else f"-{year - 1:04d}"


def _week(year: int, number: int, weekend: bool) -> str | None:
    if not 1 <= number <= 53:
        return None
    monday = Cell.day(year, 1, 4).to("W").shift(number - 1).first
    first = monday + timedelta(days=5) if weekend else monday
    return f"{first}/{monday + timedelta(days=6)}"
