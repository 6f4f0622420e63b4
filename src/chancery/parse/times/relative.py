"""Readers of dates told by another date: yesterday, last month, five months ago, the same day, the end of the year."""

from __future__ import annotations

from chancery.parse.times.anchor import Reading, Slots, Thread
from chancery.parse.times.cell import FINENESS, Cell

_UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}


def deixis(slots: Slots, thread: Thread) -> Reading | None:
    """today, yesterday, tomorrow morning, tonight."""
    cell = thread.now.shift(slots["deixis"]) if thread.now else None
    reading = Reading("DATE", cell.value() if cell else _UNKNOWN["D"], slots.get("mod"), cell)
    return timed(reading, slots.get("part"))


def part(slots: Slots, thread: Thread) -> Reading | None:
    """this morning, last night, the next morning, in the afternoon."""
    deictic = "this" in slots or "last" in slots
    base = thread.now if deictic else thread.here()
    shift = -1 if "last" in slots or "prev" in slots else 1 if "next" in slots or "follow" in slots else 0
    if thread.told_many and not (deictic or shift):
        base = thread.told_day  # "April 11-13 ... in the evening": none of these days
    elif base is not None and base.unit != "D" and thread.told_day:
        base = thread.told_day
    if base is None or base.unit != "D":
        day = f"XXXX-WXX-{thread.told_weekday}" if thread.told_weekday and not shift and not deictic else _UNKNOWN["D"]
        return timed(Reading("DATE", day, slots.get("mod")), slots["part"])
    cell = base.shift(shift)
    return timed(Reading("DATE", cell.value(), slots.get("mod"), cell), slots["part"])


def timed(reading: Reading, part: str | None) -> Reading:
    """The reading with a part of the day, then a TIME."""
    if part is None:
        return reading
    return Reading("TIME", f"{reading.value}T{part}", reading.mod, reading.cell)


def unit(slots: Slots, thread: Thread) -> Reading | None:
    """this week, last month, the following year, that day, the end of the year."""
    ending = slots.get("edge") if slots.get("edge") in ("Y", "M") else None
    size = str(slots.get("unit") or ending)
    size = "W" if size == "2W" else size
    mod = slots.get("mod") or ("END" if ending else slots.get("edge"))
    if size == "Q" and "bare" in slots and thread.period is not None:
        return Reading("DATE", thread.period.value(), mod)
    if size not in _UNKNOWN:
        return None
    if size == "DE" and not mod and not thread.history and ("next" in slots or "last" in slots):
        return Reading("DURATION", "P1DE")  # ten years from now or up to now, hardly ever "the 2030s"
    if size == "D" and "this" in slots:
        return Reading("DATE", "PRESENT_REF")
    shift = next((int(slots[name]) for name in _SHIFTS if name in slots), 0)
    base = _base(slots, thread, size)
    if base is None or (FINENESS[base.unit] > FINENESS[size] and base.unit != "H"):
        return Reading("DATE", _weekday_chain(thread, size, shift) or _unknown(size, base, shift), mod)
    cell = base.to(size).shift(shift)
    return Reading("DATE", cell.value(), mod, cell)


_SHIFTS = ("last", "prev", "next", "follow", "before", "after")


def _base(slots: Slots, thread: Thread, size: str) -> Cell | None:
    """What the unit is counted from: the date told of for "the following", "that", "the end of the month", else now."""
    whole = "whole" in slots and (thread.history or size in ("D", "M"))
    if not ("told" in slots or "bare" in slots or whole):
        return (thread.told or thread.now) if thread.history else thread.now
    base = thread.here()
    if size != "D" or thread.history:
        return base
    if thread.told_many and not any(slots.get(name) for name in _SHIFTS):
        return thread.told_day
    return thread.told_day if base is not None and base.unit != "D" and thread.told_day else base


def _unknown(size: str, base: Cell | None, shift: int) -> str:
    if base is not None and base.unit == "M" and size in ("D", "W"):
        return base.value() + "-XX"
    if base is not None and base.unit == "Y" and size in ("D", "W", "M") and not shift:
        return base.value() + {"M": "-XX", "W": "-WXX", "D": "-XX-XX"}[size]
    return _UNKNOWN[size]


def unit_beyond(slots: Slots, thread: Thread) -> Reading | None:
    """the week before last, the year after next."""
    size = str(slots["unit"])
    if size not in _UNKNOWN or thread.now is None:
        return Reading("DATE", _UNKNOWN[size]) if size in _UNKNOWN else None
    cell = thread.now.to(size).shift(2 if "after" in slots else -2)
    return Reading("DATE", cell.value(), cell=cell)


def month_day(slots: Slots, thread: Thread) -> Reading | None:
    """on the 15th; the 15th of that month."""
    base = thread.now if {"this", "last", "next"} & slots.keys() else thread.here()
    if base is None or FINENESS[base.unit] > FINENESS["M"]:
        return None
    shift = -1 if "last" in slots else 1 if "next" in slots else 0
    month = base.to("M").shift(shift)
    cell = Cell.day(month.year, month.index % 12 + 1, slots["day"])
    return Reading("DATE", cell.value(), cell=cell)


def _weekday_chain(thread: Thread, size: str, shift: int) -> str | None:
    """While the date is unknown, "a day earlier" than a Friday is still a Thursday."""
    if size != "D" or thread.told_weekday is None:
        return None
    return f"XXXX-WXX-{(thread.told_weekday - 1 + shift) % 7 + 1}"


