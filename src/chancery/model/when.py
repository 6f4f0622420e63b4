"""A date as the words give it: EDTF, the half-open interval of days it can mean, the words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from chancery.model.edtf import days_of, edtf_of


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF string, the days it can mean `[earliest, before)`, and the words it came from.

    An open side is `None`. It is never sharper than the words. Days are those of the place the words speak of; `clock`
    is the time of day where the words give one ("22:00", "12:00+03:00"; with the offset from UTC where it is known).
    Comparisons come in two strengths: `certainly_...` holds whatever days are meant, `possibly_...` for some choice of
    them. `<` orders for display (earliest, then shortest) and proves nothing.
    """

    edtf: str
    earliest: date | None
    before: date | None
    text: str
    clock: str | None = None

    @classmethod
    def parse(cls, edtf: str, text: str = "") -> When:
        """Reads an EDTF string (see `chancery.model.edtf`). Raises `ValueError` that names the part that is wrong."""
        return cls(edtf, *days_of(edtf), text or edtf)

    @classmethod
    def of_day(cls, day: date, text: str = "") -> When:
        """One day."""
        return cls.of_days(day, day + timedelta(days=1) if day < date.max else None, text)

    @classmethod
    def of_days(cls, earliest: date | None, before: date | None, text: str = "") -> When:
        """The days `[earliest, before)`. Raises `ValueError` when there are none or both sides are open."""
        edtf = edtf_of(earliest, before)
        return cls(edtf, earliest, before, text or edtf)

    @classmethod
    def spanning(cls, first: When, last: When, text: str = "") -> When:
        """From some day of `first` to some day of `last`, in the words' own precision: `2021-09-27/2021`.

        Raises `ValueError` when it would end before it begins.
        """
        left = ".." if first.earliest is None else first.edtf.partition("/")[0]
        right = ".." if last.before is None else last.edtf.rpartition("/")[2]
        return cls.parse(f"{left}/{right}", text or f"{first.text} to {last.text}")

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> When:
        """The inverse of `to_row`."""
        return cls.parse(row["edtf"], row["text"])

    @property
    def latest(self) -> date | None:
        """The last day it can mean (`before` minus one), or `None` when open."""
        return self.before - timedelta(days=1) if self.before and self.before > date.min else None

    @property
    def length(self) -> int | None:
        """How many days it can mean, or `None` when a side is open."""
        return (self.before - self.earliest).days if self.earliest and self.before else None

    @property
    def is_day(self) -> bool:
        """True when it names one calendar day."""
        return self.length == 1

    @property
    def instant(self) -> datetime | None:
        """The moment, with its zone, when day, time of day and offset from UTC are all known."""
        if (
            not self.is_day
            or not self.clock
            or not (self.clock.endswith("Z") or "+" in self.clock or "-" in self.clock)
        ):
            return None
        moment = datetime.fromisoformat(f"{self.earliest}T{self.clock.replace('24:00', '00:00')}")
        return moment + timedelta(days=1) if self.clock.startswith("24:00") else moment

    def certainly_before(self, other: When) -> bool:
        """True when every day (or moment) this can mean is over before any that `other` can mean begins."""
        mine, theirs = self.instant, other.instant
        if mine and theirs:
            return mine < theirs
        return bool(self.before and other.earliest and self.before <= other.earliest)

    def certainly_after(self, other: When) -> bool:
        """True when `other` is certainly before this."""
        return other.certainly_before(self)

    def possibly_same_day(self, other: When) -> bool:
        """True when some day lies in both."""
        return self.overlaps(other)

    def certainly_same_day(self, other: When) -> bool:
        """True when both name one and the same day."""
        return self.is_day and other.is_day and self.earliest == other.earliest

    def overlaps(self, other: When) -> bool:
        """True when the two intervals share a day; an open side reaches for ever."""
        return not (_over(self.before, other.earliest) or _over(other.before, self.earliest))

    def contains(self, other: When) -> bool:
        """True when every day `other` can mean lies in this."""
        left = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        right = self.before is None or (other.before is not None and other.before <= self.before)
        return left and right

    def meet(self, other: When) -> When | None:
        """The days that lie in both, or `None` when there are none; keeps this one's EDTF where it loses no day."""
        if not self.overlaps(other):
            return None
        if other.contains(self):
            return self
        earliest = max((day for day in (self.earliest, other.earliest) if day), default=None)
        before = min((day for day in (self.before, other.before) if day), default=None)
        return replace(When.of_days(earliest, before, self.text), clock=self.clock)

    def years_on(self, years: int) -> When:
        """The same days `years` later (negative: earlier); 29 February becomes 28 February in a common year.

        Raises `ValueError` outside the years 1 to 9999 or when both sides are open.
        """
        earliest = _moved(self.earliest, years)
        before = _moved(self.before, years)
        return When.of_days(earliest, before, self.text)

    def __lt__(self, other: When) -> bool:
        return self._key < other._key

    @property
    def _key(self) -> tuple[date, date, str]:
        return self.earliest or date.min, self.before or date.max, self.clock or ""

    def to_row(self) -> dict[str, Any]:
        """The four fields of the output contract."""
        days = (day.isoformat() if day else None for day in (self.earliest, self.latest))
        return dict(zip(("edtf", "earliest", "latest", "text"), (self.edtf, *days, self.text), strict=True))


def _over(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end <= start


def _moved(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    if not 1 <= day.year + years <= 9999:
        raise ValueError(f"{day} moved by {years} years leaves the calendar")
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
