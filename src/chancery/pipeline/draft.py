"""A draft checked against the record: read like a report, compared with what the record has beside it, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from chancery.answer import Unanswerable
from chancery.answer.check import Checked
from chancery.answer.sides import countries_near
from chancery.model import Report, When
from chancery.model.states import successor
from chancery.pipeline.draft_beside import rivals, tenures, told_bases, told_near
from chancery.pipeline.draft_disputes import with_disputes
from chancery.pipeline.draft_names import Names, resolve_names
from chancery.pipeline.draft_near import numbers_near
from chancery.pipeline.draft_pages import page_of, read_draft, record_pages
from chancery.pipeline.draft_views import view
from chancery.pipeline.evidence import Evidence, analyse
from chancery.read import Defaults, dress
from chancery.read.language import UNKNOWN
from chancery.reconcile.draft.align import CLOSE
from chancery.reconcile.draft.atoms import Atom, is_absolute, posts_agree
from chancery.reconcile.draft.events import Telling, find_event
from chancery.reconcile.draft.measures import judge_figure
from chancery.reconcile.draft.offices import Asked, Tenure, judge_office
from chancery.reconcile.draft.ordinals import (
    Base,
    Counted,
    brings_about,
    judge_anniversary,
    judge_milestone,
    milestone_of,
)
from chancery.reconcile.draft.page import Line, Page, Wanted
from chancery.reconcile.draft.quotes import judge_quotation, quotations
from chancery.reconcile.draft.reading import Happened, Reading, folded, post_place
from chancery.reconcile.draft.settle import settle
from chancery.reconcile.draft.verdict import KINDS, Backing, Verdict
from chancery.reconcile.draft.weigh import Comparison, Weighed, compare, lines_with, rule, weigh
from chancery.record import Store
from chancery.record.beside import offices_of, standing

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
    report: Report

    def furniture(self, atom: Atom) -> bool:
        """Whether an atom stands in a dateline, header or sign-off of the draft."""
        return self.report.is_furniture(atom.start, atom.end)


def check_text(store: Store, text: str, *, published: date | None = None) -> Checked:
    """Checks words that stand in no file; `published` is their day where they give none themselves.

    Raises `Unanswerable` when there are no words.
    """
    if not text.strip():
        raise Unanswerable("the draft is empty: give its words")
    return check_draft(store, dress(Report("draft", text, language=UNKNOWN), Defaults(published=published)))


def check_draft(store: Store, report: Report, *, without: frozenset[str] = frozenset()) -> Checked:
    """Says for every fact of `report`, which is no part of the record, what the record says of it. Nothing is stored.

    Reports whose uri is in `without` are left aside.
    """
    evidence = next(analyse([report]))
    beside = lay_beside(store, evidence, without)
    checked = view(store, beside.draft, beside.reading, beside.names, judge(beside))
    return replace(checked, notes=tuple(_notes(report, beside.reading)))


def _notes(report: Report, reading: Reading) -> Iterable[str]:
    """What keeps facts of the draft from being checked."""
    if report.language not in ("en", UNKNOWN):
        yield f"The draft is in another language ({report.language}): only English is read."
    open_ = [time for time in reading.times if time.when is None and time.type == "DATE"]
    if report.published is None and open_:
        yield f"The draft gives no day of publication, so “{open_[0].text}” stays open: give its day with --published."


def lay_beside(store: Store, evidence: Evidence, without: frozenset[str] = frozenset()) -> Beside:
    """Finds what the record has beside a draft: only reports with its rarest words are read."""
    names = resolve_names(store, evidence.mentions)
    reading = read_draft(evidence, names.resolve)
    draft = page_of((0, evidence.report, ""), reading)
    near = standing(store, numbers_near(store, draft, reading))
    near = {number: told for number, told in near.items() if told[0].uri not in without}
    pages = record_pages(store, near, Wanted([line.content for line in draft.lines]))
    comparison = compare(draft, {number: page for number, (page, _) in pages.items()})
    return Beside(store, names, reading, draft, pages, comparison, evidence.report)


def judge(beside: Beside) -> list[Verdict]:
    """The verdicts on all facts of a draft, in order of place."""
    weighed = weigh(beside.comparison)
    bases = _bases(beside)
    verdicts = [*_quotations(beside), *_anniversaries(beside, bases), *_offices(beside)]
    verdicts += [*_events(beside, weighed), *_milestones(beside, bases)]
    verdicts += [*_names(beside, weighed), *_atoms(beside, weighed), *_figures(beside, weighed)]
    return with_disputes(beside.store, beside.reading, _once(beside, settle(verdicts)))


def _once(beside: Beside, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts without unknown events whose day is contradicted, and their places: they are told with their day."""
    wrong = {(v.start, v.end) for v in verdicts if v.kind == "date" and v.ruling == "contradicted"}
    days = {(event.start, event.end): _date_atom(beside.draft, event) for event in beside.reading.events}
    moved = {place for place, day in days.items() if day and (day.start, day.end) in wrong}

    def told(verdict: Verdict) -> bool:
        if verdict.ruling != "not in the record":
            return False
        if verdict.kind == "event":
            return (verdict.start, verdict.end) in moved
        return verdict.kind == "place" and any(start <= verdict.start and verdict.end <= end for start, end in moved)

    return [verdict for verdict in verdicts if not told(verdict)]


