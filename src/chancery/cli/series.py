"""Series of figures as tables and bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from chancery.answer import Figures, Point, Series
from chancery.answer.days import spoken
from chancery.cli.layout import put, screen, table
from chancery.cli.render import report_text
from chancery.model.numbers import number

ID = 6
"""Characters of the id of a disagreement that are shown."""

WHEN, WHAT = 22, 20
"""Columns of period and value."""

BAR = 40
"""Cells of the longest bar; less on a narrow screen."""

NOUNS = 24
"""Counted things that are named; `figures NOUN` shows any other too."""

EIGHTHS = " ▏▎▍▌▋▊▉"
BOUNDS = {"exact": "", "about": "about ", "at least": "at least ", "at most": "at most "}


def list_series(told: Figures) -> None:
    """Prints what is told more than once, the fullest series first, how much is told once, and what else is counted."""
    if not told.series and not told.others:
        put("The record has no figures that can be followed over years.")
        return
    several = [series for series in told.series if series.figures > 1]
    if several:
        put(Text("Told more than once", "bold"))
        table([(_name(series), _facts(series)) for series in several])
    single = Counter(series.measure.partition(" (")[0] for series in told.series if series.figures == 1)
    if single:
        put(Text("Told once", "bold"))
        put(", ".join(f"{name} ({count})" for name, count in sorted(single.items())), indent=2, hang=2)
    if told.others:
        put(Text("Counted in several reports", "bold"))
        more = f" and {len(told.others) - NOUNS} more" if len(told.others) > NOUNS else ""
        put(", ".join(f"{noun} ({count})" for noun, count in told.others[:NOUNS]) + more, indent=2, hang=2)
    put(
        Text(
            "`chancery figures MEASURE A B` shows one of them, `chancery figures A B` all between two countries.", "dim"
        )
    )


def show_series(told: Figures) -> None:
    """Prints each series as a table with its sources, and as bars where its periods can be compared."""
    for series in told.series:
        put(Text.assemble((_title(series), "bold"), f", {series.between}, {_unit(series)}"), hang=2)
        for point in series.points:
            _show_point(point)
        _show_bars(series)
        put()
    notes = [f"{sum(s.figures for s in told.series)} figures in {len(told.series)} series"]
    if told.undated:
        notes.append(f"{told.undated} without a period left out, because you asked for days")
    put(Text("; ".join(notes) + ".", "dim"))
    if any(point.recount for series in told.series for point in series.points):
        put(Text("(+8.0% counted): growth from the level before, as the record has it.", "dim"))
    if any(point.finding for series in told.series for point in series.points):
        put(Text("≠: reports disagree; `chancery disagreements` shows how.", "dim"))


def _title(series: Series) -> str:
    return series.measure[0].upper() + series.measure[1:]


def _name(series: Series) -> str:
    return f"{series.measure}, {series.between}" + (f", {series.unit}" if _is_money(series) else "")


def _unit(series: Series) -> str:
    return series.unit if _is_money(series) or series.unit in ("%", "times") else "number"


def _is_money(series: Series) -> bool:
    return len(series.unit) == 3 and series.unit.isupper()


def _facts(series: Series) -> str:
    days = sorted((p.earliest or "", p.latest or "", p.period) for p in series.points if p.period and p.earliest)
    span = ""
    if days:
        first, last = days[0][0][:4], max(day[1] or day[0] for day in days)[:4]
        span = f", {first}" if first == last else f", {first} to {last}"
    figures = f"{series.figures} figure" + "s" * (series.figures > 1)
    return f"{figures} in {series.reports} report" + "s" * (series.reports > 1) + span


def _show_point(point: Point) -> None:
    """Period, value, growth, how many sources; under it the words."""
    line = Text(_when(point).ljust(WHEN), "bold" if point.period else "dim")
    line.append(_value(point).ljust(WHAT))
    line.append(_growth(point))
    line.rstrip()
    if point.status == "planned":
        line.append("  [aim]", "magenta")
    if point.finding:
        line.append(f"  ≠ {point.finding[:ID]}", "red")
    put(line, indent=2, hang=4)
    for source in point.sources:
        told = Text("“" + " ".join(source.text.split()) + "” ")
        about = f"({' '.join(source.of.split())}) " if source.of and source.of not in source.text else ""
        told.append(about, "dim")
        put(told + report_text(source.report), indent=4, hang=2)
    if len(point.sources) > 1:
        put(Text(f"({len(point.sources)} figures, {point.independent} independent)", "dim"), indent=4)
    if point.recount and point.recount.agrees is False:
        put(Text(_doubt(point), "yellow"), indent=4, hang=2)


def _when(point: Point) -> str:
    if point.period:
        return spoken(point.period)
    return f"told {spoken(point.told)}" if point.told else "no time"


def _value(point: Point) -> str:
    if point.value is None:
        return "growth only"
    return BOUNDS[point.bound] + number(point.value)


def _growth(point: Point) -> str:
    """The growth told, and in brackets that of the levels where it is known."""
    told = ""
    if point.change is not None:
        told = f"{point.change:+g}%" if point.change_unit == "%" else f"× {point.change:g}"
        told = told if point.change_unit in ("%", "times") else f"+{number(point.change)}"
    again = f"({point.recount.percent:+.1f}% counted)" if point.recount else ""
    return " ".join(part for part in (told, again) if part)


def _doubt(point: Point) -> str:
    recount = point.recount
    assert recount is not None
    since = f" for {spoken(recount.since)}" if recount.since else ""
    whose = "of the same report" if recount.same_report else "of the record"
    return f"The growth told does not fit the level {whose}{since}, {number(recount.before)}: {recount.percent:+.1f}%."


def _show_bars(series: Series) -> None:
    """Bars of the periods of the most common length; a period with several values has a bar for each."""
    points = [p for p in series.points if p.value is not None and p.period and p.earliest and p.latest]
    lengths = Counter(_length(p) for p in points)
    if not lengths or len({p.period for p in points}) < 3:
        return
    common = max(lengths, key=lambda length: (lengths[length], length))
    shown = [p for p in points if _length(p) == common]
    if len({p.period for p in shown}) < 3:
        return
    put()
    width = max(len(spoken(p.period)) for p in shown)
    cells = min(BAR, max(10, (screen().width if screen().is_terminal else 80) - width - 30))
    most = max(p.value or 0.0 for p in shown)
    for point in shown:
        bar = _bar((point.value or 0.0) / most * cells if most > 0 else 0.0)
        mark = " [aim]" if point.status == "planned" else " ≠" if point.finding else ""
        style = "magenta" if point.status == "planned" else "red" if point.finding else "cyan"
        line = Text(f"{spoken(point.period).rjust(width)}  ")
        line.append(bar, style)
        put(line + Text(f" {_value(point)}{mark}"), indent=2)
    if len(shown) < len(points):
        put(Text("(Periods of other lengths are in the table alone.)", "dim"), indent=2)


def _bar(cells: float) -> str:
    whole, rest = divmod(round(max(cells, 0.0) * 8), 8)
    return "█" * whole + (EIGHTHS[rest] if rest else "") or "▏"


def _length(point: Point) -> int:
    """The length of a period in months, so that 28 and 31 days are one month."""
    from datetime import date

    days = (date.fromisoformat(point.latest or "") - date.fromisoformat(point.earliest or "")).days + 1
    return max(1, round(days / 30.4)) if days > 7 else 0


__all__: Sequence[str] = ("list_series", "number", "show_series")
