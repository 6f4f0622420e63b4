"""Things told in an order in which they cannot have been."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from chancery.model import Event, Finding, Instrument, Time, When
from chancery.reconcile.checks.material import Grade, Material, Side, Told, best_attested, finding, table

NEXT_DAY = timedelta(days=1)
"""East of the desk it is tomorrow already."""
STALE = timedelta(days=2)
"""A report may be published a day or two after it was written."""
SAME_NAME = 0.6
"""Share of the shorter name's words that two names of one paper have in common."""
VAGUE = 32
"""Days. A bare year may be part of a name: "the 1972 conference"."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Step:
    """What was done with a paper, and when; `stage` tells how far that is on its way."""

    told: Told
    paper: Instrument
    stage: int
    when: When


def effects_first(material: Material) -> Iterator[Finding]:
    """A paper that is ratified, in force or ended before it was signed.

    Papers of one kind between the same countries whose names agree. Both dates must be told, and every day that the one
    can mean must lie before the other.
    """
    papers: dict[frozenset[str], list[_Step]] = defaultdict(list)
    for told in (told for group in material.events for told in group):
        for step in _steps(told):
            papers[told.countries].append(step)
    for countries in sorted(papers, key=sorted):
        steps = papers[countries]
        for later in steps:
            for earlier in steps:
                if later.stage > earlier.stage and later.when.certainly_before(earlier.when) and _same(later, earlier):
                    yield _too_soon(later, earlier, countries)


def _steps(told: Told) -> Iterator[_Step]:
    body, stages = told.claim.body, table("rules")["stage"]
    if not isinstance(body, Event) or body.when is None or told.claim.status != "held" or not told.countries:
        return
    for paper in body.instruments:
        if paper.act in stages and paper.count is None and body.when.text in told.claim.text:
            yield _Step(told, paper, stages[paper.act], body.when)


def _same(a: _Step, b: _Step) -> bool:
    words, others = (set(_WORD.findall(step.paper.name.casefold())) - {"the", "and"} for step in (a, b))
    return a.paper.kind == b.paper.kind and len(words & others) >= max(2, SAME_NAME * min(len(words), len(others)))


def _too_soon(later: _Step, earlier: _Step, countries: frozenset[str]) -> Finding:
    sides = [
        Side(step.told.source, step.told.claim.span, f"{step.paper.act} {step.when.edtf}") for step in (later, earlier)
    ]
    sentence = (
        f"{later.paper.name}: {sides[0].value} ({sides[0].who}), {sides[1].value} ({sides[1].who}); "
        f"it cannot be {later.paper.act} before it is {earlier.paper.act}."
    )
    key = (*sorted(countries), later.paper.kind, *(side.value for side in sides))
    return finding("effects_first", "hard", sentence, sides, key=key)


def told_too_early(material: Material) -> Iterator[Finding]:
    """Something told as past on a day that was still to come when the report was published.

    Only a date that the words of the event give, and a verb that stands in the past; hard where they give the year too.
    """
    for told in _dated(material, ("held", "planned")):
        when, published = _when(told), told.source.published
        if published and when.earliest and when.earliest > published + NEXT_DAY and _past(told):
            side = _side(told)
            sentence = f"“{side.words}”, dated {when.edtf}, is told as past before that day ({side.who})."
            yield finding("told_too_early", _grade(told), sentence, [side])


def _past(told: Told) -> bool:
    """Whether the claim begins with a verb in the past that no auxiliary turns into a plan or a passive."""
    before = told.source.text[max(0, told.claim.span.start - 25) : told.claim.span.start]
    verbs = "|".join(table("rules")["past"])
    return bool(re.match(rf"(?:{verbs})\b", told.claim.text)) and not _AUXILIARY.search(before)


def told_too_late(material: Material) -> Iterator[Finding]:
    """Something told as still to come on a day that was over when the report was published.

    Soft where somebody else is said to have announced it, which may have been before; hard where the words give the
    year.
    """
    for told in _dated(material, ("planned",)):
        when, published = _when(told), told.source.published
        if published and when.before and when.before + STALE <= published and _TO_COME.search(told.claim.text):
            side = _side(told)
            sentence = f"“{side.words}”, dated {when.edtf}, is told as to come after that day ({side.who})."
            yield finding("told_too_late", "soft" if told.claim.said_by else _grade(told), sentence, [side])


_TO_COME = re.compile(r"\b(?:will|(?:is|are) (?:set |due |going )?to)\b")
_AUXILIARY = re.compile(r"\b(?:be|been|being|is|are|was|were|will|would|to|if|once|after|when|until)\s+(?:\w+\s+)?$")


def _grade(told: Told) -> Grade:
    return "hard" if _YEAR.search(_when(told).text) else "soft"


def _dated(material: Material, statuses: Sequence[str]) -> Iterator[Told]:
    for group in material.events:
        for told in group:
            body = told.claim.body
            if told.claim.status not in statuses or not isinstance(body, Event) or not body.when:
                continue
            if body.when.text in told.claim.text and (body.when.length or VAGUE) < VAGUE:
                yield told


def _when(told: Told) -> When:
    body = told.claim.body
    assert isinstance(body, Event) and body.when
    return body.when


def _side(told: Told) -> Side:
    return Side(told.source, told.claim.span, _when(told).edtf)


def left_first(material: Material) -> Iterator[Finding]:
    """A guest who left before arriving.

    One report, one visitor, one place away from home: the day of leaving it lies before the day of arrival there.
    """
    times: dict[str, list[Time]] = defaultdict(list)
    for stamped in material.times:
        if stamped.time.when and stamped.time.when.is_day and not stamped.time.function:
            times[stamped.source.uri].append(stamped.time)
    for told in (told for group in material.events for told in group):
        body = told.claim.body
        if not isinstance(body, Event) or body.mode != "visit" or told.claim.status != "held" or not body.place:
            continue
        if not body.when or not body.when.is_day or not re.search(r"\b(?:arriv|land|touch)", told.claim.text):
            continue
        if body.place.country in {party.country for party in body.actors}:
            continue
        left = re.compile(rf"\b(?:left|leaves|departed(?: from)?|flew out of) {re.escape(body.place.name)}\b")
        for found in left.finditer(told.source.text):
            sentence = told.source.sentence(*found.span())
            for time in times[told.source.uri]:
                if sentence.start <= time.start < sentence.end and time.when and time.when.certainly_before(body.when):
                    yield _left(told, body.when, Side(told.source, sentence, f"left {time.when.edtf}"))


def _left(told: Told, arrived: When, left: Side) -> Finding:
    came = Side(told.source, told.claim.span, f"arrived {arrived.edtf}")
    sentence = f"{left.value[0].upper()}{left.value[1:]} the place where {came.value} ({came.who})."
    return finding("left_first", "hard", sentence, best_attested([left, came]))
