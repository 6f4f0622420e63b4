"""A draft checked against the record: read like any report, compared with what the record has beside it, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from chancery.answer.check import Checked
from chancery.model import Report
from chancery.model.states import successor
from chancery.pipeline.draft_names import Names, resolve_names
from chancery.pipeline.draft_pages import happened, page_of, read_draft, record_pages, sides_of
from chancery.pipeline.draft_views import view
from chancery.pipeline.evidence import Evidence, analyse
from chancery.pipeline.material import about, source_of
from chancery.reconcile.draft.atoms import Atom
from chancery.reconcile.draft.events import NEAR, Telling, find_event
from chancery.reconcile.draft.measures import judge_figure
from chancery.reconcile.draft.offices import Asked, Tenure, judge_office
from chancery.reconcile.draft.ordinals import Base, Counted, brings_about, judge_anniversary, milestone_of
from chancery.reconcile.draft.page import Page
from chancery.reconcile.draft.quotes import judge_quotation, quotations
from chancery.reconcile.draft.reading import Happened, Held, Reading, post_place
from chancery.reconcile.draft.settle import settle
from chancery.reconcile.draft.verdict import Backing, Verdict
from chancery.reconcile.draft.weigh import Comparison, Weighed, compare, lines_with, rule, weigh
from chancery.record import Store
from chancery.record.beside import (
    claims_numbered,
    dated_acts,
    document_counts,
    events_about,
    holders_of,
    offices_of,
    parties_of,
    posts_for,
    reports_with,
    standing,
)
from chancery.record.codec import claim_from_row

TELLING, REPORTS = 6, 6
"""The rarest words of a sentence by which reports are looked for, and how many reports are taken for each sentence."""
BACKGROUND = 60
"""Days before publication from which a date in a sentence makes it history."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A draft and what the record has beside it."""

    store: Store
    names: Names
    reading: Reading
    draft: Page
    pages: Mapping[int, tuple[Page, Reading]]
    comparison: Comparison


def check_draft(store: Store, report: Report, *, without: frozenset[str] = frozenset()) -> Checked:
    """Says for every fact of `report`, which is no part of the record, what the record says of it. Nothing is stored.

    Reports whose uri is in `without` are left aside.
    """
    evidence = next(analyse([report]))
    beside = lay_beside(store, evidence, without)
    return view(store, beside.draft, beside.reading, beside.names, judge(beside))


def lay_beside(store: Store, evidence: Evidence, without: frozenset[str] = frozenset()) -> Beside:
    """Finds what the record has beside a draft: only reports with its rarest words are read."""
    names = resolve_names(store, evidence.mentions)
    reading = read_draft(evidence, names.resolve)
    draft = page_of(0, evidence.report, "", reading)
    pages = record_pages(store, _numbers(store, draft, reading), without)
    return Beside(store, names, reading, draft, pages, compare(draft, {n: page for n, (page, _) in pages.items()}))


def _numbers(store: Store, draft: Page, reading: Reading) -> set[int]:
    """Reports that may tell what the draft tells, by the rarest words of each of its sentences."""
    wanted = [[item.label for item in line.items if item.atom is None and len(item.label) > 3] for line in draft.lines]
    wanted += [[word for word in (elapsed.of or "").split() if len(word) > 3] for elapsed in reading.elapsed]
    named = [[w for item in line.items if item.atom and item.atom.kind == "name" for w in item.atom.key.split()] for line in draft.lines]
    wanted = [words + more for words, more in zip(wanted, [*named, *([[]] * len(reading.elapsed))], strict=True)]
    counts = document_counts(store, {word for words in wanted for word in words})
    numbers: set[int] = set()
    for words in wanted:
        rare = sorted({word for word in words if word in counts}, key=lambda word: (counts[word], word))[:TELLING]
        numbers.update(reports_with(store, rare, REPORTS))
    return numbers


def judge(beside: Beside) -> list[Verdict]:
    """The verdicts on all facts of a draft, in order of place."""
    weighed = weigh(beside.comparison)
    verdicts = [*_quotations(beside), *_anniversaries(beside), *_offices(beside), *_events(beside, weighed)]
    verdicts += [*_names(beside, weighed), *_atoms(beside, weighed), *_figures(beside)]
    return settle(verdicts)


