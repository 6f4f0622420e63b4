"""What a relative expression hangs on: the day of publication, the date last told of, the tense of the clause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from chancery.parse.times.cell import Cell

Tense = Literal["past", "present", "future"]
Slots = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression was read as: TIMEX3 type, value, modifier, and `cell`, the date that what follows hangs on."""

    type: str
    value: str
    mod: str | None = None
    cell: Cell | None = None


@dataclass(slots=True)
class Thread:
    """The state of reading a text from front to back.

    `now` is the day of publication (`None`: unknown, and then nothing is guessed); `told` the date last told of, the
    end of several days where `told_many` is true; `told_weekday` the week day last told of while the date stays
    unknown; `history` is true when the text narrates times far from its publication; `period` the quarter or half a
    report of results last named.
    """

    now: Cell | None
    history: bool = False
    told: Cell | None = None
    told_day: Cell | None = None
    told_many: bool = False
    told_weekday: int | None = None
    told_year: int | None = None
    told_here: bool = False
    period: Cell | None = None
    tense: Callable[[int, int], Tense | None] = field(default=lambda _first, _last: None)
    at: tuple[int, int] = (0, 0)

    def heading(self) -> Tense | None:
        """The tense of the clause around the expression being read."""
        return self.tense(*self.at)

    def here(self) -> Cell | None:
        """The date that "that day", "two days later" count from: the one last told of, else the day of publication."""
        return self.told or self.now

    def narrates(self) -> bool:
        """True when a bare month or day hangs on the date last told of rather than on publication."""
        if self.told is None:
            return False
        if self.history or self.now is None:
            return True
        return self.told_here and abs(self.told.year - self.now.year) > 1 and self.heading() != "future"


def month_cell(thread: Thread, month: int) -> Cell | None:
    """The month meant by its bare name, or `None` when nothing tells the year."""
    if thread.narrates():
        assert thread.told is not None
        return _near(thread.told, month - 1)
    if thread.now is None:
        return None
    now = thread.now.to("M")
    heading = thread.heading()
    behind = Cell("M", now.index - (now.index - (month - 1)) % 12)
    if behind == now:
        return now
    ahead = behind.shift(12)
    if heading == "past":
        return behind
    weights = (4, 1) if heading == "future" else (1, 3)
    return behind if (now.index - behind.index) * weights[0] <= (ahead.index - now.index) * weights[1] else ahead


def day_cell(thread: Thread, month: int, day: int) -> Cell | None:
    """The day meant by month and day, or `None` when nothing tells the year or the calendar has no such day."""
    if thread.told and (thread.history or thread.now is None):
        near = _near(thread.told, month - 1)
        return _day(near.year, month, day)
    if thread.now is None:
        return None
    years = (thread.now.year - 1, thread.now.year, thread.now.year + 1)
    options = [cell for year in years if (cell := _day(year, month, day))]
    if not options:
        return None
    heading = thread.heading()
    now = thread.now.index

    def cost(cell: Cell) -> float:
        gap = cell.index - now
        against = (heading == "past" and gap > 0) or (heading == "future" and gap < 0)
        return abs(gap) * (3 if against else 1)

    return min(options, key=cost)


def weekday_cell(thread: Thread, weekday: int, default: Tense = "past") -> Cell | None:
    """The day meant by a bare week day (1 = Monday), or `None` when the publication is unknown."""
    now = thread.told.to("D") if thread.history and thread.told and thread.told.unit == "D" else thread.now
    if now is None:
        return None
    offset = (weekday - now.first.isoweekday()) % 7
    heading = thread.heading() or default
    if heading == "future":
        return now.shift(offset)
    return now.shift(offset - 7 if offset else 0)


BACK = 5
"""How many months back a narrated bare month may lie from the date last told of; farther back, it is the next year's.

Swept over 2 to 11 on narrated history.
"""


def _near(told: Cell, month: int) -> Cell:
    if told.unit not in ("D", "W", "WE", "M", "Q"):
        return Cell("M", told.year * 12 + month)
    here = told.to("M")
    behind = (here.index - month) % 12
    return here.shift(-behind if behind <= BACK else 12 - behind)


def _day(year: int, month: int, day: int) -> Cell | None:
    try:
        return Cell.day(year, month, day)
    except ValueError:
        return None
