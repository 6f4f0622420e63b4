"""Which words are about a milestone of a relation, and which bring it about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from chancery.lang import knowledge

YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Milestone:
    """A row of milestones.toml."""

    id: str
    name: str
    often: bool
    alone: bool
    words: tuple[re.Pattern[str], ...]
    without: tuple[re.Pattern[str], ...]
    acts: tuple[re.Pattern[str], ...]
    later: re.Pattern[str]

    def fits(self, words: str, *, act: bool) -> bool:
        """Whether the words are about this milestone; `act`: they must also bring it about."""
        return (
            all(pattern.search(words) for pattern in self.words)
            and not any(pattern.search(words) for pattern in self.without)
            and (not act or any(pattern.search(words) for pattern in self.acts))
        )

    def has_date(self, words: str, date: str) -> bool:
        """Whether the words of a date belong to the milestone: of several years it has the one nearest to its name.

        What came "11 years later" has not the year from which those are counted.
        """
        years = [(match.start(), match[0]) for match in YEAR.finditer(words)]
        at = [end for pattern in self.words for match in pattern.finditer(words) for end in match.span()]
        if at and (later := self.later.search(words)) and later.start() < min(at):
            return False
        if len(years) < 2 or not at:
            return True
        return min(years, key=lambda year: min(abs(year[0] - end) for end in at))[1] in date


@cache
def milestones(language: str = "en") -> tuple[Milestone, ...]:
    """The table of milestones, read once; of two that fit the earlier stands."""
    rows = knowledge(language, "milestones")
    later = re.compile(rows["later"], re.IGNORECASE)
    return tuple(_milestone(row, later) for row in rows["milestone"])


def _milestone(row: dict[str, Any], later: re.Pattern[str]) -> Milestone:
    words, without, acts = (tuple(re.compile(p, re.IGNORECASE) for p in row[key]) for key in ("words", "not", "acts"))
    named = (row["id"], row["name"], row.get("often", False), row.get("alone", False))
    return Milestone(*named, words, without, acts, later)
