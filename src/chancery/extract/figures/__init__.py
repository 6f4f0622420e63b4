"""Doc → figures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from chancery.extract.figures.changes import MOVES, with_changes
from chancery.extract.figures.context import NEXT, Subject, goes_on, is_goal, period_of, points_back, subject_of
from chancery.extract.figures.countries import Countries
from chancery.extract.figures.found import Found
from chancery.extract.figures.measures import find_noun
from chancery.extract.figures.numbers import find_multiples, find_numbers, find_ranks
from chancery.extract.figures.sides import parties_of
from chancery.model import Change, Claim, Figure, Span, When

if TYPE_CHECKING:
    from chancery.model.document import Doc


def find_figures(doc: Doc) -> list[Claim]:
    """The figures of `doc`, in order of place: amounts with a measured unit, counts of things, ranks, multiples.

    Ordinals, ages, dates, clock times, durations and numbers that are names are no figures. A range gives two, its
    lower end `at least`, its upper end `at most`. A figure that is aimed at or lies in the future is `planned`.
    """
    report = doc.report
    starts = [token.idx for token in doc]
    busy = [(time.start, time.end) for time in doc.times]
    found = [*find_numbers(doc, starts, busy), *find_ranks(doc.text), *find_multiples(doc)]
    found = sorted((f for f in found if not report.is_furniture(f.start, f.end)), key=lambda f: (f.start, f.end))
    if not found:
        return []
    subjects = _subjects(doc, found, starts)
    spans = [(f.start, f.end) for f in found]
    whens = [period_of(doc, f.start, f.end, [s for s in spans if s != (f.start, f.end)]) for f in found]
    changes = with_changes(doc, found, whens)
    levels = {id(c): w for f, c, w in zip(found, changes, whens, strict=True) if c and f.unit not in MOVES}
    whens = [when or levels.get(id(change)) for when, change in zip(whens, changes, strict=True)]
    settled = [_settled(when, change) for when, change in zip(whens, changes, strict=True)]
    whens, changes = [when for when, _ in settled], [change for _, change in settled]
    countries = Countries(doc)
    return [_claim(doc, item, (subjects[i], whens[i], changes[i]), countries, starts) for i, item in enumerate(found)]


def _settled(when: When | None, change: Change | None) -> tuple[When | None, Change | None]:
    """ "Trade has grown 8% since 2014 to $5 billion": the year is that of the level before."""
    if when is None or change is None or not when.edtf.endswith("/.."):
        return when, change
    start = When.parse(when.edtf.removesuffix("/.."), when.text)
    return None, replace(change, since=change.since or start)


def _subjects(doc: Doc, found: list[Found], starts: list[int]) -> list[Subject | None]:
    """What each figure measures: its own words, those of its clause, or those that "the figure" points back at."""
    subjects: list[Subject | None] = []
    last: tuple[int, str, Subject] | None = None
    for item in found:
        subject = Subject(item.of, *item.phrase) if item.of and item.phrase else _measured(doc, item, starts)
        if item.rule == "amount" and last and item.start - last[0] < NEXT and item.unit == last[1]:
            silent = subject is None and goes_on(doc, last[0], item.start)
            subject = last[2] if silent or (subject and points_back(doc, subject)) else subject
        if item.rule == "amount" and subject is not None:
            last = item.end, item.unit, subject
        subjects.append(subject)
    return subjects


def _measured(doc: Doc, item: Found, starts: list[int]) -> Subject | None:
    if not doc.parsed:
        return None
    first, last = _tokens(item, starts)
    return subject_of(doc, first, last, percent=item.unit == "%")


def _tokens(item: Found, starts: list[int]) -> tuple[int, int]:
    return bisect_right(starts, item.start) - 1, bisect_left(starts, item.end)


def _told_change(of: str | None, item: Found, change: Change | None) -> str | None:
    """A share of change is told as such: "growth of bilateral trade"."""
    if of is None or change is None or item.unit != "%" or of.startswith(("growth of ", "fall of ")):
        return of
    return f"{'growth' if change.direction == 'rise' else 'fall'} of {of}"


def _claim(
    doc: Doc,
    item: Found,
    told: tuple[Subject | None, When | None, Change | None],
    countries: Countries,
    starts: list[int],
) -> Claim:
    subject, when, change = told
    measure: str | None = None
    parties: tuple[str, ...] = ()
    if subject is not None and (item.unit not in MOVES or change is not None):
        noun = find_noun(doc, subject.start, subject.end, item.unit, countries)
        if noun is not None and (item.unit in MOVES or item.value >= noun.measure.least):
            measure, parties = noun.key, parties_of(doc, noun, (item.start, item.end), countries)
    of = _told_change(subject.text if subject else item.of, item, change)
    body = Figure(item.value, item.unit, of, item.bound, when, measure, parties, change)
    text = doc.text[item.start : item.end]
    claim = Claim(doc.report.uri, Span(item.start, item.end), text, body, f"figures.{item.rule}")
    published = doc.report.published
    ahead = bool(published and when and when.earliest and when.earliest > published)
    first, last = _tokens(item, starts)
    return replace(claim, status="planned") if ahead or is_goal(doc, first, last, subject) else claim
