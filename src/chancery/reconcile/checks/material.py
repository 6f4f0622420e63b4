"""What the checks look at: claims with the standing of the report behind them, and how sides become a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal

from chancery.model import Claim, Elapsed, Evidence, Finding, Span, Time
from chancery.model.tables import read_table


@dataclass(frozen=True, slots=True)
class Source:
    """A report as a source: its name, who published it, when, the origin that reprints share, its words."""

    uri: str
    provider: str
    published: date | None
    origin: str
    text: str
    headline: str = ""

    def paragraph(self, start: int, end: int) -> Span:
        """The stretch between line breaks around `[start, end)`."""
        left = self.text.rfind("\n", 0, start) + 1
        right = self.text.find("\n", end)
        return Span(left, right if right >= 0 else len(self.text))

    def sentence(self, start: int, end: int) -> Span:
        """The sentence around `[start, end)`, by full stops; good enough to look for a country's name in it."""
        around = self.paragraph(start, end)
        left = max(around.start, *(m.end() for m in _STOP.finditer(self.text, around.start, start)), 0)
        right = _STOP.search(self.text, end, around.end)
        return Span(left, right.start() + 1 if right else around.end)


_STOP = re.compile(r"(?<=[a-zà-ỹ\d)”\"])\.\s+(?=[A-ZÀ-Ỹ“\"])")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of a source; `countries` are those of its parties, of an office those named beside it, else those its
    words are about.

    `people` are ids of persons among the parties, `holder` the id of who holds the office or speaks, `naming` the words
    (lower case) by which the source names countries. `number` is the claim's in the record, 0 outside it. `town` is
    the city of the place where that is known. `news` tells that the holder takes part in what the report is news of.
    """

    source: Source
    claim: Claim
    countries: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    holder: str | None = None
    naming: frozenset[str] = frozenset()
    number: int = 0
    town: str | None = None
    news: bool = True


@dataclass(frozen=True, slots=True)
class Reckoned:
    """An elapsed time of a source ("the 70th anniversary of ...") and the countries its words are about."""

    source: Source
    elapsed: Elapsed
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stamped:
    """A temporal expression of a source."""

    source: Source
    time: Time


@dataclass(frozen=True, slots=True)
class Material:
    """All that the checks look at.

    `events` are groups: the claims of one group tell one event. `names` gives each country (alpha-3) a name to show.
    """

    events: tuple[tuple[Told, ...], ...] = ()
    figures: tuple[Told, ...] = ()
    occupancies: tuple[Told, ...] = ()
    reckonings: tuple[Reckoned, ...] = ()
    times: tuple[Stamped, ...] = ()
    quotes: tuple[Told, ...] = ()
    sources: tuple[Source, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Side:
    """One piece of evidence on one side of a conflict: its words, the value they stand for and how one says it.

    `part` is the text of the source that the span counts in.
    """

    source: Source
    span: Span
    value: str
    how: str = ""
    part: Literal["body", "headline"] = "body"

    @property
    def words(self) -> str:
        """The words at the span."""
        return self.span.of(self.source.text if self.part == "body" else self.source.headline)

    @property
    def who(self) -> str:
        """The source as a reader names it."""
        day = f", {self.source.published.isoformat()}" if self.source.published else ""
        return f"{self.source.provider}{day}"


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML table `reconcile/checks/<name>.toml`, read once. Callers must not change it."""
    return read_table(__file__, f"{name}.toml")


Grade = Literal["hard", "soft"]


def finding(check: str, grade: Grade, sentence: str, sides: Sequence[Side], *, key: Sequence[object] = ()) -> Finding:
    """The finding of `check` over the sides; values in the order of the sides, each with its independent sources.

    `key` names the conflict apart from who tells it; a conflict inside one report needs none.
    """
    values = tuple(dict.fromkeys(side.value for side in sides))
    independent = tuple(len({side.source.origin for side in sides if side.value == value}) for value in values)
    evidence = tuple(Evidence(side.source.uri, side.span, side.words, side.value, side.part) for side in sides)
    return Finding(check, grade, sentence, values, evidence, independent, tuple(map(str, key)))


def best_attested(sides: Iterable[Side]) -> list[Side]:
    """The sides, those of the value with the most independent sources first; within a value by day and name."""
    listed = list(sides)
    origins: dict[str, set[str]] = {}
    for side in listed:
        origins.setdefault(side.value, set()).add(side.source.origin)
    return sorted(
        listed,
        key=lambda s: (-len(origins[s.value]), s.value, s.source.published or date.max, s.source.uri, s.span.start),
    )


def count(number: int, noun: str) -> str:
    """`1 source`, `2 sources`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def number_of(words: str) -> int:
    """The value of digits or of a number word of rules.toml. Raises `ValueError` for another word."""
    return int(words) if words.isdecimal() else list(table("rules")["numbers"]).index(words.casefold()) + 1
