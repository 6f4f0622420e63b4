"""Doc → figures."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from chancery.extract.figures.context import period_of, subject_of
from chancery.extract.figures.counted import SMALL, counted, is_label
from chancery.extract.figures.numerals import Numeral, find_numerals, scaled
from chancery.extract.figures.units import Measured, bound_of, measured, rate_after
from chancery.lang import knowledge
from chancery.model import Claim, Figure, Span
from chancery.model.claim import Bound

if TYPE_CHECKING:
    from spacy.tokens import Doc

RANGE = re.compile(r"\s?(?P<sign>-|–|—|‑|to|and|or)\s?$")
RANK = re.compile(r"\brank(?:s|ed|ing)?(?: \w+){0,2}? (?P<figure>(?P<digits>\d+)(?:st|nd|rd|th))\b")
FRACTION = re.compile(r"[ -](?:thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|tenths?)\b")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    value: float
    unit: str
    bound: Bound
    rule: str
    of: str | None = None


def find_figures(doc: Doc) -> list[Claim]:
    """The figures of `doc`, in order of place: amounts with a measured unit, counts of things, ranks, multiples.

    Ordinals, ages, dates, clock times, durations and numbers that are names are no figures. A range gives two, its
    lower end `at least`, its upper end `at most`.
    """
    report = doc._.report
    starts = [token.idx for token in doc]
    busy = [(time.start, time.end) for time in doc._.times]
    found = [*_numbers(doc, starts, busy), *_ranks(doc._.text), *_multiples(doc)]
    found = sorted((f for f in found if not report.is_furniture(f.start, f.end)), key=lambda f: (f.start, f.end))
    spans = [(f.start, f.end) for f in found]
    claims: list[Claim] = []
    previous: str | None = None
    for item in found:
        of = item.of or _measured_thing(doc, item, starts) or (previous if item.rule == "amount" else None)
        previous = of if item.rule == "amount" else None
        when = period_of(doc, item.start, item.end, [s for s in spans if s != (item.start, item.end)])
        body = Figure(item.value, item.unit, of, item.bound, when)
        claims.append(
            Claim(
                report.uri, Span(item.start, item.end), doc._.text[item.start : item.end], body, f"figures.{item.rule}"
            )
        )
    return claims


def _numbers(doc: Doc, starts: list[int], busy: list[tuple[int, int]]) -> list[_Found]:
    text = doc._.text
    numerals = [n for n in find_numerals(text) if not any(s < n.end and n.start < e for s, e in busy)]
    found: list[_Found] = []
    for position, numeral in enumerate(numerals):
        if FRACTION.match(text, numeral.end):
            continue
        item = _one(doc, starts, numeral)
        if item is None:
            continue
        if position and not _settled(found, numerals[position - 1]):
            found.extend(_lower_end(text, numerals[position - 1], numeral, item))
        if found and found[-1].rule == "range" and found[-1].bound == "at least":
            item = replace(item, bound="at most") if found[-1].end <= numeral.start else item
        found.append(item)
    return found


def _settled(found: list[_Found], numeral: Numeral) -> bool:
    return bool(found) and found[-1].start <= numeral.start < found[-1].end


def _one(doc: Doc, starts: list[int], numeral: Numeral) -> _Found | None:
    """The figure of one numeral: its measured unit, else the noun that it counts."""
    text = doc._.text
    unit = measured(text, numeral)
    if unit is not None and (unit.start < numeral.start or not is_label(text, numeral)):
        return _amount(text, numeral, unit)
    if numeral.suffix or _is_year(text, numeral):
        return None
    first = bisect_left(starts, numeral.end)
    noun = counted(doc, numeral, first)
    if noun is None:
        return None
    rate = rate_after(text, noun.end)
    value = _grouped(text[numeral.start : numeral.end], numeral)
    bound = bound_of(text, numeral.start, numeral.end, small=numeral.in_words and numeral.value <= SMALL)
    return _Found(numeral.start, noun.end, value, f"{noun.unit} {rate}" if rate else noun.unit, bound, "count", noun.of)


def _amount(text: str, numeral: Numeral, unit: Measured) -> _Found:
    rate = rate_after(text, unit.end)
    bound = bound_of(text, unit.start, unit.end)
    name = f"{unit.unit} {rate}" if rate else unit.unit
    return _Found(unit.start, unit.end, numeral.value, name, bound, "share" if unit.unit == "%" else "amount")


def _is_year(text: str, numeral: Numeral) -> bool:
    digits = text[numeral.start : numeral.end]
    return digits.isdigit() and len(digits) == 4 and 1000 <= int(digits) <= 2199


def _grouped(digits: str, numeral: Numeral) -> float:
    """Nobody counts three decimals of a student: "3.500 students" groups by point."""
    return float(digits.replace(".", "")) if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", digits) else numeral.value


def _lower_end(text: str, lower: Numeral, upper: Numeral, item: _Found) -> list[_Found]:
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
    return [_Found(lower.start, lower.end, value, item.unit, bound, "range", item.of)]


def _ranks(text: str) -> list[_Found]:
    """ "ranks 23rd" is a place in an order, and so a figure that an ordinal gives."""
    return [
        _Found(match.start("figure"), match.end("figure"), float(match["digits"]), "rank", "exact", "rank")
        for match in RANK.finditer(text)
    ]


def _multiples(doc: Doc) -> list[_Found]:
    """ "Trade doubled": a figure in the verb itself."""
    multiples: dict[str, int] = knowledge("en", "figures")["changes"]["multiples"]
    forms = {form: times for verb, times in multiples.items() for form in (verb, f"{verb}s", f"{verb}d", f"{verb}ed")}
    found = []
    for token in doc:
        times = forms.get(token.lower_) if token.pos_ == "VERB" else None
        if times:
            end = token.idx + len(token)
            bound = bound_of(doc._.text, token.idx, end)
            found.append(_Found(token.idx, end, float(times), "times", bound, "multiple"))
    return found


def _measured_thing(doc: Doc, item: _Found, starts: list[int]) -> str | None:
    if not doc.has_annotation("DEP"):
        return None
    first, last = bisect_right(starts, item.start) - 1, bisect_left(starts, item.end)
    return subject_of(doc, first, last, percent=item.unit == "%")
