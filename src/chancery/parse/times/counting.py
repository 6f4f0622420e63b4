"""Counting back: the date of an event from how long ago it was, inclusive and exclusive counts kept apart."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chancery.lang import knowledge
from chancery.model import Elapsed, When

_NAMES = {"Y": "year", "M": "month", "W": "week", "D": "day"}


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a unit, of what event, in which sense (`Elapsed.ordinal_kind`), and whether the count is hedged."""

    of: str | None
    count: float
    unit: str
    kind: str
    about: bool = False

    @property
    def words(self) -> str:
        """ "80 years"."""
        return f"{self.count:g} {_NAMES.get(self.unit, self.unit)}{'' if self.count == 1 else 's'}"


def exact_year(when: When) -> int | None:
    """The one calendar year a date lies in, or `None`."""
    last = when.latest
    return when.earliest.year if when.earliest and last and last.year == when.earliest.year else None


def year_when(year: int, words: str) -> When:
    """A whole calendar year."""
    return When.parse(f"{year:04d}", words)


def base_of(what: Count, anchor: When | None) -> When | None:
    """When the event was, as sharp as the anchor: `count` whole years back; for the n-th running year, n - 1 to n.

    `None` when the anchor is unknown, lies in no one year, or the count leaves the calendar.
    """
    if anchor is None or what.unit != "Y" or what.count != int(what.count):
        return None
    years = int(what.count)
    year = exact_year(anchor)
    if year is None or year <= years:
        return None
    if what.kind == "nth":
        return When.parse(f"{year - years:04d}/{year - years + 1:04d}", anchor.text)
    if what.about:
        return When.parse(f"{year - years:04d}~", anchor.text)
    if what.kind in ("anniversary", "since") and (anchor.is_day or len(anchor.edtf) == 7):
        return anchor.years_on(-years)
    return year_when(year - years, anchor.text)


def derive(what: Count, anchor: When | None, base: When | None) -> str:
    """The arithmetic in a sentence."""
    if base is None or anchor is None:
        return f"{what.words}; the report does not tell from when to count"
    if what.kind == "nth":
        passed = f"{int(what.count) - 1} to {what.count:g}"
        between = base.edtf.replace("/", " and ")
        return f"{anchor.edtf} lies in year number {what.count:g}, so {passed} years have passed: between {between}"
    if what.kind == "later":
        return f"{base.edtf} + {what.words} = {anchor.edtf}"
    return f"{anchor.edtf} - {what.words} = {base.edtf}"


def make_elapsed(text: str, span: tuple[int, int], what: Count, anchor: When | None) -> Elapsed:
    """The elapsed time at a span, with base and derivation; common knowledge gives the base where nothing else does."""
    words = text[span[0] : span[1]]
    base = base_of(what, anchor)
    sentence = derive(what, anchor, base)
    datable = what.unit == "Y" and what.kind in ("anniversary", "since")
    known = known_day(f"{what.of or ''} {words}") if datable else None
    if known is not None and base is None:
        base = year_when(int(known[:4]), known)
        anchor = year_when(int(known[:4]) + int(what.count), words)
        sentence = f"the event was on {known} (common knowledge), so {what.words} after it is {anchor.edtf}"
    elif known is not None and what.about:
        base = year_when(int(known[:4]), known)
        sentence = f"the event was on {known} (common knowledge); the report's count is not exact"
    falls = When.parse(known, words).years_on(int(what.count)) if known else None
    own = known is not None or _has_own_year(text, anchor)
    counted = Elapsed(*span, words, what.of, what.count, what.unit, what.kind, anchor, base, sentence)
    return replace(counted, falls=falls, independent=own)


def known_day(name: str) -> str | None:
    """The day (or year) of an event of common history, by its name; from `times.toml`."""
    low = name.lower()
    for event in knowledge("en", "times")["elapsed"]["known"]:
        if all(word in low for word in event["words"]):
            return str(event["day"])
    return None


def _has_own_year(text: str, anchor: When | None) -> bool:
    """True when the anchor stands in the text by its own year, not by the day of publication."""
    year = exact_year(anchor) if anchor else None
    return anchor is not None and year is not None and str(year) in anchor.text and anchor.text in text
