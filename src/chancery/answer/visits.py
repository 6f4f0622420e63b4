"""Visits with their parts, and plans with what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chancery.answer.views import EventView, Stage
from chancery.record import Store

HAPPENED = ("held", "ongoing")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event stands: what it is part of and why, its own parts, and whether something of them took place."""

    whole: str | None = None
    because: str | None = None
    parts: tuple[str, ...] = ()
    happened: bool = False


PARTS = """
SELECT p.part, p.whole, p.reason, e.status, coalesce(e.earliest, e.latest, '9999') AS day
FROM event_parts AS p JOIN events AS e ON e.id = p.part WHERE
"""


def places(store: Store, events: Sequence[str]) -> dict[str, Place]:
    """Where each of `events` (ids) stands that is part of another or has parts."""
    parts: dict[str, list[Any]] = defaultdict(list)
    wholes = list(events)
    while wholes:  # a journey has stops, which have meetings
        rows = store.each(PARTS + "p.whole IN ({marks})", wholes)
        below = sorted(rows, key=lambda row: (row["day"], row["part"]))
        for row in below:
            parts[row["whole"]].append(row)
        wholes = [row["part"] for row in below if row["part"] not in parts]
    above = store.each(PARTS + "p.part IN ({marks})", events)
    found = {row["part"]: (row["whole"], row["reason"]) for row in above}
    return {
        event: Place(
            *found.get(event, (None, None)),
            tuple(row["part"] for row in parts.get(event, ())),
            _happened(parts, event),
        )
        for event in found.keys() | parts.keys()
    }


def _happened(parts: Mapping[str, Sequence[Any]], event: str) -> bool:
    """True when a part of the event, or a part of that, took place."""
    return any(row["status"] in HAPPENED or _happened(parts, row["part"]) for row in parts.get(event, ()))


def stages(words: Iterable[Any]) -> tuple[Stage, ...]:
    """What reports told an event to be, each status once; `words` are rows in the order of publication."""
    found: dict[str, Stage] = {}
    for row in words:
        found.setdefault(row["status"], Stage(row["status"], row["number"], row["versioncreated"]))
    return tuple(found.values())


def is_overdue(event: Any, place: Place, today: date | None) -> bool | None:
    """Whether all days of a plan have passed and no report tells the deed, or a part of it; `None` without a day."""
    if today is None:
        return None
    over = event["latest"] is not None and event["latest"] < today.isoformat()
    return bool(event["status"] == "planned" and over and not place.happened)


def arranged(events: Sequence[EventView]) -> Iterator[tuple[int, EventView]]:
    """The events in their order, the parts behind their visit where that is among them: `(depth, event)`.

    A visit without a date comes before the first of its parts that has one.
    """
    by_id = {event.id: event for event in events}
    order = {event.id: at for at, event in enumerate(events)}
    below: dict[str, list[EventView]] = defaultdict(list)
    tops = []
    for event in events:
        if event.part_of in by_id:
            below[event.part_of or ""].append(event)
        else:
            tops.append(event)

    def begins(event: EventView) -> int:
        inner = [begins(part) for part in below[event.id] if _dated(part)]
        return order[event.id] if _dated(event) else min(inner, default=order[event.id])

    def unfold(event: EventView, depth: int) -> Iterator[tuple[int, EventView]]:
        yield depth, event
        for part in sorted(below[event.id], key=begins):
            yield from unfold(part, depth + 1)

    for event in sorted(tops, key=begins):
        yield from unfold(event, 0)


def _dated(event: EventView) -> bool:
    return bool(event.earliest or event.latest)
