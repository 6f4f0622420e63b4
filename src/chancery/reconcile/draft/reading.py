"""From what was found in a text to its atoms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Protocol, TypeVar

from chancery.lang import knowledge
from chancery.lang.geo import countries
from chancery.model import Elapsed, When
from chancery.reconcile.draft.atoms import Atom
from chancery.reconcile.draft.page import fold
from chancery.reconcile.draft.tables import table


@dataclass(frozen=True, slots=True)
class Named:
    """A place where a text names an entity in letters; `ids` are the entities of the record that it can be."""

    start: int
    end: int
    schema: str
    name: str
    country: str | None
    ids: frozenset[str] = frozenset()
    post: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A temporal expression."""

    start: int
    end: int
    text: str
    type: str
    value: str
    when: When | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure: `[low, high]` is what it was rounded from, `bound` how exact it is told, `of` what is measured."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    of: str
    bound: str = "exact"
    period: When | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """An office given to somebody at `[start, end)`; `ids` are the entities that the holder can be."""

    start: int
    end: int
    holder: str
    post: str
    of: str | None
    former: bool
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Happened:
    """An event told at `[start, end)`: `ids` of people and bodies, alpha-3 of countries.

    `words` are the stems of its telling words. `town` is the city of the place, where that is known.
    """

    start: int
    end: int
    type: str
    mode: str | None
    status: str
    ids: frozenset[str]
    countries: frozenset[str]
    when: When | None
    words: frozenset[str] = frozenset()
    town: str | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words attributed to somebody: where the content stands, and the entities that the speaker can be."""

    start: int
    end: int
    speaker: str | None
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one text, in order of place."""

    text: str
    times: tuple[Dated, ...] = ()
    names: tuple[Named, ...] = ()
    figures: tuple[Counted, ...] = ()
    offices: tuple[Held, ...] = ()
    events: tuple[Happened, ...] = ()
    quotes: tuple[Spoken, ...] = ()
    elapsed: tuple[Elapsed, ...] = ()


def atoms_of(reading: Reading, start: int, end: int) -> list[Atom]:
    """The atoms of a text inside `[start, end)`, none of which overlaps another: the surest kinds come first."""
    atoms: list[Atom] = []
    for find in (_dates, _figures, _names, _posts, _titles, _ordinals, _nations, _numbers):
        for atom in find(reading, start, end):
            if all(atom.end <= other.start or other.end <= atom.start for other in atoms):
                atoms.append(atom)
    return sorted(atoms, key=lambda atom: atom.start)