def _atoms(beside: Beside, weighed: Mapping[Atom, Weighed]) -> Iterable[Verdict]:
    """Dates, ordinals, figures and places, each by the sentences that tell the same."""
    from chancery.reconcile.draft.verdict import KINDS

    for line in beside.draft.lines:
        for atom in line.atoms:
            if atom.kind == "name":
                continue
            ruled = rule(atom, weighed[atom]) if atom in weighed else None
            if ruled and (ruled.ruling == "contradicted" or atom.kind not in ("country", "post")):
                yield ruled
            elif ruled is None and atom.kind not in ("country", "post"):
                yield Verdict(atom.start, atom.end, KINDS[atom.kind], "not in the record")


def _names(beside: Beside, weighed: Mapping[Atom, Weighed]) -> Iterable[Verdict]:
    """Each name once, and again wherever the record has somebody else in its place."""
    seen: set[str] = set()
    atoms = {atom.start: atom for line in beside.draft.lines for atom in line.atoms if atom.kind == "name"}
    for named in beside.reading.names:
        atom = atoms.get(named.start)
        if named.schema in ("Country", "Address"):
            continue
        ruled = rule(atom, weighed[atom]) if atom and atom in weighed else None
        if ruled and ruled.ruling == "contradicted":
            yield replace(ruled, name=named.name)
            seen.add(named.name)
        elif named.name not in seen:
            seen.add(named.name)
            known = "supported" if named.ids else "not in the record"
            yield Verdict(named.start, named.end, "name", known, "", (), named.name)  # type: ignore[arg-type]


def _quotations(beside: Beside) -> Iterable[Verdict]:
    known = [q for number, (_, reading) in beside.pages.items() for q in quotations(number, reading)]
    return (judge_quotation(ours, known) for ours in quotations(0, beside.reading))


def _anniversaries(beside: Beside) -> Iterable[Verdict]:
    bases = list(_counted_bases(beside))
    if any(milestone_of(elapsed.of or "", act=False) for elapsed in beside.reading.elapsed):
        bases += _told_bases(beside.store)
    for elapsed in beside.reading.elapsed:
        pair = _pair(beside.draft, beside.reading, elapsed.start, elapsed.end)
        verdict = judge_anniversary(Counted(elapsed, pair), bases)
        if verdict:
            yield _narrowed(verdict, beside.draft)


def _narrowed(verdict: Verdict, draft: Page) -> Verdict:
    """The verdict on an anniversary at its number."""
    line = draft.line_at(verdict.start)
    inside = [a for a in (line.atoms if line else ()) if a.kind in ("ordinal", "length") and verdict.start <= a.start < verdict.end]
    return replace(verdict, start=inside[0].start, end=inside[0].end) if inside else verdict


def _counted_bases(beside: Beside) -> Iterable[Base]:
    for number, (page, reading) in beside.pages.items():
        for elapsed in reading.elapsed:
            if elapsed.base and elapsed.of and elapsed.unit == "Y":
                pair = _pair(page, reading, elapsed.start, elapsed.end)
                backing = Backing(number, elapsed.start, elapsed.end)
                yield Base(elapsed.of, elapsed.base, False, page.origin, backing, pair)


def _told_bases(store: Store) -> list[Base]:
    """Dates that reports give to milestones of two countries."""
    numbers = [row["number"] for row in dated_acts(store, "SUPPORT") if brings_about(row["text"])]
    rows, parties = claims_numbered(store, numbers), parties_of(store, numbers)
    origins = {number: origin for number, (_, origin) in standing(store, {row["report"] for row in rows}).items()}
    bases = []
    for row in rows:
        claim = claim_from_row(row)
        event = happened(claim, *sides_of(parties.get(row["number"], ())))
        pair = frozenset(successor(country) for country in event.countries)
        if event.when and event.when.text in claim.text and len(pair) == 2:
            backing = Backing(row["report"], claim.span.start, claim.span.end)
            bases.append(Base(claim.text, event.when, True, origins[row["report"]], backing, pair))
    return bases


def _pair(page: Page, reading: Reading, start: int, end: int) -> frozenset[str]:
    """The two countries that the words are about."""
    places = [(n.start, n.country, n.name) for n in reading.names if n.schema == "Country" and n.country]
    source = source_of(Report(page.who, page.text), page.origin)
    return about(source, start, end, places)


def _offices(beside: Beside) -> Iterable[Verdict]:
    own = _tenures(offices_of(beside.store, {e for h in beside.reading.offices for e in h.ids}, beside.draft.published))
    rivals: dict[tuple[str, str, date | None], list[Tenure]] = {}
    for held in beside.reading.offices:
        place = post_place(beside.reading.text, held) or (held.start, held.end)
        asked = Asked(held, *place, _day(beside.draft, held.start))
        if held.of and (held.of, held.post, asked.day) not in rivals:
            rivals[held.of, held.post, asked.day] = _rivals(beside.store, held, asked.day)
        others = rivals.get((held.of or "", held.post, asked.day), [])
        yield judge_office(asked, [t for t in own if t.ids & held.ids], others)


