"""Text → times: finds the forms, then reads them from front to back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from chancery.model import Span, Time
from chancery.parse.times import clock, dates, holidays, lengths, relative
from chancery.parse.times.anchor import Reading, Slots, Tense, Thread, day_cell
from chancery.parse.times.cell import Cell
from chancery.parse.times.grammar import Grammar, Match, load
from chancery.parse.times.licence import licensed
from chancery.parse.times.scan import Tokens
from chancery.parse.times.tense import telling_of_words, tense_of_doc, tense_of_words
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
        *(
            dates.decade,
            dates.century,
            dates.quarter,
            dates.half,
            dates.period,
            dates.first_months,
            dates.within_month,
            dates.season,
        ),
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
    issued = _issued(matches, tokens, furniture)
    thread = Thread(_local_day(published, issued))
    thread.tense = (tense or tense_of_words)(tokens)
    thread.history = _is_history(matches, thread.now)
    astray = _astray(matches) if thread.history else frozenset()
    times = _with_functions(_read(matches, tokens, text, thread, astray), furniture)
    return tuple(times)


def _issued(matches: list[Match], tokens: Tokens, furniture: Sequence[tuple[str, Span]]) -> dict[str, Reading]:
    """The days that the header and the dateline give, by the kind of furniture; a day without a year stays open."""
    issued: dict[str, Reading] = {}
    for kind, span in furniture:
        if kind in FUNCTIONS:
            for match in matches:
                inside = span.start <= tokens.start[match.first] and tokens.end[match.last - 1] <= span.end
                reading = (
                    MAKERS[match.rule.make](match.slots, Thread(None)) if inside and match.rule.make in _DAYS else None
                )
                if reading is not None and kind not in issued:
                    issued[kind] = reading
    return issued


def _local_day(published: date | None, issued: dict[str, Reading]) -> Cell | None:
    """The day "today" is in the report: the dateline's where it is within three days before publication, else that day."""
    day = Cell("D", published.toordinal()) if published else None
    for kind in ("dateline", "header"):
        reading = issued.get(kind)
        if reading is None:
            continue
        cell = reading.cell
        if cell is None and day is not None and (match := re.fullmatch(r"XXXX-(\d\d)-(\d\d)", reading.value)):
            cell = day_cell(Thread(day), int(match[1]), int(match[2]))
        if cell is not None and cell.unit == "D" and (day is None or -3 <= cell.index - day.index <= 0):
            return cell
    return day


def _with_functions(times: list[Time], furniture: Sequence[tuple[str, Span]]) -> list[Time]:
    spans = [(FUNCTIONS[kind], span) for kind, span in furniture if kind in FUNCTIONS]
    if not spans:
        return times
    marked = []
    for time in times:
        function = next((name for name, span in spans if span.start <= time.start and time.end <= span.end), None)
        marked.append(replace(time, function=function) if function and time.type in ("DATE", "TIME") else time)
    return marked


FUNCTIONS = {"dateline": "CREATION_TIME", "header": "PUBLICATION_TIME"}
"""The TIMEX3 function of a date by the furniture it stands in."""
_DAYS = frozenset(("day", "iso", "stamp"))


def find_times(doc: Doc, *, published: date | None = None) -> tuple[Time, ...]:
    """Temporal expressions of the document, in order of place, not overlapping.

    `published` stands in for the day of publication where the report gives none.
    """
    report = doc._.report
    parsed = doc.has_annotation("DEP") and doc.has_annotation("MORPH")
    tensing: Tensing | None = (lambda tokens: tense_of_doc(doc, tokens)) if parsed else None
    day = report.published if report and report.published else published
    return read_times(doc.text, published=day, furniture=report.furniture if report else (), tense=tensing)


def _read(matches: list[Match], tokens: Tokens, text: str, thread: Thread, astray: frozenset[int]) -> list[Time]:
    times: list[Time] = []
    telling = telling_of_words(tokens)
    for place, match in enumerate(matches):
        thread.told_here = not any(word in _STOPS for word in tokens.word[thread.at[1] : match.first])
        thread.at = (match.first, match.last)
        reading = MAKERS[match.rule.make](match.slots, thread)
        if reading is None:
            continue
        reading = _in_apposition(reading, place, matches, tokens, thread) or reading
        first = match.first + _trimmed(match, tokens)
        start, end = tokens.start[first], tokens.end[match.last - 1]
        words = text[start:end]
        if id(match) not in astray:
            _remember(reading, match, thread)
        if thread.history and "/" in reading.value and (ends := _ends(match, tokens, text, reading)):
            times += ends
            continue
        when = when_of(reading.type, reading.value, words)
        told = telling(match.first, match.last) if when else None
        times.append(Time(start, end, words, reading.type, reading.value, reading.mod, when, told=told))
    return times


