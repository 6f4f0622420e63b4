"""Days that cannot be: a week day that is not that date's, and one event told on two days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from chancery.model import Event, Finding, Span, When
from chancery.reconcile.checks.material import Material, Side, Told, best_attested, finding

NEAR = timedelta(days=3)
"""Two tellings of one event are off by a day or two; further apart they are more likely two events."""
SHORTLY = 250
"""Code points. A day told so shortly before a telling can be its day."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_FULL = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_RETURNING = ("recurring", "cancelled", "negated")


def weekdays(material: Material) -> Iterator[Finding]:
    """A week day beside a full date that fell on another day of the week."""
    for stamped in material.times:
        time, source = stamped.time, stamped.source
        named, when = _NAMED.search(time.text), time.when
        if not named or not when or not _FULL.search(time.text) or not _one_day(when) or not when.earliest:
            continue
        really = WEEKDAYS[when.earliest.weekday()]
        if really.casefold() != named[1].casefold():
            side = Side(source, Span(time.start, time.end), time.text)
            sentence = f"{when.earliest.isoformat()} was a {really}, not a {named[1].capitalize()} ({side.who})."
            yield finding("weekdays", "hard", sentence, [side])


def two_days(material: Material) -> Iterator[Finding]:
    """One meeting told on two days.

    Two events of one type between the same two or more people, within three days, that no report tells apart: every
    report that dates one of them came out after both, and none tells both. Hard where the place agrees too and both
    days stand in the words themselves; a summit may go on for days, and is soft.
    """
    met: dict[tuple[str, frozenset[str]], list[tuple[Told, ...]]] = defaultdict(list)
    for group in material.events:
        body = group[0].claim.body
        people = frozenset.intersection(*(told.people for told in group))
        if isinstance(body, Event) and len(people) > 1 and body.type == "CONSULT":
            met[(body.type, people)].append(group)
    for key in sorted(met, key=lambda k: (k[0], sorted(k[1]))):
        groups = met[key]
        for i, group in enumerate(groups):
            for other in groups[i + 1 :]:
                found = _two_days(group, other)
                if found:
                    yield found


def _two_days(group: Sequence[Told], other: Sequence[Told]) -> Finding | None:
    a, b = _dated(group), _dated(other)
    if not a or not b:
        return None
    first, second = _when(a[0]), _when(b[0])
    if first.overlaps(second) or not first.earliest or not second.earliest:
        return None
    later = max(first.earliest, second.earliest)
    if abs(first.earliest - second.earliest) > NEAR or not _one_story(a, b, later):
        return None
    sides = [*best_attested(map(_side, a)), *best_attested(map(_side, b))]
    certain = _places(a) & _places(b) and any(map(_in_words, a)) and any(map(_in_words, b)) and not _summit((*a, *b))
    told = " / ".join(f"{side.value} ({side.who})" for side in (sides[0], sides[len(a)]))
    people = sorted(frozenset.intersection(*(t.people for t in (*a, *b))))
    key = (*people, *sorted({first.edtf, second.edtf}))
    return finding("two_days", "hard" if certain else "soft", f"One meeting, two days: {told}.", sides, key=key)


def _one_story(a: Sequence[Told], b: Sequence[Told], later: date) -> bool:
    """Whether every report could know both days and none tells two meetings."""
    sources = [told.source for told in (*a, *b)]
    if {told.source.uri for told in a} & {told.source.uri for told in b}:
        return False
    return all(source.published is not None and source.published >= later for source in sources)


def _dated(group: Sequence[Told]) -> list[Told]:
    """The tellings on one day, told in their words or shortly before them."""
    return [t for t in group if t.claim.status not in _RETURNING and _one_day(_when(t)) and _day_told(t)]


def _day_told(told: Told) -> bool:
    before = told.source.text[max(0, told.claim.span.start - SHORTLY) : told.claim.span.start]
    return _in_words(told) or _when(told).text in before


def _in_words(told: Told) -> bool:
    return _when(told).text in told.claim.text


def _summit(tellings: Sequence[Told]) -> bool:
    return any(isinstance(t.claim.body, Event) and t.claim.body.mode == "multilateral" for t in tellings)


def _when(told: Told) -> When:
    body = told.claim.body
    assert isinstance(body, Event)
    return body.when or When("", None, None, "")


def _one_day(when: When) -> bool:
    return bool(when.earliest and when.before and when.before - when.earliest == timedelta(days=1))


def _places(group: Sequence[Told]) -> set[str]:
    return {t.claim.body.place.name.casefold() for t in group if isinstance(t.claim.body, Event) and t.claim.body.place}


def _side(told: Told) -> Side:
    return Side(told.source, told.claim.span, _when(told).edtf)
