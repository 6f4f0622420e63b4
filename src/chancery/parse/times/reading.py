"""Text → times: finds the forms, then reads them from front to back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from chancery.model import Span, Time
from chancery.parse.times import clock, dates, holidays, lengths, relative
from chancery.parse.times.anchor import Reading, Slots, Tense, Thread
from chancery.parse.times.cell import Cell
from chancery.parse.times.grammar import Grammar, Match, load
from chancery.parse.times.licence import licensed
from chancery.parse.times.scan import Tokens
from chancery.parse.times.tense import tense_of_doc, tense_of_words
from chancery.parse.times.values import when_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

Maker = Callable[[Slots, Thread], Reading | None]
Tensing = Callable[[Tokens], Callable[[int, int], Tense | None]]

MAKERS: dict[str, Maker] = {
    maker.__name__: maker
    for maker in (
        *(
            dates.iso,
            dates.stamp,
            dates.day,
            dates.days,
            dates.month,
            dates.months,
            dates.year,
            dates.years,
            dates.short_year,
        ),
        *(dates.decade, dates.century, dates.quarter, dates.half, dates.period, dates.first_months, dates.season),
        *(dates.weekday, dates.weekday_of, dates.weekdays, clock.clock, holidays.holiday),
        *(
            relative.deixis,
            relative.part,
            relative.unit,
            relative.weekend,
            relative.week_of,
            relative.ago,
            relative.earlier,
        ),
        *(relative.year_earlier, relative.latest_period, relative.same_time),
        *(lengths.length, lengths.every, lengths.set_of, lengths.per, lengths.reference),
    )
}
"""The readers by the name rules give in `make`."""


_STOPS = frozenset((".", "!", "?"))


def read_times(
    text: str,
    *,
    published: date | None = None,
    furniture: Sequence[tuple[str, Span]] = (),
    tense: Tensing | None = None,
) -> tuple[Time, ...]:
    """Temporal expressions of a text, in order of place.

    `published` is the day of publication; without it relative expressions stay open. `furniture` as in `Report`: dates in
    headers and datelines are read too and carry a `function`. `tense` tells the tense around a range of tokens; by default
    the words near it do.
    """
    grammar = load("en")
    tokens = grammar.lexicon.scan(text)
    matches = [match for match in grammar.find(tokens) if licensed(match, tokens)]
    thread = Thread(Cell("D", published.toordinal()) if published else None)
    thread.tense = (tense or tense_of_words)(tokens)
    thread.history = _is_history(matches, thread.now)
    return tuple(_read(matches, tokens, text, thread))


def find_times(doc: Doc) -> tuple[Time, ...]:
    """Temporal expressions of the document, in order of place, not overlapping."""
    report = doc._.report
    parsed = doc.has_annotation("DEP") and doc.has_annotation("MORPH")
    tensing: Tensing | None = (lambda tokens: tense_of_doc(doc, tokens)) if parsed else None
    published = report.published if report else None
    return read_times(doc.text, published=published, furniture=report.furniture if report else (), tense=tensing)


def _read(matches: list[Match], tokens: Tokens, text: str, thread: Thread) -> list[Time]:
    times = []
    for match in matches:
        thread.told_here = not any(word in _STOPS for word in tokens.word[thread.at[1] : match.first])
        thread.at = (match.first, match.last)
        reading = MAKERS[match.rule.make](match.slots, thread)
        if reading is None:
            continue
        start, end = tokens.start[match.first], tokens.end[match.last - 1]
        words = text[start:end]
        _remember(reading, match, thread)
        when = when_of(reading.type, reading.value, words)
        times.append(Time(start, end, words, reading.type, reading.value, reading.mod, when, reading.function))
    return times


def _remember(reading: Reading, match: Match, thread: Thread) -> None:
    if reading.type not in ("DATE", "TIME"):
        return
    if reading.value.startswith("XXXX-WXX-"):
        thread.told_weekday = int(reading.value[9])
    if reading.cell is not None:
        thread.told = reading.cell
        if reading.cell.unit == "D":
            thread.told_day = reading.cell
        if _is_reported(reading.cell, match, thread):
            thread.period = reading.cell


def _is_reported(cell: Cell, match: Match, thread: Thread) -> bool:
    """True for the quarter or half whose results the text gives: named, and over, but not by more than a year."""
    if cell.unit not in ("Q", "H") or match.rule.make not in ("quarter", "half", "period") or thread.now is None:
        return False
    return 0 <= thread.now.to(cell.unit).index - cell.index - 1 < (4 if cell.unit == "Q" else 2)


def _is_history(matches: list[Match], now: Cell | None) -> bool:
    """True when most of the years named lie years before publication and hardly anything hangs on it."""
    if now is None:
        return False
    years = [
        match.slots["year"]
        for match in matches
        if isinstance(match.slots.get("year"), int) and match.slots["year"] > 99
    ]
    far = sum(abs(year - now.year) > 2 for year in years)
    deictic = sum(match.rule.make in ("deixis", "weekday", "weekday_of") for match in matches)
    return far >= 6 and far > 0.5 * len(years) and far > 3 * deictic


def grammar_of(language: str) -> Grammar:
    """The grammar of a language, for checks and documentation."""
    return load(language)
