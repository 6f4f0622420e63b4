"""Counted lengths that date an event: "67 years ago", "11 years later", "the 75 years since", "first in 20 years"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from chancery.lang import knowledge
from chancery.model import Elapsed, Time, When
from chancery.parse.times.counting import Count, derive, exact_year, make_elapsed, year_when
from chancery.parse.times.lengths import length_of
from chancery.parse.times.setting import Setting

_LENGTH = re.compile(r"P(\d+(?:\.\d+)?)(DE|CE|Y|M|W|D)")
_IN_YEARS = {"DE": 10, "CE": 100}
_SINCE = re.compile(r"\s+since\s+")
_BEFORE_NAME = re.compile(r"\s*(?:,|in|on|and)\s*$")
_HEDGE = r"(?:the\s+)?(?:over\s+|more than\s+|nearly\s+|almost\s+|about\s+)?"
_FIRST_IN = re.compile(
    rf"(?P<act>.*?\b(?:first|no|not|never|lowest|highest|biggest|largest|worst)\b[^,;]*?)\s*(?P<tail>\bin\s+{_HEDGE})$",
    re.IGNORECASE | re.DOTALL,
)
_OPENING = re.compile(r"^(?:it was|it is|this is|this was)\s+|\s*\bfor the first time$", re.IGNORECASE)
_PAST = re.compile(r"(?:the |these )?(?:past|last)\b", re.IGNORECASE)


def find_passed(setting: Setting) -> Iterator[Elapsed]:
    """ "ago", "later", "earlier", "since", "for the first time in"."""
    for at, time in enumerate(setting.times):
        words = time.text.lower()
        if words.endswith(" ago"):
            yield from _ago(setting, time)
        elif words.endswith((" later", " earlier")) and time.when:
            yield from _later(setting, time, at)
        elif time.type == "DURATION":
            yield from _since(setting, time)
            yield from _first_in(setting, time)


def find_past_years(setting: Setting, counts: Collection[float]) -> Iterator[Elapsed]:
    """ "the past 50 years", which dates an event only where the report counts the same years from one."""
    for time in setting.times:
        length = _length(time)
        if length and length[1] == "Y" and length[0] >= 5 and length[0] in counts and _PAST.match(time.text):
            what = Count(None, *length, "past")
            yield make_elapsed(setting.text, (time.start, time.end), what, setting.publication_year())


def _length(time: Time) -> tuple[float, str] | None:
    match = _LENGTH.fullmatch(time.value) if time.type == "DURATION" else None
    if not match:
        return None
    size = _IN_YEARS.get(match[2])
    return (float(match[1]) * size, "Y") if size else (float(match[1]), match[2])


def _ago(setting: Setting, time: Time) -> Iterator[Elapsed]:
    count = length_of(time.text)
    if count is None:
        return
    anchor = _publication(setting, count[1])
    told = exact_year(time.when) if time.when else None
    if anchor is None and count[1] == "Y" and told is not None:
        anchor = year_when(told + int(count[0]), time.text)
    begin = setting.sentence(time.start)[0]
    clause = re.split(r"\b(?:since|that|which|when)\b|[,;]", setting.text[begin : time.start])[-1].strip(" ,")
    what = Count(clause or None, *count, "ago", time.mod is not None)
    yield make_elapsed(setting.text, (time.start, time.end), what, anchor)


def _publication(setting: Setting, unit: str) -> When | None:
    if unit == "Y":
        return setting.publication_year()
    return When.of_day(setting.published) if setting.published else None


def _later(setting: Setting, time: Time, at: int) -> Iterator[Elapsed]:
    """Counted from the date told before, and only where the arithmetic holds between the two."""
    count = length_of(time.text)
    before = [t for t in setting.times[:at] if t.type == "DATE" and t.when and t.when.earliest]
    if count is None or count[1] != "Y" or not before or time.when is None or before[-1].when is None:
        return
    later = time.text.lower().endswith("later")
    anchor, base = (time.when, before[-1].when) if later else (before[-1].when, time.when)
    first, last = exact_year(base), exact_year(anchor)
    if first is None or last is None or last - first != count[0]:
        return
    begin = setting.sentence(before[-1].start)[0]
    of = _BEFORE_NAME.sub("", setting.text[begin : before[-1].start].strip()) or None
    stop = re.compile(r"[.;\n]|$").search(setting.text, time.end)
    end = stop.start() if stop and later else time.end
    what = Count(of, *count, "later")
    words = setting.text[time.start : end]
    yield Elapsed(time.start, end, words, of, *count, "later", anchor, base, derive(what, anchor, base))


def _since(setting: Setting, time: Time) -> Iterator[Elapsed]:
    length = _length(time)
    since = _SINCE.match(setting.text, time.end)
    if length is None or not since:
        return
    end = setting.clause_end(since.end())
    subject = _marker(setting, time)
    start = subject.start if subject else time.start
    anchor = subject.when if subject else None
    if anchor is None:
        anchor = setting.year_near(time.start, end) if length[1] == "Y" else _publication(setting, length[1])
    of = re.sub(r"^the\s+", "", setting.text[since.end() : end].strip())
    what = Count(of, *length, "since", time.mod is not None)
    yield make_elapsed(setting.text, (start, end), what, anchor)


def _marker(setting: Setting, time: Time) -> Time | None:
    """The time that "will mark a decade since" has as its subject."""
    marks = _marks().search(setting.text, max(0, time.start - 60), time.start)
    if not marks:
        return None
    return next((t for t in setting.dates(0, marks.start()) if not setting.text[t.end : marks.start()].strip()), None)


@cache
def _marks() -> re.Pattern[str]:
    words = "|".join(sorted(knowledge("en", "times")["elapsed"]["marks"], key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\s+{_HEDGE}\Z", re.IGNORECASE)


def _first_in(setting: Setting, time: Time) -> Iterator[Elapsed]:
    length = _length(time)
    begin, stop = setting.sentence(time.start)
    match = _FIRST_IN.match(setting.text[begin : time.start]) if length else None
    if length is None or match is None or length[1] != "Y" or length[0] < 2:
        return
    anchor = _publication(setting, length[1])
    last = exact_year(anchor) if anchor else None
    named = [t for t in setting.dates(time.end, stop) if t.when and last and exact_year(t.when) == last - length[0]]
    start = begin + match.start("tail")
    end = named[-1].end if named else time.end
    of = _OPENING.sub("", match["act"].strip(" ,")) or None
    what = Count(of, *length, "first in", time.mod is not None)
    yield make_elapsed(setting.text, (start, end), what, anchor)