def weekend(slots: Slots, thread: Thread) -> Reading | None:
    """the weekend, last weekend, next weekend."""
    base = thread.now
    if base is None:
        return Reading("DATE", _UNKNOWN["WE"])
    week = base.to("WE")
    weekday = base.first.isoweekday()
    if {"last", "prev"} & slots.keys():
        week = week.shift(-1)
    elif {"next", "follow"} & slots.keys():
        week = week.shift(1)
    elif "this" not in slots and weekday <= 5 and thread.heading() != "future":
        week = week.shift(-1)
    return Reading("DATE", week.value(), cell=week)


def week_of(slots: Slots, thread: Thread) -> Reading | None:
    """the week of March 6."""
    from chancery.parse.times.dates import day

    inner = day(slots, thread)
    if inner is None or inner.cell is None:
        return None
    week = inner.cell.to("W")
    return Reading("DATE", week.value(), cell=week)


def amount(slots: Slots) -> float | None:
    """The number of units the words give, or `None` for a vague one."""
    if "over" in slots:
        return float(slots["n"]) + float(slots["over"]) / max(float(slots["under"]), 1)
    if "half" in slots:
        return float(slots.get("n", 0)) + 0.5
    return float(slots["n"]) if "n" in slots and "vague" not in slots else None


def same_time(_slots: Slots, thread: Thread) -> Reading | None:
    """at that time: the date last told of."""
    base = thread.here()
    return Reading("DATE", base.value()) if base else None


def ago(slots: Slots, thread: Thread) -> Reading | None:
    """five months ago: counted back from publication, as sharp as its unit."""
    count = amount(slots)
    mod = slots.get("quant")
    if count is None:
        return Reading("DATE", "PAST_REF")
    if slots["unit"] == "Y" and count == 1 and thread.period is not None and not thread.history:
        return year_earlier(slots, thread)
    return _counted(count, slots["unit"], -1, thread.now, mod)


def earlier(slots: Slots, thread: Thread) -> Reading | None:
    """11 years later, a day earlier: counted from the date last told of."""
    count = amount(slots)
    direction = slots["shift"]
    if count is None:
        return Reading("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF")
    base = thread.now if direction == 2 else thread.here()
    step = -1 if direction < 0 else 1
    unit_name = slots["unit"]
    if unit_name == "D" and base and base.unit != "D" and thread.told_day:
        base = thread.told_day
    if unit_name == "D" and thread.told_weekday and (base is None or base.unit != "D"):
        return Reading("DATE", f"XXXX-WXX-{(thread.told_weekday - 1 + step * int(count)) % 7 + 1}")
    if unit_name == "Y" and count == 1 and thread.period is not None and not thread.history:
        return year_earlier(slots, thread) if step < 0 else None
    return _counted(count, unit_name, step, base, slots.get("quant"))


def _counted(count: float, unit_name: str, step: int, base: Cell | None, mod: str | None) -> Reading | None:
    if unit_name.startswith("T"):
        value = base.value() if base and base.unit == "D" else _UNKNOWN["D"]
        return Reading("TIME", f"{value}TXX:XX", mod)
    unit_name, count = {"2W": ("W", 2 * count), "QC": ("Y", 25 * count)}.get(unit_name, (unit_name, count))
    if unit_name == "ML":
        return Reading("DATE", "PAST_REF" if step < 0 else "FUTURE_REF")
    if count != int(count):
        finer = {"Y": ("M", 12), "DE": ("Y", 10), "CE": ("DE", 10), "M": ("W", 4), "W": ("D", 7)}.get(unit_name)
        if finer is None:
            return None
        unit_name, count = finer[0], count * finer[1]
    if base is None:
        return Reading("DATE", _UNKNOWN.get(unit_name, "XXXX"), mod)
    if FINENESS[base.unit] > FINENESS[unit_name]:
        if base.unit == "Y":
            return Reading("DATE", base.value() + "-XX-XX" if unit_name != "M" else base.value() + "-XX", mod)
        return Reading("DATE", f"{base.value()}-XX" if base.unit == "M" else _UNKNOWN[unit_name], mod)
    if unit_name == "W" and base.unit == "D":
        cell = base.shift(7 * step * int(count)).to("W")
    else:
        cell = base.to(unit_name).shift(step * int(count))
    return Reading("DATE", cell.value(), mod, cell)


def year_earlier(_slots: Slots, thread: Thread) -> Reading | None:
    """the year-earlier quarter: the period the report speaks of, a year before."""
    base = thread.period or (thread.now.to("Y") if thread.now else None)
    if base is None:
        return Reading("DATE", "XXXX")
    cell = base.shift(-(4 if base.unit == "Q" else 2 if base.unit == "H" else 1))
    return Reading("DATE", cell.value())


def latest_period(slots: Slots, thread: Thread) -> Reading | None:
    """the latest quarter, the 1988 period, the quarter."""
    base = thread.period or (thread.now.to("Q").shift(0 if "this" in slots else -1) if thread.now else None)
    if base is None:
        return None
    if "year" in slots:
        base = Cell(
            base.unit,
            slots["year"] * (4 if base.unit == "Q" else 2 if base.unit == "H" else 1)
            + base.index % (4 if base.unit == "Q" else 2 if base.unit == "H" else 1),
        )
    return Reading("DATE", base.value(), cell=base)
