"""From what was found in a text to its atoms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from chancery.lang import knowledge
from chancery.lang.geo import countries
from chancery.model import Elapsed, When
from chancery.reconcile.draft.atoms import Atom
from chancery.reconcile.draft.page import fold


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
    """A figure with the interval `[low, high]` it stands for; `of` is what is measured."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    of: str
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
    """An event told at `[start, end)`: `ids` of people and bodies, alpha-3 of countries."""

    start: int
    end: int
    type: str
    mode: str | None
    status: str
    ids: frozenset[str]
    countries: frozenset[str]
    when: When | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words attributed to somebody: where the content stands, and the entities that the speaker can be."""

    start: int
    end: int
    speaker: str | None
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one text."""

    text: str
    times: tuple[Dated, ...] = ()
    names: tuple[Named, ...] = ()
    figures: tuple[Counted, ...] = ()
    offices: tuple[Held, ...] = ()
    events: tuple[Happened, ...] = ()
    quotes: tuple[Spoken, ...] = ()
    elapsed: tuple[Elapsed, ...] = ()


@dataclass(slots=True)
class _Taken:
    """Places that already belong to an atom: the first to claim a place keeps it."""

    places: list[tuple[int, int]] = field(default_factory=list)

    def free(self, start: int, end: int) -> bool:
        return start < end and not any(a < end and start < b for a, b in self.places)


def atoms_of(reading: Reading) -> list[Atom]:
    """The atoms of a text, none of which overlaps another."""
    taken, atoms = _Taken(), []
    for find in (_dates, _figures, _names, _posts, _ordinals, _nations, _numbers):
        for atom in find(reading):
            if taken.free(atom.start, atom.end):
                taken.places.append((atom.start, atom.end))
                atoms.append(atom)
    return sorted(atoms, key=lambda atom: atom.start)


def _dates(reading: Reading) -> Iterator[Atom]:
    for time in reading.times:
        if time.type == "SET" or time.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
            continue
        kind = "length" if time.type == "DURATION" else "date"
        inner = _ORDINAL.search(time.text) if "anniversar" in time.text.casefold() else None
        if inner:
            continue
        yield Atom(kind, time.start, time.end, time.text, time.value, when=time.when)  # type: ignore[arg-type]


def _figures(reading: Reading) -> Iterator[Atom]:
    for figure in reading.figures:
        words = reading.text[figure.start : figure.end]
        key = f"{figure.low:g}-{figure.high:g}"
        yield Atom(
            "number", figure.start, figure.end, words, key, low=figure.low, high=figure.high, unit=figure.unit
        )


def _names(reading: Reading) -> Iterator[Atom]:
    for named in reading.names:
        words = reading.text[named.start : named.end]
        if named.schema == "Country":
            yield Atom("country", named.start, named.end, words, named.country or fold(named.name))
        else:
            kind = "place" if named.schema == "Address" else "name"
            yield Atom(kind, named.start, named.end, words, folded(named.name), ids=named.ids)  # type: ignore[arg-type]


def folded(name: str) -> str:
    """The words of a name in lower case without diacritics."""
    return " ".join(fold(word) for word in re.findall(r"\w+", name))


def _posts(reading: Reading) -> Iterator[Atom]:
    for held in reading.offices:
        at = post_place(reading.text, held)
        if at:
            yield Atom("post", *at, reading.text[at[0] : at[1]], folded(held.post), of=held.of)


def post_place(text: str, held: Held) -> tuple[int, int] | None:
    """Where the words of an office stand inside the words that give it."""
    at = text.casefold().find(held.post.casefold(), held.start, held.end)
    return (at, at + len(held.post)) if at >= 0 else None


_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
} | {word: 10 * number for number, word in enumerate(_TENS, 2)}
_ORDINAL = re.compile(r"\b(?:(\d+)(?:st|nd|rd|th)|(" + "|".join(_ORDINALS) + r"))\b", re.IGNORECASE)


def _ordinals(reading: Reading) -> Iterator[Atom]:
    for found in _ORDINAL.finditer(reading.text):
        number = int(found[1]) if found[1] else _ORDINALS[found[2].casefold()]
        yield Atom("ordinal", found.start(), found.end(), found.group(), str(number))


_CAPITAL = re.compile(r"[A-ZÀ-ỸĐ][\w’'.-]*(?: [A-ZÀ-ỸĐ][\w’'.-]*)*")


def _nations(reading: Reading) -> Iterator[Atom]:
    """Words for what belongs to a country ("Vietnamese"), and names of countries that no mention covers."""
    known = _nation_words()
    for run in _CAPITAL.finditer(reading.text):
        words = [(w.start() + run.start(), w.end() + run.start(), w.group()) for w in re.finditer(r"\S+", run.group())]
        at = 0
        while at < len(words):
            for size in (3, 2, 1):
                part = words[at : at + size]
                name = folded(" ".join(word for *_, word in part))
                name = name.removesuffix(" s")
                if len(part) == size and name in known:
                    end = part[-1][0] + len(re.sub(r"[’'.].*$", "", part[-1][2]))
                    yield Atom("country", part[0][0], end, reading.text[part[0][0] : end], known[name])
                    at += size - 1
                    break
            at += 1


@cache
def _nation_words() -> dict[str, str]:
    words = {folded(row.names["en"]): row.alpha3 for row in countries()}
    for code, entry in knowledge("en", "countries").items():
        for key in ("names", "adjective"):
            for word in entry.get(key, ()):
                words.setdefault(folded(word), code)
    return words


_UNITS = {
    word: float(number)
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split(),
        2,
    )
}
_NUMBER = re.compile(r"(?<![\w.])(?:(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?|(" + "|".join(_UNITS) + r"))\b", re.IGNORECASE)


def _numbers(reading: Reading) -> Iterator[Atom]:
    for found in _NUMBER.finditer(reading.text):
        whole, decimals, word = found.groups()
        value = _UNITS[word.casefold()] if word else float(whole.replace(",", "") + (decimals or ""))
        yield Atom("number", found.start(), found.end(), found.group(), f"{value:g}", low=value, high=value)