def _in_apposition(
    reading: Reading, place: int, matches: list[Match], tokens: Tokens, thread: Thread
) -> Reading | None:
    """The date that follows in apposition and says which day was meant: "the day before, December 10"."""
    match = matches[place]
    if match.rule.make not in ("unit", "deixis", "same_time") or place + 1 == len(matches):
        return None
    after = matches[place + 1]
    if after.first != match.last + 1 or tokens.word[match.last] not in (",", "(") or after.rule.make != "day":
        return None
    named = MAKERS["day"](after.slots, thread)
    return named if named and named.cell and (reading.cell is None or reading.cell.unit == "D") else None


def _trimmed(match: Match, tokens: Tokens) -> int:
    """1 where the expression opens with an "over" that is the preposition ("grew over three years"), else 0."""
    if match.rule.make != "length" or tokens.word[match.first].lower() != "over" or match.first == 0:
        return 0
    return 0 if tokens.word[match.first - 1].lower() in _BEFORE_OVER else 1


_BEFORE_OVER = frozenset(
    (
        "for",
        "after",
        "in",
        "within",
        "of",
        "is",
        "was",
        "lasted",
        "took",
        "since",
        "with",
        "the",
        "just",
        "be",
        "last",
        "had",
    )
)


def _ends(match: Match, tokens: Tokens, text: str, reading: Reading) -> list[Time]:
    """The two ends of a range as two times, as TIMEX3 has it; a narrated history is read so, a report is not."""
    seconds = [match.slots[name] for name in ("@month2", "@day2", "@year2") if name in match.slots]
    if not seconds:
        return []
    middle = min(seconds)
    spans = ((match.first, middle - 1), (middle, match.last))
    times = []
    for (first, last), value in zip(spans, reading.value.split("/"), strict=True):
        start, end = tokens.start[first], tokens.end[last - 1]
        words = text[start:end]
        times.append(Time(start, end, words, reading.type, value, None, when_of(reading.type, value, words)))
    return times


def _remember(reading: Reading, match: Match, thread: Thread) -> None:
    if reading.value in ("P6M", "P9M", "P12M", "P52W"):
        thread.period = None
    if reading.type not in ("DATE", "TIME"):
        return
    if reading.value.startswith("XXXX-WXX-") and match.rule.make == "weekday":
        thread.told_weekday = int(reading.value[9])
    if reading.cell is not None and not {"prev", "last"} & match.slots.keys():
        thread.told = reading.cell
        if reading.cell.unit == "D":
            thread.told_day = reading.cell
        if _is_reported(reading.cell, match, thread):
            thread.period = (
                max(reading.cell, thread.period)
                if thread.period and thread.period.unit == reading.cell.unit
                else reading.cell
            )


def _is_reported(cell: Cell, match: Match, thread: Thread) -> bool:
    """True for the quarter or half whose results the text gives: named, and over, but not by more than a year."""
    if cell.unit not in ("Q", "H") or match.rule.make not in ("quarter", "half", "period") or thread.now is None:
        return False
    over = thread.now.to(cell.unit).index - cell.index
    return 0 < over <= (4 if cell.unit == "Q" else 2) or (
        over == 0 and thread.period is None and thread.heading() == "past"
    )


def _is_history(matches: list[Match], now: Cell | None) -> bool:
    """True when most of the years named lie years before publication and hardly anything hangs on it."""
    if now is None:
        return False
    years = [
        match.slots["year"]
        for match in matches
        if isinstance(match.slots.get("year"), int) and match.slots["year"] > 99
    ]
    past = sum(year < now.year for year in years)
    bare = sum(match.rule.make in ("deixis", "weekday") and "month" not in match.slots for match in matches)
    hung = sum(match.rule.make == "ago" or bool(match.slots.keys() & {"this", "last", "next"}) for match in matches)
    return past >= 6 and past > 0.5 * len(years) and past > 3 * bare + hung


def _astray(matches: list[Match]) -> frozenset[int]:
    """The dates of a narrative that stand out from the years named around them: an aside moves no story."""
    dated = [match for match in matches if isinstance(match.slots.get("year"), int)]
    years = [match.slots["year"] for match in dated]
    astray = set()
    for at, match in enumerate(dated):
        around = sorted(years[max(0, at - 3) : at + 4])
        if abs(years[at] - around[len(around) // 2]) > ASIDE:
            astray.add(id(match))
    return frozenset(astray)


ASIDE = 3
"""By how many years a date stands out. Swept over 1 to 10."""


def grammar_of(language: str) -> Grammar:
    """The grammar of a language, for checks and documentation."""
    return load(language)


def length_of(words: str) -> tuple[float, str] | None:
    """The count and unit of "67 years ago", "a decade later": decades and centuries in years; `None` when vague."""
    grammar = load("en")
    tokens = grammar.lexicon.scan(words)
    for match in grammar.find(tokens):
        if match.rule.make in ("ago", "earlier", "length"):
            count, unit = relative.amount(match.slots), match.slots["unit"]
            size = {"DE": 10, "CE": 100}.get(unit, 1)
            return None if count is None or unit.startswith("T") else (count * size, "Y" if size > 1 else unit)
    return None
