"""A milestone that two countries reach once ("established diplomatic relations") is one event, however it is dated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from chancery.lang.milestones import milestones
from chancery.reconcile.tellings import Telling, sharpness

MISCOUNTED = timedelta(days=366)
"""A year that is counted out may be one off: an anniversary is kept all the year, and some count the first year."""
DONE = frozenset({"held", "ongoing"})
COMMEMORATES = re.compile(
    r"\banniversar|\bcelebrat|\bcommemorat|\b(?:years?|decades?) of\b|\bpartnership\b.*\bpartnership\b", re.IGNORECASE
)
"""Words about a milestone, or about two of them, are none."""

Key = tuple[str, ...]
Row = tuple[int, int, str]
"""A cluster that stands, one that is of the same milestone, and why (clusters by place)."""


def landmark(telling: Telling) -> Key | None:
    """The milestone that a telling is of, with the two countries, or `None`."""
    if telling.event.type != "SUPPORT" or telling.claim.status not in DONE or len(telling.countries) != 2:
        return None
    words = " ".join(telling.claim.text.split())
    if COMMEMORATES.search(words):
        return None
    row = next((row for row in milestones() if row.fits(words, act=True)), None)
    if row is None or row.often or row.alone:
        return None
    if telling.when and not row.has_date(words, telling.when.text):
        return None
    return row.id, *sorted(telling.countries)


def counted(telling: Telling) -> bool:
    """True when the date is not told but counted out of an anniversary or a length of time."""
    return bool(telling.when and telling.when.edtf.endswith("~"))


def same_landmarks(clusters: Sequence[Sequence[Telling]]) -> Iterator[Row]:
    """Clusters of tellings that tell one milestone: the one that dates it best, each other one, and the reason.

    Stated dates must have a day in common. A year that is only counted out joins the one stated date it can be a
    miscount of, and what has no date the only one there is; it is then shown against the stated date.
    """
    told: dict[Key, list[int]] = defaultdict(list)
    for at, tellings in enumerate(clusters):
        keys = {key for telling in tellings if (key := landmark(telling))}
        if len(keys) == 1:
            told[keys.pop()].append(at)
    for key, places in sorted(told.items()):
        if len(places) > 1:
            yield from _of_one(key, places, clusters)


def _of_one(key: Key, places: Sequence[int], clusters: Sequence[Sequence[Telling]]) -> Iterator[Row]:
    stated = [at for at in places if any(t.when and not counted(t) for t in clusters[at])]
    anchors: list[int] = []
    for at in sorted(stated, key=lambda at: _best(clusters[at])):
        anchor = next((other for other in anchors if _meet(clusters[at], clusters[other], timedelta())), None)
        if anchor is None:
            anchors.append(at)
        else:
            yield anchor, at, _reason(key, "the dates agree")
    loose = [at for at in places if at not in stated]
    anchors = anchors or sorted(loose, key=lambda at: _best(clusters[at]))[:1]
    for at in loose:
        dated = any(t.when for t in clusters[at])
        near = [a for a in anchors if a != at and (not dated or _meet(clusters[at], clusters[a], MISCOUNTED))]
        if len(near) == 1:
            why = "one date is only counted out" if dated else "one gives no date"
            yield near[0], at, _reason(key, why)


def _best(tellings: Sequence[Telling]) -> tuple[object, ...]:
    """A key by which what is dated best comes first."""
    dates = [sharpness(t.when) for t in tellings if t.when]
    return not dates, min(dates, default=()), min(t.id for t in tellings)


def _meet(left: Sequence[Telling], right: Sequence[Telling], slack: timedelta) -> bool:
    """True when all dates of one cluster have a day in common with all of the other, give or take `slack`."""
    pairs = [(a.when, b.when) for a in left for b in right if a.when and b.when and landmark(a) and landmark(b)]
    return bool(pairs) and all(
        (a.earliest is None or b.before is None or a.earliest < b.before + slack)
        and (b.earliest is None or a.before is None or b.earliest < a.before + slack)
        for a, b in pairs
        if slack or not (a.edtf.endswith("~") or b.edtf.endswith("~"))
    )


def _reason(key: Key, why: str) -> str:
    name = next(row.name for row in milestones() if row.id == key[0])
    return f"Both tell the {name} of {' and '.join(key[1:])}, which is reached once; {why}."
