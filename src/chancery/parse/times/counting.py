"""Counting back: the date of an event from how long ago it was, inclusive and exclusive counts kept apart."""

from __future__ import annotations

from chancery.model import When

_NAMES = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def exact_year(when: When) -> int | None:
    """The one calendar year a date lies in, or `None`."""
    last = when.latest
    return when.earliest.year if when.earliest and last and last.year == when.earliest.year else None


def year_when(year: int, words: str) -> When:
    """A whole calendar year."""
    return When.parse(f"{year:04d}", words)


def base_of(count: float, unit: str, kind: str, anchor: When | None) -> When | None:
    """When the event was, as sharp as the anchor: `count` whole units back; for the n-th running year, n - 1 to n.

    `None` when the anchor is unknown, lies in no one year, or the count leaves the calendar.
    """
    if anchor is None or unit != "Y" or count != int(count):
        return None
    years = int(count)
    year = exact_year(anchor)
    if year is None or not 1 <= year - years:
        return None
    words = anchor.text
    if kind == "nth":
        return When.parse(f"{year - years:04d}/{year - years + 1:04d}", words)
    if kind == "anniversary" and anchor.earliest and (anchor.is_day or len(anchor.edtf) == 7):
        return anchor.years_on(-years)
    return year_when(year - years, words)


def derive(
    count: float, unit: str, kind: str, anchor: When | None, base: When | None, *, known: str | None = None
) -> str:
    """The arithmetic in a sentence."""
    number = f"{count:g}"
    length = f"{number} {_NAMES.get(unit, unit)}{'' if count == 1 else 's'}"
    if known is not None and anchor is not None:
        return f"the event was on {known} (common knowledge), so {length} after it is {anchor.edtf}"
    if base is None or anchor is None:
        return f"{length}; the report does not tell from when to count"
    if kind == "nth":
        return (
            f"{anchor.edtf} lies in year number {number}, so {int(count) - 1} to {number} years have passed: "
            f"between {base.edtf.replace('/', ' and ')}"
        )
    if kind == "later":
        return f"{base.edtf} + {length} = {anchor.edtf}"
    return f"{anchor.edtf} - {length} = {base.edtf}"
