"""Figures of one measure and period that differ beyond their bounds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from chancery.model import Figure, Finding
from chancery.model.numbers import rounded
from chancery.reconcile.checks.material import Grade, Material, Side, Told, best_attested, finding, table

ABOUT = 0.1
"""How far, as a share of the value, "about" and "nearly" may be off before a conflict is certain."""
SAME_YEARS = 550
"""Days. Reports of a yearly number that stand so close speak of the same year or the next."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Measured:
    told: Told
    low: float
    high: float
    side: Side


def figures(material: Material) -> Iterator[Finding]:
    """One measure of one period with two values that cannot both be right, or that are told with different bounds.

    A measure is the head noun without its padding, the countries it is about, the unit and the period. A value stands
    for the interval it was rounded from ("5.3 billion" is 5.25 to 5.35), widened by its bound.
    """
    series: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for told in material.figures:
        key = measure(told)
        if key:
            series[key].append(told)
    for key in sorted(series, key=repr):
        yield from _compare(series[key])


def measure(told: Told) -> tuple[object, ...] | None:
    """The key of the measure a figure belongs to, or `None` when it cannot be told apart from others.

    What extraction names (a measure that is followed over years, and the countries it lies between) goes before what is
    made of the words here.
    """
    body = told.claim.body
    if not isinstance(body, Figure) or not body.of or not body.unit or told.claim.status not in ("held", "ongoing"):
        return None
    words = (body.measure,) if body.measure else _telling_words(body.of, told)
    between = body.parties if body.measure and len(body.parties) == 2 else tuple(sorted(told.countries))
    period = _yearly(told) or (body.when.edtf if body.when else "")
    if not words or len(between) != 2 or not period:
        return None
    return words, between, body.unit.removesuffix(" per year"), period


def _telling_words(of: str, told: Told) -> tuple[str, ...]:
    """The words that tell one counted thing from another: no padding, no country."""
    words = {word for word in _WORD.findall(of.casefold()) if word not in told.naming}
    return tuple(sorted({_stem(word) for word in words - _padding()} - _padding()))


def _yearly(told: Told) -> str | None:
    """ "yearly" for a number of every year."""
    body = told.claim.body
    unit = (body.unit or "") if isinstance(body, Figure) else ""
    around = _around(told)
    return "yearly" if unit.endswith("per year") or any(w in around for w in ("each year", "annually")) else None


@cache
def _padding() -> frozenset[str]:
    return frozenset(table("rules")["padding"])


def _around(told: Told) -> str:
    span = told.source.sentence(told.claim.span.start, told.claim.span.end)
    return span.of(told.source.text).casefold()


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def interval(told: Told) -> tuple[float, float]:
    """The values a figure can stand for: half a unit of its last digit either way, widened by its bound."""
    body = told.claim.body
    assert isinstance(body, Figure)
    low, high = rounded(told.claim.text, body.value)
    if body.bound == "about":
        low, high = min(low, body.value * (1 - ABOUT)), max(high, body.value * (1 + ABOUT))
    return (
        (low, float("inf"))
        if body.bound == "at least"
        else (float("-inf"), high)
        if body.bound == "at most"
        else (low, high)
    )


def _compare(series: Sequence[Told]) -> Iterator[Finding]:
    rows = [_Measured(told, *interval(told), _side(told)) for told in series]
    if len({row.side.value for row in rows}) < 2:
        return
    apart = [(a, b) for i, a in enumerate(rows) for b in rows[i + 1 :] if _apart(a, b)]
    if apart:
        yield _finding("hard", apart, "cannot all be right")
    elif unlike := [(a, b) for i, a in enumerate(rows) for b in rows[i + 1 :] if _unlike(a, b)]:
        yield _finding("soft", unlike, "are the same number with different bounds")


def _finding(grade: Grade, pairs: Sequence[tuple[_Measured, _Measured]], verdict: str) -> Finding:
    rows = list(dict.fromkeys(row for pair in pairs for row in pair))
    sides = best_attested(row.side for row in rows)
    levels = sorted({f"{_bound(row.told)} {_value(row.told)}" for row in rows})
    return finding("figures", grade, _sentence(sides, verdict), sides, key=(repr(measure(rows[0].told)), *levels))


def _apart(a: _Measured, b: _Measured) -> bool:
    """Whether no value serves both. One report that gives two values tells two things apart in words we do not read."""
    independent = a.told.source.origin != b.told.source.origin
    return independent and _one_period(a, b) and (a.high < b.low or b.high < a.low)


def _unlike(a: _Measured, b: _Measured) -> bool:
    """Whether both tell one number with different bounds."""
    same = _value(a.told) == _value(b.told) and _bound(a.told) != _bound(b.told)
    return same and a.told.source.uri != b.told.source.uri and _one_period(a, b)


def _one_period(a: _Measured, b: _Measured) -> bool:
    """What is told "each year" is compared with what is told about then: in other years it may be another number."""
    days = a.told.source.published, b.told.source.published
    if _yearly(a.told) is None or days[0] is None or days[1] is None:
        return True
    return abs((days[0] - days[1]).days) <= SAME_YEARS


def _sentence(sides: Sequence[Side], verdict: str) -> str:
    first = sides[0]
    values = "; ".join(dict.fromkeys(f"{side.value} ({side.who})" for side in sides))
    return f"{first.how}: {values} {verdict}."


def _bound(told: Told) -> str:
    return told.claim.body.bound if isinstance(told.claim.body, Figure) else ""


def _value(told: Told) -> float:
    return told.claim.body.value if isinstance(told.claim.body, Figure) else 0.0


def _side(told: Told) -> Side:
    body = told.claim.body
    assert isinstance(body, Figure)
    bound = "" if body.bound == "exact" else f"{body.bound} "
    period = f" {'on' if body.when.is_day else 'in'} {body.when.edtf}" if body.when else ""
    return Side(told.source, told.claim.span, f"{bound}{told.claim.text}", f"{body.of}{period}")
