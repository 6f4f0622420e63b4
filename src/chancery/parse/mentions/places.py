"""Which country, people, capital, city or known body a run of words names.

Lookup is by folded words and case-aware: a name must be written with capitals ("turkey" and "us" are no countries), and
Vietnamese "Nga" or a city that is also a surname is left to the context that `find_named` cannot see: such a hit is
`weak`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from chancery.lang import knowledge
from chancery.lang.geo import CityRow, cities_beginning, countries
from chancery.parse.mentions.lexicon import lexicon, word_list
from chancery.parse.mentions.words import Words, split

CITY_FROM = 100
"""Thousands of people from which a city's name counts by itself; a smaller one needs "in", "at" or "near" before it."""

STATE_NOUNS = word_list("state-nouns")
STATE_ADJECTIVES = word_list("state-adjectives")
_PAPERS = word_list("town-papers")
_LOCAL = frozenset(("in", "at", "near", "outside"))


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name in the tables stands for.

    `kind` is country, adjective, people, capital, region, city or body. `name` is the fullest form, `country` alpha-3.
    """

    kind: str
    name: str
    country: str | None
    schema: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Words `[first, last)` of a text that read as an entry."""

    first: int
    last: int
    entry: Entry


Rows = tuple[tuple[tuple[str, ...], Entry], ...]

_RANK = {"country": 0, "body": 1, "adjective": 2, "capital": 3, "people": 4, "region": 5, "city": 6}


class Gazetteer:
    """All entries by their first folded word. The rows of a word are made when it is first looked up: a report needs
    a few hundred of the 40,000."""

    def __init__(self) -> None:
        self._given: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._rows: dict[str, Rows] = {}
        for name, entry in _entries():
            words = tuple(split(name))
            self._given.setdefault(words[0], []).append((words, entry))

    def rows(self, first: str) -> Rows:
        """The names that begin with the folded word `first`, the longest first and the surest kind of each."""
        rows = self._rows.get(first)
        if rows is None:
            rows = self._rows[first] = self._made(first)
        return rows

    def _made(self, first: str) -> Rows:
        known: dict[tuple[str, ...], Entry] = {}
        for words, entry in (*self._given.get(first, ()), *_cities(first)):
            if words not in known or _RANK[entry.kind] < _RANK[known[words].kind]:
                known[words] = entry
        return tuple(sorted(known.items(), key=lambda row: -len(row[0])))


@cache
def gazetteer() -> Gazetteer:
    """The tables of countries, bodies and regions, read once, with the cities beside them."""
    return Gazetteer()


def city_names(city: CityRow) -> list[str]:
    """The names of a city that a text may have."""
    saint = (city.name.replace("Saint ", "St. "),) if city.name.startswith("Saint ") else ()
    return [name for name in (city.name, *saint, *city.spellings) if name[0].isupper()]


def _cities(first: str) -> Iterator[tuple[tuple[str, ...], Entry]]:
    for city in cities_beginning(first):
        for name in city_names(city):
            words = tuple(split(name))
            if words[0] == first:
                yield words, _city(city)


def _entries() -> Iterator[tuple[str, Entry]]:
    """The names of countries, bodies and regions."""
    yield from _country_entries()
    bodies = knowledge("en", "bodies")
    for name, (full, country) in bodies["metonym"].items():
        yield name, Entry("body", full, country or None, "PublicBody")
    for body in bodies["known"]:
        for name in body["names"]:
            schema = body.get("schema", "Organization")
            yield name, Entry("body", body["names"][0], body.get("country"), schema)
    yield from _region_entries()


def _city(city: CityRow) -> Entry:
    weak = (
        city.thousands < CITY_FROM
        or city.name.lower() in lexicon().given
        or (" " not in city.name and len(city.name) < 4)
    )
    return Entry("city", city.name, city.country, "Address", weak)


def _country_entries() -> Iterator[tuple[str, Entry]]:
    english = knowledge("en", "countries")
    named = {row.alpha3: row.names["en"] for row in countries()}
    seats = {row.alpha3: row.capital for row in countries()}
    for code in sorted(named.keys() | english.keys()):
        table = english.get(code, {})
        main = table["names"][0] if code not in named else _plain(named[code])
        for name in dict.fromkeys((main, *table.get("names", ()))):
            yield name, Entry("country", main, code, "Country")
        for word in table.get("adjective", ()):
            yield word, Entry("adjective", main, code, "Country")
        for word in table.get("people", ()):
            yield word, Entry("people", main, code, "Country")
        seat = () if code not in seats or not seats[code] or seats[code] == main else (seats[code],)
        for name in (*table.get("capital", ()), *seat):
            yield name, Entry("capital", name, code, "Address")


