"""When: the time expression that the tree hangs on an event."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from chancery.extract.events.owners import counted_from, owners_of
from chancery.extract.events.roles import relation, verb_or_root
from chancery.model import Time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from chancery.extract.events.draft import Draft
    from chancery.model.document import Doc, Words

_DECADE = 3700
"""Days beyond which a time is an age."""
_MONTH = 31
_RANKED = frozenset({"first", "second", "third", "fourth", "fifth", "last", "only"})
_LINK = re.compile(r"\s+(?:of|since|for|after)?\s*(?:the\s+)?$")
"""What ties a count to what it counts from: "the 70th anniversary | of the" establishment."""

_BOUNDS = frozenset({"until", "till", "through", "by", "to"})
_YEARS = re.compile(r"\d{4}/\d{4}")
_UNTIL = frozenset({"until", "till"})
_YEAR = 4
_BRACKETED = re.compile(r"\banniversary\b[^()]*\([^()]*$", re.IGNORECASE)
"""The days whose anniversary it is: "the 75th anniversary (January 30, 1950 – 2025)"."""

_ABOUT = frozenset({"discussion", "praise", "ACCUSE", "REJECT", "REQUEST"})
"""Families and types of words about something, which may be still to come."""


def attach_times(doc: Doc, found: Sequence[Draft]) -> tuple[list[Draft], dict[int, Time]]:
    """Gives each draft the time its clause names, and returns the times of other verbs by the verb's place.

    A draft whose clause names none keeps `None`.
    """
    at: dict[int, list[int]] = {}
    for n, draft in enumerate(found):
        for token in (draft.site.trigger, draft.site.light, draft.site.setting):
            if token is not None:
                at.setdefault(token.i, []).append(n)
    chosen: dict[int, list[Time]] = {}
    other: dict[int, Time] = {}
    today = doc.report.published
    for time in doc.times:
        if time.when is None or time.function is not None:
            continue
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is None:
            continue
        if _is_age(time) or _is_lost(time):
            continue
        owners = [n for n in owners_of(time, span, at, found) if not _is_content(span, time, found[n])]
        owners = [n for n in owners if not _is_yet_to_come(time, found[n], today)]
        owners = [n for n in owners if not _is_too_vague(time, found[n], today)]
        owners = [m for n in owners for m in _past_of_present(time, n, found, today)]
        before = doc[span.start - 1].lower_ if span.start else ""
        if before == "since":
            time, owners = _open_ended(time), [n for n in owners if not _is_ranked(found[n])]
        if before in _UNTIL:
            time = _open_before(time)
        for n in owners:
            chosen.setdefault(n, []).append(time)
        if not owners and (verb := verb_or_root(span.root)).pos_ == "VERB":
            other.setdefault(verb.i, time)
    timed = [replace(d, time=_sharpest(chosen.get(n, []), d)) if n in chosen else d for n, d in enumerate(found)]
    return timed, other


def _is_age(time: Time) -> bool:
    """True for a century and the like: nothing happened "on" it."""
    when = time.when
    return bool(when and when.earliest and when.before and (when.before - when.earliest).days > _DECADE)


def _is_lost(time: Time) -> bool:
    """True for "the same day" of which no more than the month or the year is known: it names a day, no year."""
    return time.when is not None and time.when.edtf.endswith("-XX") and time.text.lower().endswith("day")


def _open_ended(time: Time) -> Time:
    """ "Since February 24": from that day on."""
    when = time.when
    if when is None or when.earliest is None or "/" in when.edtf:
        return time
    return replace(time, when=replace(when, edtf=f"{when.edtf}/..", before=None))


def _open_before(time: Time) -> Time:
    """ "Until Friday": to that day, from one that is not told."""
    when = time.when
    if when is None or when.earliest is None or "/" in when.edtf:
        return time
    return replace(time, when=replace(when, edtf=f"../{when.edtf}", earliest=None))


def _is_ranked(draft: Draft) -> bool:
    """True for "the first visit since 2014": the year dates the one before."""
    return any(c.lower_ in _RANKED or "Sup" in c.morph.get("Degree") for c in draft.trigger.children)


def _is_content(span: Words, time: Time, draft: Draft) -> bool:
    """True for a time that bounds what is agreed ("a plan until 2030") or stands behind an anniversary in brackets."""
    when, first = time.when, span.start
    before = span.doc[first - 1].lower_ if first else ""
    if before == "for" and when is not None and _YEARS.fullmatch(when.edtf):  # "programmes for 2025-2029"
        return True
    if before in _BOUNDS and when is not None and not when.is_day and len(when.edtf.strip("~?%")) == _YEAR:
        return True
    start = span.sent.start_char
    behind = _BRACKETED.search(span.sent.text[: span.start_char - start])
    return behind is not None and draft.trigger.idx < start + behind.start()


def _is_yet_to_come(time: Time, draft: Draft, today: date | None) -> bool:
    """True for a coming day in a clause of the past that is about something: "discussed the summit in May".

    Of another act in the past the day stays: the report contradicts itself, and a check says so.
    """
    clause, when = draft.site.clause, time.when
    if today is None or when is None or when.earliest is None or draft.status != "held":
        return False
    if draft.pattern.family not in _ABOUT and draft.type not in _ABOUT:
        return False
    return when.earliest > today and "Past" in clause.morph.get("Tense") and "Fin" in clause.morph.get("VerbForm")


def _is_too_vague(time: Time, draft: Draft, today: date | None) -> bool:
    """True for "this year" beside words of reproach or praise: it dates what they are about, words take a moment."""
    when = time.when
    if not (today and when and when.earliest and when.before and when.earliest <= today < when.before):
        return False
    about = draft.pattern.family in _ABOUT or draft.type in _ABOUT
    return about and (when.before - when.earliest).days > _MONTH


def _past_of_present(time: Time, n: int, found: Sequence[Draft], today: date | None) -> list[int]:
    """ "Condemns the raid last night": a past day beside words in the present is that of the act they are about."""
    draft, when = found[n], time.when
    clause = draft.site.clause
    present = "Pres" in clause.morph.get("Tense") and "Fin" in clause.morph.get("VerbForm")
    about = draft.pattern.family in _ABOUT or draft.type in _ABOUT
    if not (today and when and when.before and when.before <= today and present and about):
        return [n]
    objects = {o.i for o in clause.children if relation(o) == "obj"}
    return [m for m, other in enumerate(found) if other.trigger.i in objects and m != n]


def _sharpest(times: list[Time], draft: Draft) -> Time:
    """The narrowest of several times; of equally narrow ones the nearest to the trigger."""

    def width(time: Time) -> tuple[int, int]:
        when = time.when
        days = (when.before - when.earliest).days if when and when.before and when.earliest else 10**6
        return days, abs(time.start - draft.trigger.idx)

    return min(times, key=width)


def date_by_count(doc: Doc, found: Sequence[Draft]) -> list[Draft]:
    """Dates what an anniversary or "a decade since" counts from, where its own words name no date.

    A year that is only counted out is approximate (EDTF `~`): "the 20th anniversary" in 2021 gives `2001~`.
    """
    return [replace(draft, time=_counted(doc, draft) or draft.time) for draft in found]


def _counted(doc: Doc, draft: Draft) -> Time | None:
    at = draft.trigger.idx
    for elapsed in doc.elapsed:
        base, start = elapsed.base, counted_from(elapsed)
        if base is None or not start <= at < elapsed.end:
            continue
        if draft.time is not None and start <= draft.time.start and draft.time.end <= elapsed.end:
            return None
        words = _LINK.sub("", elapsed.text[: start - elapsed.start])
        when = replace(base, edtf=base.edtf if base.is_day else f"{base.edtf}~", text=words)
        return Time(elapsed.start, elapsed.start + len(words), words, "DATE", base.edtf, when=when)
    return None
