"""Text → times: finds the forms, then reads them from front to back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from chancery.lang import knowledge
from chancery.model import Time
from chancery.parse.times import clock, dates, holidays, lengths, relative
from chancery.parse.times.anchor import Reading, Slots, Tense, Thread
from chancery.parse.times.cell import Cell
from chancery.parse.times.grammar import Match, load
from chancery.parse.times.issue import Furniture, local_day, with_functions
from chancery.parse.times.licence import licensed
from chancery.parse.times.narrative import asides, ends_of_range, is_history
from chancery.parse.times.ranges import join_ranges, lend_years
from chancery.parse.times.scan import Tokens
from chancery.parse.times.tense import telling_of_words, tense_of_doc, tense_of_words
from chancery.parse.times.values import when_of

if TYPE_CHECKING:
    from chancery.model.document import Doc

Maker = Callable[[Slots, Thread], Reading | None]
Tensing = Callable[[Tokens], Callable[[int, int], Tense | None]]

_BY_ROOM: tuple[tuple[Maker, ...], ...] = (
    (dates.iso, dates.stamp, dates.day, dates.days, dates.weekday, dates.weekday_of, dates.weekdays),
    (dates.month, dates.months, dates.within_month, dates.year, dates.years, dates.short_year, dates.decade),
    (dates.century, dates.quarter, dates.half, dates.period, dates.first_months, dates.season),
    (clock.clock, holidays.holiday),
    (relative.deixis, relative.part, relative.unit, relative.weekend, relative.week_of, relative.ago),
    (relative.earlier, relative.year_earlier, relative.latest_period, relative.same_time),
    (relative.unit_beyond, relative.month_day),
    (lengths.length, lengths.every, lengths.set_of, lengths.per, lengths.reference),
)
MAKERS: dict[str, Maker] = {maker.__name__: maker for room in _BY_ROOM for maker in room}
"""The readers by the name that rules give in `make`."""


def read_times(
    text: str, *, published: date | None = None, furniture: Furniture = (), tense: Tensing | None = None
) -> tuple[Time, ...]:
    """Temporal expressions of a text, in order of place, not overlapping.

    `published` is the day of publication; without it relative expressions stay open. `furniture` as in `Report`: dates
    in headers and datelines are read too and carry a `function`. `tense` tells the tense around a range of tokens; by
    default the words near it do.
    """
    grammar = load("en")
    tokens = grammar.lexicon.scan(text)
    matches = [match for match in grammar.find(tokens) if licensed(match, tokens, text)]
    lend_years(matches, tokens)
    thread = Thread(local_day(published, matches, tokens, furniture))
    thread.tense = (tense or tense_of_words)(tokens)
    thread.history = is_history(matches, thread.now)
    today = thread.now.first if thread.now else None
    times = join_ranges(_Pass(text, tokens, matches, thread).read(), text, today)
    return tuple(with_functions(times, furniture))


def find_times(doc: Doc, *, published: date | None = None) -> tuple[Time, ...]:
    """Temporal expressions of the document, in order of place, not overlapping.

    `published` stands in for the day of publication where the report gives none.
    """
    tensing: Tensing | None = (lambda tokens: tense_of_doc(doc, tokens)) if doc.parsed else None
    day = doc.report.published or published
    return read_times(doc.text, published=day, furniture=doc.report.furniture, tense=tensing)


@dataclass(frozen=True, slots=True)
class _Pass:
    """One reading of a text from front to back; the thread is what it has learnt so far."""

    text: str
    tokens: Tokens
    matches: list[Match]
    thread: Thread

    def read(self) -> list[Time]:
        telling = telling_of_words(self.tokens)
        aside = asides(self.matches) if self.thread.history else frozenset()
        times: list[Time] = []
        for place, match in enumerate(self.matches):
            reading = self._reading(place, match)
            if reading is None:
                continue
            if match.first not in aside:
                _remember(reading, match, self.thread)
            ends = self._ends(match, reading)
            if ends:
                times += ends
                continue
            start = self.tokens.start[match.first + self._trimmed(match)]
            end = self.tokens.end[match.last - 1]
            words = self.text[start:end]
            when = when_of(reading.type, reading.value, words)
            told = telling(match.first, match.last) if when else None
            times.append(Time(start, end, words, reading.type, reading.value, reading.mod, when, told=told))
        return times

    def _reading(self, place: int, match: Match) -> Reading | None:
        thread = self.thread
        between = self.tokens.word[thread.at[1] : match.first]
        thread.told_here = not any(word in (".", "!", "?") for word in between)
        thread.at = (match.first, match.last)
        try:
            reading = MAKERS[match.rule.make](match.slots, thread)
        except (ValueError, OverflowError):
            return None  # before the year 1 or after 9999: no date that news can mean
        return (self._in_apposition(reading, place) or reading) if reading else None

    def _ends(self, match: Match, reading: Reading) -> list[Time]:
        if not self.thread.history or "/" not in reading.value:
            return []
        return ends_of_range(match, self.tokens, self.text, reading)

    def _in_apposition(self, reading: Reading, place: int) -> Reading | None:
        """The date that follows in apposition and says which day was meant: "the day before, December 10"."""
        match = self.matches[place]
        if match.rule.make not in ("unit", "deixis", "same_time") or place + 1 == len(self.matches):
            return None
        after = self.matches[place + 1]
        apart = after.first != match.last + 1 or self.tokens.word[match.last] not in (",", "(")
        if apart or after.rule.make != "day" or (reading.cell is not None and reading.cell.unit != "D"):
            return None
        named = dates.day(after.slots, self.thread)
        return named if named and named.cell else None

    def _trimmed(self, match: Match) -> int:
        """1 where the expression opens with an "over" that is the preposition ("grew over three years"), else 0."""
        opens = self.tokens.word[match.first].lower() == "over" and match.rule.make == "length"
        if not opens or match.first == 0:
            return 0
        licence = knowledge("en", "times")["licence"]["before_more_than"]
        return 0 if self.tokens.word[match.first - 1].lower() in licence else 1


def _remember(reading: Reading, match: Match, thread: Thread) -> None:
    """Notes on the thread what later expressions may hang on."""
    if reading.value in ("P6M", "P9M", "P12M", "P52W"):
        thread.period = None  # results of nine months: "a year earlier" is no quarter
    if reading.type not in ("DATE", "TIME"):
        return
    if reading.value.startswith("XXXX-WXX-") and match.rule.make == "weekday":
        thread.told_weekday = int(reading.value[9])
    cell = reading.cell
    if cell is None or {"prev", "last"} & match.slots.keys():
        return
    thread.told = cell
    thread.told_many = cell.unit == "D" and "/" in reading.value
    if cell.unit == "D" and not thread.told_many:
        thread.told_day = cell
    if _is_reported(cell, match, thread):
        same = thread.period is not None and thread.period.unit == cell.unit
        thread.period = max(cell, thread.period) if same and thread.period else cell


def _is_reported(cell: Cell, match: Match, thread: Thread) -> bool:
    """True for the quarter or half whose results the text gives: named, and over, but not by more than a year."""
    if cell.unit not in ("Q", "H") or match.rule.make not in ("quarter", "half", "period") or thread.now is None:
        return False
    over = thread.now.to(cell.unit).index - cell.index
    running = over == 0 and thread.period is None and thread.heading() == "past"
    return running or 0 < over <= (4 if cell.unit == "Q" else 2)
