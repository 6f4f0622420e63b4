"""The day of a feast in brackets: "the 80th anniversary of the victory (May 9, 1945-2025)"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from chancery.model import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chancery.extract.events.draft import Draft
    from chancery.model import Time
    from chancery.model.document import Doc

_BRACKETED = re.compile(r"\banniversary\b[^()]*\(([^()]*)\)", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d")
_FAMILIES = frozenset({"anniversary", "congress"})
_FEASTS = frozenset({"ceremony", "parade", "celebration", "festivity", "anniversary", "commemoration", "concert"})


def date_feasts(doc: Doc, found: Sequence[Draft]) -> list[Draft]:
    """Dates a celebration without a date of its own by the day in the brackets behind its anniversary."""
    return [_dated(doc, d) if d.pattern.family in _FAMILIES and _is_open(d) else d for d in found]


def _is_open(draft: Draft) -> bool:
    return draft.time is None and draft.trigger.lemma_.lower() in _FEASTS


def _dated(doc: Doc, draft: Draft) -> Draft:
    sentence = draft.trigger.sent
    start = draft.trigger.idx
    behind = _BRACKETED.search(sentence.text, start - sentence.start_char)
    if behind is None or ". " in sentence.text[start - sentence.start_char : behind.start()]:
        return draft
    first, last = (sentence.start_char + behind.start(1), sentence.start_char + behind.end(1))
    inside = [t for t in doc.times if first <= t.start and t.end <= last and t.when is not None]
    if not inside:
        return draft
    years = [int(y) for y in _YEARS.findall(behind[1])]
    time = _day_in(inside[0], max(years) if years else None)
    return replace(draft, time=time) if time else draft


def _day_in(time: Time, year: int | None) -> Time | None:
    """The day of `time` in a year: of "May 9, 1945-2025" the later one's."""
    when = time.when
    if when is None or when.earliest is None or (year is None and not when.is_day):
        return None
    if year is None or when.edtf.startswith(f"{year}-"):
        return time if when.is_day else None
    if not re.match(r"(?:\d{4}|XXXX)-\d\d-\d\d", when.edtf):
        return None
    try:
        day = date(year, int(when.edtf[5:7]), int(when.edtf[8:10]))
    except ValueError:
        return None
    moved = When(day.isoformat(), day, day + timedelta(days=1), when.text)
    return replace(time, value=day.isoformat(), when=moved)
