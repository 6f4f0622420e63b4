"""Times in office as bars over the years: the posts of a person, or the holders of a post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chancery.answer import Holder
from chancery.answer.party import country_name
from chancery.answer.who import Office
from chancery.web.charts import WIDTH, Tick

ROW = 44.0
AXIS = 26.0
NARROWEST = 5.0


@dataclass(frozen=True, slots=True)
class Time:
    """A time in office to be drawn: its words, first and last day; `hollow` when it only tells of something past."""

    words: str
    first: str | None
    last: str | None
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """One time in office: where its bar stands, and where its words begin or (`end`) end."""

    time: Time
    x: float
    y: float
    width: float
    end: bool
    label: float


@dataclass(frozen=True, slots=True)
class Career:
    """A chart of times in office, with the years as ticks."""

    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    height: float
    width: float = WIDTH


EMPTY = Career((), (), 0.0)


def career(offices: Sequence[Office]) -> Career:
    """The posts of one person, each from the first to the last day on which a report gives it."""
    named = ((office, f", {country_name(office.of)}" if office.of else "") for office in offices)
    return drawn([Time(_former(o.post, former=o.former) + of, o.first, o.last, o.former) for o, of in named])


def holders(held: Sequence[Holder]) -> Career:
    """The holders of one post, each from the first to the last day attested."""
    aside = {"held": "", "acting": " (acting)", "designate": " (designate)", "former": " (told as former)"}
    return drawn([Time(h.name + aside.get(h.standing, ""), h.first, h.last, h.standing != "held") for h in held])


def _former(post: str, *, former: bool) -> str:
    return f"former {post}" if former else post


def drawn(times: Sequence[Time]) -> Career:
    """The times that have days, each in a row of its own."""
    dated = [(time, _day(time.first), _day(time.last)) for time in times if time.first and time.last]
    if not dated:
        return EMPTY
    first = date.fromordinal(min(day for _, day, _ in dated)).year
    last = min(date.fromordinal(max(day for _, _, day in dated)).year + 1, 9999)
    start = date(first, 1, 1).toordinal()
    scale = WIDTH / max(date(last, 1, 1).toordinal() - start, 1)
    stretches = []
    for row, (time, since, until) in enumerate(dated):
        width = max((until - since) * scale, NARROWEST)
        x = min((since - start) * scale, WIDTH - NARROWEST)
        end = x > WIDTH / 2
        place = (round(x, 1), AXIS + row * ROW, round(width, 1))
        stretches.append(Stretch(time, *place, end, round(min(x + width, WIDTH) if end else x, 1)))
    every = next(step for step in (1, 2, 5, 10, 20, 50, 100, 10_000) if (last - first) / step <= 10)
    years = [year for year in range(first, last + 1) if year % every == 0]
    ticks = tuple(Tick(round((date(year, 1, 1).toordinal() - start) * scale, 1), str(year)) for year in years)
    return Career(tuple(stretches), ticks, AXIS + len(dated) * ROW)


def _day(text: str | None) -> int:
    assert text
    return date.fromisoformat(text[:10]).toordinal()
