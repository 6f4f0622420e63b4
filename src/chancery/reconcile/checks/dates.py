"""Dates that are in no calendar, and stretches that end before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from chancery.model import Finding, Span
from chancery.reconcile.checks.material import Material, Side, Source, finding, table

_YEAR = r"(?:1[5-9]|20)\d\d"
_END = rf"(?=,? {_YEAR}\b|[,.;:)]|\s(?:to|and|at|when|until|through|by)\b|\s*$)"
"""What may follow "June 31" where it is a date: "in June 31 people were freed" is none."""
AROUND = 16
"""Code points before and after a day in which its month and year stand."""
_LATE = re.compile(r"(?<![\d.,])\b(?:29|3[01])")
_OPENS = re.compile(r"\b[Ff]rom |\b[Oo]n |\((?=1[5-9]|20)")
"""Where a late day or a stretch can stand: looked for first, because most text holds neither."""


def impossible_dates(material: Material) -> Iterator[Finding]:
    """A day that is in no calendar: 31 June, 29 February 2023."""
    for source in material.sources:
        for number in _LATE.finditer(source.text):
            for pattern in _days():
                found = pattern.search(source.text, max(0, number.start() - AROUND), number.end() + AROUND)
                if not found or found.start("day") != number.start():
                    continue
                if problem := _impossible(_month(found["month"]), int(found["day"]), found["year"]):
                    yield _finding("impossible_dates", source, found, problem)


def backward_dates(material: Material) -> Iterator[Finding]:
    """A stretch of time that ends before it begins: "from May 11 to 8", "from 2019 to 2015"."""
    for source in material.sources:
        for start in _OPENS.finditer(source.text):
            for pattern in _stretches():
                if found := pattern.match(source.text, start.start()):
                    first, last = int(found["first"]), int(found["last"])
                    if last < first and last >= 1 and (first <= 31 or last >= 1500):
                        problem = f"{found['last']} is before {found['first']}"
                        yield _finding("backward_dates", source, found, problem)


def _finding(check: str, source: Source, found: re.Match[str], problem: str) -> Finding:
    words = found[0].strip()
    side = Side(source, Span(found.start(), found.start() + len(found[0].rstrip())), words)
    return finding(check, "hard", f"“{words}” cannot be: {problem} ({side.who}).", [side])


def _impossible(month: tuple[str, int], day: int, year: str | None) -> str | None:
    name, longest = month
    if name == "February" and day == 29 and year:
        leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
        return None if leap else f"{year} was no leap year"
    return f"{name} has {longest} days" if longest < day <= 31 else None


def _month(words: str) -> tuple[str, int]:
    """The full name of a month and the days it has at most."""
    for row in table("rules")["month"]:
        if re.fullmatch(row["words"], words.rstrip("."), re.IGNORECASE):
            return row["name"], row["days"]
    raise ValueError(f"{words!r} is no month of rules.toml")


@cache
def _days() -> tuple[re.Pattern[str], ...]:
    month = _months()
    return (
        re.compile(
            rf"(?<![\d.,/-])\b(?P<day>29|3[01])(?:st|th)? (?:of )?(?P<month>{month})\b\.?(?:,? (?P<year>{_YEAR})\b)?"
        ),
        re.compile(rf"\b(?P<month>{month})\.? (?P<day>29|3[01])(?:st|th)?{_END}(?:,? (?P<year>{_YEAR})\b)?"),
    )


@cache
def _stretches() -> tuple[re.Pattern[str], ...]:
    month, day, to = _months(), r"(?:[12]?\d|3[01])", r"(?:\s(?:to|until|till|through)\s|\s?[–—-]\s?)"
    no_more = rf"\b(?![\d.,:%]*\d|%| (?:{month}))"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"[Ff]rom (?:{month})\.? (?P<first>{day}){to}(?P<last>{day}){no_more}",
            rf"[Ff]rom (?P<first>{day}){to}(?P<last>{day}) (?:{month})\b",
            rf"[Oo]n (?:{month})\.? (?P<first>{day})[–-](?P<last>{day}){no_more}",
            rf"[Ff]rom (?P<first>{_YEAR}){to}(?P<last>{_YEAR})\b(?! ?BC)",
            rf"\((?P<first>{_YEAR})\s?[–—-]\s?(?P<last>{_YEAR})\)",
        )
    )


@cache
def _months() -> str:
    return "|".join(row["words"] for row in table("rules")["month"])