def _atoms(beside: Beside, weighed: Mapping[Atom, Weighed]) -> Iterable[Verdict]:
    """Dates, ordinals, figures and places, each by the sentences that tell the same."""
    for line in beside.draft.lines:
        for atom in line.atoms:
            if atom.kind == "name" or (atom.kind == "date" and beside.furniture(atom)):
                continue  # the draft's own day is not that of a report with the same news
            ruled = rule(atom, weighed[atom]) if atom in weighed else None
            if ruled and (ruled.ruling == "contradicted" or _is_fact(atom, beside)):
                yield ruled
            elif ruled is None and _is_fact(atom, beside):
                told = _told_in(atom, line, beside)
                ruling = "supported" if told else "not in the record"
                yield Verdict(atom.start, atom.end, KINDS[atom.kind], ruling, "", told)  # type: ignore[arg-type]


def _is_fact(atom: Atom, beside: Beside) -> bool:
    """Whether a reader would look an atom up by itself: no "the two sides", no date of the dateline, no "later"."""
    if atom.kind in ("country", "post", "length") or (atom.kind == "number" and not atom.unit and atom.low < LOW):
        return False
    if beside.furniture(atom):
        return False
    return atom.kind != "date" or is_absolute(atom)


LOW = 13
"""Numbers without a unit below it are words of the language ("the two sides") more often than figures."""


def _told_in(atom: Atom, line: Line, beside: Beside) -> tuple[Backing, ...]:
    """Reports published on a date that tell the rest of its sentence: "Putin said in 2012 that ..."."""
    if atom.kind != "date" or not atom.when:
        return ()
    close = [m for m in beside.comparison.found[line] if m.agree and not m.against]
    days = {m: beside.pages[m.theirs.page][0].published for m in close}
    on_it = [m for m, day in days.items() if day and atom.when.overlaps(When.of_day(day))]
    return tuple(Backing(m.theirs.page, m.theirs.start, m.theirs.end) for m in on_it)


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
            plain = Verdict(named.start, named.end, "name", known, "", (), named.name)  # type: ignore[arg-type]
            yield _misspelt(beside, plain) or plain


def _misspelt(beside: Beside, plain: Verdict) -> Verdict | None:
    """An unknown name like one known name, whose bearer holds the office that the draft gives: a slip of spelling."""
    near = beside.names.near.get(plain.name, ())
    held = [office for office in beside.reading.offices if office.holder == plain.name and office.of]
    if plain.ruling == "supported" or len(near) != 1 or not held:
        return None
    told = tenures(offices_of(beside.store, {near[0].entity}, beside.draft.published))
    same = [t for t in told if any(t.of == office.of and posts_agree(t.post, office.post) for office in held)]
    if not same:
        return None
    sentence = f"The record writes {near[0].caption} for the {same[0].post} of {same[0].of}."
    return replace(plain, ruling="contradicted", sentence=sentence, backing=(same[0].backing,))


