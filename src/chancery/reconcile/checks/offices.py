"""Offices that only one person holds at a time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chancery.model import Event, Finding, Occupancy
from chancery.model.states import successor
from chancery.reconcile.checks.material import Material, Side, Told, best_attested, count, finding, table
from chancery.reconcile.checks.meetings import offices_in, ranks


def two_holders(material: Material) -> Iterator[Finding]:
    """Two people in one office at a time: somebody bears the title again after a report gave it to a successor.

    Only offices given to a person in the news of the day count (the holder takes part in a dated event of the report):
    history is told with old titles. Where a holder's oath is told, `old_titles` knows more.
    """
    held: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for told in material.occupancies:
        body = told.claim.body
        if (
            not isinstance(body, Occupancy)
            or body.former
            or body.of is None
            or not told.source.published
            or not told.holder
            or not told.news
        ):
            continue
        if body.post.casefold() in table("rules")["single_holder"]:
            held[(body.post.casefold(), body.of)].append(told)
    sworn_in = {accession.person for accession in _accessions(material)}
    for key in sorted(held):
        if not sworn_in.isdisjoint(t.holder for t in held[key] if t.holder):
            continue
        yield from _interleaved(key, sorted(held[key], key=lambda t: (str(t.source.published), t.source.uri)))


def _interleaved(key: tuple[str, str], told: list[Told]) -> Iterator[Finding]:
    """A, B, A: after B bore the title, A bears it again."""
    seen: set[frozenset[str | None]] = set()
    for i, first in enumerate(told):
        again = next((t for t in reversed(told[i + 1 :]) if t.holder == first.holder), None)
        if again is None:
            continue
        for between in told[i + 1 : told.index(again)]:
            pair = frozenset((first.holder, between.holder))
            same_day = between.source.published in (first.source.published, again.source.published)
            if between.holder == first.holder or pair in seen or same_day or not _of_named(between):
                continue
            seen.add(pair)
            sides = [_side(first), _side(between), _side(again)]
            names = f"{sides[0].value} ({sides[0].who}; {sides[2].who}) and {sides[1].value} ({sides[1].who})"
            sentence = f"Two holders of one office, {key[0]} of {key[1]}, at one time: {names}."
            yield finding("two_holders", "soft", sentence, sides, key=(*key, *sorted(map(str, pair))))


@dataclass(frozen=True, slots=True)
class _Accession:
    """Somebody (by id) takes an office of a country on a day."""

    person: str
    rank: str
    of: str
    day: date
    side: Side


_TOOK_OFFICE = re.compile(r"\b(?:sworn in|swore in|took (?:office|the oath)|was inaugurated|inauguration)\b")


def old_titles(material: Material) -> Iterator[Finding]:
    """A title that somebody bears after a successor took office.

    B was sworn in on a day; a later report gives the office to A in news of the day, and a still later one to B again.
    """
    holders = _holders(material)
    for start in sorted(_accessions(material), key=lambda a: (a.rank, a.of, a.day, a.person)):
        told = [(t.source.published, t) for t in holders[(start.rank, start.of)] if t.source.published]
        last = max((day for day, t in told if t.holder == start.person), default=start.day)
        late = [t for day, t in told if t.holder != start.person and start.day < day < last and _of_named(t)]
        if late:
            sides = [start.side, *best_attested(map(_side, late))]
            sentence = (
                f"{start.side.value} took office as {start.rank} on {start.day.isoformat()} ({start.side.who}); "
                f"“{sides[1].words}” ({sides[1].who}) still gives the office to {sides[1].value}."
            )
            key = (start.rank, start.of, start.person, *sorted({t.holder or "" for t in late}))
            yield finding("old_titles", "hard", sentence, sides, key=key)


def _holders(material: Material) -> dict[tuple[str, str], list[Told]]:
    """Who holds which office of which country in the news of a report."""
    holders: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for told in material.occupancies:
        body = told.claim.body
        if isinstance(body, Occupancy) and body.of and told.holder and told.news and not body.former:
            for rank in ranks(told):
                holders[(rank, body.of)].append(told)
    return holders


def _accessions(material: Material) -> Iterator[_Accession]:
    """Who took office when; of which country is told by the office that the same report gives the person."""
    given: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for told in material.occupancies:
        if told.holder:
            given[(told.source.uri, told.holder)].append(told)
    for told in (told for group in material.events for told in group):
        body = told.claim.body
        if not isinstance(body, Event) or told.claim.status != "held" or not body.when or not body.when.is_day:
            continue
        words = told.source.sentence(told.claim.span.start, told.claim.span.end).of(told.source.text)
        took = _TOOK_OFFICE.search(words)
        if not took or len(told.people) != 1 or not body.when.earliest:
            continue
        person = next(iter(told.people))
        for office in given[(told.source.uri, person)]:
            for rank in ranks(office) & offices_in(words[took.end() :]):
                side = Side(told.source, told.claim.span, _side(office).value)
                yield _Accession(person, rank, _of(office), body.when.earliest, side)


def two_countries(material: Material) -> Iterator[Finding]:
    """An office that is given to one person for two countries: "Vietnamese President" and "Russian President".

    Only a country that stands beside the office, and against which two independent sources of the same weeks stand. Two
    heads of government of one full name would be a rare thing: the name decides, because who is whom was told apart by
    country.
    """
    held: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for told in material.occupancies:
        body = told.claim.body
        if (
            not isinstance(body, Occupancy)
            or body.former
            or not _ALPHA3.fullmatch(body.of or "")
            or not _of_named(told)
        ):
            continue
        if told.holder and " " in body.holder.strip():
            for rank in ranks(told):
                held[(body.holder.casefold(), rank)].append(told)
    for key, tellings in sorted(held.items()):
        by_country: dict[str, list[Told]] = defaultdict(list)
        for told in tellings:
            by_country[successor(_of(told))].append(told)
        ordered = sorted(by_country, key=lambda code: (-_origins(by_country[code]), code))
        for wrong in ordered[1:]:
            right = [t for t in by_country[ordered[0]] if any(_weeks(t, other) for other in by_country[wrong])]
            if _origins(right) > 1 and _origins(by_country[wrong]) == 1:
                yield _two_countries(key, right, by_country[wrong], material.names)


TERM = 90
"""Days between reports that speak of one term of office."""


def _weeks(a: Told, b: Told) -> bool:
    days = a.source.published, b.source.published
    return bool(days[0] and days[1]) and abs((days[0] - days[1]).days) <= TERM  # type: ignore[operator]


_ALPHA3 = re.compile(r"[A-Z]{3}")


def _of(told: Told) -> str:
    return (told.claim.body.of or "") if isinstance(told.claim.body, Occupancy) else ""


def _of_named(told: Told) -> bool:
    """Whether the country of the office stands beside it; else it was concluded, and may be concluded wrongly."""
    return successor(_of(told)) in told.countries


def _origins(tellings: Sequence[Told]) -> int:
    return len({told.source.origin for told in tellings})


def _two_countries(
    key: tuple[str, str], right: Sequence[Told], wrong: Sequence[Told], names: Mapping[str, str]
) -> Finding:
    sides = [Side(t.source, t.claim.span, names.get(_of(t), _of(t))) for t in (*right[:2], *wrong)]
    who = wrong[0].claim.body.holder if isinstance(wrong[0].claim.body, Occupancy) else key[0]
    sentence = (
        f"{who} is {key[1]} of {sides[0].value} in {count(_origins(right), 'independent source')}; "
        f"“{sides[-1].words}” ({sides[-1].who}) makes it {sides[-1].value}."
    )
    return finding("two_countries", "hard", sentence, sides, key=(*key, _of(wrong[0])))


def _side(told: Told) -> Side:
    body = told.claim.body
    assert isinstance(body, Occupancy)
    return Side(told.source, told.claim.span, body.holder)
