"""Figures of the record as series: one measure between the same countries, period by period."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chancery.answer.days import between
from chancery.answer.events import LINE, report_line
from chancery.answer.party import country_code, country_name
from chancery.answer.recount import MOVES, Level, Recount, recounts
from chancery.answer.views import ReportLine, Unanswerable, View
from chancery.lang import knowledge
from chancery.model.states import continued, successor
from chancery.record import Store, fold_name
from chancery.record.codec import body_from_json

FIGURES = f"""
SELECT c.number AS claim_number, c.id AS claim, c.text, c.span_start, c.span_end, c.status, c.body, c.kind,
       {LINE}, s.origin
FROM claims AS c JOIN current_reports AS r ON r.number = c.report LEFT JOIN sources AS s ON s.report = r.number
WHERE c.kind = 'figure' AND {{where}} ORDER BY r.versioncreated IS NULL, r.versioncreated, r.number, c.position
"""

MEASURED = "json_extract(c.body, '$.measure') IS NOT NULL"
MEASURES = f"""SELECT DISTINCT json_extract(c.body, '$.measure') AS measure FROM current_claims AS c
WHERE c.kind = 'figure' AND {MEASURED} AND measure <> ''"""
NAMES = "instr(json_extract(c.body, '$.parties'), ?)"
WORDED = "(c.body LIKE ? OR c.body GLOB '*[^ -~]*')"
"""A body without the letters has not the word; one with letters beyond ASCII may have it in another spelling."""
UNITS = """
SELECT DISTINCT json_extract(c.body, '$.unit') AS unit, c.report FROM current_claims AS c
WHERE c.kind = 'figure' AND coalesce(json_extract(c.body, '$.measure'), '') = ''
"""

FINDINGS = """
SELECT f.id, json_extract(e.value, '$.report') AS uri, json_extract(e.value, '$.start') AS start
FROM findings AS f, json_each(f.body, '$.claims') AS e
WHERE f.id NOT IN (SELECT left_id FROM judgements WHERE about = 'findings' AND by <> 'rule' AND verdict = 'different')
ORDER BY f.grade DESC, f.id
"""


PAIRS = 5
"""Pairs of countries that are offered where the ones asked for have no such figure."""


@dataclass(frozen=True, slots=True)
class Source(View):
    """The words of one report that give a figure; `origin` is what it shares with its reprints."""

    claim: str
    text: str
    start: int
    end: int
    of: str | None
    report: ReportLine
    origin: str


@dataclass(frozen=True, slots=True)
class Point(View):
    """One value for one period; `value` is `None` where only the growth is told.

    `period` is EDTF, `None` when the words give none: then the value is as of the day of the first report, `told`.
    `change` is the growth told, `recount` the same from the levels. `independent` counts sources, reprints once.
    `finding` is the id of a disagreement that the record found in these words.
    """

    period: str | None
    earliest: str | None
    latest: str | None
    told: str | None
    value: float | None
    bound: str
    status: str
    change: float | None
    change_unit: str | None
    recount: Recount | None
    independent: int
    finding: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Series(View):
    """A measure between the same countries in the same unit, in order of time.

    `parties` are alpha-3 codes, `*` for a side that is not named; `directed` tells whether they are from whom to whom.
    """

    measure: str
    parties: tuple[str, ...]
    directed: bool
    unit: str
    points: tuple[Point, ...]
    figures: int
    reports: int

    @property
    def between(self) -> str:
        """The sides as people read them: `Russia and Vietnam`, `from Russia to Vietnam`."""
        names = ["all others" if code == "*" else country_name(code) for code in self.parties]
        if not names:
            return "sides not told"
        return f"from {names[0]} to {names[-1]}" if self.directed else " and ".join(n for n in names)


@dataclass(frozen=True, slots=True)
class Figures(View):
    """The series that were asked for; `others` counts what else is counted in the record, most often first, and
    `undated` the figures without a period that were left out because days were asked for.
    """

    series: tuple[Series, ...]
    others: tuple[tuple[str, int], ...] = ()
    undated: int = 0


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of one report before it is put in a series."""

    level: Level
    key: tuple[str, tuple[str, ...], str]
    source: Source
    published: str | None


def figures(store: Store, words: Sequence[str] = (), since: str | None = None, until: str | None = None) -> Figures:
    """The series of a measure, between countries, or of everything that is followed over years.

    `words` are those of a measure ("trade turnover"; else of anything that is counted) and up to two countries, in any
    order. Raises `Unanswerable` when the record has no such figure.
    """
    asked, countries = _parse(words)
    chosen = [t for t in _figures(store, asked, countries) if countries <= {successor(code) for code in t.key[1]}]
    if (asked or countries) and not chosen:
        raise Unanswerable(_nothing(words, countries, _measured(store, "1", ())))
    counted = _recounts(chosen)
    chosen, undated = _within(chosen, since, until)
    found: dict[tuple[str, int], str] = {}
    for row in store.query(FINDINGS):
        found[row["uri"], row["start"]] = row["id"]  # hard findings come last and stay
    groups: dict[tuple[str, tuple[str, ...], str], list[_Told]] = defaultdict(list)
    for t in chosen:
        groups[t.key].append(t)
    series = [_series(key, group, (counted, found)) for key, group in _with_growth(groups).items()]
    series.sort(key=lambda s: (-s.figures, s.measure, s.parties, s.unit))
    others = () if asked or countries else _others(store)
    return Figures(tuple(series), others, undated)


