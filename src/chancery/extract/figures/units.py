"""Measured units: money, percent, lengths, weights; and how exact a figure is said to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from chancery.extract.figures.numerals import Numeral
from chancery.lang import knowledge
from chancery.model.claim import Bound

PREPOSITIONS = frozenset({"over", "under", "above", "below", "beyond", "near", "around", "about", "some"})
ENDS: dict[str, Bound] = {"about": "about", "at least": "at least", "at most": "at most"}


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit and the span `[start, end)` of number and unit together."""

    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Grammar:
    sign: re.Pattern[str]
    after: re.Pattern[str]
    units: dict[str, str]
    hedged: tuple[tuple[re.Pattern[str], Bound], ...]
    qualified: tuple[tuple[re.Pattern[str], Bound], ...]
    rate: re.Pattern[str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    rates: dict[str, str]


def _either(forms: list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@cache
def _grammar(language: str) -> _Grammar:
    table = knowledge(language, "figures")
    signs: dict[str, str] = {}
    words: dict[str, str] = {}
    exact: dict[str, str] = {}
    for code, forms in table["currencies"].items():
        signs |= {sign: code for sign in (*forms["signs"], code) if sign not in signs}
        words |= {name.lower(): code for name in forms["names"]}
        exact |= dict.fromkeys((*forms["signs"], code), code)
    for unit, forms in table["units"].items():
        exact |= dict.fromkeys(forms, unit)
    cased = _either(list(exact))
    loose = _either(list(words))
    before = {bound: _either(forms["before"]) for bound, forms in table["bounds"].items()}
    behind = {bound: _either(forms["after"]) for bound, forms in table["bounds"].items()}
    rates = dict(table["counted"]["rates"])
    rate = rf"({_either(list(rates))})\b(?! (?:of|earlier|ago|later|before|after|on)\b)"  # "a year ago" is a time
    steady = _either([form for form in rates if form.startswith(("each", "every")) or form.endswith("ly")])
    return _Grammar(
        sign=re.compile(rf"(?<![^\W\d_])({_either(list(signs))})[ \u00a0]?$"),
        after=re.compile(rf"[ \u00a0-]?(?:(?P<cased>{cased})|(?P<loose>(?i:{loose})))(?![^\W\d_])"),
        units={**signs, **words, **exact},
        hedged=tuple(
            (re.compile(rf"(?<!\w)(?:{forms})(?: an?| the| just| some)?[ \u00a0]?$", re.IGNORECASE), ENDS[bound])
            for bound, forms in before.items()
        ),
        qualified=tuple(
            (re.compile(rf"[ \u00a0]?(?:{forms})(?!\w)", re.IGNORECASE), ENDS[bound]) for bound, forms in behind.items()
        ),
        rate=re.compile(rf"[ \u00a0]{rate}", re.IGNORECASE),
        opening=re.compile(rf"(?:^|[.!?”\"]\s+|\n\s*)[“\"]?({steady}), ", re.IGNORECASE),
        closing=re.compile(rf" (?:to|for|of|in)\b[^,.;:\d]{{3,60}}? {rate}", re.IGNORECASE),
        rates=rates,
    )


def measured(text: str, numeral: Numeral, language: str = "en") -> Measured | None:
    """The measured unit of `numeral`, or `None`: a sign or code before it, else a unit right behind it."""
    grammar = _grammar(language)
    sign = grammar.sign.search(text, max(0, numeral.start - 8), numeral.start)
    after = grammar.after.match(text, numeral.end)
    if sign:
        unit = grammar.units[sign[1]]
        same = after and grammar.units[after["cased"] or after["loose"].lower()] == unit  # "US$5 million dollars"
        return Measured(unit, sign.start(), after.end() if after and same else numeral.end)
    if after:
        form = after["cased"] or after["loose"].lower()
        return Measured(grammar.units[form], numeral.start, after.end())
    return None


def bound_of(text: str, start: int, end: int, *, small: bool = False, language: str = "en") -> Bound:
    """How exact the figure at `[start, end)` is said to be, by the words right before and behind it.

    Before a `small` number in words "over" and "about" are plain prepositions: "talks about two incidents".
    """
    grammar = _grammar(language)
    lead = text[max(0, start - 40) : start]
    found: tuple[int, Bound] | None = None
    for pattern, bound in grammar.hedged:
        hedge = pattern.search(lead)
        if hedge and not (small and hedge.group().strip() in PREPOSITIONS):
            longest = len(hedge.group())  # "no more than" holds "more than"
            found = (longest, bound) if found is None or longest > found[0] else found
    if found is not None:
        return found[1]
    for pattern, bound in grammar.qualified:
        if pattern.match(text, end):
            return bound
    return "exact"


def rate_after(text: str, end: int, language: str = "en") -> str | None:
    """The rate that follows a figure ("a year" gives "per year"), or `None`."""
    grammar = _grammar(language)
    match = grammar.rate.match(text, end)
    return grammar.rates[match.group().strip(" \u00a0").lower()] if match else None


def rate_around(text: str, start: int, end: int, language: str = "en") -> str | None:
    """The rate that opens the sentence of a figure or closes its phrase, or `None`.

    "Each year, Norway offers 100 scholarships", "100 scholarships to students of Chile each year".
    """
    grammar = _grammar(language)
    opening = text[max(0, start - 120) : start]
    first = grammar.opening.search(opening)
    if first and not re.search(r"[.!?;]\s", opening[first.end() :]):
        return grammar.rates[first[1].lower()]
    closing = grammar.closing.match(text, end, end + 80)
    return grammar.rates[closing[1].lower()] if closing else None
