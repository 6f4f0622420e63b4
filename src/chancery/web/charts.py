"""Charts as geometry: the templates draw them as SVG, so that they print, scale, and need no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 720.0
HEIGHT = 90.0
MONTHS = 120
"""More months than this are shown as years: a bar needs about six pixels on a phone."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: place and size in the chart, how much it stands for, and the days it asks for (`2024` or `2024-06`)."""

    x: float
    y: float
    width: float
    height: float
    value: int
    day: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart; `unit` is `month` or `year`."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    most: int
    unit: str
    width: float = WIDTH
    height: float = HEIGHT


def by_month(counts: Sequence[tuple[str, int]]) -> Bars:
    """Counts by month (`2024-06`) as bars over all months between, or over years where these are many."""
    if not counts:
        return Bars((), (), 0, "month")
    first, last = (_months(counts[at][0]) for at in (0, -1))
    if last - first >= MONTHS:
        years: dict[str, int] = {}
        for month, number in counts:
            years[month[:4]] = years.get(month[:4], 0) + number
        return by_year(sorted(years.items()))
    known = {_months(month): number for month, number in counts}
    values = [(f"{at // 12:04}-{at % 12 + 1:02}", known.get(at, 0)) for at in range(first, last + 1)]
    every = 1 if len(values) <= 36 else 2
    return _bars(values, "month", lambda day: day[:4] if day[5:] == "01" and int(day[:4]) % every == 0 else "")


def by_year(counts: Sequence[tuple[str, int]]) -> Bars:
    """Counts by year (`2024`) as bars over all years between."""
    if not counts:
        return Bars((), (), 0, "year")
    known = {int(year): number for year, number in counts}
    values = [(f"{year:04}", known.get(year, 0)) for year in range(min(known), max(known) + 1)]
    every = next(step for step in (1, 2, 5, 10, 20, 50, 100, 500, 10_000) if len(values) / step <= 12)
    return _bars(values, "year", lambda day: day if int(day) % every == 0 else "")


def _months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _bars(values: Sequence[tuple[str, int]], unit: str, label: object) -> Bars:
    most = max(number for _, number in values)
    step = WIDTH / len(values)
    gap = min(2.0, step * 0.2)
    bars, ticks = [], []
    for at, (day, number) in enumerate(values):
        height = round(HEIGHT * number / most, 1) if number else 0.0
        if number:
            place = (round(at * step + gap / 2, 1), round(HEIGHT - max(height, 1.5), 1))
            bars.append(Bar(*place, round(max(step - gap, 0.8), 1), max(height, 1.5), number, day))
        text = label(day)  # type: ignore[operator]
        if text:
            ticks.append(Tick(round((at + 0.5) * step, 1), text))
    return Bars(tuple(bars), tuple(ticks) or (Tick(WIDTH / 2, values[0][0][:4]),), most, unit)
