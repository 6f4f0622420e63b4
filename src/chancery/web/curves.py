"""A series of figures as a chart: a mark for every value told, a line through those that hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chancery.answer.figures import Point
from chancery.web.charts import WIDTH, Tick

HEIGHT = 190.0
LEFT = 62.0
RIGHT = 20.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A value at its place; `aim` when it is planned or a bound, `disputed` when the record has a finding on it."""

    x: float
    y: float
    label: str
    aim: bool
    disputed: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """The geometry of a chart; `path` joins the values that hold."""

    dots: tuple[Dot, ...]
    path: str
    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT


EMPTY = Curve((), "", (), ())


def curve(points: Sequence[Point]) -> Curve:
    """The points that have a value and days; fewer than two make no chart."""
    told = [(_middle(point), point) for point in points if point.value is not None and _middle(point) is not None]
    if len({day for day, _ in told}) < 2:
        return EMPTY
    days = [day for day, _ in told if day is not None]
    first, last = date.fromordinal(min(days)).year, date.fromordinal(max(days)).year
    start, end = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()
    top = _round_up(max(point.value or 0.0 for _, point in told))
    dots, line = [], []
    for day, point in told:
        assert day is not None and point.value is not None
        x = LEFT + (WIDTH - LEFT - RIGHT) * (day - start) / (end - start)
        y = HEIGHT * (1 - max(point.value, 0.0) / top)
        aim = point.status not in ("held", "ongoing")
        dots.append(Dot(round(x, 1), round(y, 1), short(point.value), aim, point.finding is not None))
        if not aim:
            line.append(f"{x:.1f},{y:.1f}")
    every = next(step for step in (1, 2, 5, 10, 20, 50, 10_000) if (last - first + 1) / step <= 9)
    middle = [(year, date(year, 7, 1).toordinal()) for year in range(first, last + 1) if year % every == 0]
    years = tuple(
        Tick(round(LEFT + (WIDTH - LEFT - RIGHT) * (day - start) / (end - start), 1), f"{year}") for year, day in middle
    )
    values = tuple(Tick(round(HEIGHT * (1 - part / 4), 1), short(top * part / 4)) for part in range(5))
    return Curve(tuple(dots), " ".join(line), years, values)


def short(value: float) -> str:
    """A number in few letters: `5.4 bn`."""
    for size, word in ((1e12, " tn"), (1e9, " bn"), (1e6, " m"), (1e4, " k")):
        if abs(value) >= size:
            return f"{value / (1e3 if size == 1e4 else size):.3g}{word}"
    return f"{value:,.6g}"


def _middle(point: Point) -> int | None:
    days = [date.fromisoformat(day[:10]).toordinal() for day in (point.earliest, point.latest) if day]
    if not days and point.told:
        days = [date.fromisoformat(point.told[:10]).toordinal()]
    return sum(days) // len(days) if days else None


def _round_up(value: float) -> float:
    """The next of 1, 2, 2.5, 5 and their tens that `value` does not reach over."""
    if value <= 0:
        return 1.0
    size = 10.0 ** len(str(int(value))) / 10 if value >= 1 else 1.0
    while size / 10 >= value:
        size /= 10
    return next(size * step for step in (1, 2, 2.5, 5, 10) if size * step >= value)
