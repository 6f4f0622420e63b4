"""The surroundings in which elapsed time is read: text, times, publication, and where a name or a sentence ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from chancery.lang import knowledge
from chancery.model import Time, When
from chancery.parse.times.counting import exact_year, year_when

_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\bDr)(?<!\bMr)(?<!\bSt)(?<!\bMrs)[.!?][\"”’)]*\s+(?=[\"“‘(A-Z])|\n")


LONGEST_NAME = 300
"""Code points of an event's name at most."""
LONGEST_SENTENCE = 1500
"""Code points on each side in which a sentence's end is looked for."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The text, its times and the day of publication."""

    text: str
    times: tuple[Time, ...]
    published: date | None

    def sentence(self, at: int) -> tuple[int, int]:
        """The bounds of the sentence around a place, as far as punctuation tells."""
        window = max(0, at - LONGEST_SENTENCE)
        starts = [match.end() for match in _SENTENCE.finditer(self.text, window, at)]
        end = _SENTENCE.search(self.text, at, at + LONGEST_SENTENCE)
        return starts[-1] if starts else window, end.start() + 1 if end else min(len(self.text), at + LONGEST_SENTENCE)

    def dates(self, start: int, end: int) -> list[Time]:
        """The dates that lie in `[start, end)` and can be placed."""
        return [t for t in self.times if start <= t.start and t.end <= end and t.type == "DATE" and t.when]

    def name_end(self, start: int) -> int:
        """Where a name that begins at `start` ends: at punctuation, a bracket or a word that opens another phrase."""
        return self._end(_stops(), start)

    def clause_end(self, start: int) -> int:
        """Where the clause at `start` ends: at punctuation."""
        return self._end(_CLAUSE, start)

    def _end(self, stops: re.Pattern[str], start: int) -> int:
        limit = min(len(self.text), start + LONGEST_NAME)
        stop = stops.search(self.text, start, limit)
        return (
            stop.start()
            if stop
            else max(self.text.rfind(" ", start, limit), start)
            if limit < len(self.text)
            else limit
        )

    def _opens(self, time: Time | None, start: int) -> bool:
        """True for a time in front of `start` with which its sentence, or the prose behind a dateline, begins."""
        if time is None or time.start >= start or re.search(r"[;:]", self.text[time.end : start]):
            return False
        return bool(_OPENING.search(self.text[: time.start]))

    def publication_year(self) -> When | None:
        """The year of publication, or `None`."""
        return year_when(self.published.year, str(self.published.year)) if self.published else None

    def year_near(self, start: int, end: int = 0) -> When | None:
        """The year told in the sentence around a place, but not in `[start, end)`; else the year of publication.

        A day or month of another year counts only where it opens the sentence: "In January 2023 they celebrated ...".
        """
        around = [t for t in self.dates(*self.sentence(start)) if not start <= t.start < end]
        told = [t for t in around if t.when and exact_year(t.when)]
        whole = [t for t in told if t.when and (t.when.length or 0) >= 365]
        best = min(whole or told, key=lambda time: abs(time.start - start), default=None)
        year = exact_year(best.when) if best is not None and best.when is not None else None
        fits = whole or self.published is None or year == self.published.year or self._opens(best, start)
        if best is not None and year is not None and fits:
            return year_when(year, best.text)
        return self.publication_year()


_POINT = r"(?<!\b[A-Z])\.(?!\w)"
_OPENING = re.compile(r"(?:\A|[\n.!?“\"]\s*|\s[-–—]+\s+)(?:On|In|By)\s+(?:the\s+)?\Z")
_CLAUSE = re.compile(rf"{_POINT}|[,;:!?\n]|\s[-–—]\s")


@cache
def _stops() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in knowledge("en", "times")["elapsed"]["stops"])
    return re.compile(rf"{_POINT}|[,;:!?\n“”\"]|\s[-–—]\s|\s\(|\)|\s(?:{words})\b", re.IGNORECASE)
