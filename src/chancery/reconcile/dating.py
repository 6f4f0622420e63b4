"""When an undated report was published: bounds from what it tells, each with its reason, and what they settle.

A report that narrates a visit of June 2017 as past was not published before that June; one that says a president *will*
attend a summit of 2017 was not published after it. Nothing is guessed: a bound is kept only with the sentence that
proves it, and a relative expression is settled only where every day the bounds leave gives the same date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from chancery.model import Elapsed, Report, Span, Time, When


@dataclass(frozen=True, slots=True)
class Dating:
    """The days on which a report can have been published, `[earliest, before)`, and why: one sentence per reason.

    An open side is `None`. Reasons that did not fit the others are kept and begin with "set aside:".
    """

    earliest: date | None
    before: date | None
    evidence: tuple[str, ...]

    @property
    def latest(self) -> date | None:
        """The last day it can have been published, or `None`."""
        return self.before - timedelta(days=1) if self.before else None

    @property
    def sentence(self) -> str:
        """ "published between 2017-06-01 and 2017-11-30, because ..."; says so when nothing is known."""
        reasons = "; ".join(self.evidence)
        if self.earliest and self.before:
            only = self.latest == self.earliest
            span = f"on {self.earliest}" if only else f"between {self.earliest} and {self.latest}"
        elif self.earliest or self.before:
            span = f"on or after {self.earliest}" if self.earliest else f"on or before {self.latest}"
        else:
            return "when it was published is not known" + (f": {reasons}" if reasons else "")
        return f"published {span}, because {reasons}"


Gathering = tuple[Span, When]
"""A congress or summit of public record that a report names: where, and its days."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One reason: not before `earliest`, or over by `before`, and the sentence that says why."""

    earliest: date | None
    before: date | None
    reason: str


def date_report(
    report: Report,
    times: Sequence[Time],
    elapsed: Sequence[Elapsed],
    gatherings: Sequence[Gathering] = (),
) -> Dating:
    """Bounds of a report's publication from its own evidence, and from the days of the gatherings it names.

    A report that gives its date is bounded by it. Offices prove no date: the same person may hold one twice.
    """
    if report.published:
        return Dating(report.published, report.published + timedelta(days=1), (f"the source gives {report.published}",))
    bounds = [*_issued(times)]
    if not bounds:
        bounds = [
            *_told(report, times),
            *_marked(report, elapsed),
            *_years_beside(report, times, [*_anniversary_years(elapsed), *_gathering_years(gatherings)]),
        ]
    dating = _joined(bounds)
    return _by_weekday(dating, times)


def _issued(times: Sequence[Time]) -> Iterable[Bound]:
    for time in times:
        when = time.when
        if time.function and when and when.is_day:
            kind = "header" if time.function == "PUBLICATION_TIME" else "dateline"
            yield Bound(when.earliest, when.before, f"the {kind} says {time.text!r} ({when.earliest})")


def _told(report: Report, times: Sequence[Time]) -> Iterable[Bound]:
    for time in times:
        when = time.when
        if when is None or when.earliest is None or time.function:
            continue
        words = _around(report, time.start, time.end)
        if time.told == "past":
            yield Bound(when.earliest, None, f"{words} is told as past: not before {when.earliest}")
        elif time.told == "future" and when.before:
            yield Bound(None, when.before, f"{words} is still to come: not after {when.latest}")


