"""Atoms: the smallest facts of a sentence, and when two of them agree or cannot both be right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache
from typing import Literal

from chancery.lang import knowledge
from chancery.lang.geo import countries
from chancery.model import When
from chancery.model.states import successor
from chancery.reconcile.draft.tables import table, words

AtomKind = Literal["name", "place", "country", "post", "date", "length", "ordinal", "number"]
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Atom:
    """One fact at `[start, end)` of a text.

    `key` is its value in a form that can be compared: alpha-3 for a country, folded words for a name, place or post, a
    TIMEX3 value for a date or length, a number else. `ids` are the entities a name or place can be. `[low, high]` is
    what a number was rounded from, `bound` how exact it is told to be, `unit` what it counts (of a name: person or
    body). `of` is the country (alpha-3) or body of a post.
    """

    kind: AtomKind
    start: int
    end: int
    text: str
    key: str
    ids: frozenset[str] = frozenset()
    when: When | None = None
    low: float = 0.0
    high: float = 0.0
    unit: str = ""
    bound: str = "exact"
    of: str | None = None


def same(a: Atom, b: Atom) -> bool:
    """Whether two atoms of one kind tell the same."""
    if a.kind == "name":
        return bool(a.ids & b.ids) or _named_alike(a.key, b.key)
    if a.kind == "place":
        return bool(a.ids & b.ids) or a.key == b.key
    if a.kind == "country":
        return successor(a.key) == successor(b.key)
    if a.kind == "post":
        return posts_agree(a.key, b.key)
    if a.kind == "date":
        return _same_date(a, b)
    if a.kind == "number":
        return numbers_agree((a.low, a.high, a.bound), (b.low, b.high, b.bound))
    return a.key == b.key


def _named_alike(one: str, other: str) -> bool:
    """Whether one name has all words of the other: a surname stands for the name."""
    ours, theirs = set(one.split()), set(other.split())
    return ours <= theirs or theirs <= ours


Range = tuple[float, float, str]
"""What a number was rounded from, low and high, and how exact it is told to be."""
ABOUT = 0.1
"""How far, as a share of the value, "about" and "nearly" may be off beside an exact number."""


def numbers_agree(one: Range, other: Range) -> bool:
    """Whether two numbers can be one. Told with the same bound they must be the same number."""
    ours, theirs = (one[:2], other[:2]) if one[2] == other[2] else (_widened(one), _widened(other))
    low, high = max(ours[0], theirs[0]), min(ours[1], theirs[1])
    return low < high or (low == high and (ours[0] == ours[1] or theirs[0] == theirs[1]))


def _widened(number: Range) -> tuple[float, float]:
    low, high, bound = number
    if bound == "about":
        middle = (low + high) / 2
        return min(low, middle * (1 - ABOUT)), max(high, middle * (1 + ABOUT))
    return (low, float("inf")) if bound == "at least" else (float("-inf"), high) if bound == "at most" else (low, high)


def differ(a: Atom, b: Atom) -> bool:
    """Whether two atoms of one kind, told of one thing, cannot both be right. Never true where `same` is."""
    if a.kind != b.kind or same(a, b):
        return False
    if a.kind == "date":
        return _dates_differ(a, b)
    if a.kind in ("number", "name"):
        return not (a.unit and b.unit and _counted(a.unit) != _counted(b.unit))
    return not (a.kind == "length" and a.key[-1:] != b.key[-1:])  # "P2D" and "P1W" may be said of different things


def _counted(unit: str) -> str:
    return unit.casefold().removesuffix(" per year").split()[-1].removesuffix("s") if unit else ""


_ABSOLUTE = re.compile(
    r"\d|" + "|".join((*_WEEKDAYS, "january|february|march|april|may|june|july|august")) + "|ember|october"
)


def _same_date(a: Atom, b: Atom) -> bool:
    if a.text.casefold() == b.text.casefold() and not is_absolute(a):
        return True  # "the same day" leans on another date, which is judged by itself
    if a.when and b.when and _settled(a.when) and _settled(b.when):
        return a.when.overlaps(b.when) and not _finer(a, b)
    if a.text.casefold() == b.text.casefold():
        return True
    return a.key == b.key


def is_absolute(date: Atom) -> bool:
    """Whether the words of a date name a day, month or year and do not lean on another date alone."""
    return bool(_ABSOLUTE.search(date.text.casefold()))


def _settled(when: When) -> bool:
    return when.earliest is not None and when.before is not None


def _finer(a: Atom, b: Atom) -> bool:
    """Stretches of days with other ends ("September 24-28", "September 25-28") are told as two different ones."""
    if not (a.when and b.when and "/" in a.key and "/" in b.key):
        return False
    assert a.when.earliest and b.when.earliest and a.when.before and b.when.before
    moved = (abs(a.when.earliest - b.when.earliest), abs(a.when.before - b.when.before))
    return max(moved) > timedelta(0) and max(a.when.length or 0, b.when.length or 0) < SHORT


SHORT = 40
"""Days. The ends of a longer stretch are seldom told to the day."""


def _dates_differ(a: Atom, b: Atom) -> bool:
    if a.when and b.when and _settled(a.when) and _settled(b.when):
        return not a.when.overlaps(b.when) or _finer(a, b)
    ours, theirs = _weekday(a), _weekday(b)
    if ours is not None and theirs is not None:
        return ours != theirs
    return _month_day(a) is not None and _month_day(b) is not None and _month_day(a) != _month_day(b)


def _weekday(atom: Atom) -> int | None:
    """The day of the week (0 is Monday) that the words name, or that their one day is."""
    words = atom.text.casefold()
    named = next((number for number, day in enumerate(_WEEKDAYS) if day in words), None)
    if named is None and atom.when and atom.when.is_day and atom.when.earliest:
        return atom.when.earliest.weekday()
    return named


def _month_day(atom: Atom) -> str | None:
    """`09-19` of a TIMEX3 value with a month and a day, whatever the year."""
    value = atom.key
    plain = len(value) == 10 and value[4] == value[7] == "-" and value[5:7].isdigit() and value[8:].isdigit()
    return value[5:] if plain else None


@lru_cache(maxsize=4096)
def post_words(post: str) -> frozenset[str]:
    """The words that tell one office from another: `Minister of Foreign Affairs` is `foreign minister`.

    A country it is accredited to is told by its code: "to the Russian Federation" is "to Russia".
    """
    found: set[str] = set()
    spellings = table("words")["spellings"]
    duty, _, to = post.casefold().partition(" to ")
    country = _codes().get(to.removeprefix("the ").strip())
    plain = f"{duty} {country}" if country else post.casefold()
    for word in plain.replace("viet nam", "vietnam").replace(",", " ").split():
        found |= set(spellings.get(word, word).split())
    return frozenset(found - words("linking"))


@cache
def _codes() -> dict[str, str]:
    """The code of each country by its names in lower case."""
    codes = {row.names["en"].casefold(): row.alpha3 for row in countries()}
    for code, row in knowledge("en", "countries").items():
        codes |= dict.fromkeys((name.casefold() for name in row.get("names", ())), code)
    return codes


def posts_agree(one: str, other: str) -> bool:
    """Whether two posts may be one office: the words of one are among the other's, and the rank is the same."""
    ours, theirs = post_words(one), post_words(other)
    return ours & words("levels") == theirs & words("levels") and (ours <= theirs or theirs <= ours)
