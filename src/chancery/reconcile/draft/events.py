"""Events of the draft against those of the record: the same parties and act, on the same day and in the same place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from chancery.model import When
from chancery.model.states import successor
from chancery.reconcile.draft.reading import Happened
from chancery.reconcile.draft.verdict import Backing, day_words

NEAR = timedelta(days=3)
"""A meeting told a day or two off is told wrongly; further off it is more likely another meeting."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as a report of the record tells it."""

    happened: Happened
    origin: str
    backing: Backing


@dataclass(frozen=True, slots=True)
class Found:
    """What the record has of an event: tellings that agree, those on another day, those of it in another town.

    `sentence` tells the other day, `elsewhere` the other town.
    """

    agree: tuple[Telling, ...] = ()
    against: tuple[Telling, ...] = ()
    sentence: str = ""
    apart: tuple[Telling, ...] = ()
    elsewhere: str = ""


def find_event(ours: Happened, known: Sequence[Telling]) -> Found:
    """The tellings of an event in the record, or of one that differs from it in nothing but the day."""
    alike = [telling for telling in known if _alike(ours, telling.happened)]
    agree = [t for t in alike if not (ours.when and t.happened.when) or ours.when.overlaps(t.happened.when)]
    dated = [t for t in agree if t.happened.when or not ours.when]
    if dated:
        return _in_town(ours, dated)
    against = [telling for telling in alike if _off(ours.when, telling.happened.when)]
    days = {t.happened.when.edtf for t in against if t.happened.when}
    if len(days) != 1:  # several meetings near by: which one is meant cannot be told
        return Found(tuple(agree))
    when = against[0].happened.when
    assert when and ours.when
    return Found(
        (),
        tuple(against),
        f"The record has this on {day_words(when)}, not {day_words(ours.when)}{_gap(ours.when, when)}.",
    )


def _in_town(ours: Happened, agree: Sequence[Telling]) -> Found:
    """The tellings that agree on the day, and whether they all put it in another town."""
    placed = [telling for telling in agree if telling.happened.town]
    towns = {telling.happened.town for telling in placed}
    short = ours.when is not None and (ours.when.length or NARROW) < NARROW
    if not (ours.town and short and len(towns) == 1) or ours.town in towns or len(ours.ids) < 2:
        return Found(tuple(agree))
    rest = tuple(telling for telling in agree if telling not in placed)
    return Found(
        rest, apart=tuple(placed), elsewhere=f"The record has this in {placed[0].happened.town}, not {ours.town}."
    )


NARROW = 32
"""Days. Within a month two people seldom do one thing in two towns."""
COMMON = 0.5
"""Share of the words for an act between countries that two tellings of it have in common."""


def _alike(ours: Happened, theirs: Happened) -> bool:
    if ours.type != theirs.type or (ours.mode != theirs.mode and "phone" in (ours.mode, theirs.mode)):
        return False
    if ours.status in ("negated", "cancelled") or theirs.status in ("negated", "cancelled", "recurring"):
        return False
    common = len(ours.ids & theirs.ids)
    if len(ours.ids) > 1:
        return common > 1
    mine, other = ({successor(c) for c in side.countries} for side in (ours, theirs))
    if ours.ids:
        return common == 1 and len(mine & other) > 1
    shared = len(ours.words & theirs.words)
    return len(mine) > 1 and mine <= other and shared >= COMMON * max(1, min(len(ours.words), len(theirs.words)))


def _off(ours: When | None, theirs: When | None) -> bool:
    """Whether one day was told for the other: a few days off, or in another year or month alone."""
    if not (ours and theirs and ours.is_day and theirs.is_day and ours.earliest and theirs.earliest):
        return False
    one, other = ours.earliest, theirs.earliest
    if abs(one - other) <= NEAR:
        return True
    return one.day == other.day and one.month == other.month


def _gap(ours: When, theirs: When) -> str:
    assert ours.earliest and theirs.earliest
    days = (ours.earliest - theirs.earliest).days
    if abs(days) > NEAR.days:
        return ""
    return f": {abs(days)} day{'' if abs(days) == 1 else 's'} {'later' if days > 0 else 'earlier'}"
