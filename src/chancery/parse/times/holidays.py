"""Days of feasts: fixed, movable with Easter, the n-th week day of a month, and by the lunisolar calendar (Tết)."""

from __future__ import annotations

from datetime import date, timedelta

from chancery.lang import knowledge
from chancery.parse.times.anchor import Reading, Slots, Thread, day_cell
from chancery.parse.times.cell import Cell
from chancery.parse.times.dates import year_of


def holiday(slots: Slots, thread: Thread) -> Reading | None:
    """Christmas 2020; Easter; last Thanksgiving; Tết."""
    rule: str = slots["holiday"]
    if rule[:4].isdigit() and len(rule) == 10:
        day = date.fromisoformat(rule)
        return Reading("DATE", rule, cell=Cell("D", day.toordinal()))
    year = year_of({k: v for k, v in slots.items() if k != "@month"}, thread)
    if year is not None and (
        "year" in slots or slots.get("@this", slots.get("@last", slots.get("@next", 0))) > slots["@holiday"]
    ):
        return _reading(day_of(rule, year))
    base = thread.here() if thread.history else thread.now
    if base is None:
        return Reading("DATE", f"XXXX-{rule}" if _is_fixed(rule) else "XXXX-XX-XX")
    if _is_fixed(rule) and not {"last", "next", "this"} & slots.keys():
        cell = day_cell(thread, int(rule[:2]), int(rule[3:]))
        return Reading("DATE", cell.value(), cell=cell) if cell else None
    return _reading(_nearest(rule, slots, thread, base))


def _is_fixed(rule: str) -> bool:
    return len(rule) == 5 and rule[:2].isdigit()


def _nearest(rule: str, slots: Slots, thread: Thread, base: Cell) -> date | None:
    here = base.first
    options = [day for year in (base.year - 1, base.year, base.year + 1) if (day := day_of(rule, year))]
    past = [day for day in options if day <= here]
    ahead = [day for day in options if day > here]
    if "last" in slots or (thread.heading() == "past" and "next" not in slots):
        return past[-1] if past else None
    if "next" in slots or thread.heading() == "future":
        return ahead[0] if ahead else None
    return min(options, key=lambda day: abs((day - here).days), default=None)


def _reading(day: date | None) -> Reading | None:
    if day is None:
        return None
    cell = Cell("D", day.toordinal())
    return Reading("DATE", cell.value(), cell=cell)


def day_of(rule: str, year: int) -> date | None:
    """The day of a feast in a year, by its rule in `times.toml`; `None` where the tables end."""
    if rule == "lunar":
        text = knowledge("en", "times")["lunar_new_year"].get(str(year))
        return date.fromisoformat(f"{year}-{text}") if text else None
    if rule == "election":
        return _nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    if rule.startswith("pascha"):
        return pascha(year) + timedelta(days=int(rule[6:]))
    parts = rule.split("-", 2)
    if len(parts) == 2:
        return date(year, int(parts[0]), int(parts[1]))
    weekday, nth = parts[1], parts[2].removeprefix("-")
    return _nth_weekday(year, int(parts[0]), int(weekday), -int(nth) if parts[2].startswith("-") else int(nth))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 - 7 * (nth + 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876, as in Meeus)."""
    golden, century = year % 19, year // 100
    skipped, rest = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * rest + 2 * (year % 100 // 4) - moon - year % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def pascha(year: int) -> date:
    """Easter Sunday of the Julian calendar, as a Gregorian date (Meeus)."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    julian_lead = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=julian_lead)
