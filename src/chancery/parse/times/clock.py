"""Readers of times of day, with their day and zone."""

from __future__ import annotations

from chancery.parse.times.anchor import Reading, Slots, Thread
from chancery.parse.times.dates import day as read_day
from chancery.parse.times.dates import weekday as read_weekday
from chancery.parse.times.relative import deixis


def clock(slots: Slots, thread: Thread) -> Reading | None:
    """10 p.m. Wednesday; noon Moscow time; 0735 GMT; 4 in the morning."""
    time = _time(slots)
    if time is None:
        return None
    date, cell = "XXXX-XX-XX", None
    inner = _date({name: value for name, value in slots.items() if name != "part"}, thread)
    if inner is not None:
        date, cell = inner.value, inner.cell
    elif (here := thread.here()) is not None and here.unit == "D":
        date = here.value()
    elif thread.told_weekday is not None:
        date = f"XXXX-WXX-{thread.told_weekday}"
    return Reading("TIME", f"{date}T{time}{_zone(slots)}", None, cell)


def _zone(slots: Slots) -> str:
    """The offset from UTC: "GMT+7" is +07, "GMT" alone Z, a zone of no fixed offset nothing."""
    if "offset" in slots:
        return f"{'+' if slots['sign'] > 0 else '-'}{slots['offset']:02d}"
    return str(slots.get("zone", ""))


def _date(slots: Slots, thread: Thread) -> Reading | None:
    if "month" in slots:
        return read_day(slots, thread)
    if "weekday" in slots:
        return read_weekday(slots, thread)
    return deixis(slots, thread) if "deixis" in slots else None


def _time(slots: Slots) -> str | None:
    if "point" in slots:
        return "00:00" if slots["point"] == "24:00" else str(slots["point"])
    hour, minute = _figures(slots)
    half = slots.get("ampm")
    text = str(slots.get("clockap", ""))
    if text:
        half = 12 if text.endswith("pm") else 0
    if half is None and "part" in slots:
        half = 0 if slots["part"] == "MO" or (slots["part"] == "NI" and hour < 5) else 12
    if half is not None and not 1 <= hour <= 12:
        half = None
    if half is not None:
        hour = hour % 12 + half
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def _figures(slots: Slots) -> tuple[int, int]:
    if "mil" in slots:
        return int(slots["mil"][:2]), int(slots["mil"][2:])
    if "hour" in slots:
        return int(slots["hour"]), 0
    figures = str(slots.get("clock") or slots["clockap"]).rstrip("apm").replace(".", ":").replace("h", ":").split(":")
    return int(figures[0]), int(figures[1]) if len(figures) > 1 else 0
