"""Growth counted again from the levels of the record, beside the growth that a report tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from chancery.answer.views import View
from chancery.model import Figure
from chancery.model.rounding import growth, spread

MOVES = frozenset({"%", "times"})
DONE = frozenset({"held", "ongoing"})


@dataclass(frozen=True, slots=True)
class Level:
    """A figure with the words that give it; `place` is its report and first character."""

    figure: Figure
    words: str
    status: str
    place: tuple[int, int]

    @property
    def unit(self) -> str:
        """The unit, or nothing."""
        return self.figure.unit or ""

    @property
    def is_change(self) -> bool:
        """True for an amount of change that is no level: the "$40 million" of "rose by $40 million"."""
        change = self.figure.change
        return bool(change and change.by == self.figure.value and change.unit == self.figure.unit)

    @property
    def spread(self) -> tuple[float, float]:
        """The least and the greatest value it can stand for."""
        money = len(self.unit) == 3 and self.unit.isupper()
        return spread(self.words, self.figure.value, self.figure.bound, counted=not money)


@dataclass(frozen=True, slots=True)
class Recount(View):
    """The growth in per cent that two levels make: from `before` in `since` (EDTF). `same_report` tells whether the
    report itself gives the level before. `agrees` is false when no rounding of the levels makes the growth told, and
    `None` when the report tells none.
    """

    percent: float
    before: float
    since: str | None
    same_report: bool
    agrees: bool | None


def recounts(levels: Sequence[Level]) -> dict[tuple[int, int], Recount]:
    """The growth of each level whose level before is told, by the place of its words.

    The level before is that of the same sentence, else the one that the record gives for the time from which the
    change is counted, else for the same days a year earlier; only where all reports agree on it. Targets do not count.
    Without a growth that is told, only that of one year is counted.
    """
    by_period: dict[str, list[Level]] = defaultdict(list)
    for level in levels:
        if level.status in DONE and level.figure.when and level.unit not in MOVES and not level.is_change:
            by_period[level.figure.when.edtf].append(level)
    found = {}
    for level in levels:
        if level.unit in MOVES or level.is_change or level.status not in DONE:
            continue
        before = _in_words(level) or _in_record(level, by_period)
        again = _recount(level, *before) if before is not None else None
        if again is not None and (again.agrees is not None or again.since == _year_before(level)):
            found[level.place] = again
    return found


def _year_before(level: Level) -> str | None:
    when = level.figure.when
    return when.years_on(-1).edtf if when and when.earliest and when.before else None


def _in_words(level: Level) -> tuple[float, tuple[float, float], str | None, bool] | None:
    change = level.figure.change
    if change is None or change.before is None:
        return None
    half = _half(level)
    since = change.since.edtf if change.since else None
    return change.before, (change.before - half, change.before + half), since, True


def _half(level: Level) -> float:
    """Half a step of a level: what stands beside it in a sentence is told as exactly."""
    low, high = spread(level.words, level.figure.value, counted=level.unit.islower())
    return (high - low) / 2


def _in_record(
    level: Level, by_period: dict[str, list[Level]]
) -> tuple[float, tuple[float, float], str | None, bool] | None:
    """The level before, from any report: `None` where the record has none, or several that differ."""
    change = level.figure.change
    since = change.since.edtf if change and change.since else _year_before(level)
    told = by_period.get(since or "", [])
    exact = [other for other in told if other.figure.bound == "exact"] or told
    if not exact or len({other.figure.value for other in exact}) > 1:
        return None
    return exact[0].figure.value, exact[0].spread, since, False


def _recount(level: Level, before: float, reach: tuple[float, float], since: str | None, same_report: bool) -> Recount:
    percent = round((level.figure.value / before - 1) * 100, 1) if before else 0.0
    change = level.figure.change
    agrees: bool | None = None
    if change is not None and change.by is not None and change.unit in MOVES:
        told = change.by if change.unit == "%" else (change.by - 1) * 100
        told = -told if change.direction == "fall" and change.unit == "%" else told
        slack = 0.5 if change.unit == "%" and change.by == int(change.by) else 0.05 if change.unit == "%" else 5.0
        if change.bound == "about":
            slack += abs(told) * 0.1
        low, high = growth(reach, level.spread)
        agrees = low - slack <= told <= high + slack
        if change.bound == "at least":
            agrees = high + slack >= told
        elif change.bound == "at most":
            agrees = low - slack <= told
    return Recount(percent, before, since, same_report, agrees)