def _quotations(beside: Beside) -> Iterable[Verdict]:
    known = [q for number, (_, reading) in beside.pages.items() for q in quotations(number, reading)]
    return (judge_quotation(ours, known) for ours in quotations(0, beside.reading))


def _bases(beside: Beside) -> list[Base]:
    """The dates that the record has for what the draft counts from or tells as a milestone."""
    bases = list(_counted_bases(beside))
    text = beside.reading.text
    told = any(brings_about(text[event.start : event.end]) for event in beside.reading.events)
    if told or any(milestone_of(elapsed.of or "", act=False) for elapsed in beside.reading.elapsed):
        bases += told_bases(beside.store)
    return bases


def _milestones(beside: Beside, bases: Sequence[Base]) -> Iterable[Verdict]:
    """Dates that the draft gives to milestones of two countries."""
    for event in beside.reading.events:
        date_ = _date_atom(beside.draft, event)
        if date_ is None or event.when is None:
            continue
        pair = frozenset(successor(country) for country in event.countries)
        found = judge_milestone(beside.reading.text[event.start : event.end], event.when, pair, bases)
        if found:
            yield Verdict(date_.start, date_.end, "date", "contradicted", found[1], (found[0].backing,))


def _anniversaries(beside: Beside, bases: Sequence[Base]) -> Iterable[Verdict]:
    for elapsed in beside.reading.elapsed:
        pair = _pair(beside.draft, beside.reading, elapsed.start, elapsed.end)
        verdict = judge_anniversary(Counted(elapsed, pair), bases)
        if verdict is None:
            continue
        yield _narrowed(verdict, beside.draft)
        if verdict.ruling == "supported":  # the year it is counted to agrees with the year it is counted from
            line = beside.draft.line_at(elapsed.start)
            for atom in line.atoms if line else ():
                if atom.kind == "date" and atom.when and elapsed.anchor and atom.when.contains(elapsed.anchor):
                    yield Verdict(atom.start, atom.end, "date", "supported", "", verdict.backing)


def _narrowed(verdict: Verdict, draft: Page) -> Verdict:
    """The verdict on an anniversary at its number."""
    line = draft.line_at(verdict.start)
    kinds = ("date",) if verdict.kind == "date" else ("ordinal", "length")
    inside = [a for a in (line.atoms if line else ()) if a.kind in kinds and verdict.start <= a.start < verdict.end]
    return replace(verdict, start=inside[0].start, end=inside[0].end) if inside else verdict


def _counted_bases(beside: Beside) -> Iterable[Base]:
    for number, (page, reading) in beside.pages.items():
        for elapsed in reading.elapsed:
            if elapsed.base and elapsed.of and elapsed.unit == "Y":
                pair = _pair(page, reading, elapsed.start, elapsed.end)
                backing = Backing(number, elapsed.start, elapsed.end)
                yield Base(elapsed.of, elapsed.base, False, page.origin, backing, pair)


def _pair(page: Page, reading: Reading, start: int, end: int) -> frozenset[str]:
    """The two countries that the words are about."""
    places = [(n.start, n.country, n.name) for n in reading.names if n.schema == "Country" and n.country]
    return countries_near(page.text, (start, end), places)


def _offices(beside: Beside) -> Iterable[Verdict]:
    own = tenures(offices_of(beside.store, {e for h in beside.reading.offices for e in h.ids}, beside.draft.published))
    known: dict[tuple[str, str, date | None], list[Tenure]] = {}
    for held in beside.reading.offices:
        if post_place(beside.reading.text, held) is None:
            continue  # "his counterpart": the office is told elsewhere
        asked = Asked(held, _from_country(beside.draft, held.start), held.end, _day(beside.draft, held.start))
        if held.of and (held.of, held.post, asked.day) not in known:
            known[held.of, held.post, asked.day] = rivals(beside.store, held, asked.day)
        others = known.get((held.of or "", held.post, asked.day), [])
        yield judge_office(asked, [t for t in own if t.ids & held.ids], others)


