"""The milestones of a relation, each with its best-attested date and what disputes it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache, partial
from typing import Any

from chancery.answer.agreements import MADE, Agreement, agreements
from chancery.answer.events import LINE, report_line
from chancery.answer.party import Chosen, choose_all
from chancery.answer.sides import countries_near, event_countries, taking_part
from chancery.answer.summed import is_summed
from chancery.answer.views import ReportLine, View
from chancery.lang.milestones import Milestone as Words
from chancery.lang.milestones import milestones as table
from chancery.model import When
from chancery.model.states import continued, successor
from chancery.record import Store, country_places
from chancery.record.context import elapsed_from_json

CLAIMS = f"""
SELECT ec.event, c.number AS claim_number, c.id AS claim, c.text, c.span_start, c.span_end, c.edtf, c.status,
       json_extract(c.body, '$.pledge.what') AS pledged, json_extract(c.body, '$.when.text') AS told,
       {LINE},
       coalesce(s.origin, r.uri) AS origin
FROM current_claims AS c JOIN event_claims AS ec ON ec.claim = c.number JOIN reports AS r ON r.number = c.report
LEFT JOIN sources AS s ON s.report = r.number
WHERE c.kind = 'event' AND c.status IN ('held', 'ongoing') AND c.edtf IS NOT NULL AND {{where}}
ORDER BY r.versioncreated IS NULL, r.versioncreated, r.uri, c.position
"""
REPORTS = """
SELECT r.*, s.copy_of, coalesce(s.origin, r.uri) AS origin
FROM reports AS r LEFT JOIN sources AS s ON s.report = r.number WHERE r.number IN (SELECT value FROM json_each(?))
"""
COMMEMORATES = re.compile(
    r"\banniversar|\bcelebrat|\bcommemorat|\b(?:years?|decades?) (?:of|since|ago)\b", re.IGNORECASE
)
"""An event about a milestone is not the milestone."""
TREATY = "treaty"
"""The kind of paper that is a milestone by itself."""
ELAPSED = """
SELECT e.report, e.body, json_extract(e.body, '$.of') AS words, json_extract(e.body, '$.ordinal_kind') AS kind
FROM elapsed AS e JOIN current_reports AS r ON r.number = e.report
WHERE json_extract(e.body, '$.unit') = 'Y' AND kind IN ('anniversary', 'ago', 'since')
  AND coalesce(words, '') <> '' AND json_extract(e.body, '$.base') IS NOT NULL AND {where}
