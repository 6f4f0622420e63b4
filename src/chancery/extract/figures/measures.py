"""The stable name of what a figure measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from chancery.extract.figures.countries import Countries
from chancery.lang import knowledge

if TYPE_CHECKING:
    from chancery.model.document import Doc, Token

QUALIFIERS = 3
"""Words that may set one measure apart from another; with more the phrase is no name of a measure."""

MOVES = frozenset({"%", "times"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj"})
"""Relations of nouns: what bears one is a noun, also where a tagger took "exports" for a verb."""

INSIDE = frozenset({"NOUN", "PROPN", "ADJ"})
GROUP = INSIDE | {"NUM", "DET", "PRON", "PART", "CCONJ", "ADV", "SYM", "X", "VERB", "PUNCT"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of `lang/<language>/measures.toml`."""

    key: str
    unit: str
    flow: str
    fills: str
    near: frozenset[str]
    least: float


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun of a measure: the tokens `[start, end)` of its phrase, its head, and what else the phrase says of it."""

    start: int
    head: int
    end: int
    measure: Measure
    qualifiers: tuple[str, ...]

    @property
    def key(self) -> str:
        """The name of the measure with its qualifiers: `exports (seafood)`."""
        return f"{self.measure.key} ({' '.join(self.qualifiers)})" if self.qualifiers else self.measure.key


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of `lang/<language>/measures.toml`; `heads` maps each naming phrase to its measures."""

    heads: dict[tuple[str, ...], tuple[Measure, ...]]
    padding: frozenset[str]
    holders: frozenset[str]
    pointing: frozenset[str]
    mutual: frozenset[str]
    toward: frozenset[str]
    from_: frozenset[str]
    getting: frozenset[str]
    goals: frozenset[str]
    everybody: frozenset[str]


@cache
def vocabulary(language: str = "en") -> Vocabulary:
    """The measures of a language, read once."""
    table: dict[str, Any] = knowledge(language, "measures")
    heads: dict[tuple[str, ...], tuple[Measure, ...]] = {}
    for row in table["measure"]:
        measure = Measure(
            row["key"], row["unit"], row["flow"], row["fills"], frozenset(row.get("near", ())), row.get("least", 0)
        )
        for head in row["heads"]:
            phrase = tuple(head.split())
            heads[phrase] = (*heads.get(phrase, ()), measure)
    words = {"from_" if name == "from" else name: frozenset(listed) for name, listed in table["words"].items()}
    return Vocabulary(heads, **words)


def find_noun(doc: Doc, start: int, end: int, unit: str, countries: Countries) -> Noun | None:
    """The noun of a measure in the phrase of tokens `[start, end)`, for a figure of `unit`; else `None`."""
    known = vocabulary()
    while True:
        head = _head(doc, start, end)
        if head is None:
            return None
        if head + 1 < end and doc[head + 1].lower_ == "of" and singular(doc[head].lower_) in known.holders:
            start = head + 2
            continue
        break
    found = _longest(doc, start, head, unit)
    if found is None:
        return None
    measure, first = found
    told = [*_qualifiers(doc, start, first, countries), *_tail(doc, head + 1, end, countries)]
    qualifiers = tuple(dict.fromkeys(told))
    return Noun(start, head, end, measure, qualifiers) if len(qualifiers) <= QUALIFIERS else None


def singular(word: str) -> str:
    """The singular of a plural noun, by the spelling alone."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3 else word


def _head(doc: Doc, start: int, end: int) -> int | None:
    """The last noun before the first preposition, verb or comma of the phrase."""
    at = start
    while at < end and doc[at].pos_ in GROUP and doc[at].lower_ != ",":
        at += 1
    return next((i for i in reversed(range(start, at)) if doc[i].pos_ in INSIDE or doc[i].dep_ in _ARGUMENTS), None)


def _longest(doc: Doc, start: int, head: int, unit: str) -> tuple[Measure, int] | None:
    """The measure whose longest name ends at token `head`, and the token with which the name begins."""
    words = [token.lower_ for token in doc[start : head + 1]]
    words[-1] = singular(words[-1])
    for first in range(len(words)):
        for measure in vocabulary().heads.get(tuple(words[first:]), ()):
            if _fits(measure, unit) and (not measure.near or _is_near(doc[head], measure.near)):
                return measure, start + first
    return None


def _fits(measure: Measure, unit: str) -> bool:
    if unit in MOVES:
        return True
    bare = unit.partition(" per ")[0]
    money = bare in knowledge("en", "figures")["currencies"]
    return money if measure.unit == "money" else not money and bare.islower()


def _is_near(token: Token, near: frozenset[str]) -> bool:
    return any(word.lower_ in near for word in token.sent)


def _qualifiers(doc: Doc, start: int, end: int, countries: Countries) -> Iterator[str]:
    """Words that tell one measure from another: "seafood" of "seafood exports", "goods" of "trade in goods"."""
    padding = vocabulary().padding
    for token in doc[start:end]:
        if token.pos_ not in INSIDE or not token.is_alpha or token.lower_ in padding:
            continue
        if not countries.between(token.idx, token.idx + len(token)) and not _is_told_elsewhere(token, countries):
            yield token.lower_


def _tail(doc: Doc, start: int, end: int, countries: Countries) -> Iterator[str]:
    """The qualifiers behind the noun; a phrase that names a country ("for students of Chile") tells a side."""
    while start < end:
        stop = start + 1
        while stop < end and not (doc[stop].pos_ == "ADP" and doc[stop].lower_ != "of"):
            stop += 1
        if not countries.between(doc[start].idx, doc[stop - 1].idx + len(doc[stop - 1])):
            yield from _qualifiers(doc, start, stop, countries)
        start = stop


def _is_told_elsewhere(token: Token, countries: Countries) -> bool:
    """True inside the name of a country or a time, which are told in their own fields."""
    inside = any(named.start <= token.idx < named.end for named in countries.between(token.idx - 40, token.idx + 1))
    return inside or token.is_time