def _rivals(store: Store, held: Held, day: date | None) -> list[Tenure]:
    from chancery.reconcile.draft.atoms import posts_agree

    assert held.of
    posts = [post for post in posts_for(store, held.of) if posts_agree(post, held.post)]
    return _tenures(holders_of(store, held.of, posts, day))


def _tenures(rows: Iterable[Mapping[str, str]]) -> list[Tenure]:
    return [
        Tenure(
            frozenset({row["entity"]}),
            row["caption"],
            row["post"],
            row["of"],
            date.fromisoformat(row["day"]) if row["day"] else None,
            False,
            Backing(int(row["report"]), int(row["span_start"]), int(row["span_end"])),
        )
        for row in rows
    ]


def _day(draft: Page, start: int) -> date | None:
    """The day that a sentence is about: a date in it that lies well before publication, else publication."""
    line = draft.line_at(start)
    days = [
        atom.when.earliest
        for atom in (line.atoms if line else ())
        if atom.kind == "date" and atom.when and atom.when.earliest and atom.when.before
    ]
    if draft.published is None:
        return min(days, default=None)
    old = [day for day in days if draft.published - day > timedelta(days=BACKGROUND)]
    return min(old, default=draft.published)


def _events(beside: Beside, weighed: Mapping[Atom, Weighed]) -> Iterable[Verdict]:
    """Events by parties, act and day; the day itself is judged with them."""
    near = [
        Telling(event, page.origin, Backing(number, event.start, event.end))
        for number, (page, reading) in beside.pages.items()
        for event in reading.events
    ]
    for event in beside.reading.events:
        found = find_event(event, [*near, *_told_near(beside.store, event)])
        place = (event.start, event.end, "event")
        date_ = _date_atom(beside.draft, event)
        if found.agree:
            yield Verdict(*place, "supported", "", tuple(t.backing for t in found.agree))  # type: ignore[arg-type]
            if date_ and any(t.happened.when for t in found.agree):
                told = tuple(t.backing for t in found.agree if t.happened.when)
                yield Verdict(date_.start, date_.end, "date", "supported", "", told)
            continue
        if found.against and date_ and not (date_ in weighed and weighed[date_].agree):
            told = tuple(t.backing for t in found.against)
            yield Verdict(date_.start, date_.end, "date", "contradicted", found.sentence, told)
        same = [Backing(m.theirs.page, m.theirs.start, m.theirs.end) for m in lines_with(beside.comparison, event.start, event.end)]
        yield Verdict(*place, "supported" if same else "not in the record", "", tuple(same))  # type: ignore[arg-type]


def _date_atom(draft: Page, event: Happened) -> Atom | None:
    """The words that date an event, where they stand in its own sentence."""
    line = draft.line_at(event.start)
    atoms = line.atoms if line and event.when else ()
    return next((a for a in atoms if a.kind == "date" and a.when and event.when and a.when.edtf == event.when.edtf), None)


def _told_near(store: Store, event: Happened) -> list[Telling]:
    """Tellings of the act by one of the parties around the day, from anywhere in the record."""
    when = event.when
    if not (when and when.earliest and when.before and event.ids) or (when.length or 0) > BACKGROUND:
        return []
    numbers = events_about(store, event.type, when.earliest, when.before, NEAR)
    parties = parties_of(store, numbers)
    sides = {number: sides_of(rows) for number, rows in parties.items()}
    fitting = [number for number, (ids, _) in sides.items() if ids & event.ids]
    rows = claims_numbered(store, fitting)
    origins = {number: origin for number, (_, origin) in standing(store, {row["report"] for row in rows}).items()}
    tellings = []
    for row in rows:
        told = happened(claim_from_row(row), *sides[row["number"]])
        tellings.append(Telling(told, origins[row["report"]], Backing(row["report"], told.start, told.end)))
    return tellings


def _figures(beside: Beside) -> Iterable[Verdict]:
    known = [(number, page, reading) for number, (page, reading) in beside.pages.items()]
    for figure in beside.reading.figures:
        pair = _pair(beside.draft, beside.reading, figure.start, figure.end)
        others = [
            (theirs, Backing(number, theirs.start, theirs.end))
            for number, page, reading in known
            for theirs in reading.figures
            if pair and _pair(page, reading, theirs.start, theirs.end) == pair
        ]
        verdict = judge_figure(figure, beside.reading.text, others)
        if verdict:
            yield verdict

