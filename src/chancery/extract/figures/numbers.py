"""The numbers of a text that are figures: amounts, counts, ranks, multiples."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from chancery.extract.figures.context import NEXT, points_back, subject_of, things_of
from chancery.extract.figures.counted import SMALL, counted, is_label
from chancery.extract.figures.found import Found
from chancery.extract.figures.numerals import Numeral, find_numerals, scaled
from chancery.extract.figures.units import Measured, bound_of, measured, rate_after, rate_around
from chancery.lang import knowledge
from chancery.model.claim import Bound

if TYPE_CHECKING:
    from chancery.model.document import Doc

RANGE = re.compile(r"\s?(?P<sign>-|–|—|‑|to|and|or)\s?$")
RANK = re.compile(r"\brank(?:s|ed|ing)?(?: \w+){0,2}? (?P<figure>(?P<digits>\d+)(?:st|nd|rd|th))\b")
COUNTS = frozenset({"count", "elided"})
LEVEL = re.compile(
    r"\b(?:to|from|at|with|than|of|reach(?:ed|es|ing)?|total(?:l?ed|l?ing|s)?|hit|hits|was|were|exceed(?:ed|ing)?|top(?:ped|ping)?)"
    r"(?: (?:about|around|nearly|almost|over|some|more than|roughly|just|approximately|only|an estimated))*\s+$"
)
"""Words before a number that is a level of what the sentence is about."""

FRACTION = re.compile(r"[ -](?:thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|tenths?)\b")


def find_numbers(doc: Doc, starts: list[int], busy: list[tuple[int, int]]) -> list[Found]:
    """Amounts and counts in order of place; `starts` are those of the tokens, `busy` the stretches that are times."""
    text = doc.text
    numerals = [n for n in find_numerals(text) if not any(s < n.end and n.start < e for s, e in busy)]
    found: list[Found] = []
    for position, numeral in enumerate(numerals):
        if FRACTION.match(text, numeral.end):
            continue
        item = _one(doc, starts, numeral, next((f for f in reversed(found) if f.rule in COUNTS), None))
        if item is None:
            continue
        if position and not _settled(found, numerals[position - 1]):
            found.extend(_lower_end(text, numerals[position - 1], numeral, item))
        if found and found[-1].rule == "range" and found[-1].bound == "at least":
            item = replace(item, bound="at most") if found[-1].end <= numeral.start else item
        found.append(item)
    return found


def _settled(found: list[Found], numeral: Numeral) -> bool:
    return bool(found) and found[-1].start <= numeral.start < found[-1].end


def _one(doc: Doc, starts: list[int], numeral: Numeral, last: Found | None) -> Found | None:
    """The figure of one numeral: its measured unit, else the noun that it counts, else what the `last` count counts."""
    text = doc.text
    unit = measured(text, numeral)
    if unit is not None and (unit.start < numeral.start or not is_label(text, numeral)):
        return _amount(text, numeral, unit)
    if numeral.suffix or _is_year(text, numeral):
        return None
    first = bisect_left(starts, numeral.end)
    noun = counted(doc, numeral, first)
    if noun is None:
        return _elided(doc, numeral, first, last)
    unit_name = noun.unit + _rate(text, numeral.start, noun.end)
    value = _grouped(text[numeral.start : numeral.end], numeral)
    bound = bound_of(text, numeral.start, numeral.end, small=numeral.in_words and numeral.value <= SMALL)
    return Found(numeral.start, noun.end, value, unit_name, bound, "count", noun.of, noun.phrase)


def _rate(text: str, start: int, end: int) -> str:
    rate = rate_after(text, end) or rate_around(text, start, end)
    return f" {rate}" if rate else ""


def _elided(doc: Doc, numeral: Numeral, first: int, last: Found | None) -> Found | None:
    """A large number that counts what its sentence is about: "the number of students rose to 7,000"."""
    text = doc.text
    large = numeral.factor >= 1e3 or "," in text[numeral.start : numeral.end]
    if not large or numeral.in_words or not first or not doc.parsed:
        return None
    if first < len(doc) and doc[first].pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "SYM"):
        return None
    if not LEVEL.search(text, max(0, numeral.start - 40), numeral.start):
        return None
    start = first - 1
    while start and doc[start].idx > numeral.start:
        start -= 1
    subject = subject_of(doc, start, first, percent=False)
    if subject is None:
        return None
    thing, told = things_of(doc, subject), (subject.text, (subject.start, subject.end))
    if last and last.of and last.phrase and points_back(doc, subject) and numeral.start - last.end < NEXT:
        thing, told = last.unit.partition(" per ")[0], (last.of, last.phrase)
    if not thing:
        return None
    bound = bound_of(text, numeral.start, numeral.end)
    unit = thing + _rate(text, numeral.start, numeral.end)
    return Found(numeral.start, numeral.end, numeral.value, unit, bound, "elided", *told)


def _amount(text: str, numeral: Numeral, unit: Measured) -> Found:
    bound = bound_of(text, unit.start, unit.end)
    name = unit.unit + _rate(text, unit.start, unit.end)
    return Found(unit.start, unit.end, numeral.value, name, bound, "share" if unit.unit == "%" else "amount")


def _is_year(text: str, numeral: Numeral) -> bool:
    digits = text[numeral.start : numeral.end]
    return digits.isdigit() and len(digits) == 4 and 1000 <= int(digits) <= 2199


def _grouped(digits: str, numeral: Numeral) -> float:
    """Nobody counts three decimals of a student: "3.500 students" groups by point."""
    return float(digits.replace(".", "")) if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", digits) else numeral.value


def _lower_end(text: str, lower: Numeral, upper: Numeral, item: Found) -> list[Found]:
    """The lower end of a range, which borrows unit and multiplier of the upper: "3-5 percent", "from 3.2 to 4.1 bn"."""
    sign = RANGE.fullmatch(text, lower.end, max(lower.end, item.start))
    if sign is None or lower.suffix or is_label(text, lower) or (_is_year(text, lower) and sign["sign"] != "to"):
        return []
    borrows = lower.factor == 1.0 and upper.factor > 1.0 and lower.value < upper.value / upper.factor
    value = scaled(lower.value, upper.factor) if borrows else lower.value
    if value >= item.value and sign["sign"] not in ("to", "and", "or"):
        return []
    lead = text[max(0, lower.start - 10) : lower.start].lower()
    is_range = sign["sign"] not in ("and", "or", "to") or (sign["sign"] == "to" and not lead.endswith("from "))
    is_range = is_range or lead.endswith("between ")
    bound: Bound = "at least" if is_range else bound_of(text, lower.start, lower.end)
    return [Found(lower.start, lower.end, value, item.unit, bound, "range", item.of, item.phrase)]


def find_ranks(text: str) -> list[Found]:
    """ "ranks 23rd" is a place in an order, and so a figure that an ordinal gives."""
    return [
        Found(match.start("figure"), match.end("figure"), float(match["digits"]), "rank", "exact", "rank")
        for match in RANK.finditer(text)
    ]


def find_multiples(doc: Doc) -> list[Found]:
    """ "Trade doubled": a figure in the verb itself."""
    multiples: dict[str, float] = knowledge("en", "figures")["changes"]["multiples"]
    forms = {form: times for verb, times in multiples.items() for form in (verb, f"{verb}s", f"{verb}d", f"{verb}ed")}
    found = []
    for token in doc:
        times = forms.get(token.lower_) if token.pos_ == "VERB" else None
        if times:
            end = token.idx + len(token)
            bound = bound_of(doc.text, token.idx, end)
            found.append(Found(token.idx, end, float(times), "times", bound, "multiple"))
    return found
