"""The day a report was issued, as its header and its dateline give it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chancery.model import Span, Time
from chancery.parse.times import dates
from chancery.parse.times.anchor import Reading, Thread, day_cell
from chancery.parse.times.cell import Cell
from chancery.parse.times.grammar import Match
from chancery.parse.times.scan import Tokens

Furniture = Sequence[tuple[str, Span]]
FUNCTIONS = {"dateline": "CREATION_TIME", "header": "PUBLICATION_TIME"}
"""The TIMEX3 function of a date by the furniture it stands in."""
_READERS = {"day": dates.day, "iso": dates.iso, "stamp": dates.stamp}


def local_day(published: date | None, matches: Sequence[Match], tokens: Tokens, furniture: Furniture) -> Cell | None:
    """The day "today" is in the report, or `None`.

    That is the dateline's or the header's where it is at most three days before publication, else the day of
    publication. A dateline without a year needs the publication to be a day at all.
    """
    day = Cell("D", published.toordinal()) if published else None
    for kind in FUNCTIONS:
        reading = _first_day(kind, matches, tokens, furniture)
        if reading is None:
            continue
        cell = reading.cell
        open_year = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", reading.value)
        if cell is None and day is not None and open_year:
            cell = day_cell(Thread(day), int(open_year[1]), int(open_year[2]))
        if cell is not None and cell.unit == "D" and (day is None or -3 <= cell.index - day.index <= 0):
            return cell
    return day


def _first_day(kind: str, matches: Sequence[Match], tokens: Tokens, furniture: Furniture) -> Reading | None:
    spans = [span for name, span in furniture if name == kind]
    for match in matches:
        if match.rule.make not in _READERS:
            continue
        start, end = tokens.start[match.first], tokens.end[match.last - 1]
        if any(span.start <= start and end <= span.end for span in spans):
            reading = _READERS[match.rule.make](match.slots, Thread(None))
            if reading is not None:
                return reading
    return None


def with_functions(times: list[Time], furniture: Furniture) -> list[Time]:
    """The times, those in a header or a dateline marked so."""
    spans = [(FUNCTIONS[kind], span) for kind, span in furniture if kind in FUNCTIONS]
    if not spans:
        return times
    marked = []
    for time in times:
        function = next((name for name, span in spans if span.start <= time.start and time.end <= span.end), None)
        marked.append(replace(time, function=function) if function and time.type in ("DATE", "TIME") else time)
    return marked
