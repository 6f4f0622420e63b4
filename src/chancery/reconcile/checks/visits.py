"""One visit told two ways: how long it was, at what time of day somebody arrived."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from chancery.model import Event, Finding, Party, Span
from chancery.reconcile.checks.material import (
    Grade,
    Material,
    Side,
    Told,
    best_attested,
    count,
    finding,
    number_of,
    table,
)

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RANGE = re.compile(rf"\bfrom ({'|'.join(WEEK)})(?: (?:to|until|till|through)|\s?[–-])\s?({'|'.join(WEEK)})\b", re.I)

UNREAL = ("cancelled", "negated", "recurring")


@dataclass(frozen=True, slots=True)
class _Stay:
    """How long a source says a visit was, in calendar days; `begins` is the week day of its first, where told."""

    told: Told
    days: int
    side: Side
    begins: str | None = None


@dataclass(frozen=True, slots=True)
class _Hour:
    told: Told
    start: int
    end: int
    side: Side


def two_lengths(material: Material) -> Iterator[Finding]:
    """One visit that reports make longer or shorter.

    Days from the first to the last, "the three-day visit", "from Wednesday to Thursday", "left the same day". Reports
    tell one visit where they share an event in which the visitor took part. One day more or less may be counting, and
    is soft; so is a length that comes from week days alone.
    """
    together = _together(material)
    visits: dict[tuple[str, str], list[_Stay]] = defaultdict(list)
    for person, country, stay in _stays(material):
        visits[(person, country)].append(stay)
    for (person, country), stays in sorted(visits.items()):
        apart = [
            (a, b)
            for a, b in combinations(stays, 2)
            if a.days != b.days and a.told.source.uri != b.told.source.uri
            if (a.told.source.uri, b.told.source.uri) in together[person]
        ]
        if apart:
            involved = [stay for stay in stays if any(stay in pair for pair in apart)]
            yield _two_lengths(country, involved, material.names)


def _together(material: Material) -> dict[str, set[tuple[str, str]]]:
    """For each person the pairs of sources that tell one event with the person, both ways round."""
    pairs: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for group in material.events:
        uris: dict[str, set[str]] = defaultdict(set)
        for told in group:
            for person in told.people:
                uris[person].add(told.source.uri)
        for person, told_by in uris.items():
            pairs[person] |= {(a, b) for a in told_by for b in told_by if a != b}
    return pairs


def _stays(material: Material) -> Iterator[tuple[str, str, _Stay]]:
    """`(visitor, country, stay)` for each visit whose length a source tells, each length once for a source."""
    seen = set()
    for told, country, stay in _lengths(material):
        for person in sorted(told.people):
            key = (told.source.uri, person, country, stay.days)
            if key not in seen:
                seen.add(key)
                yield person, country, stay


def _lengths(material: Material) -> Iterator[tuple[Told, str, _Stay]]:
    """Lengths in the words of a visit, and those of "the three-day visit" elsewhere: that is the report's first one.

    A sentence that tells of visits to several countries gives the length of all together.
    """
    hosts: dict[tuple[str, int], set[str]] = defaultdict(set)
    lengths: list[tuple[Told, str]] = []
    first: dict[str, tuple[Told, str]] = {}
    for told in (told for group in material.events for told in group):
        country = _host(told)
        if country is None or not told.people or len(told.people) > 2:
            continue
        known = first.get(told.source.uri)
        if known is None or told.claim.span.start < known[0].claim.span.start:
            first[told.source.uri] = (told, country)
        hosts[_sentence(told)].add(country)
        hosts[_sentence(told)] |= {
            p.country for p in _parties(told) if p.schema in ("Country", "Address") and p.country
        }
        lengths.append((told, country))
    for told, country in lengths:
        if len(hosts[_sentence(told)]) == 1 and (stay := _length(told)):
            yield told, country, stay
    for told, country in first.values():
        for found in _counted().finditer(told.source.text):
            if _POINTING.search(told.source.text[: found.start()]):
                yield told, country, _stay(told, number_of(found["number"]), Span(*found.span()))


def _sentence(told: Told) -> tuple[str, int]:
    return told.source.uri, told.source.sentence(told.claim.span.start, told.claim.span.end).start


def _parties(told: Told) -> tuple[Party, ...]:
    return (*told.claim.body.actors, *told.claim.body.recipients) if isinstance(told.claim.body, Event) else ()


def _host(told: Told) -> str | None:
    """The country visited: where the visit was, else whose guest the visitor was."""
    body = told.claim.body
    if not isinstance(body, Event) or body.mode != "visit" or told.claim.status in UNREAL:
        return None
    if body.place and body.place.country:
        return body.place.country
    hosts = {party.country for party in body.recipients if party.schema != "Person" and party.country}
    return hosts.pop() if len(hosts) == 1 else None


def _length(told: Told) -> _Stay | None:
    body, source = told.claim.body, told.source
    assert isinstance(body, Event)
    around = source.sentence(told.claim.span.start, told.claim.span.end)
    words = around.of(source.text)
    if found := _RANGE.search(words):
        first, last = (WEEK.index(day.casefold()) for day in found.groups())
        span = Span(around.start + found.start(), around.start + found.end())
        return _stay(told, (last - first) % 7 + 1, span, begins=found[1])
    if found := _counted().search(words):
        return _stay(told, number_of(found["number"]), Span(around.start + found.start(), around.start + found.end()))
    if body.when and body.when.is_day and (found := _same_day().search(words)):
        return _stay(told, 1, Span(around.start + found.start(), around.start + found.end()))
    if body.when and body.when.text in words and body.when.length and 1 < body.when.length <= 31 and _closed(body):
        start = around.start + words.index(body.when.text)
        return _stay(told, body.when.length, Span(start, start + len(body.when.text)))
    return None


def _closed(body: Event) -> bool:
    """Whether the words tell both the first and the last day: "next week" does not."""
    return bool(body.when and re.search(r"\b\d\d?\b\D+\b\d\d?\b", body.when.text))


def _stay(told: Told, days: int, span: Span, *, begins: str | None = None) -> _Stay:
    return _Stay(told, days, Side(told.source, span, count(days, "day")), begins)


_POINTING = re.compile(r"\b(?:the|this|his|her|their)\s$", re.IGNORECASE)


@cache
def _counted() -> re.Pattern[str]:
    numbers = "|".join(table("rules")["numbers"])
    return re.compile(rf"\b(?P<number>\d|1\d|{numbers})-day\b(?: [\w-]+){{0,3}} (?:visit|trip|stay)\b", re.IGNORECASE)


@cache
def _same_day() -> re.Pattern[str]:
    ends = "|".join(table("rules")["ending"])
    return re.compile(rf"\b(?:{ends})\b[^.;]{{0,40}}\bthe same (?:day|evening|night)\b", re.IGNORECASE)


def _two_lengths(country: str, stays: Sequence[_Stay], names: object) -> Finding:
    sides = best_attested(stay.side for stay in stays)
    days = sorted({stay.days for stay in stays})
    counted = any(stay.begins for stay in stays)
    grade: Grade = "soft" if days[-1] - days[0] < 2 or counted else "hard"
    told = "; ".join(dict.fromkeys(f"{side.value} ({side.who}: “{' '.join(side.words.split())}”)" for side in sides))
    where = names.get(country, country) if isinstance(names, dict) else country
    sentence = f"One visit to {where}, two lengths: {told}."
    uris = sorted({stay.told.source.uri for stay in stays})
    return finding("two_lengths", grade, sentence, sides, key=(country, *days, *uris))


def two_hours(material: Material) -> Iterator[Finding]:
    """One arrival or meeting at two times of day.

    "On Thursday afternoon" against "on the evening of May 8": hard where the parts of the day are hours apart, soft
    where one ends as the other begins.
    """
    for group in material.events:
        hours = [hour for told in group if (hour := _hour(told))]
        apart = [(a, b) for a, b in combinations(hours, 2) if _hours_apart(a, b)]
        if not apart:
            continue
        sides = best_attested(hour.side for hour in hours if any(hour in pair for pair in apart))
        grade: Grade = "hard" if any(max(a.start, b.start) - min(a.end, b.end) >= 3 for a, b in apart) else "soft"
        told = "; ".join(dict.fromkeys(f"{side.value} ({side.who})" for side in sides))
        yield finding("two_hours", grade, f"One event, two times of day: {told}.", sides)


def _hours_apart(a: _Hour, b: _Hour) -> bool:
    different = a.told.source.uri != b.told.source.uri and a.told.source.origin != b.told.source.origin
    return different and (a.end <= b.start or b.end <= a.start)


def _hour(told: Told) -> _Hour | None:
    """The hours that the words of the claim's own day name."""
    body = told.claim.body
    if not isinstance(body, Event) or not body.when or not body.when.is_day or told.claim.status in UNREAL:
        return None
    sentence = told.source.sentence(told.claim.span.start, told.claim.span.end)
    if body.when.text not in sentence.of(told.source.text):
        return None
    for part in table("rules")["part_of_day"]:
        if re.search(rf"\b(?:{part['words']})\b", body.when.text, re.IGNORECASE):
            side = Side(told.source, told.claim.span, body.when.text)
            return _Hour(told, part["from"], part["to"], side)
    return None
