"""Readers of calendar dates: days, months, years and larger, and parts of the year."""

from __future__ import annotations

from chancery.parse.times.anchor import Reading, Slots, Thread, day_cell, month_cell, weekday_cell
from chancery.parse.times.cell import SEASONS, Cell

UNTOLD = 2025
"""The year that '16 is read near to when neither publication nor the text tells the time."""


def iso(slots: Slots, _thread: Thread) -> Reading | None:
    """2021-09-27."""
    year, month, day = (int(part) for part in slots["iso"].split("-"))
    return _of_day(_cell(year, month, day))


def stamp(slots: Slots, _thread: Thread) -> Reading | None:
    """28/9/2021 or 9/28/2021: the day first unless only the other order gives a date."""
    sign = next(c for c in slots["stamp"] if not c.isdigit())
    first, second, year = (int(part) for part in slots["stamp"].split(sign))
    if year < 100:
        year += 2000 if year < 50 else 1900
    return _of_day(_cell(year, second, first) or _cell(year, first, second))


def day(slots: Slots, thread: Thread) -> Reading | None:
    """September 24, 2021; 27th September; the evening of May 8."""
    month, number = slots["month"], slots["day"]
    year = year_of(slots, thread)
    if year is None and known_unknown_year(slots, thread):
        return Reading("DATE", f"XXXX-{month:02d}-{number:02d}") if number <= 31 else None
    cell = _cell(year, month, number) if year is not None else _on_weekday(slots, thread, month, number)
    if cell is None and (thread.now or year is not None):
        return None
    value = cell.value() if cell else f"XXXX-{month:02d}-{number:02d}"
    return _with_part(Reading("DATE", value, slots.get("mod"), cell), slots)


def _on_weekday(slots: Slots, thread: Thread, month: int, number: int) -> Cell | None:
    """The day nearest by the clause; far from publication, a week day before it chooses among the years around."""
    cell = day_cell(thread, month, number)
    weekday = slots.get("weekday")
    if cell is None or thread.now is None or weekday is None or cell.first.isoweekday() == weekday:
        return cell
    if abs(cell.index - thread.now.index) <= 90:
        return cell
    around = (_cell(thread.now.year + shift, month, number) for shift in (-1, 0, 1))
    fitting = [other for other in around if other and other.first.isoweekday() == weekday]
    return fitting[0] if len(fitting) == 1 else cell


def days(slots: Slots, thread: Thread) -> Reading | None:
    """September 24-28; 31 May-1 June 1916; May 9, 1945-2025: one interval."""
    month = int(slots["month"])
    month2 = int(slots["month2"]) if "month2" in slots else month
    year2 = slots.get("year2") or year_of(slots, thread)
    year = slots.get("year") if "year2" in slots else year2
    day2 = int(slots["day2"] if "day2" in slots else slots["day"])
    if year2 is None:
        first, last = day_cell(thread, month, slots["day"]), day_cell(thread, month2, day2)
    else:
        first, last = _cell(year or year2, month, slots["day"]), _cell(year2, month2, day2)
        if first and last and first.index > last.index and year is None:
            first = _cell(year2 - 1, month, slots["day"])
    if first is None or last is None:
        if thread.now or year2 is not None or max(slots["day"], day2) > 31:
            return None
        return Reading("DATE", f"XXXX-{month:02d}-{slots['day']:02d}/XXXX-{month2:02d}-{day2:02d}")
    if first.index >= last.index:
        return None
    return Reading("DATE", f"{first.value()}/{last.value()}", cell=last)


def month(slots: Slots, thread: Thread) -> Reading | None:
    """June 2024; early October; last November; June this year."""
    number = slots["month"]
    year = year_of(slots, thread)
    mod = slots.get("mod") or slots.get("edge")
    if year is None and known_unknown_year(slots, thread):
        return Reading("DATE", f"XXXX-{number:02d}", mod)
    cell = Cell.month(year, number) if year is not None else _relative_month(slots, thread, number)
    return Reading("DATE", cell.value() if cell else f"XXXX-{number:02d}", mod, cell)


def within_month(slots: Slots, thread: Thread) -> Reading | None:
    """the last week of August: no sharper than the month, with its beginning or end."""
    inner = month({name: value for name, value in slots.items() if name in ("month", "@month", "year")}, thread)
    if inner is None or slots["unit"] not in ("W", "D"):
        return None
    number = slots.get("nth", -1)
    return Reading("DATE", inner.value, {1: "START", -1: "END", 4: "END"}.get(number, "MID"), inner.cell)


def _relative_month(slots: Slots, thread: Thread, number: int) -> Cell | None:
    base = thread.told if "follow" in slots or "prev" in slots or thread.history else thread.now
    if base is None or not {"last", "next", "this", "follow", "prev"} & slots.keys():
        return month_cell(thread, number)
    here = base.to("M")
    behind = (here.index - (number - 1)) % 12
    if "last" in slots or "prev" in slots:
        return here.shift(-(behind or 12))
    if "next" in slots or "follow" in slots:
        return here.shift(12 - behind)
    return Cell.month(here.year, number)