def _region_entries() -> Iterator[tuple[str, Entry]]:
    tables = knowledge("en", "places")
    for country, names in tables["regions"].items():
        for name in names:
            yield name, Entry("region", name, country, "Address")
    for name in (*tables["areas"]["names"], *tables["disputed"]["names"]):
        yield name, Entry("region", name, None, "Address")


def _plain(name: str) -> str:
    """CLDR's name as prose writes it: "Congo - Kinshasa", "Myanmar (Burma)" and "St. X" keep their first part."""
    return name.split(" (")[0].replace(" - ", "-").replace("’", "'").replace("ü", "ü")


@cache
def is_small_town(word: str) -> bool:
    """Whether a folded word is a town's whole name: a lone capital of that form proves no person."""
    return any(len(name) == 1 and entry.weak for name, entry in gazetteer().rows(word))


def leading_adjective(words: Words, place: int) -> int:
    """The word after the adjective of a state that starts at word `place`, else `place`."""
    hit = _at(words, place, gazetteer())
    return hit.last if hit is not None and hit.entry.kind == "adjective" else place


def find_named(words: Words) -> list[Named]:
    """The entries in `words`, left to right, longest first, not overlapping."""
    table, found, place = gazetteer(), [], 0
    while place < len(words):
        hit = None
        if words.upper[place] and not words.dead[place]:
            hit = _at(words, place, table) or _formal(words, place, table)
        if hit is None:
            place += 1
            continue
        found.append(hit)
        place = hit.last
    return found


def _at(words: Words, place: int, table: Gazetteer) -> Named | None:
    for name, entry in table.rows(words.low[place]):
        last = place + len(name)
        if tuple(words.low[place:last]) != name or not _cased(words, place, last, entry):
            continue
        if entry.weak and not (place and words.low[place - 1] in _LOCAL):
            continue
        if entry.kind == "city" and len(name) == 1 and name[0] in lexicon().calendar:
            continue  # "in March" is no town in England
        if entry.kind in ("city", "capital") and _names_a_paper(words, last):
            continue
        return Named(place, last, entry)
    return None


def _names_a_paper(words: Words, place: int) -> bool:
    """True behind the town in "the Paris Agreement", "the Paris Peace Accords", "the Minsk agreements"."""
    if words.is_(place, "peace", "climate", "nuclear", "final") and words.upper[place]:
        place += 1
    return words.live(place) and words.low[place] in _PAPERS


def _cased(words: Words, first: int, last: int, entry: Entry) -> bool:
    """True when every content word has a capital, and short codes ("US", "WHO", "UN") are all capitals."""
    for place in range(first, last):
        if words.dead[place] or (len(words.low[place]) > 3 and not words.upper[place] and words.text[place].isalpha()):
            return False
    word = words.text[first]
    return not (last == first + 1 and len(word) <= 4 and _is_code(word, entry) and not word.isupper())


@cache
def _codes() -> frozenset[str]:
    """Names that are written in capitals throughout: "US", "WHO", "EAC"."""
    written = [
        name
        for table in knowledge("en", "countries").values()
        for name in (*table.get("names", ()), *table.get("adjective", ()))
    ]
    written += [name for body in knowledge("en", "bodies")["known"] for name in body["names"]]
    return frozenset(name.lower() for name in written if name.isupper() and len(name) <= 4)


def _is_code(word: str, entry: Entry) -> bool:
    return entry.kind in ("country", "adjective", "body") and word.lower() in _codes()


def _formal(words: Words, place: int, table: Gazetteer) -> Named | None:
    """ "Republic of Kazakhstan", "Hellenic Republic", "Kingdom of the Netherlands": the state under its formal name."""
    scan = place
    while scan < len(words) and words.low[scan] in STATE_ADJECTIVES and words.upper[scan]:
        scan += 1
        if words.is_(scan, "'s", "’s"):
            scan += 1
    if not (scan < len(words) and words.low[scan] in STATE_NOUNS and words.upper[scan] and words.is_(scan + 1, "of")):
        return None
    scan += 2 + words.is_(scan + 2, "the")
    if scan >= len(words) or not words.upper[scan]:
        return None
    inner = _at(words, scan, table)
    if inner is None or inner.entry.kind != "country":
        return None
    return Named(place, inner.last, inner.entry)