def _marked(report: Report, elapsed: Sequence[Elapsed]) -> Iterable[Bound]:
    """Anniversaries whose year does not hang on the publication, told as being celebrated now."""
    for item in elapsed:
        if not item.independent or item.anchor is None or item.ordinal_kind != "anniversary":
            continue
        head = report.body_text[max(0, item.start - 80) : item.start].rpartition(".")[2]
        if not re.search(r"\b(?:is|are)\s+(?:now\s+)?(?:celebrating|marking|observing|commemorating)\b", head):
            continue
        year = item.anchor.earliest
        if year is None:
            continue
        words = _around(report, item.start, item.end)
        if item.falls and item.falls.is_day and item.falls.before:
            month_end = _next_month(item.falls.before - timedelta(days=1))
            reason = f"{words} is being celebrated and falls on {item.falls.edtf}: in {year.year}, not after that month"
            yield Bound(date(year.year, 1, 1), month_end, reason)
        else:
            reason = f"{words} is being celebrated, which is in {year.year} ({item.derivation})"
            yield Bound(date(year.year, 1, 1), date(year.year + 1, 1, 1), reason)


_YEAR_WORDS = {"this year": 0, "next year": 1, "last year": -1}


Known = tuple[Span, int, str]
"""A place in the text that tells a year by itself: the span, the year, the reason."""


def _years_beside(report: Report, times: Sequence[Time], known: Sequence[Known]) -> Iterable[Bound]:
    """ "next year" in apposition with a named year, or beside an anniversary or a gathering whose year is known."""
    for time in times:
        shift = _YEAR_WORDS.get(time.text.lower())
        if shift is None:
            continue
        named = _named_year(report, time, times) or _known_year(report, time, known)
        if named is not None:
            year, reason = named
            publication = year - shift
            first, after = date(publication, 1, 1), date(publication + 1, 1, 1)
            yield Bound(first, after, f"{time.text!r} is {year}, {reason}: in {publication}")


def _named_year(report: Report, time: Time, times: Sequence[Time]) -> tuple[int, str] | None:
    for other in times:
        if re.fullmatch(r"\d{4}", other.value) and re.fullmatch(
            r"\s*[,(]\s*", report.body_text[time.end : other.start]
        ):
            return int(other.value), "named beside it"
    return None


def _known_year(report: Report, time: Time, known: Sequence[Known]) -> tuple[int, str] | None:
    for span, year, reason in known:
        between = report.body_text[min(span.end, time.end) : max(span.start, time.start)]
        if len(between) <= 60 and not re.search(r"[.;\n]", between):
            return year, reason
    return None


def _anniversary_years(elapsed: Sequence[Elapsed]) -> Iterable[Known]:
    for item in elapsed:
        if item.independent and item.anchor and item.anchor.earliest and item.ordinal_kind == "anniversary":
            reason = f"the year of {item.text!r} ({item.derivation})"
            yield Span(item.start, item.end), item.anchor.earliest.year, reason


def _gathering_years(gatherings: Sequence[tuple[Span, When]]) -> Iterable[Known]:
    for span, when in gatherings:
        if when.earliest:
            yield span, when.earliest.year, f"the year of {when.text!r} ({when.edtf}, on public record)"


