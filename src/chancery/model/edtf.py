"""EDTF strings → the days they can mean (ISO 8601-2:2019): level 1 and the parts of level 2 that news needs.

Read: days, months, years, date-times (their day), seasons (21-24), quarters (33-36), four-month terms (37-39), halves
(40, 41), unspecified digits (`201X`, `2004-XX`, `XXXX-09-19`), qualifiers (`?` `~` `%`, on the whole or a part),
intervals with open or unknown ends (`2025-05-08/..`), years before 1 (`-0489`) and beyond 9999 (`Y12000`), and lists
(`[2018-11-18, 2018-11-20]`, one of them, and `{...}`, all of them), whose days are the hull.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date | None, date | None]

_PLAIN = re.compile(
    r"(?P<year>-?[\dX]{4}|Y-?\d{5,})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2})(?:T(?P<clock>\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?))?)?)?"
)
_GROUPS = {  # code: first month, length in months
    "21": (3, 3), "22": (6, 3), "23": (9, 3), "24": (12, 3), "33": (1, 3), "34": (4, 3), "35": (7, 3), "36": (10, 3),
    "37": (1, 4), "38": (5, 4), "39": (9, 4), "40": (1, 6), "41": (7, 6),
}  # fmt: skip
"""Seasons are the northern meteorological ones; a winter is named by the year it begins in (1941-24 is 1941-42)."""


def days_of(edtf: str) -> Days:
    """The half-open interval of days `[earliest, before)` an EDTF string can mean; `None` is an open side.

    Raises `ValueError` that names the string and the part that cannot be read.
    """
    bare = edtf.strip()
    if not bare:
        raise ValueError("empty EDTF string")
    if bare[0] in "[{":
        return _hull(bare, edtf)
    if "/" not in bare:
        return _point(bare, edtf)
    left, _, right = bare.partition("/")
    earliest = None if left in ("", "..") else _point(left, edtf)[0]
    before = None if right in ("", "..") else _point(right, edtf)[1]
    if left in ("", "..") and right in ("", ".."):
        raise ValueError(f"EDTF {edtf!r}: an interval needs at least one end")
    if earliest and before and earliest >= before:
        raise ValueError(f"EDTF {edtf!r}: the interval ends before it begins")
    return earliest, before


def _hull(bare: str, whole: str) -> Days:
    closing = "]" if bare[0] == "[" else "}"
    if not bare.endswith(closing) or len(bare) < 3:
        raise ValueError(f"EDTF {whole!r}: the list is not closed with {closing!r}")
    firsts: list[date | None] = []
    lasts: list[date | None] = []
    for item in bare[1:-1].split(","):
        left, dots, right = item.strip().partition("..")
        firsts.append(_point(left, whole)[0] if left else None)
        lasts.append(_point(right or ("" if dots else left), whole)[1] if right or not dots else None)
    known = [day for day in firsts if day], [day for day in lasts if day]
    return (
        min(known[0]) if len(known[0]) == len(firsts) else None,
        max(known[1]) if len(known[1]) == len(lasts) else None,
    )


def _point(part: str, whole: str) -> Days:
    match = _PLAIN.fullmatch(re.sub(r"[?~%]", "", part))
    if not match:
        raise ValueError(f"EDTF {whole!r}: {part!r} is not YYYY, YYYY-MM, YYYY-MM-DD or a season YYYY-21 to YYYY-41")
    year, month, day = match["year"], match["month"], match["day"]
    if year.startswith("Y"):
        return None, (date.min if year.startswith("Y-") else None)
    if year.startswith("-") or year == "0000":
        _check_fields(month, day, "2000", part, whole)
        return None, date.min
    if month in _GROUPS and day is None:
        return _group(year, month)
    _check_fields(month, day, year, part, whole)
    if year == "XXXX":
        return None, None
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    months = _range(month, 1, 12)
    first = _first(max(first_year, 1), months[0], day)
    return first, _after(last_year, months[1], day)


def _group(year: str, code: str) -> Days:
    if year == "XXXX":
        return None, None
    month, length = _GROUPS[code]
    first = date(max(int(year.replace("X", "0")), 1), month, 1)
    months = int(year.replace("X", "9")) * 12 + month - 1 + length
    return first, date(months // 12, months % 12 + 1, 1) if months < 120000 else None


def _check_fields(month: str | None, day: str | None, year: str, part: str, whole: str) -> None:
    low, high = _range(month, 1, 12)
    if low > high:
        raise ValueError(f"EDTF {whole!r}: {month!r} in {part!r} is no month, season or quarter")
    if day is None:
        return
    longest = 29 if "X" in year and high == 2 == low else 31
    if "X" not in year:
        longest = max(monthrange(int(year), m)[1] for m in range(low, high + 1))
    elif low == high != 2:
        longest = monthrange(2000, low)[1]
    first, last = _range(day, 1, longest)
    if first > last:
        raise ValueError(f"EDTF {whole!r}: {part!r} names a day the calendar does not have")


def _range(field: str | None, low: int, high: int) -> tuple[int, int]:
    if field is None or field == "XX":
        return low, high
    return max(low, int(field.replace("X", "0"))), min(high, int(field.replace("X", "9")))


def _first(year: int, month: int, day: str | None) -> date:
    return date(year, month, min(_range(day, 1, 31)[0], monthrange(year, month)[1]))


def _after(year: int, month: int, day: str | None) -> date | None:
    last = min(_range(day, 1, 31)[1], monthrange(year, month)[1])
    end = date(year, month, last)
    return end + timedelta(days=1) if end < date.max else None


def edtf_of(earliest: date | None, before: date | None) -> str:
    """The plainest EDTF string for an interval of days: a day, month, year or decade where it is one, else `a/b`.

    Raises `ValueError` when both sides are open or the interval is empty.
    """
    if earliest is None or before is None:
        if earliest is None and before is None:
            raise ValueError("an interval open on both sides has no EDTF string")
        if earliest:
            return f"{_shortest(earliest, start=True)}/.."
        assert before is not None
        return f"../{_shortest(before - timedelta(days=1), start=False)}"
    if earliest >= before:
        raise ValueError(f"empty interval of days: [{earliest}, {before})")
    for text in (earliest.isoformat(), f"{earliest:%Y-%m}", f"{earliest.year:04d}", f"{earliest.year:04d}"[:3] + "X"):
        if days_of(text) == (earliest, before):
            return text
    last = before - timedelta(days=1)
    whole = earliest.day == 1 and before.day == 1
    if whole and earliest.month == 1 and before.month == 1:
        return f"{earliest.year:04d}/{last.year:04d}"
    return f"{earliest:%Y-%m}/{last:%Y-%m}" if whole else f"{earliest}/{last}"


def _shortest(day: date, *, start: bool) -> str:
    edge = day if start else day + timedelta(days=1) if day < date.max else date.min
    if edge.day != 1:
        return day.isoformat()
    return f"{day.year:04d}" if edge.month == 1 else f"{day:%Y-%m}"