def months(slots: Slots, thread: Thread) -> Reading | None:
    """January-May 2025."""
    year = year_of(slots, thread)
    if year is None:
        last = month_cell(thread, slots["month2"])
        if last is None:
            return Reading("DATE", f"XXXX-{slots['month']:02d}/XXXX-{slots['month2']:02d}")
    else:
        last = Cell.month(year, slots["month2"])
    first = Cell.month(last.year - (slots["month"] > slots["month2"]), slots["month"])
    return Reading("DATE", f"{first.value()}/{last.value()}", cell=last)


def year(slots: Slots, _thread: Thread) -> Reading | None:
    """2012; mid-2024; fiscal 2022; 490 BC."""
    if "fiscal" in slots:
        number = int(slots["fiscal"])
        number += 0 if number > 99 else 2000
    else:
        number = int(slots["year"])
        if number < 1000 and "bc" not in slots and "era" not in slots:
            return None
    cell = Cell("Y", 1 - number if "bc" in slots else number)
    return Reading("DATE", cell.value(), slots.get("mod") or slots.get("edge"), cell)


def years(slots: Slots, _thread: Thread) -> Reading | None:
    """2021-2025; 1941-42; 2020/21."""
    first, last = slots["year"], slots["year2"]
    if last < 100:
        last += first // 100 * 100
    if not first < last <= first + 150:
        return None
    return Reading("DATE", f"{first:04d}/{last:04d}", cell=Cell("Y", last))


def short_year(slots: Slots, thread: Thread) -> Reading | None:
    """'99: of the century that brings it nearest to the text's own time."""
    base = thread.here()
    near = base.year if base else UNTOLD
    options = [century * 100 + slots["year"] for century in range(15, 22)]
    number = min((year for year in options if year <= near + 5), key=lambda year: near - year)
    return Reading("DATE", str(number), cell=Cell("Y", number))


