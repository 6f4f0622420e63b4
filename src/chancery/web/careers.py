"""Offices as bars over the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chancery.answer.who import Office
from chancery.web.charts import WIDTH, Tick

ROW = 44.0
AXIS = 26.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """One office: where its bar stands, and on which side its words."""

    office: Office
    x: float
    y: float
    width: float
    end: bool
    label: float


@dataclass(frozen=True, slots=True)
class Career:
    """A chart of offices; offices without a day are in `undated`."""

    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    undated: tuple[Office, ...]
    height: float
    width: float = WIDTH


def career(offices: Sequence[Office]) -> Career:
    """The offices that have days, each from the first to the last day on which a report gives it."""
    dated = [office for office in offices if office.first and office.last]
    undated = tuple(office for office in offices if not (office.first and office.last))
    if not dated:
        return Career((), (), undated, 0.0)
    days = [_day(day) for office in dated for day in (office.first, office.last)]
    first, last = date.fromordinal(min(days)).year, date.fromordinal(max(days)).year + 1
    start = date(first, 1, 1).toordinal()
    whole = date(min(last, 9999), 1, 1).toordinal() - start
    scale = WIDTH / max(whole, 1)
    stretches = []
    for at, office in enumerate(dated):
        x, until = ((_day(day) - start) * scale for day in (office.first, office.last))
        width = max(until - x, 5.0)
        end = x > WIDTH * 0.5
        label = min(x + width, WIDTH) if end else x
        stretches.append(
            Stretch(office, round(min(x, WIDTH - 5.0), 1), AXIS + at * ROW, round(width, 1), end, round(label, 1))
        )
    every = next(step for step in (1, 2, 5, 10, 20, 50, 100, 10_000) if (last - first) / step <= 10)
    years = [year for year in range(first, min(last, 9999) + 1) if year % every == 0]
    ticks = tuple(Tick(round((date(year, 1, 1).toordinal() - start) * scale, 1), str(year)) for year in years)
    return Career(tuple(stretches), ticks, undated, AXIS + len(dated) * ROW)


def _day(text: str | None) -> int:
    assert text
    return date.fromisoformat(text[:10]).toordinal()
