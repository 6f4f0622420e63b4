"""Readers of durations, of what recurs, and of vague references to present, past and future."""

from __future__ import annotations

from chancery.parse.times.anchor import Reading, Slots, Thread
from chancery.parse.times.grammar import load
from chancery.parse.times.relative import amount


def period_value(count: float | str, unit: str) -> str:
    """The TIMEX3 value of a length: P3D, PT5H30M, PXY, P2W."""
    if unit in ("2W", "QC"):
        unit, size = ("W", 2) if unit == "2W" else ("Y", 25)
        count = count if isinstance(count, str) else size * count
    if unit.startswith("T"):
        if isinstance(count, float) and count != int(count) and unit == "TH" and count > 1:
            return f"PT{int(count)}H{round((count - int(count)) * 60)}M"
        return f"PT{_figure(count)}{unit[1]}"
    if unit == "WE":
        return f"P{_figure(count)}WE"
    return f"P{_figure(count)}{unit}"


def _figure(count: float | str) -> str:
    if isinstance(count, str):
        return count
    return str(int(count)) if count == int(count) else f"{count:g}"


def length(slots: Slots, _thread: Thread) -> Reading | None:
    """two-day; three decades; nearly forty years; the past two years; decades."""
    if "n" not in slots and "half" not in slots and "vague" not in slots:
        slots["vague" if "span" in slots else "n"] = "X" if "span" in slots else 1
    count = amount(slots)
    value = period_value("X" if count is None else count, slots["unit"])
    return Reading("DURATION", value, slots.get("quant"))


def every(slots: Slots, _thread: Thread) -> Reading | None:
    """each year; every two weeks; every Thursday morning."""
    if "season" in slots:
        return Reading("SET", f"XXXX-{slots['season']}")
    if "part" in slots:
        return Reading("SET", f"XXXX-XX-XXT{slots['part']}")
    if "vague" in slots:
        return Reading("SET", period_value("X", slots["unit"]))
    count = slots.get("other") or slots.get("n") or slots.get("nth") or 1
    return Reading("SET", period_value(float(count), slots["unit"]))


def set_of(slots: Slots, _thread: Thread) -> Reading | None:
    """daily; annually."""
    return Reading("SET", slots["set"])


def per(slots: Slots, _thread: Thread) -> Reading | None:
    """100 flights a week; twice a year."""
    return Reading("SET", period_value(1.0, slots["unit"]))


def reference(slots: Slots, _thread: Thread) -> Reading | None:
    """now; recently; in the near future."""
    return Reading("DATE", str(slots.get("ref", slots["fallback"])))


def length_of(words: str) -> tuple[float, str] | None:
    """The count and unit of "67 years ago", "a decade later": decades and centuries in years; `None` when vague."""
    grammar = load("en")
    for match in grammar.find(grammar.lexicon.scan(words)):
        if match.rule.make in ("ago", "earlier", "length"):
            count, unit = amount(match.slots), str(match.slots["unit"])
            size = {"DE": 10, "CE": 100, "QC": 25}.get(unit, 1)
            return None if count is None or unit.startswith("T") else (count * size, "Y" if size > 1 else unit)
    return None
