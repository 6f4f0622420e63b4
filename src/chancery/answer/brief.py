"""A briefing note on a relation, composed from claims: no sentence says more than the reports it points at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from chancery.answer.agreements import Agreement
from chancery.answer.commitments import Asked, Commitment, commitments
from chancery.answer.contacts import Contact, InPost
from chancery.answer.days import due, spoken
from chancery.answer.disagreements import Disagreement, fullest
from chancery.answer.events import REPORTS, report_line
from chancery.answer.figures import Point, Series, figures
from chancery.answer.milestones import Milestone
from chancery.answer.party import country_name
from chancery.answer.relation import Relation, relation
from chancery.answer.said import Question, Quotation, said
from chancery.answer.sentences import sentence
from chancery.answer.timeline import Filters, timeline
from chancery.answer.views import EventView, ReportLine, Unanswerable, View, Words
from chancery.answer.words import party
from chancery.model.numbers import number
from chancery.record import Store

QUOTATIONS = 5
"""The last quotations of each side that a note gives; all are in `chancery said`."""
WORDS = 4
"""Words between quotation marks from which on they are a quotation: fewer are a term."""
QUOTED = re.compile(r"[\"“”«„][^\"“”»]+[\"”“»]")
DAY = len("2024-06-20")
VISITS = 12
"""The most recent visits that a note lists; all are in `chancery relation`."""


@dataclass(frozen=True, slots=True)
class Note(View):
    """A source: the number that sentences give it, the words, who said them, and the report they stand in."""

    number: int
    text: str
    said_by: str | None
    report: ReportLine


@dataclass(frozen=True, slots=True)
class Line(View):
    """One sentence of a note; `notes` are the numbers of its sources, `remark` how far it can be relied on."""

    text: str
    notes: tuple[int, ...]
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Section(View):
    """A part of a note; `none` is what to say when it has no line."""

    heading: str
    lines: tuple[Line, ...]
    none: str


@dataclass(frozen=True, slots=True)
class Brief(View):
    """A note on the relation of two countries, as of a day (`YYYY-MM-DD`), with numbered sources."""

    title: str
    subtitle: str
    as_of: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]


@dataclass(slots=True)
class _Notes:
    """The sources in the order in which the note comes to use them; `events` are those between the two, by id."""

    store: Store
    events: dict[str, EventView]
    found: dict[tuple[int, str], Note] = field(default_factory=dict)

    def cite(self, sources: Iterable[tuple[str, str | None, ReportLine]]) -> tuple[int, ...]:
        """Numbers of `(words, said by, report)`; the same words of one report keep their number."""
        numbers = []
        for text, said_by, report in sources:
            key = (report.number, text)
            self.found.setdefault(key, Note(len(self.found) + 1, text, said_by, report))
            numbers.append(self.found[key].number)
        return tuple(dict.fromkeys(numbers))

    def of_words(self, words: Iterable[Words]) -> tuple[int, ...]:
        """Numbers of the words of claims."""
        return self.cite((told.text, told.said_by, told.report) for told in words)

    def report(self, number: int) -> ReportLine:
        """The line of a report by its number."""
        return report_line(self.store.query(f"{REPORTS} WHERE r.number = ?", (number,))[0])


def brief(store: Store, left: str, right: str, *, since: str | None = None, today: date) -> Brief:
    """The note on two countries on the day `today`. `since` leaves out earlier visits, agreements and contacts.

    Raises `Unanswerable` when a word means no country, or both the same.
    """
    told = relation(store, left, right, since=since, today=today)
    pair = (told.left, told.right)
    notes = _Notes(store, {event.id: event for event in timeline(store, pair, Filters(since=since)).events})
    sections = (
        _state(told, notes),
        _section("Milestones", (_milestone(m, notes) for m in told.milestones), "No milestone is told."),
        _contacts(told.contacts, notes),
        _visits(told.visits, notes),
        _section("Agreements", (_agreement(a, notes) for a in told.agreements), "No agreement is told."),
        _commitments(store, pair, today, notes),
        _section("Key figures", _figures(store, pair, notes), "No figure is told."),
        _section("People in post", (_in_post(p, notes) for p in told.posts), "No office is told."),
        _section("Quotations", _quotations(store, pair, since, notes), "No direct quotation is told."),
        _section("Open disagreements", (_disputed(d, notes) for d in told.disagreements), "None was found."),
    )
    names = (country_name(told.left), country_name(told.right))
    counted = f"From {told.reports} reports of the record that tell of {told.events} events between the two"
    span = f" since {spoken(since)}" if since else ""
    found = tuple(notes.found.values())
    return Brief(
        f"{names[0]} – {names[1]}: briefing note",
        f"As of {spoken(today.isoformat())}. {counted}{span}.",
        today.isoformat(),
        sections,
        found,
    )


def _section(heading: str, lines: Iterable[Line], none: str) -> Section:
    return Section(heading, tuple(lines), none)


def _remark(*parts: str | None) -> str | None:
    return "; ".join(part for part in parts if part) or None


def _single(independent: int) -> str | None:
    return "one source" if independent == 1 else f"{independent} independent sources"


def _state(told: Relation, notes: _Notes) -> Section:
    """Where the relation stands: what was last raised or broken, and the last contact at the highest level."""
    lines = []
    if told.milestones:
        last = told.milestones[-1]
        line = _milestone(last, notes)
        lines.append(Line(f"Last milestone told: {line.text}", line.notes, line.remark))
    dated = [contact for contact in (*told.contacts, *told.visits) if contact.latest]
    if dated:
        last_contact = max(dated, key=lambda c: (c.latest or "", c.event))
        lines.append(_happened(last_contact, notes, "Last contact told: "))
    return _section("State of relations", lines, "The record tells neither a milestone nor a contact.")


def _happened(contact: Contact, notes: _Notes, before: str = "") -> Line:
    told = notes.events[contact.event]
    return Line(before + sentence(told), notes.of_words(told.words), _single(told.independent))


def _milestone(told: Milestone, notes: _Notes) -> Line:
    text = f"{spoken(told.when)}: {told.name}."
    text = text[:1].upper() + text[1:]
    against = sorted({spoken(dated.when) for dated in told.against})
    disputed = f"other reports point to {', '.join(against)}" if against else None
    counted = "the date is counted out of an anniversary" if told.derived else None
    sources = ((dated.text, None, dated.report) for dated in (*told.sources, *told.against))
    return Line(text, notes.cite(sources), _remark(_single(told.independent), counted, disputed))


def _contacts(contacts: Sequence[Contact], notes: _Notes) -> Section:
    lines = [_happened(contact, notes, f"{(contact.level or 'other').capitalize()}: ") for contact in contacts]
    return _section("Last contacts at each level", lines, "No dated contact is told.")


def _visits(visits: Sequence[Contact], notes: _Notes) -> Section:
    told = {visit.event: notes.events[visit.event].told or "" for visit in visits}
    last = sorted(visits, key=lambda c: (c.earliest or "", told[c.event], c.event), reverse=True)[:VISITS]
    heading = "Visits" if len(visits) <= VISITS else f"Visits: the last {VISITS} of {len(visits)}"
    return _section(heading, (_happened(contact, notes) for contact in last), "No visit is told.")


def _agreement(told: Agreement, notes: _Notes) -> Line:
    when = f" ({spoken(told.when)})" if told.when else _told_in(told.stages[-1].words)
    term = f", term {spoken(told.term)}" if told.term else ""
    name = f"{told.name[:1].upper()}{told.name[1:]}"
    lapsed = "its term is over; no report says what followed" if told.lapsed else None
    counts = f"reports differ: {', '.join(map(str, told.counts))}" if len(told.counts) > 1 else None
    words = [words for stage in told.stages for words in stage.words]
    return Line(
        f"{name}: {told.status}{when}{term}.", notes.of_words(words), _remark(_single(told.independent), lapsed, counts)
    )


def _commitments(store: Store, pair: tuple[str, str], today: date, notes: _Notes) -> Section:
    """Those open or overdue between the two alone: what was kept is told under its deed."""
    told = [one for one in commitments(store, pair, Asked(), today=today) if one.state in ("open", "overdue")]
    alone = [one for one in told if {p.country for p in (*one.who, *one.whom)} <= {*pair, None}]
    heading = "Open commitments"
    heading += f": {len(alone)} between the two alone, of {len(told)}" if len(alone) < len(told) else ""
    return _section(heading, (_commitment(one, notes) for one in alone), "No open commitment is told.")


def _commitment(told: Commitment, notes: _Notes) -> Line:
    due_day = f", due {due(told.due)}" if told.due else ""
    day = _first_told(told.words)
    who = ", ".join(country_name(p.country) if p.schema == "Country" else p.name for p in told.who)
    what = " ".join(told.what.split())
    since = f"told on {spoken(day)}" if day else None
    remark = _remark(_single(told.independent), since, told.sentence if told.due else "no due date")
    return Line(f"{who}: “{what}”{due_day}.", notes.of_words(told.words), remark)


def _first_told(words: Iterable[Words]) -> str | None:
    """The day of the first dated report that tells it."""
    return min((told.report.published[:10] for told in words if told.report.published), default=None)


def _told_in(words: Iterable[Words]) -> str:
    day = _first_told(words)
    return f" (told on {spoken(day)}, without a date)" if day else ""


def _figures(store: Store, pair: tuple[str, str], notes: _Notes) -> Iterable[Line]:
    """The last point of each series that has a value and is no mere aim."""
    try:
        found = figures(store, pair).series
    except Unanswerable:  # none between the two
        return
    for series in found:
        points = [point for point in series.points if point.value is not None and point.status in ("held", "ongoing")]
        if points:
            point = max(points, key=lambda p: (p.latest or p.told or "", p.independent))
            yield _figure(series, point, notes)


def _figure(series: Series, point: Point, notes: _Notes) -> Line:
    value = quantity(point.value or 0.0, series.unit)
    bound = f"{point.bound} " if point.bound != "exact" else ""
    when = f" {during(point.period)}" if point.period else f" as told on {spoken(point.told)}" if point.told else ""
    name = f"{series.measure[:1].upper()}{series.measure[1:]}, {series.between}"
    sources = ((source.text, None, source.report) for source in point.sources)
    disputed = "reports disagree" if point.finding else None
    return Line(f"{name}: {bound}{value}{when}.", notes.cite(sources), _remark(_single(point.independent), disputed))


def during(period: str) -> str:
    """A period behind a value: `in 2024`, `on 22 April 2022`, `since 2014`, `from 1 to 5 May 2024`."""
    first, _, last = period.partition("/")
    if "/" in period and last in ("", ".."):
        return f"since {spoken(first)}"
    if "/" in period:
        return spoken(period) if first in ("", "..") else f"in {spoken(period)}"
    return f"{'on' if len(period.rstrip('~?%')) == DAY else 'in'} {spoken(period)}"


def quantity(value: float, unit: str) -> str:
    """A value as people read it: `5.4 billion USD`, `1,000`, `8%`."""
    told = number(value)
    if unit == "%":
        return f"{told}%"
    return f"{told} {unit}" if (len(unit) == 3 and unit.isupper()) or unit == "times" else told


def _in_post(told: InPost, notes: _Notes) -> Line:
    to = f" to {country_name(told.to)}" if told.to else ""
    of = country_name(told.country)
    post = told.post if to and "ambassador" not in told.post.casefold() else told.post.split(" to ")[0]
    span = (
        f"told from {spoken(told.first)} to {spoken(told.last)}"
        if told.first != told.last
        else f"told on {spoken(told.last)}"
    )
    text = f"{of}, {post}{to}: {told.holder}, {span}." if told.last else f"{of}, {post}{to}: {told.holder}."
    return Line(text, notes.cite([(told.words, None, notes.report(told.report))]), _single(told.independent))


def _quotations(store: Store, pair: tuple[str, str], since: str | None, notes: _Notes) -> Iterable[Line]:
    """The last words in quotation marks of each side's people, in reports that tell of the two."""
    reports = {words.report.number for event in notes.events.values() for words in event.words}
    for code in pair:
        found = said(store, Question(name=code, since=since)).quotations
        direct = [q for q in found if is_quotation(q) and any(u.report.number in reports for u in q.utterances)]
        for quotation in direct[-QUOTATIONS:]:
            yield _quotation(quotation, notes)


def is_quotation(told: Quotation) -> bool:
    """True for a speaker's own words, where they are more than a term in quotation marks."""
    own = told.words if told.mode == "direct" else " ".join(QUOTED.findall(told.words))
    return told.mode != "indirect" and len(own.split()) >= WORDS


def _quotation(told: Quotation, notes: _Notes) -> Line:
    day = f"{spoken(told.published[:10])}: " if told.published else ""
    who = party(told.speaker) if told.speaker else "A speaker who is not named"
    to = f", to {told.to}" if told.to else ""
    words = " ".join(told.words.split()).rstrip(",")
    words = f"“{words}”" if told.mode == "direct" else words
    sources = ((utterance.text, None, utterance.report) for utterance in told.utterances)
    return Line(f"{day}{who}{to}: {words}", notes.cite(sources), _single(told.independent))


def _disputed(told: Disagreement, notes: _Notes) -> Line:
    sources = ((side.text, None, side.report) for side in fullest(told.sides))
    return Line(told.sentence, notes.cite(sources), "may be no conflict" if told.grade == "soft" else None)
