"""Narrated history: telling it from a report, and what reads otherwise in it."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.model import Time
from chancery.parse.times.anchor import Reading
from chancery.parse.times.cell import Cell
from chancery.parse.times.grammar import Match
from chancery.parse.times.scan import Tokens
from chancery.parse.times.values import when_of

ASIDE = 3
"""By how many years a date of a narrative must stand out from those around it to be an aside. Swept over 1 to 8."""


def is_history(matches: Sequence[Match], now: Cell | None) -> bool:
    """True when most of the years named lie before that of publication and hardly anything hangs on publication.

    Six years named, and three for each bare week day, separate all 22 narratives of WikiWars from all 121 news items of
    TempEval's development half.
    """
    if now is None:
        return False
    years = [year for match in matches if isinstance(year := match.slots.get("year"), int) and year > 99]
    past = sum(year < now.year for year in years)
    bare = sum(match.rule.make in ("deixis", "weekday") and "month" not in match.slots for match in matches)
    hung = sum(match.rule.make == "ago" or bool(match.slots.keys() & {"this", "last", "next"}) for match in matches)
    return past >= 6 and past > 0.5 * len(years) and past > 3 * bare + hung


def asides(matches: Sequence[Match]) -> frozenset[int]:
    """The first tokens of dates that stand out from the years named around them: an aside moves no story."""
    dated = [match for match in matches if isinstance(match.slots.get("year"), int)]
    years = [match.slots["year"] for match in dated]
    found = set()
    for at, match in enumerate(dated):
        around = sorted(years[max(0, at - 3) : at + 4])
        if abs(years[at] - around[len(around) // 2]) > ASIDE:
            found.add(match.first)
    return frozenset(found)


def ends_of_range(match: Match, tokens: Tokens, text: str, reading: Reading) -> list[Time]:
    """The two ends of a range as two times, as TIMEX3 has it; empty when the form has no second end.

    A narrated history is read so. In a report a hyphenated range ("September 24-28") is one time with an interval.
    """
    seconds = [match.slots[name] for name in ("@month2", "@day2", "@year2") if name in match.slots]
    if not seconds:
        return []
    middle = min(seconds)
    times = []
    for (first, last), value in zip(
        ((match.first, middle - 1), (middle, match.last)), reading.value.split("/"), strict=True
    ):
        start, end = tokens.start[first], tokens.end[last - 1]
        words = text[start:end]
        times.append(Time(start, end, words, reading.type, value, None, when_of(reading.type, value, words)))
    return times