def _joined(bounds: Sequence[Bound]) -> Dating:
    """The days all bounds leave. While they leave none, the bound is set aside that clashes with most of the others.

    Of two that clash alike it is the one farther from the middle of all.
    """
    kept, aside = list(dict.fromkeys(bounds)), []
    ends = sorted(_edge(bound) for bound in kept)
    while kept and not _possible(kept):
        clashes = [sum(not _possible([bound, other]) for other in kept) for bound in kept]
        away = [abs((_edge(bound) - ends[len(ends) // 2]).days) for bound in kept]
        aside.append(kept.pop(max(range(len(kept)), key=lambda i: (clashes[i], away[i]))))
    earliest = max((b.earliest for b in kept if b.earliest), default=None)
    before = min((b.before for b in kept if b.before), default=None)
    reasons = [b.reason for b in kept if (b.earliest and b.earliest == earliest) or (b.before and b.before == before)]
    return Dating(earliest, before, (*dict.fromkeys(reasons), *(f"set aside: {bound.reason}" for bound in aside)))


def _edge(bound: Bound) -> date:
    return bound.earliest or bound.before or date.min


def _possible(bounds: Sequence[Bound]) -> bool:
    earliest = max((b.earliest for b in bounds if b.earliest), default=date.min)
    before = min((b.before for b in bounds if b.before), default=date.max)
    return earliest < before


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _by_weekday(dating: Dating, times: Sequence[Time]) -> Dating:
    """ "Thursday, June 20" fits few years: where it fits one the bounds leave, the report is not before that day."""
    if dating.earliest is None or dating.before is None or (dating.before - dating.earliest).days > 366 * 12:
        return dating
    for time in times:
        day = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", time.value)
        weekday = next((i for i, name in enumerate(_WEEKDAYS) if time.text.lower().startswith(name[:3])), None)
        if not day or weekday is None or time.told != "past":
            continue
        fits = []
        for year in range(dating.earliest.year - 1, dating.before.year + 1):
            try:
                candidate = date(year, int(day[1]), int(day[2]))
            except ValueError:
                continue
            if candidate.weekday() == weekday and dating.earliest - timedelta(days=366) < candidate < dating.before:
                fits.append(candidate)
        if len(fits) == 1 and fits[0] > dating.earliest:
            reason = f"{time.text!r} is told as past and {fits[0]} is the one such week day in question: not before it"
            return replace(dating, earliest=fits[0], evidence=(*dating.evidence, reason))
    return dating


def resolve_times(times: Sequence[Time], dating: Dating, reread: Callable[[date], Sequence[Time]]) -> tuple[Time, ...]:
    """The times with those settled that come out the same whichever day within the bounds the report was published.

    `reread` reads the times of the same text for a day of publication. A bare "Thursday" stays open unless the bounds
    leave one week; where they leave one year, it is a day of that year. Nothing changes when a side is open or the
    bounds leave more than two years.
    """
    if dating.earliest is None or dating.before is None or (dating.before - dating.earliest).days > 731:
        return tuple(times)
    if not any(_is_open(time) for time in times):
        return tuple(times)
    readings = [{(t.start, t.end): t for t in reread(day)} for day in _days_to_try(dating.earliest, dating.before)]
    settled = []
    for time in times:
        place = (time.start, time.end)
        options = [reading.get(place) for reading in readings]
        first = options[0]
        same = first is not None and all(o is not None and o.value == first.value for o in options)
        settled.append(first if same and first is not None and _is_open(time) else _in_year(time, options))
    return tuple(settled)


def _in_year(time: Time, options: Sequence[Time | None]) -> Time:
    """A bare day of the week that falls into one year whenever the report came out: some day of that year."""
    whens = [option.when if option else None for option in options]
    years = {(when.earliest.year, when.latest.year) for when in whens if when and when.earliest and when.latest}
    if time.when is not None or not re.fullmatch(r"XXXX-WXX-\d", time.value) or not all(whens) or len(years) != 1:
        return time
    year, last = years.pop()
    return replace(time, when=When.parse(str(year), time.text)) if year == last else time


def _is_open(time: Time) -> bool:
    return "X" in time.value and time.type in ("DATE", "TIME")


def _days_to_try(earliest: date, before: date) -> list[date]:
    """Every day of short bounds; else both ends and the ends of months, between which no reading comes and goes."""
    days = [earliest + timedelta(days=n) for n in range((before - earliest).days)]
    if len(days) <= 31:
        return days
    ends = {days[0], days[-1]}
    return [day for day in days if day in ends or day.day == 1 or (day + timedelta(days=1)).day == 1]


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _around(report: Report, start: int, end: int) -> str:
    """The expression with a few words before it, quoted."""
    text = report.body_text
    begin = max(0, start - 50)
    begin = text.find(" ", begin, start) + 1 if begin else 0
    breaks = [match.end() for match in re.finditer(r"\n|[.!?]\s+(?=[A-Z])", text[begin:start])]
    return repr(re.sub(r"\s+", " ", text[begin + (breaks[-1] if breaks else 0) : end]))