ORDER BY e.report, e.position
"""
"""Years counted in a way whose words name the milestone itself."""
NAMING = "e.report IN (SELECT report FROM appearances WHERE schema = 'Country' AND country IN ({marks}))"
PARTNERSHIP = re.compile(r"\bpartnership", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated(View):
    """Words that date a milestone: the date (EDTF), whether it is counted out of an anniversary, and how."""

    when: str
    derived: bool
    how: str | None
    event: str | None
    text: str
    start: int
    end: int
    report: ReportLine
    origin: str


@dataclass(frozen=True, slots=True)
class Milestone(View):
    """One milestone of two countries (alpha-3) on its best-attested date (EDTF, with the days it can mean).

    `derived` is true when no report states the date and it is only counted out. `independent` sources agree with it;
    `against` tell another date.
    """

    kind: str
    name: str
    parties: tuple[str, str]
    when: str
    earliest: str | None
    latest: str | None
    derived: bool
    independent: int
    sources: tuple[Dated, ...]
    against: tuple[Dated, ...]


def milestones(
    store: Store, parties: Sequence[str] = (), *, papers: Sequence[Agreement] | None = None
) -> tuple[Milestone, ...]:
    """The milestones between `parties` (countries; all pairs without any), in order of time.

    `papers` are the agreements of these parties where they are known. Raises `Unanswerable` for a word that means
    nobody.
    """
    chosen = choose_all(store, parties)
    told: dict[tuple[str, frozenset[str]], list[Dated]] = defaultdict(list)

    def asked(pair: frozenset[str]) -> bool:
        return len(pair) == 2 and all(_is_side(party, pair) for party in chosen)

    if all(party.country for party in chosen):
        for key, dated in (*_stated(store, asked, chosen), *_counted(store, asked, chosen)):
            told[key].append(dated)
    rows = {row.id: row for row in table()}
    found = [one for (kind, pair), dated in told.items() for one in _settled(rows[kind], pair, dated)]
    known = agreements(store, parties, kind=TREATY) if papers is None else papers
    found += [one for paper in known if (one := _treaty(paper))]
    return tuple(sorted(found, key=lambda m: (m.earliest or "", m.latest or "", m.name, m.parties)))


def _treaty(paper: Agreement) -> Milestone | None:
    """A treaty between two countries that was signed on a day or in a year that is told."""
    pair = sorted({successor(party.country) for party in paper.parties if party.country})
    signed = next((stage for stage in paper.stages if stage.state in MADE and stage.when), None)
    if paper.kind != TREATY or len(pair) != 2 or signed is None or signed.when is None or signed.earliest is None:
        return None
    sources = tuple(
        Dated(signed.when, False, None, paper.events[0], w.text, w.start, w.end, w.report, w.report.uri)
        for w in signed.words
    )
    days = (signed.when, signed.earliest, signed.latest, False, signed.independent)
    return Milestone(TREATY, paper.name, (pair[0], pair[1]), *days, sources, ())


def _is_side(party: Chosen, pair: frozenset[str]) -> bool:
    return bool(party.country) and successor(party.country or "") in pair


def _stated(
    store: Store, asked: Callable[[frozenset[str]], bool], chosen: Sequence[Chosen]
) -> Iterator[tuple[tuple[str, frozenset[str]], Dated]]:
    """Milestones that the words of an event state and date."""
    where, values = taking_part(chosen, "ec.event")
    if is_summed(store):
        where = f"{where} AND c.number IN (SELECT claim FROM milestone_claims)"
    rows = store.query(CLAIMS.format(where=where), values)
    countries = event_countries(store, sorted({row["event"] for row in rows}))
    for row in rows:
        pair = countries.get(row["event"], frozenset())
        if not asked(pair):
            continue
        told = _told(row)
        if COMMEMORATES.search(told):
            continue
        if len(PARTNERSHIP.findall(told)) > 1:  # "to a strategic partnership in 2001 and, 11 years later, to a ..."
            continue
        fitting = _acted(told)
        if fitting is not None and not fitting.alone and fitting.has_date(told, row["told"] or ""):
            derived = row["edtf"].endswith("~")
            place = (row["event"], row["text"], row["span_start"], row["span_end"], report_line(row), row["origin"])
            yield (fitting.id, pair), Dated(row["edtf"], derived, "counted from the words" if derived else None, *place)


def _told(row: Any) -> str:
    """The words of a claim, with those of what was promised."""
    words = " ".join(row["text"].split())
    return f"{words} {row['pledged']}" if row["pledged"] and row["pledged"] not in words else words


def _acted(told: str) -> Words | None:
    """The milestone that an act in these words brings about, or `None`."""
    return next((one for one in table() if one.fits(told, act=True)), None)


def wording(store: Store) -> list[int]:
    """The claims (by number) whose words tell of an act that brings about a milestone."""
    return sorted(row["claim_number"] for row in store.query(CLAIMS.format(where="1")) if _acted(_told(row)))


def _counted(
    store: Store, asked: Callable[[frozenset[str]], bool], chosen: Sequence[Chosen]
) -> Iterator[tuple[tuple[str, frozenset[str]], Dated]]:
    """Milestones whose date an anniversary or "67 years ago" counts out."""
    naming = [continued(successor(party.country)) for party in chosen if party.country]
    where = " AND ".join(["1", *(NAMING.format(marks=", ".join("?" * len(codes))) for codes in naming)])
    rows = store.query(ELAPSED.format(where=where), [code for codes in naming for code in codes])
    counting = [
        (row["report"], elapsed_from_json(row["body"]), fitting)
        for row in rows
        if (fitting := _named(row["words"], row["kind"] != "anniversary"))
    ]
    numbers = {number for number, _, _ in counting}
    reports = {row["number"]: row for row in store.query(REPORTS, (json.dumps(sorted(numbers)),))}
    places = country_places(store, numbers)
    for number, elapsed, fitting in counting:
        row = reports[number]
        pair = countries_near(row["body_text"], (elapsed.start, elapsed.end), places.get(number, ()))
        if asked(pair) and elapsed.base:
            exact = elapsed.base.is_day
            text = row["body_text"][elapsed.start : elapsed.end]
            edtf = elapsed.base.edtf if exact else f"{elapsed.base.edtf}~"
            place = (None, text, elapsed.start, elapsed.end, report_line(row), row["origin"])
            yield (fitting.id, pair), Dated(edtf, not exact, elapsed.derivation, *place)


@lru_cache(maxsize=8192)  # reprints and yearly reports use the same words
def _named(words: str, act: bool) -> Words | None:
    """The one milestone that the words of an anniversary name, or with `act` of "67 years ago"."""
    fitting = next((row for row in table() if row.fits(words, act=act)), None)
    if fitting is None or fitting.often or fitting.alone or len(PARTNERSHIP.findall(words)) > 1:
        return None
    return fitting


def _settled(kind: Words, pair: frozenset[str], told: Sequence[Dated]) -> Iterator[Milestone]:
    """The milestone on its best-attested date; what can happen often is one for each date that no other meets."""
    left = list(told)
    while left:
        sources: dict[str, set[str]] = defaultdict(set)
        for dated in left:
            sources[dated.when].add(dated.origin)
        anchor = max(left, key=partial(_support, told=sources))
        agreeing = [dated for dated in left if _meet(dated, anchor)]
        against = () if kind.often else tuple(d for d in left if not any(_meet(d, other) for other in agreeing))
        best = min(agreeing, key=_sharpness)
        when = _when(best.when)
        agree = len({dated.origin for dated in agreeing})
        first, last = (day.isoformat() if day else None for day in (when.earliest, when.latest))
        one, other = sorted(pair)
        days = (best.when, first, last, all(dated.derived for dated in agreeing))
        shown = tuple(sorted(_once(agreeing), key=lambda d: (d is not best, d.derived)))
        yield Milestone(kind.id, kind.name, (one, other), *days, agree, shown, tuple(_once(against)))
        left = [dated for dated in left if dated not in agreeing] if kind.often else []


def _once(told: Iterable[Dated]) -> list[Dated]:
    """One line for each report and date: the sharpest words."""
    lines: dict[tuple[int, str], Dated] = {}
    for dated in sorted(told, key=_sharpness):
        lines.setdefault((dated.report.number, dated.when.rstrip("~")), dated)
    return list(lines.values())


def _meet(left: Dated, right: Dated) -> bool:
    return _overlap(left.when, right.when)


@lru_cache(maxsize=65536)  # many reports tell few dates
def _overlap(left: str, right: str) -> bool:
    return _when(left).overlaps(_when(right))


@lru_cache(maxsize=8192)
def _when(edtf: str) -> When:
    return When.parse(edtf)


def _support(dated: Dated, told: Mapping[str, set[str]]) -> tuple[Any, ...]:
    """Independent sources that agree, then what is stated, then what is sharp; the name breaks ties.

    `told` has the sources of each date.
    """
    agreeing = set().union(*(origins for when, origins in told.items() if _overlap(dated.when, when)))
    return len(agreeing), not dated.derived, -_sharpness(dated)[1].days, dated.when, dated.report.uri


def _sharpness(dated: Dated) -> tuple[bool, timedelta, str, int]:
    length = timedelta(days=_when(dated.when).length or 10**6)
    return dated.derived, length, dated.report.published or "9999", dated.report.number