def _figures(store: Store, asked: tuple[str, ...], countries: frozenset[str]) -> list[_Told]:
    """The figures of a measure with all these words, else of anything that is counted so; all measures without words.

    Those of other countries may be left out.
    """
    codes = [continued(country) for country in sorted(countries)]
    between = " AND ".join(["1", *(f"({' OR '.join([NAMES] * len(one))})" for one in codes)])
    values = [f'"{code}"' for one in codes for code in one]
    names = [row["measure"] for row in store.query(MEASURES)] if asked else []
    if not asked or any(_is_measure(name, asked) for name in names):
        return [t for t in _measured(store, between, values) if not asked or _is_measure(t.key[0], asked)]
    where = " AND ".join([between, *([WORDED] * len(asked))])
    told = (_told(row) for row in store.query(FIGURES.format(where=where), [*values, *(f"%{w}%" for w in asked)]))
    return [_as_counted(t) for t in told if _is_counted(t, asked)]


def _measured(store: Store, where: str, values: Sequence[str]) -> list[_Told]:
    """The figures that have a measure, as far as the condition holds."""
    rows = store.query(FIGURES.format(where=f"{MEASURED} AND {where}"), values)
    return [t for row in rows if (t := _told(row)).key[0]]


def _parse(words: Sequence[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    asked: list[str] = []
    countries: list[str] = []
    for word in words:
        code = country_code(word)
        if code:
            countries.append(successor(code))
        else:
            asked += _stems(word)
    if len(countries) != len(set(countries)):
        raise Unanswerable(f"{' '.join(words)}: a country is named twice; name two, or one")
    if len(countries) > 2:
        raise Unanswerable(f"figures lie between two countries: {', '.join(words)} are more")
    return tuple(asked), frozenset(countries)


def _stems(text: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in fold_name(text).split())


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _words_of(text: str) -> set[str]:
    return {_stem(word) for word in fold_name(text).split()}


def _is_measure(key: str, asked: tuple[str, ...]) -> bool:
    """True when `asked` are words of the measure's name or of one of the nouns that name it."""
    base = key.partition(" (")[0]
    names = [key, *(h for row in knowledge("en", "measures")["measure"] if row["key"] == base for h in row["heads"])]
    return any(set(asked) <= _words_of(name) for name in names)


def _is_counted(told: _Told, asked: tuple[str, ...]) -> bool:
    return set(asked) <= _words_of(f"{told.source.of or ''} {told.level.unit}")


def _as_counted(told: _Told) -> _Told:
    """A figure of something without a name of its own, as a series of what it says it counts."""
    unit = told.level.unit
    return _Told(told.level, (told.source.of or unit, told.key[1], unit), told.source, told.published)


def _recounts(told: Sequence[_Told]) -> dict[tuple[int, int], Recount]:
    """Growth counted again within each series, whatever days are asked for."""
    groups: dict[object, list[Level]] = defaultdict(list)
    for t in told:
        groups[t.key].append(t.level)
    return {place: again for levels in groups.values() for place, again in recounts(levels).items()}


def _nothing(words: Sequence[str], countries: frozenset[str], known: Sequence[_Told]) -> str:
    """That there is no such figure; what is followed of the same countries, or the same measure of others."""
    asked = " ".join(word for word in words if not country_code(word))
    what = f"of “{asked}”" if asked else "that is followed over years"
    names = sorted(country_name(code) for code in countries)
    whose = (f" between {' and '.join(names)}" if len(names) > 1 else f" with {names[0]}") if names else ""
    own = [t for t in known if countries <= {successor(code) for code in t.key[1]}]
    others = [t for t in known if asked and _is_measure(t.key[0], _stems(asked))]
    if own:
        there = f"; there are {', '.join(sorted({t.key[0].partition(' (')[0] for t in own}))}{whose}"
    elif others:
        pairs = Counter(" and ".join(sorted(country_name(c) for c in t.key[1] if c != "*")) for t in others)
        told = "; ".join(pair for pair, _ in pairs.most_common(PAIRS) if pair)
        there = f"; it has some of {told}{' and others' if len(pairs) > PAIRS else ''}"
    else:
        there = ""
    return f"the record has no figure {what}{whose}{there}: `chancery figures` lists all of them"


def _told(row: Any) -> _Told:
    body: Any = body_from_json("figure", row["body"])
    unit = body.unit or ""
    level = Level(body, row["text"], row["status"], (row["number"], row["span_start"]))
    place = (row["claim"], row["text"], row["span_start"], row["span_end"], body.of)
    source = Source(*place, report_line(row), row["origin"] or row["uri"])
    shown = unit
    if unit in MOVES or body.measure:
        shown = "" if unit in MOVES else unit.partition(" per ")[0]
        shown = shown if len(shown) == 3 and shown.isupper() else ""
    return _Told(level, (body.measure or "", body.parties, shown), source, row["versioncreated"])


def _within(told: Sequence[_Told], since: str | None, until: str | None) -> tuple[list[_Told], int]:
    """Those whose period touches the days asked for, and how many have none."""
    if not since and not until:
        return list(told), 0
    since_day, until_day = between(since, until)
    first, last = since_day or date.min, until_day or date.max
    kept, undated = [], 0
    for t in told:
        when = t.level.figure.when
        if when is None:
            undated += 1
        elif (when.before is None or when.before > first) and (when.earliest is None or when.earliest <= last):
            kept.append(t)
    return kept, undated


def _others(store: Store) -> tuple[tuple[str, int], ...]:
    """What else is counted in more than one report, by its noun."""
    reports: dict[str, set[int]] = defaultdict(set)
    for row in store.query(UNITS):
        unit = (row["unit"] or "").partition(" per ")[0]
        if unit.isalpha() and row["unit"] == row["unit"].lower():
            reports[unit].add(row["report"])
    counted = [(unit, len(by)) for unit, by in reports.items() if len(by) > 1]
    return tuple(sorted(counted, key=lambda pair: (-pair[1], pair[0])))


def _series(
    key: tuple[str, tuple[str, ...], str],
    told: Sequence[_Told],
    known: tuple[dict[tuple[int, int], Recount], dict[tuple[str, int], str]],
) -> Series:
    measure, parties, unit = key
    levels = [t.level for t in told]
    points = _points(told, *known)
    directed = _is_directed(measure)
    shown = unit or next((level.unit for level in levels if level.unit not in MOVES), "%")
    reports = {t.source.report.number for t in told}
    return Series(measure, parties, directed, shown, points, len(told), len(reports))


def _with_growth(
    groups: dict[tuple[str, tuple[str, ...], str], list[_Told]],
) -> dict[tuple[str, tuple[str, ...], str], list[_Told]]:
    """Growth without a level joins the fullest series of its measure, whatever the currency of that."""
    joined = {key: list(group) for key, group in groups.items()}
    for key, group in groups.items():
        peers = [other for other in groups if other[:2] == key[:2] and other[2]]
        if not key[2] and peers and all(t.level.unit in MOVES for t in group):
            joined[max(peers, key=lambda other: (len(groups[other]), other))] += joined.pop(key)
    return joined


def _is_directed(measure: str) -> bool:
    base = measure.partition(" (")[0]
    return any(row["key"] == base and row["flow"] != "between" for row in knowledge("en", "measures")["measure"])


def _points(
    told: Sequence[_Told], counted: dict[tuple[int, int], Recount], found: dict[tuple[str, int], str]
) -> tuple[Point, ...]:
    """The points in order of time: tellings of one value for one period are one point."""
    levels = {(t.source.report.number, t.level.figure.value) for t in told if t.level.unit not in MOVES}
    groups: dict[tuple[object, ...], list[_Told]] = defaultdict(list)
    for t in told:
        body = t.level.figure
        is_move = t.level.unit in MOVES
        if is_move and body.change and (t.source.report.number, body.change.after) in levels:
            continue  # the level carries its growth
        edtf = body.when.edtf if body.when else f"told {(t.published or '')[:10]}"
        value = None if is_move or t.level.is_change else body.value
        groups[edtf, value, body.bound, t.level.status, body.value if value is None else None].append(t)
    points = [_point(group, counted, found) for group in groups.values()]
    return tuple(
        sorted(points, key=lambda p: (p.earliest or (p.told or "9999"), p.latest or "", p.value or 0, p.bound))
    )


def _point(told: Sequence[_Told], counted: dict[tuple[int, int], Recount], found: dict[tuple[str, int], str]) -> Point:
    first = told[0]
    body = first.level.figure
    when = body.when.to_row() if body.when else {"edtf": None, "earliest": None, "latest": None}
    changed = next((t.level.figure.change for t in told if t.level.figure.change), None)
    again = [counted[t.level.place] for t in told if t.level.place in counted]
    recount = next((r for r in again if r.agrees is not None), again[0] if again else None)
    finding = next((f for t in told if (f := found.get((t.source.report.uri, t.source.start)))), None)
    is_move = first.level.unit in MOVES or first.level.is_change
    growth = (changed.by or None) if changed else None
    if growth is not None and changed is not None and changed.direction == "fall" and changed.unit == "%":
        growth = -growth
    return Point(
        period=when["edtf"],
        earliest=when["earliest"],
        latest=when["latest"],
        told=None if when["edtf"] else (first.published or "")[:10] or None,
        value=None if is_move else body.value,
        bound=body.bound,
        status=first.level.status,
        change=growth,
        change_unit=changed.unit if changed and growth is not None else None,
        recount=recount,
        independent=len({t.source.origin for t in told}),
        finding=finding,
        sources=tuple(t.source for t in told),
    )
