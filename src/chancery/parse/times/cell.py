"""Units of the calendar as numbered cells: what "two months later" and "the previous quarter" are counted in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = ("SP", "SU", "FA", "WI")
SIZE_IN_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
FINENESS = {"D": 0, "WE": 1, "W": 1, "M": 2, "Q": 3, "S": 3, "H": 4, "Y": 5, "DE": 6, "CE": 7, "ML": 8}
_FIRST_MONDAY = date(1, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """The `index`-th day (D), week (W), weekend (WE), month, quarter, season, half, year, decade (DE), century, ML.

    Years count astronomically (0 is 1 BC). Index 0 of months is January of the year 0; days are `date.toordinal()`.
    """

    unit: str
    index: int

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Cell:
        """The day, `ValueError` when the calendar has no such day. Only years 1 to 9999."""
        return cls("D", date(year, month, day).toordinal())

    @classmethod
    def month(cls, year: int, month: int) -> Cell:
        """The month."""
        return cls("M", year * 12 + month - 1)

    @property
    def first(self) -> date:
        """The first day. Raises `ValueError` before the year 1."""
        if self.unit == "D":
            return date.fromordinal(self.index)
        if self.unit == "W":
            return date.fromordinal(_FIRST_MONDAY + 7 * self.index)
        if self.unit == "WE":
            return date.fromordinal(_FIRST_MONDAY + 7 * self.index + 5)
        months = self.first_month
        return date(months // 12, months % 12 + 1, 1)

    @property
    def first_month(self) -> int:
        """Months since January of the year 0 at which the unit begins."""
        if self.unit == "S":
            return self.index * 3 + 2
        if self.unit in SIZE_IN_MONTHS:
            return self.index * SIZE_IN_MONTHS[self.unit]
        return self.first.year * 12 + self.first.month - 1

    @property
    def year(self) -> int:
        """The calendar year it begins in (a winter begins in December)."""
        return self.first_month // 12

    def to(self, unit: str) -> Cell:
        """The cell of another unit in which this one begins."""
        if unit == self.unit:
            return self
        if unit == "D":
            return Cell("D", self.first.toordinal())
        if unit in ("W", "WE"):
            return Cell(unit, (self.first.toordinal() - _FIRST_MONDAY) // 7)
        if unit == "S":
            return Cell("S", (self.first_month - 2) // 3)
        return Cell(unit, self.first_month // SIZE_IN_MONTHS[unit])

    def shift(self, count: int) -> Cell:
        """The cell `count` places on (or back)."""
        return Cell(self.unit, self.index + count)

    def moved(self, count: int, unit: str) -> Cell:
        """This cell moved by `count` of a unit; moving by a unit finer than its own makes it no sharper than that unit.

        A day moved by months keeps its number, or the last day of a shorter month.
        """
        if unit == self.unit:
            return self.shift(count)
        if self.unit == "D":
            if unit in ("W", "WE"):
                return self.shift(7 * count)
            month = self.to("M").shift(count * SIZE_IN_MONTHS[unit])
            last = (month.shift(1).first - timedelta(days=1)).day
            return Cell.day(month.year, month.index % 12 + 1, min(self.first.day, last))
        if self.unit in SIZE_IN_MONTHS and unit in SIZE_IN_MONTHS:
            return Cell("M", self.first_month + count * SIZE_IN_MONTHS[unit]).to(
                self.unit if FINENESS[unit] > FINENESS[self.unit] else unit
            )
        return self.to(unit).shift(count)

    def value(self) -> str:
        """The TIMEX3 value."""
        if self.unit == "D":
            return self.first.isoformat()
        if self.unit in ("W", "WE"):
            year, week, _ = self.first.isocalendar()
            return f"{year}-W{week:02d}" + ("-WE" if self.unit == "WE" else "")
        if self.unit == "S":
            return f"{_year(self.year)}-{SEASONS[(self.index) % 4]}"
        return self._month_based()

    def _month_based(self) -> str:
        year = self.year
        if self.unit == "M":
            return f"{_year(year)}-{self.index % 12 + 1:02d}"
        if self.unit in ("Q", "H"):
            return f"{_year(year)}-{self.unit}{self.index % (4 if self.unit == 'Q' else 2) + 1}"
        if self.unit == "Y":
            return _year(year)
        if year <= 0:
            return "BC" + f"{1 - year:04d}"[: 3 if self.unit == "DE" else 2]
        return f"{year:04d}"[: {"DE": 3, "CE": 2, "ML": 1}[self.unit]]


def _year(year: int) -> str:
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"
