"""Anniversaries and "N years ago" of the draft against the dates of what they count from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chancery.lang.milestones import Milestone, milestones
from chancery.model import Elapsed, When
from chancery.reconcile.draft.page import stems
from chancery.reconcile.draft.tables import table
from chancery.reconcile.draft.verdict import Backing, Verdict, day_words

ALIKE = 0.6
"""Share of the words for an event that two anniversaries of it have in common."""


@dataclass(frozen=True, slots=True)
class Base:
    """A date that the record has for an event: told (`of` its words) or counted from an anniversary."""

    of: str
    when: When
    told: bool
    origin: str
    backing: Backing
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Counted:
    """An anniversary of the draft with the countries it is about."""

    elapsed: Elapsed
    countries: frozenset[str] = frozenset()


def milestone_of(words: str, *, act: bool) -> Milestone | None:
    """The milestone of two countries that the words are about."""
    return next((milestone for milestone in milestones() if milestone.fits(words, act=act)), None)


def brings_about(words: str) -> Milestone | None:
    """The milestone that the words tell as an act, not as a memory."""
    return None if _REMEMBERS.search(words) else milestone_of(words, act=True)


_REMEMBERS = re.compile(r"\banniversar|\bcelebrat|\bcommemorat|\b(?:years?|decades?) (?:of|since|ago)\b", re.IGNORECASE)


def judge_anniversary(counted: Counted, bases: Sequence[Base]) -> Verdict | None:
    """Whether the date that an anniversary implies is one the record has; `None` when it has no such event."""
    elapsed = counted.elapsed
    if elapsed.base is None or not elapsed.of or elapsed.unit != "Y":
        return None
    known = [base for base in bases if _same_event(counted, base)]
    if not known:
        return None
    best = max(known, key=lambda base: (_support(base, known), base.told, base.when.is_day, base.backing.page))
    right = [base for base in known if base.when.overlaps(elapsed.base)]
    place = (elapsed.start, elapsed.end, "ordinal")
    if best.when.overlaps(elapsed.base):
        return Verdict(*place, "supported", "", tuple(base.backing for base in right))  # type: ignore[arg-type]
    if _support(best, known) <= max((_support(base, known) for base in right), default=0) and not best.told:
        return Verdict(*place, "supported", _other(best), tuple(base.backing for base in right))  # type: ignore[arg-type]
    against = tuple(base.backing for base in known if base.when.overlaps(best.when))
    if elapsed.base.earliest and best.when.earliest and elapsed.base.earliest.year == best.when.earliest.year:
        words = f"The record dates it {day_words(best.when)}, not {day_words(elapsed.base)}."
        return Verdict(elapsed.start, elapsed.end, "date", "contradicted", words, against)
    return Verdict(*place, "contradicted", _sentence(elapsed, best), against)  # type: ignore[arg-type]


def judge_milestone(
    words: str, when: When, countries: frozenset[str], bases: Sequence[Base]
) -> tuple[Base, str] | None:
    """The date that the record has for a milestone told with another, and the sentence that says so."""
    milestone = brings_about(words)
    if milestone is None or len(countries) != 2:
        return None
    known = [b for b in bases if b.countries == countries and milestone_of(b.of, act=b.told) is milestone]
    told = [base for base in known if base.told]
    if not told or any(base.when.overlaps(when) for base in told):
        return None
    best = max(told, key=lambda base: (_support(base, known), base.when.is_day, base.backing.page))
    right = [base for base in known if base.when.overlaps(when)]
    if _support(best, known) <= max((_support(base, known) for base in right), default=0):
        return None
    return best, f"The record dates it {day_words(best.when)}, not {day_words(when)}."


def _support(base: Base, known: Sequence[Base]) -> int:
    return len({other.origin for other in known if other.when.overlaps(base.when)})


def _same_event(counted: Counted, base: Base) -> bool:
    words = counted.elapsed.of or ""
    ours, theirs = milestone_of(words, act=False), milestone_of(base.of, act=base.told)
    if ours or theirs:
        return (
            ours is not None and ours is theirs and len(counted.countries) == 2 and counted.countries == base.countries
        )
    padding = table("words")["padding"]
    mine, other = stems(words).difference(padding), stems(base.of).difference(padding)
    if base.told or not mine or not other:
        return False
    return len(mine & other) >= ALIKE * max(len(mine), len(other))


def _other(best: Base) -> str:
    return f"Another report dates it {day_words(best.when)}."


def _sentence(elapsed: Elapsed, best: Base) -> str:
    verb = "dates" if best.told else "counts"
    told = f"The record {verb} it {'to ' if best.told else 'from '}{day_words(best.when)}"
    if elapsed.anchor and elapsed.anchor.earliest and best.when.earliest:
        passed = elapsed.anchor.earliest.year - best.when.earliest.year
        year = elapsed.anchor.earliest.year
        return f"{told}: {year} − {best.when.earliest.year} = {passed}, not {elapsed.count:g}."
    return f"{told}, not {elapsed.base.edtf if elapsed.base else ''}."
