"""A headline against the report under it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from chancery.model import Event, Figure, Finding, Occupancy, Span, Time
from chancery.model.numbers import MAGNITUDE
from chancery.reconcile.checks.figures import interval
from chancery.reconcile.checks.material import Grade, Material, Side, Source, Told, finding, table
from chancery.reconcile.checks.meetings import excludes, offices_in, ranks

NEAR = 7
"""Days. A day in the headline so close to that of the main event is meant for it; another is of something else."""


@dataclass(slots=True)
class _Report:
    """What a report tells, for its headline to be held against."""

    source: Source
    events: list[Told] = field(default_factory=list)
    figures: list[Told] = field(default_factory=list)
    offices: list[Told] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)


def headlines(material: Material) -> Iterator[Finding]:
    """A headline that its own report does not bear out: another number, office, day, or a visit that was called off.

    Numbers: none of the report's in that unit is the headline's. Offices: the report gives the person one that excludes
    it. Days: none of the report's, but within a week of its main event.
    """
    for report in _reports(material):
        yield from _numbers(report)
        yield from _offices(report)
        yield from _days(report)
        yield from _called_off(report)


def _reports(material: Material) -> Iterator[_Report]:
    reports = {source.uri: _Report(source) for source in material.sources if source.headline}
    for told in (told for group in material.events for told in group):
        if told.source.uri in reports:
            reports[told.source.uri].events.append(told)
    for told in material.figures:
        if told.source.uri in reports:
            reports[told.source.uri].figures.append(told)
    for told in material.occupancies:
        if told.source.uri in reports:
            reports[told.source.uri].offices.append(told)
    for stamped in material.times:
        if stamped.source.uri in reports:
            reports[stamped.source.uri].times.append(stamped.time)
    yield from reports.values()


def _numbers(report: _Report) -> Iterator[Finding]:
    by_unit: dict[str, list[Told]] = defaultdict(list)
    for told in report.figures:
        if isinstance(told.claim.body, Figure) and told.claim.body.unit:
            by_unit[_singular(told.claim.body.unit)].append(told)
    for found in _amounts().finditer(report.source.headline):
        unit = _unit(found)
        same = by_unit.get(unit, []) if unit else []
        low, high = _range(found)
        if not same or any(_meets(told, low, high) for told in same):
            continue
        grade: Grade = "hard" if len(same) == 1 and _one_thing(same[0]) else "soft"
        above = Side(report.source, Span(*found.span()), found[0].strip(), part="headline")
        below = [Side(t.source, t.claim.span, t.claim.text) for t in same]
        values = ", ".join(dict.fromkeys(side.value for side in below))
        sentence = f"The headline says {above.value}, the report {values} ({above.who})."
        yield finding("headlines", grade, sentence, [above, *below])


def _meets(told: Told, low: float, high: float) -> bool:
    """Whether some value serves both; a bound of either ("over 40") leaves one side open."""
    least, most = interval(told)
    return least <= high and low <= most


def _one_thing(told: Told) -> bool:
    """Whether the sentence of a figure has two telling words of the headline: then both speak of one thing."""
    sentence = told.source.sentence(told.claim.span.start, told.claim.span.end).of(told.source.text)
    words, above = (set(re.findall(r"[^\W\d_]{4,}", text.casefold())) for text in (sentence, told.source.headline))
    return len((words & above) - {word for word, _ in MAGNITUDE}) > 1


@cache
def _amounts() -> re.Pattern[str]:
    sizes = "|".join(word for word, _ in MAGNITUDE)
    nouns = "|".join([*table("rules")["listed"], "day"])
    return re.compile(
        rf"(?P<hedge>\b(?:over|nearly|about|almost|more than|up to|at least|around|some|tops?)\s)?"
        rf"(?P<money>(?:US)?\$)?(?<![\d.,])(?P<value>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)\s?(?P<size>{sizes})?\b"
        rf"\s?(?:(?P<dollar>US dollars|USD|dollars)|(?P<percent>%|percent|per cent|pct)|-?(?P<noun>{nouns})\b)?",
        re.IGNORECASE,
    )


def _unit(found: re.Match[str]) -> str | None:
    if found["percent"]:
        return "%"
    if found["money"] or found["dollar"]:
        return "usd"
    return _singular(found["noun"]) if found["noun"] else None


def _singular(unit: str) -> str:
    low = unit.casefold()
    return low if len(low) < 4 and low != "mous" else low.removesuffix("s")


def _range(found: re.Match[str]) -> tuple[float, float]:
    """What the number of a headline can stand for: all that is rounded to it, and more where it is hedged."""
    digits = found["value"].replace(",", "")
    size = dict(MAGNITUDE).get((found["size"] or "").casefold(), 1.0)
    value = float(digits) * size
    half = 0.5 * size * 10 ** -len(digits.partition(".")[2]) if size > 1 or found["percent"] or "." in digits else 0.0
    wide = 0.25 * value if found["hedge"] else 0.0
    return value - half - wide, value + half + wide


def _offices(report: _Report) -> Iterator[Finding]:
    """Offices in front of a name in the headline that exclude all that the report gives the name."""
    bearers: dict[str, list[Told]] = defaultdict(list)
    for told in report.offices:
        if isinstance(told.claim.body, Occupancy):
            for word in set(re.findall(r"\w+", told.claim.body.holder)):
                bearers[word].append(told)
    for found in re.finditer(r"\b\w+\b", report.source.headline):
        tellings = bearers.get(found[0], [])
        if not tellings:
            continue
        lead = re.split(
            r"[,;:–—-]|’s\b|'s\b|\b(?:and|with|meets?|to|hosts?)\b", report.source.headline[: found.start()], flags=re.I
        )[-1]
        named = offices_in(lead) if re.search(r"\w+\s$", lead) else frozenset[str]()
        given = frozenset[str]().union(*(ranks(told) for told in tellings))
        if not named or not given or named & given or not _adjacent(lead) or len({t.holder for t in tellings}) != 1:
            continue
        if all(excludes(a, b) for a in named for b in given):
            above = Side(
                report.source, Span(found.start() - len(lead.lstrip()), found.end()), lead.strip(), part="headline"
            )
            below = [
                Side(t.source, t.claim.span, t.claim.body.post) for t in tellings if isinstance(t.claim.body, Occupancy)
            ]
            sentence = f"The headline makes {found[0]} {above.value}, the report {below[0].value} ({above.who})."
            yield finding("headlines", "hard", sentence, [above, *below])


def _adjacent(lead: str) -> bool:
    """Whether the office stands right before the name: the last word before it belongs to the office."""
    return bool(offices_in(" ".join(lead.split()[-3:]))) and not re.search(
        r"\b(?:ex|former|late)\b", lead, re.IGNORECASE
    )


def _days(report: _Report) -> Iterator[Finding]:
    """A day of a month in the headline that no date of the report is, close to the day of its main event."""
    dated = sorted((t for t in report.events if isinstance(t.claim.body, Event)), key=lambda t: t.claim.span.start)
    when = next((t.claim.body.when for t in dated if isinstance(t.claim.body, Event) and t.claim.body.when), None)
    if not when or not when.is_day or not when.earliest:
        return
    main = next(t for t in dated if isinstance(t.claim.body, Event) and t.claim.body.when is when)
    for found in _month_days().finditer(report.source.headline):
        day, month = int(found["day"] or found["other"]), _month(found["month"] or found["name"])
        told = {(t.when.earliest.month, t.when.earliest.day) for t in report.times if t.when and t.when.earliest}
        spans = [t.when for t in report.times if t.when and t.when.earliest and t.when.before]
        try:
            meant = when.earliest.replace(month=month, day=day)
        except ValueError:
            continue
        inside = any(w.earliest <= meant < w.before for w in spans if w.earliest and w.before)
        if (month, day) not in told and not inside and 0 < abs((meant - when.earliest).days) <= NEAR:
            above = Side(report.source, Span(*found.span()), found[0], part="headline")
            below = Side(main.source, main.claim.span, when.edtf)
            sentence = f"The headline says {above.value}, the report {when.earliest.isoformat()} ({above.who})."
            yield finding("headlines", "hard", sentence, [above, below])


@cache
def _month_days() -> re.Pattern[str]:
    months = "|".join(row["words"] for row in table("rules")["month"])
    return re.compile(rf"\b(?P<month>{months})\.? (?P<day>\d\d?)\b(?!\d)|\b(?P<other>\d\d?) (?P<name>{months})\b")


def _month(words: str) -> int:
    rows = table("rules")["month"]
    return next(at for at, row in enumerate(rows, 1) if re.fullmatch(row["words"], words))


def _called_off(report: _Report) -> Iterator[Finding]:
    """A headline that calls something off, over a report that knows nothing of it."""
    words = "|".join(table("rules")["called_off"])
    found = re.search(
        rf"\b(?:{words})\b.{{0,60}}\b(?:{'|'.join(table('rules')['occasion'])})\b", report.source.headline, re.I
    )
    if not found or re.search(rf"\b(?:{words})\b", report.source.text, re.I):
        return
    held = [t for t in report.events if t.claim.status in ("held", "ongoing") and _type(t) == "CONSULT"]
    if held:
        above = Side(report.source, Span(*found.span()), "called off", part="headline")
        below = Side(held[0].source, held[0].claim.span, held[0].claim.status)
        sentence = f"The headline says “{found[0]}”, the report “{below.words}” ({above.who})."
        yield finding("headlines", "hard", sentence, [above, below])


def _type(told: Told) -> str:
    return told.claim.body.type if isinstance(told.claim.body, Event) else ""