def _from_country(draft: Page, start: int) -> int:
    """Where an office starts with the word for its country, "Russian"."""
    line = draft.line_at(start)
    before = [
        a
        for a in (line.atoms if line else ())
        if a.kind == "country" and draft.text[a.end : start].strip() == "" and a.end <= start
    ]
    return before[-1].start if before else start


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
        found = find_event(event, [*near, *told_near(beside.store, event)])
        place = (event.start, event.end, "event")
        date_ = _date_atom(beside.draft, event)
        if found.agree:
            yield Verdict(*place, "supported", "", tuple(t.backing for t in found.agree))  # type: ignore[arg-type]
            town, there = _town_atom(beside.draft, event), [t for t in found.agree if t.happened.town == event.town]
            if town and there:
                yield Verdict(town.start, town.end, "place", "supported", "", tuple(t.backing for t in there))
            if date_ and any(t.happened.when for t in found.agree):
                told = tuple(t.backing for t in found.agree if t.happened.when)
                yield Verdict(date_.start, date_.end, "date", "supported", "", told)
            continue
        if found.apart and (town := _town_atom(beside.draft, event)):
            told = tuple(t.backing for t in found.apart)
            yield Verdict(town.start, town.end, "place", "contradicted", found.elsewhere, told)
            continue
        if found.against and date_ and not (date_ in weighed and weighed[date_].agree):
            told = tuple(t.backing for t in found.against)
            yield Verdict(date_.start, date_.end, "date", "contradicted", found.sentence, told)
        same = [
            Backing(m.theirs.page, m.theirs.start, m.theirs.end)
            for m in lines_with(beside.comparison, event.start, event.end)
        ]
        yield Verdict(*place, "supported" if same else "not in the record", "", tuple(same))  # type: ignore[arg-type]


def _date_atom(draft: Page, event: Happened) -> Atom | None:
    """The words that date an event, where they stand in its own sentence."""
    line = draft.line_at(event.start)
    atoms = line.atoms if line and event.when else ()
    return next(
        (a for a in atoms if a.kind == "date" and a.when and event.when and a.when.edtf == event.when.edtf), None
    )


def _town_atom(draft: Page, event: Happened) -> Atom | None:
    """The words that place an event, where they stand in its own sentence."""
    line = draft.line_at(event.start)
    towns = [a for a in (line.atoms if line else ()) if a.kind == "place" and folded(event.town or "") == a.key]
    return towns[0] if len(towns) == 1 else None


def _figures(beside: Beside, weighed: Mapping[Atom, Weighed]) -> Iterable[Verdict]:
    """Figures by measure and period, but for those that a like sentence tells."""
    told = {(a.start, a.end): [m for m in w.agree if m.ratio >= CLOSE] for a, w in weighed.items()}
    known = [(number, page, reading) for number, (page, reading) in beside.pages.items()]
    for figure in beside.reading.figures:
        pair = _pair(beside.draft, beside.reading, figure.start, figure.end)
        same = told.get((figure.start, figure.end), [])
        others = [
            (theirs, Backing(number, theirs.start, theirs.end))
            for number, page, reading in known
            for theirs in reading.figures
            if pair and _pair(page, reading, theirs.start, theirs.end) == pair
        ]
        verdict = judge_figure(figure, beside.reading.text, others)
        if verdict and verdict.ruling == "contradicted" and same:
            backing = tuple(Backing(m.theirs.page, m.theirs.start, m.theirs.end) for m in same)
            verdict = replace(verdict, ruling="supported", sentence="", backing=backing)
        if verdict:
            yield verdict