class _Placed(Protocol):
    """Anything found at `[start, end)`."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def _within(found: Sequence[P], start: int, end: int) -> Iterator[P]:
    """What lies inside `[start, end)` of what stands in order of place."""
    for at in range(bisect_left(found, start, key=_start), len(found)):
        if found[at].start >= end:
            return
        if found[at].end <= end:
            yield found[at]


_start = attrgetter("start")


def _dates(reading: Reading, start: int, end: int) -> Iterator[Atom]:
    for time in _within(reading.times, start, end):
        if time.type == "SET" or time.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
            continue
        kind = "length" if time.type == "DURATION" else "date"
        inner = _ordinal().search(time.text) if "anniversar" in time.text.casefold() else None
        if inner:
            continue
        yield Atom(kind, time.start, time.end, time.text, time.value, when=time.when)  # type: ignore[arg-type]


def _figures(reading: Reading, start: int, end: int) -> Iterator[Atom]:
    for figure in _within(reading.figures, start, end):
        words = reading.text[figure.start : figure.end]
        key = f"{figure.low:g}-{figure.high:g}"
        told = {"low": figure.low, "high": figure.high, "unit": figure.unit, "bound": figure.bound}
        yield Atom("number", figure.start, figure.end, words, key, **told)  # type: ignore[arg-type]


def _names(reading: Reading, start: int, end: int) -> Iterator[Atom]:
    for named in _within(reading.names, start, end):
        words = reading.text[named.start : named.end]
        if named.schema == "Country":
            yield Atom("country", named.start, named.end, words, named.country or fold(named.name))
        else:
            kind = "place" if named.schema == "Address" else "name"
            unit = {"Person": "person", "Address": ""}.get(named.schema, "body")
            yield Atom(kind, named.start, named.end, words, folded(named.name), ids=named.ids, unit=unit)  # type: ignore[arg-type]


def folded(name: str) -> str:
    """The words of a name in lower case without diacritics."""
    return " ".join(fold(word) for word in re.findall(r"\w+", name))


def _posts(reading: Reading, start: int, end: int) -> Iterator[Atom]:
    for held in _within(reading.offices, start, end):
        at = post_place(reading.text, held)
        if at:
            yield Atom("post", *at, reading.text[at[0] : at[1]], folded(held.post), of=held.of)


def post_place(text: str, held: Held) -> tuple[int, int] | None:
    """Where the words of an office stand inside the words that give it."""
    at = text[held.start : held.end].casefold().find(held.post.casefold())
    return (held.start + at, held.start + at + len(held.post)) if at >= 0 else None


def _titles(reading: Reading, start: int, end: int) -> Iterator[Atom]:
    """Words for an office that nobody is said to hold ("the Iranian ambassador")."""
    for found in title_pattern().finditer(reading.text, start, end):
        yield Atom("post", found.start(), found.end(), found.group(), folded(found.group()))


@cache
def title_pattern() -> re.Pattern[str]:
    """Any office of state, the longest name first."""
    names = sorted(
        {name for row in table("offices")["office"] for name in row["names"]}, key=lambda name: (-len(name), name)
    )
    first = "".join(sorted({letter for name in names for letter in (name[0], name[0].upper())}))
    listed = "|".join(names).replace("defense", "defen[cs]e")
    return re.compile(rf"\b(?=[{first}])(?:{listed})\b", re.IGNORECASE)


@cache
def _ordinal_words() -> dict[str, int]:
    return {word: int(number) for word, number in knowledge("en", "times")["words"]["ORD"].items()}


@cache
def _ordinal() -> re.Pattern[str]:
    words = sorted(_ordinal_words(), key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:(\d+)(?:st|nd|rd|th)|(" + "|".join(words) + r"))\b", re.IGNORECASE)


def _ordinals(reading: Reading, start: int, end: int) -> Iterator[Atom]:
    for found in _ordinal().finditer(reading.text, start, end):
        number = int(found[1]) if found[1] else _ordinal_words()[found[2].casefold()]
        yield Atom("ordinal", found.start(), found.end(), found.group(), str(number))


_CAPITAL = re.compile(r"[A-ZÀ-ỸĐ][\w’'.-]*(?: [A-ZÀ-ỸĐ][\w’'.-]*)*")


def _nations(reading: Reading, start: int, end: int) -> Iterator[Atom]:
    """Words for what belongs to a country ("Vietnamese"), and names of countries that no mention covers."""
    known, longest = _nation_words(), _longest_nations()
    for run in _CAPITAL.finditer(reading.text, start, end):
        words = list(_PLAIN.finditer(reading.text, *run.span()))
        at = 0
        while at < len(words):
            most = min(longest.get(fold(words[at].group()), 0), len(words) - at)
            told = [fold(word.group()) for word in words[at : at + most]]
            size = next((n for n in range(most, 0, -1) if " ".join(told[:n]) in known), 0)
            if size:
                first, last = words[at].start(), words[at + size - 1].end()
                yield Atom("country", first, last, reading.text[first:last], known[" ".join(told[:size])])
            at += size or 1


_PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@cache
def _nation_words() -> dict[str, str]:
    words = {folded(row.names["en"]): row.alpha3 for row in countries()}
    for code, entry in knowledge("en", "countries").items():
        for key in ("names", "adjective"):
            for word in entry.get(key, ()):
                words.setdefault(folded(word), code)
    return words


@cache
def _longest_nations() -> dict[str, int]:
    """How many words, three at most, the longest word for a nation has that begins with a word."""
    longest: dict[str, int] = {}
    for told in _nation_words():
        words = told.split()
        longest[words[0]] = max(longest.get(words[0], 0), min(len(words), 3))
    return longest


@cache
def _number_words() -> dict[str, float]:
    return {word: float(value) for word, value in knowledge("en", "figures")["words"].items() if value > 1}


@cache
def _number() -> re.Pattern[str]:
    words = "|".join(_number_words())
    return re.compile(rf"(?<![\w.])(?:(\d{{1,3}}(?:,\d{{3}})+|\d+)(\.\d+)?|({words}))\b", re.IGNORECASE)


def _numbers(reading: Reading, start: int, end: int) -> Iterator[Atom]:
    for found in _number().finditer(reading.text, start, end):
        whole, decimals, word = found.groups()
        value = _number_words()[word.casefold()] if word else float(whole.replace(",", "") + (decimals or ""))
        yield Atom("number", found.start(), found.end(), found.group(), f"{value:g}", low=value, high=value)
