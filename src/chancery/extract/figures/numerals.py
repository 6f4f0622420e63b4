"""Numbers in a text, in digits and in words, with their multipliers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from chancery.lang import knowledge

DIGITS = (
    r"(?<![\d.,:/])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?![\d:]|[.,/]\d|/)"
)
"""Decimal point or comma; groups of three by comma, point or space. Clock times, dates and scores do not match."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `[start, end)`: its value with the multiplier, whether it is in words, what is glued behind it.

    `factor` is the multiplier that is part of the value (1 when there is none); `suffix` holds letters that follow
    the digits without a space and are no multiplier ("km", "th").
    """

    start: int
    end: int
    value: float
    in_words: bool = False
    factor: float = 1.0
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class _Grammar:
    scan: re.Pattern[str]
    words: dict[str, int]
    multipliers: dict[str, float]
    glued: dict[str, float]


@cache
def _grammar(language: str) -> _Grammar:
    table = knowledge(language, "figures")
    words: dict[str, int] = table["words"]
    multipliers = {name: float(times) for name, times in table["multipliers"].items() if name != "glued"}
    glued = {name: float(times) for name, times in table["multipliers"]["glued"].items()}
    word = "|".join(sorted(words, key=len, reverse=True))
    times = "|".join(sorted(multipliers, key=len, reverse=True))
    spelled = rf"\b(?:(?:an?|half an?)[ -](?:{times})|{word})(?:[ -](?:and[ -])?(?:{word}|{times})\b)*\b"
    tail = rf"(?P<half> and a half)?(?P<times>(?:[ \u00a0-](?:{times})\b)*)"
    scan = re.compile(rf"(?:(?P<digits>{DIGITS})(?P<glued>[A-Za-z]+)?|(?P<words>{spelled})){tail}", re.IGNORECASE)
    return _Grammar(scan, words, multipliers, glued)


def find_numerals(text: str, language: str = "en") -> Iterator[Numeral]:
    """The numbers of `text` in order of place: "5.23 bln", "two hundred and six", "half a million", "1.5bn"."""
    grammar = _grammar(language)
    for match in grammar.scan.finditer(text):
        yield _read_words(match, grammar) if match["words"] else _read_digits(match, grammar)


def _read_digits(match: re.Match[str], grammar: _Grammar) -> Numeral:
    value, glued = digits_value(match["digits"]), match["glued"] or ""
    if match["half"]:
        value += 0.5
    factor = grammar.glued.get(glued.lower(), 1.0) if glued not in ("M", "K", "B") else grammar.glued[glued.lower()]
    suffix = "" if factor != 1.0 else glued
    for name in match["times"].replace("-", " ").split():
        factor *= grammar.multipliers[name.lower()]
    end = match.end() if not suffix else match.end("digits")
    return Numeral(match.start(), end, scaled(value, factor), factor=factor, suffix=suffix)


def digits_value(digits: str) -> float:
    """The value of a numeral in digits; of one comma or point before three digits, the comma groups."""
    bare = re.sub(r"[ \u00a0\u202f]", "", digits)
    commas, points = bare.count(","), bare.count(".")
    if points > 1:
        bare = bare.replace(".", "").replace(",", ".")
    elif commas > 1 or points or re.search(r",\d{3}$", bare):
        bare = bare.replace(",", "")
    else:
        bare = bare.replace(",", ".")
    return float(bare)


def scaled(value: float, factor: float) -> float:
    """`value` times `factor` without the dust of binary fractions: 5.23 bln is 5230000000."""
    return round(value * factor, 6) if factor != 1.0 else value


def _read_words(match: re.Match[str], grammar: _Grammar) -> Numeral:
    total, part, largest = 0.0, 0.0, 1.0
    for name in re.split(r"[ -]", match["words"].lower()):
        if name in grammar.words:
            part += grammar.words[name]
        elif name == "half":
            part = 0.5
        elif name in grammar.multipliers:
            times = grammar.multipliers[name]
            largest = max(largest, times)
            if times <= 100:
                part = (part or 1.0) * times
            else:
                total, part = total + (part or 1.0) * times, 0.0
    value = total + part + (0.5 if match["half"] else 0.0)
    for name in match["times"].replace("-", " ").split():
        value, largest = value * grammar.multipliers[name.lower()], grammar.multipliers[name.lower()]
    return Numeral(match.start(), match.end(), round(value, 6), in_words=True, factor=largest)
