"""Sums that do not come out: changes, parts of a whole, counts of what is then listed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from chancery.model import Figure, Finding, Span
from chancery.reconcile.checks.figures import interval
from chancery.reconcile.checks.material import Material, Side, Told, finding, number_of, table

ROUNDING = 0.5
"""Percentage points by which a change may be off because percentages are rounded, beyond their own last digit."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A figure in its sentence: the values it can stand for, its unit, and the words between it and the one before."""

    told: Told
    low: float
    high: float
    unit: str
    lead: str

    @property
    def words(self) -> str:
        return self.told.claim.text


def changes(material: Material) -> Iterator[Finding]:
    """A rise or fall that does not come out: "up 8% to $5.4 billion from $4.1 billion".

    Looks at sentences with one amount to which, one from which, and the change between them in per cent or in the unit
    of both. Each value stands for all it can have been rounded from.
    """
    for numbers in _sentences(material):
        new, old = _after(numbers, "to"), _after(numbers, "from")
        if not new or not old or new.unit != old.unit or old.low <= 0:
            continue
        turn = _direction(numbers)
        if turn and (wrong := _wrong_way(turn, new, old)):
            yield _sum("changes", wrong, (new, old))
        for by in numbers:
            if by not in (new, old) and turn and (wrong := _off(by, new, old, turn)):
                yield _sum("changes", wrong, (by, new, old))


def _sentences(material: Material) -> Iterator[list[_Number]]:
    """The figures of each sentence that has at least two, in order."""
    found: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for told in material.figures:
        start = told.source.sentence(told.claim.span.start, told.claim.span.end).start
        found[(told.source.uri, start)].append(told)
    for (_, start), group in found.items():
        if len(group) < 2:
            continue
        numbers, last = [], start
        for told in sorted(group, key=lambda t: t.claim.span.start):
            body = told.claim.body
            if isinstance(body, Figure) and told.claim.span.start >= last:
                lead = told.source.text[last : told.claim.span.start]
                numbers.append(_Number(told, *_values(told), body.unit or "", lead.casefold()))
                last = told.claim.span.end
        yield numbers


def _values(told: Told) -> tuple[float, float]:
    """What the figure can stand for; a percentage told without decimals is rounded to whole ones."""
    low, high = interval(told)
    body = told.claim.body
    if isinstance(body, Figure) and body.unit == "%" and low == high:
        decimals = re.search(r"[.,](\d+)", told.claim.text)
        half = 0.5 * 10 ** -(len(decimals[1]) if decimals else 0)
        return low - half, high + half
    return low, high


def _after(numbers: Sequence[_Number], preposition: str) -> _Number | None:
    """The one number that follows the preposition directly, or `None`."""
    hedge = r"(?: (?:about|around|nearly|almost|over|some|just|only|more than|less than|the|a record))?"
    found = [n for n in numbers if n.unit != "%" and re.search(rf"\b{preposition}{hedge}\s*$", n.lead)]
    return found[0] if len(found) == 1 else None


def _direction(numbers: Sequence[_Number]) -> str | None:
    """`rise` or `fall`, where the words between the numbers name one of the two alone."""
    words = " ".join(number.lead for number in numbers)
    named = {turn for turn in ("rise", "fall") if re.search(rf"\b(?:{'|'.join(table('rules')[turn])})\b", words)}
    return named.pop() if len(named) == 1 else None


def _wrong_way(turn: str, new: _Number, old: _Number) -> str | None:
    if (turn == "rise" and new.high < old.low) or (turn == "fall" and new.low > old.high):
        return f"{new.words} is {'less' if turn == 'rise' else 'more'} than {old.words}: no {turn}"
    return None


def _off(by: _Number, new: _Number, old: _Number, turn: str) -> str | None:
    """What is wrong with a change from `old` to `new` told as `by`, in words, or `None`."""
    sign = 1 if turn == "rise" else -1
    if not _links(by):
        return None
    if by.unit == "%":
        least, most = sorted(sign * (a / b - 1) * 100 for a, b in ((new.low, old.high), (new.high, old.low)))
        if most + ROUNDING < by.low or by.high < least - ROUNDING:
            return f"from {old.words} to {new.words} is {sign * (_middle(new) / _middle(old) - 1):.1%}, not {by.words}"
    elif by.unit == new.unit:
        least, most = sorted((sign * (new.low - old.high), sign * (new.high - old.low)))
        if most < by.low or by.high < least:
            return f"from {old.words} to {new.words} is {sign * (_middle(new) - _middle(old)):,.4g}, not {by.words}"
    return None