def decade(slots: Slots, _thread: Thread) -> Reading | None:
    """the 1980s; the '80s; the nineties; the 470s BC."""
    mod = slots.get("mod") or slots.get("edge")
    if "decade" in slots:
        number = 1900 + 10 * slots["decade"]
    else:
        digits = "".join(c for c in slots["tens"] if c.isdigit())
        number = int(digits)
        if len(digits) == 2:
            if digits == slots["tens"]:
                return None  # "in the mid-30s": an age or a rate
            number += 1900
    if number % 10:
        return None
    cell = Cell("DE", -number // 10 if "bc" in slots else number // 10)
    return Reading("DATE", f"BC{number:04d}"[:5] if "bc" in slots else cell.value(), mod, cell)


def century(slots: Slots, _thread: Thread) -> Reading | None:
    """the 20th century."""
    number = slots["nth"]
    if number > 21 and "bc" not in slots:
        return None
    cell = Cell("CE", -number if "bc" in slots else number - 1)
    value = f"BC{number - 1:02d}" if "bc" in slots else f"{number - 1:02d}"
    return Reading("DATE", value, slots.get("mod") or slots.get("edge"), cell)


def quarter(slots: Slots, thread: Thread) -> Reading | None:
    """the third quarter of 1990; third-quarter; last year's quarter."""
    number = slots.get("nth") or (thread.period.index % 4 + 1 if thread.period and thread.period.unit == "Q" else 0)
    if number == -1 and not {"year", "this", "last", "next", "that", "whole"} & slots.keys():
        return Reading("DATE", thread.now.to("Q").shift(-1).value() if thread.now else "XXXX-QX")
    number = 4 if number == -1 else number
    if not 1 <= number <= 4:
        return None
    return _part_of_year("Q", number, slots, thread)


def half(slots: Slots, thread: Thread) -> Reading | None:
    """the first half of 2025."""
    number = 2 if slots["nth"] == -1 else slots["nth"]
    return _part_of_year("H", number, slots, thread) if number in (1, 2) else None


def period(slots: Slots, thread: Thread) -> Reading | None:
    """Q3 2024; H1 2025."""
    unit, number = slots["period"][0], int(slots["period"][1])
    return _part_of_year(unit, number, slots, thread) if unit == "Q" or number <= 2 else None


def _part_of_year(unit: str, number: int, slots: Slots, thread: Thread) -> Reading:
    year = year_of(slots, thread)
    count = 4 if unit == "Q" else 2
    if year is None and "whole" in slots and thread.now is not None:
        year = thread.now.year  # "of the year"
    if year is not None:
        cell = Cell(unit, year * count + number - 1)
    elif thread.now is None:
        return Reading("DATE", f"XXXX-{unit}{number}")
    else:
        now = thread.now.to(unit)
        behind = (now.index - (number - 1)) % count
        ahead = behind > 1 and thread.heading() == "future"
        cell = now.shift(count - behind if ahead else -behind)
    return Reading("DATE", cell.value(), slots.get("mod"), cell)


def first_months(slots: Slots, thread: Thread) -> Reading | None:
    """the first five months of 2017: an interval of months."""
    year = year_of(slots, thread)
    unit = slots["unit"]
    if unit not in ("M", "Q") or not 1 < slots["n"] < 12:
        return None
    if year is None:
        return Reading("DURATION", f"P{slots['n']}{unit}")
    if unit == "Q" and slots["n"] == 2:
        return _part_of_year("H", 1, slots, thread)
    first = Cell("Y", year).to(unit)
    last = first.shift(int(slots["n"]) - 1)
    return Reading("DATE", f"{first.value()}/{last.value()}", cell=last)


def season(slots: Slots, thread: Thread) -> Reading | None:
    """the winter of 1941-42; last fall; the summer."""
    place = SEASONS.index(slots["season"])
    mod = slots.get("mod") or slots.get("edge")
    year = year_of(slots, thread)
    if year is None and (known_unknown_year(slots, thread) or thread.here() is None):
        return Reading("DATE", f"XXXX-{slots['season']}", mod)
    if year is not None:
        cell = Cell("S", year * 4 + place)
    else:
        base = thread.told if thread.told and (thread.history or "follow" in slots or "prev" in slots) else thread.now
        if base is None:
            return Reading("DATE", f"XXXX-{slots['season']}", mod)
        here = base.to("S") if base.unit != "Y" else Cell("S", base.index * 4 + place)
        behind = (here.index - place) % 4
        if "last" in slots or "prev" in slots:
            cell = here.shift(-(behind or 4))
        elif "next" in slots or "follow" in slots:
            cell = here.shift(4 - behind)
        else:
            ahead = behind and (thread.heading() == "future" or (thread.history and behind > 1))
            cell = here.shift(4 - behind if ahead else -behind)
    return Reading("DATE", cell.value(), mod, cell)


def weekday(slots: Slots, thread: Thread) -> Reading | None:
    """Thursday; last Friday; Tuesday night; the small hours of Thursday."""
    number = slots["weekday"]
    if thread.now is None and not (thread.history and thread.told):
        return _with_part(Reading("DATE", f"XXXX-WXX-{number}", slots.get("mod")), slots)
    cell = weekday_cell(thread, number)
    assert cell is not None
    base = thread.now
    if base is not None:
        ahead = (number - base.first.isoweekday()) % 7
        if "last" in slots or "prev" in slots:
            cell = base.shift(ahead - 7 if ahead else -7)
        elif {"next", "follow", "future"} & slots.keys():
            cell = base.shift(ahead or 7)
        elif "this" in slots:
            cell = base.to("W").to("D").shift(number - 1)
    return _with_part(Reading("DATE", cell.value(), slots.get("mod"), cell), slots)


def weekday_of(slots: Slots, thread: Thread) -> Reading | None:
    """Wednesday last week."""
    if thread.now is None:
        return Reading("DATE", f"XXXX-WXX-{slots['weekday']}")
    week = thread.now.to("W").shift(-1 if "last" in slots else 1 if "next" in slots else 0)
    cell = week.to("D").shift(slots["weekday"] - 1)
    return Reading("DATE", cell.value(), cell=cell)


def weekdays(slots: Slots, _thread: Thread) -> Reading | None:
    """Mondays; every Thursday."""
    return Reading("SET", f"XXXX-WXX-{slots['weekday']}")


def year_of(slots: Slots, thread: Thread) -> int | None:
    """The year the words give: in figures, or as this, last, next or that year where those are known."""
    if "year" in slots:
        return int(slots["year"])
    base = thread.told if "that" in slots and thread.told else thread.now
    shift = -1 if "last" in slots else 1 if "next" in slots else 0
    if not {"this", "last", "next", "that"} & slots.keys() or base is None:
        return None
    if "@month" in slots and slots.get("@last", slots.get("@next", slots.get("@this", 0))) < slots["@month"]:
        return None
    if "@season" in slots and slots.get("@last", slots.get("@next", slots.get("@this", 0))) < slots["@season"]:
        return None
    return base.year + shift


def known_unknown_year(slots: Slots, thread: Thread) -> bool:
    """True for "June this year" when the day of publication is not known."""
    return thread.now is None and bool({"this", "last", "next"} & slots.keys())


def _with_part(reading: Reading, slots: Slots) -> Reading:
    if "part" not in slots:
        return reading
    return Reading("TIME", f"{reading.value}T{slots['part']}", reading.mod, reading.cell)


def _of_day(cell: Cell | None) -> Reading | None:
    return Reading("DATE", cell.value(), cell=cell) if cell else None


def _cell(year: int, month: int, day: int) -> Cell | None:
    try:
        return Cell.day(year, month, day)
    except ValueError:
        return None