def _links(by: _Number) -> bool:
    """Whether a number is told as the change itself: right after the verb, or after "by"."""
    verbs = "|".join([*table("rules")["rise"], *table("rules")["fall"]])
    noun = r"(?:an?|its) (?:increase|decrease|rise|drop|growth|decline) of"
    return bool(re.search(rf"\b(?:by|{verbs}|{noun})(?: (?:about|around|nearly|some|over))?\s*$", by.lead))


def _middle(number: _Number) -> float:
    return (number.low + number.high) / 2


def parts(material: Material) -> Iterator[Finding]:
    """A part that is greater than its whole: "30 delegates, 45 of them women"."""
    for numbers in _sentences(material):
        for whole, part in pairwise(numbers):
            text, start = part.told.source.text, part.told.claim.span.end
            after = text[start : start + 12].casefold()
            of_whole = _among().search(part.lead) or (
                re.fullmatch(r"\W*", part.lead.removeprefix(whole.unit))
                and re.match(r"\s+of (?:them|whom|which)\b", after)
            )
            if of_whole and part.low > whole.high and _one_kind(whole, part):
                yield _sum("parts", f"{part.words} cannot be part of {whole.words}", (part, whole))


@cache
def _among() -> re.Pattern[str]:
    return re.compile(
        r"^[^.;]{0,30},? (?:including|of (?:whom|which|them)|among (?:them|whom))"
        r"(?: (?:about|some|nearly|over|up to))?\s*$"
    )


def _one_kind(whole: _Number, part: _Number) -> bool:
    """Whether both count the same kind of thing: the same unit, or people by two names."""
    people = table("rules")["people"]
    both = [number.unit.casefold() for number in (whole, part)]
    return both[0] == both[1] or all(unit in people for unit in both)


def _sum(check: str, wrong: str, numbers: Sequence[_Number]) -> Finding:
    sides = [Side(n.told.source, n.told.claim.span, n.words) for n in numbers]
    return finding(check, "hard", f"{wrong[0].upper()}{wrong[1:]} ({sides[0].who}).", sides)


def lists(material: Material) -> Iterator[Finding]:
    """A count that the list after it does not bear out: "three agreements: A and B".

    A list has at least as many items as commas and semicolons make, at most as many as those and every "and". Only a
    count outside of these is a conflict.
    """
    for source in material.sources:
        for colon in _COLON.finditer(source.text):
            counted = _counted().search(source.text, max(0, colon.start() - LEAD), colon.end())
            listed = _LISTED.match(source.text, colon.end()) if counted else None
            if not counted or not listed:
                continue
            told, (least, most) = number_of(counted["number"]), _lengths(listed[0])
            if not least <= told <= most:
                number = f"{least}" if least == most else f"{least} to {most}"
                value = f"{counted['number']} {counted['noun']}"
                side = Side(source, Span(counted.start(), listed.end()), value)
                sentence = f"“{value}”, but {number} are listed: “{listed[0].strip()}” ({side.who})."
                yield finding("lists", "hard", sentence, [side])


LEAD = 60
"""Code points before a colon in which the counted noun stands."""
_COLON = re.compile(r": (?=\S)")


_LISTED = re.compile(r"(?!(?:in|at|for|by|from|to|with|about) )[^.:\n“”\"?!]{5,300}?(?=\.\s|\.?$|\n)", re.MULTILINE)


@cache
def _counted() -> re.Pattern[str]:
    """A number, what is counted, and a colon at the end."""
    rules = table("rules")
    numbers, nouns = "|".join(rules["numbers"][1:]), "|".join(rules["listed"])
    counted = rf"\b(?P<number>{numbers}|[2-9]|1\d) (?P<noun>(?:[\w-]+ ){{0,2}}(?:{nouns}))(?: [\w-]+){{0,2}}"
    return re.compile(rf"{counted}: \Z", re.IGNORECASE)


def _lengths(listed: str) -> tuple[int, int]:
    """The fewest and the most items a list can have.

    Where semicolons part it they alone count. An "and" may stand inside an item; after a comma it begins the last one.
    """
    if ";" in listed:
        items = [item for item in listed.split(";") if item.strip()]
        return len(items), len(items) + len(re.findall(r"\band\b", items[-1]))
    commas = len(re.findall(r",(?!\d)", listed))
    ands = len(re.findall(r"\band\b", listed))
    serial = len(re.findall(r",\s+and\b", listed))
    least = 1 + commas if serial else (1 if commas == 0 else 1 + commas)
    return min(least, 1 + commas), 1 + commas + ands - serial
