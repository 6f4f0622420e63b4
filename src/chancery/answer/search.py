"""Full text and facts: reports that have the words, however their letters are typed, and the claims that state them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from chancery.answer.days import between
from chancery.answer.directory import Known, known
from chancery.answer.events import TEXTS, report_line
from chancery.answer.party import country_code, named
from chancery.answer.show import described
from chancery.answer.timeline import Part
from chancery.answer.views import ReportLine, Unanswerable, View
from chancery.model.states import continued
from chancery.record import Store, fold_name, fold_text

KINDS = ("event", "quote", "figure", "occupancy")
BEST = 300
"""Reports whose claims are looked through for facts: those that match best."""
FACTS = 40
BEINGS = 6
EXCERPT = 260
"""Characters of a report around the words that were found."""
PROVIDERS = "SELECT provider FROM current_reports WHERE provider IS NOT NULL"
OPEN, SHUT = "\ue000", "\ue001"
"""Marks around found words; letters of no script, so that no report has them."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which reports: of one `provider`, published from `since` to `until`, that name a `country` (code or name)."""

    provider: str | None = None
    since: str | None = None
    until: str | None = None
    country: str | None = None


ALL = Narrowed()


@dataclass(frozen=True, slots=True)
class Excerpt(View):
    """A piece of a text; `found` when it is one of the words asked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit(View):
    """A report that has the words, with the place where most of them stand."""

    report: ReportLine
    headline: tuple[Excerpt, ...]
    excerpt: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Fact(View):
    """A claim that states the words: its kind, what it was read as, the exact words, the event it tells."""

    claim: str
    kind: str
    note: str
    text: str
    start: int
    end: int
    event: str | None
    report: ReportLine


@dataclass(frozen=True, slots=True)
class Found(View):
    """What was found: `total` reports, of which `hits` are a part, `facts` by kind, people and bodies of that name.

    `providers`, `years` and `countries` count the reports found by what one can narrow to. Facts are looked for in the
    best `BEST` reports; `partly` is true when there are more.
    """

    words: str
    total: int
    hits: tuple[Hit, ...]
    beings: tuple[Known, ...]
    facts: tuple[Fact, ...]
    kinds: tuple[tuple[str, int], ...]
    partly: bool
    providers: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    countries: tuple[tuple[str, int], ...]


def search(
    store: Store, words: str = "", narrowed: Narrowed = ALL, *, kind: str | None = None, part: Part | None = None
) -> Found:
    """Reports and facts with all of `words`: "a phrase", a beginning*, -without; no words: all reports, newest first.

    Case, diacritics and đ do not matter. `kind` leaves facts of one kind (event, quote, figure, occupancy). Raises
    `Unanswerable` for words that ask for nothing, an unknown kind or country, and what is no day.
    """
    if kind is not None and kind not in KINDS:
        raise Unanswerable(f"{kind!r} is no kind of fact: write one of {', '.join(KINDS)}")
    asked = _terms(words)
    rows = _reports(store, asked, narrowed)
    part = part or Part(20)
    shown = [row["number"] for row in rows[part.offset : part.offset + part.limit]]
    best = [row["number"] for row in rows[:BEST]]
    facts = list(_facts(store, asked, best)) if asked.wanted else []
    counted = Counter(fact["kind"] for fact in facts)
    kept = [fact for fact in facts if kind in (None, fact["kind"])][:FACTS]
    bare = " ".join(asked.wanted)
    beings = list(named(store, bare))[:BEINGS] if bare and not part.offset else []
    return Found(
        words=words,
        total=len(rows),
        hits=tuple(_hits(store, asked, shown)),
        beings=_known(store, beings),
        facts=tuple(_fact(row) for row in kept),
        kinds=tuple((name, counted[name]) for name in KINDS if counted[name]),
        partly=bool(asked.wanted) and len(rows) > BEST,
        providers=_counted(row["provider"] for row in rows),
        years=tuple(sorted(_counted(row["day"][:4] for row in rows if row["day"]), reverse=True)),
        countries=_countries(store, [row["number"] for row in rows]),
    )


@dataclass(frozen=True, slots=True)
class _Terms:
    """A query in the language of the index, and the words that must stand in what is found, folded."""

    match: str
    wanted: tuple[str, ...]


def _terms(words: str) -> _Terms:
    wanted, unwanted = list[tuple[str, str]](), list[tuple[str, str]]()
    for minus, phrase, word in re.findall(r'(-?)(?:"([^"]*)"?|(\S+))', words):
        text = fold_text(phrase or word)
        folded = fold_name(text)
        if not folded:
            continue
        term = '"' + text.replace('"', " ").replace("\0", " ").rstrip("*") + '"' + ("*" if word.endswith("*") else "")
        (unwanted if minus else wanted).append((term, folded))
    if unwanted and not wanted:
        raise Unanswerable(f"{words!r} only says what to leave out: write what to look for too")
    match = " AND ".join(term for term, _ in wanted)
    match = f"({match})" + "".join(f" NOT {term}" for term, _ in unwanted) if match else ""
    return _Terms(match, tuple(folded for _, folded in wanted))


def _reports(store: Store, asked: _Terms, narrowed: Narrowed) -> Sequence[Any]:
    """Number, provider and day of every report that is asked for, the best first."""
    conditions, values = ["1"], list[Any]()
    if narrowed.provider:
        conditions.append("r.provider = ?")
        values.append(_provider(store, narrowed.provider))
    first, last = between(narrowed.since, narrowed.until)
    if first:
        conditions.append("r.versioncreated >= ?")
        values.append(first.isoformat())
    if last:
        conditions.append("substr(r.versioncreated, 1, 10) <= ?")
        values.append(last.isoformat())
    if narrowed.country:
        code = country_code(narrowed.country)
        if code is None:
            raise Unanswerable(f"{narrowed.country!r} is no country: write a code (VNM, VN) or a name")
        codes = continued(code)
        marks = ", ".join("?" * len(codes))
        naming = f"SELECT report FROM appearances WHERE schema = 'Country' AND country IN ({marks})"
        conditions.append(f"r.number IN ({naming})")
        values += codes
    columns = "r.number, r.provider, substr(r.versioncreated, 1, 10) AS day"
    where = " AND ".join(conditions)
    if not asked.match:
        return store.query(
            f"SELECT {columns} FROM current_reports AS r WHERE {where} ORDER BY day DESC, r.number DESC", values
        )
    sql = f"""SELECT {columns} FROM (SELECT rowid, bm25(report_words, 4.0, 1.0) AS far FROM report_words
              WHERE report_words MATCH ?) AS w JOIN current_reports AS r ON r.number = w.rowid
              WHERE {where} ORDER BY far, r.number"""
    return store.query(sql, [asked.match, *values])


def _counted(values: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    counts = Counter(value for value in values if value)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _countries(store: Store, numbers: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """The countries that most of the reports name."""
    sql = """SELECT country, count(DISTINCT report) AS n FROM appearances
             WHERE schema = 'Country' AND country IS NOT NULL AND report IN (SELECT value FROM json_each(?))
             GROUP BY 1 ORDER BY n DESC, country LIMIT 12"""
    return tuple((row["country"], row["n"]) for row in store.query(sql, (json.dumps(numbers),)))


def _known(store: Store, ids: Sequence[str]) -> tuple[Known, ...]:
    rows = [store.query("SELECT * FROM entities WHERE id = ?", (entity,))[0] for entity in ids]
    return known(store, rows)


def _hits(store: Store, asked: _Terms, numbers: Sequence[int]) -> Iterator[Hit]:
    rows = {row["number"]: row for row in store.each(TEXTS + " WHERE r.number IN ({marks})", numbers)}
    lit: dict[int, tuple[str, str]] = {}
    if asked.match:
        marks = ", ".join("?" * len(numbers))
        light = f"""SELECT rowid, highlight(report_words, 0, '{OPEN}', '{SHUT}') AS headline,
                    highlight(report_words, 1, '{OPEN}', '{SHUT}') AS body FROM report_words
                    WHERE report_words MATCH ? AND rowid IN ({marks})"""
        found = store.query(light, [asked.match, *numbers])
        lit = {row["rowid"]: (row["headline"], row["body"]) for row in found}
    for number in numbers:
        row = rows[number]
        headline, body = row["headline"] or "", row["body_text"]
        folded = lit.get(number, ("", ""))
        yield Hit(
            report_line(row),
            tuple(_pieces(headline, _spans(folded[0], len(headline)), (0, len(headline)))),
            tuple(_excerpt(body, _spans(folded[1], len(body)), len(headline) if body.startswith(headline) else 0)),
        )


def _provider(store: Store, asked: str) -> str:
    """The publisher as the record writes it. Raises `Unanswerable` with those it has where it has no such."""
    rows = store.query(f"{PROVIDERS} GROUP BY provider ORDER BY count(*) DESC, provider")
    known = {fold_name(row["provider"]): row["provider"] for row in reversed(rows)}
    if fold_name(asked) in known:
        return str(known[fold_name(asked)])
    names = [row["provider"] for row in rows]
    more = f" and {len(names) - BEINGS} more" if len(names) > BEINGS else ""
    there = f": there are reports of {', '.join(names[:BEINGS])}{more}" if names else ""
    raise Unanswerable(f"the record has no report of {asked!r}{there}")


def _spans(lit: str, length: int) -> list[tuple[int, int]]:
    """Where the marks stand in the text without them: folding keeps the length, so the places are those of the text."""
    spans, start, gone = [], 0, 0
    for mark in re.finditer(f"[{OPEN}{SHUT}]", lit):
        at = mark.start() - gone
        gone += 1
        if mark[0] == OPEN:
            start = at
        else:
            spans.append((start, at))
    return spans if len(lit) - gone == length else []


def _excerpt(text: str, spans: Sequence[tuple[int, int]], headline: int) -> Iterator[Excerpt]:
    """The stretch of the text behind its headline with most of the words that were found, cut at blanks."""
    begin = headline + len(text[headline:]) - len(text[headline:].lstrip())
    spans = [span for span in spans if span[0] >= begin]
    if not spans:
        start, end = begin, min(len(text), begin + EXCERPT)
    else:
        near = max(spans, key=lambda s: (sum(s[0] <= other[0] < s[0] + EXCERPT - 60 for other in spans), -s[0]))
        start = max(begin, near[0] - 60)
        end = min(len(text), start + EXCERPT)
    if start > begin:
        start = text.find(" ", start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + EXCERPT // 2)
    before, after = ("… " if start > begin else ""), (" …" if end < len(text) else "")
    pieces = list(_pieces(text, spans, (start, end)))
    yield from ([Excerpt(before, found=False)] if before else [])
    yield from pieces
    yield from ([Excerpt(after, found=False)] if after else [])


def _pieces(text: str, spans: Sequence[tuple[int, int]], window: tuple[int, int]) -> Iterator[Excerpt]:
    at, end = window
    for first, last in spans:
        if first < at or last > end:
            continue
        if first > at:
            yield Excerpt(text[at:first], found=False)
        yield Excerpt(text[first:last], found=True)
        at = last
    if at < end:
        yield Excerpt(text[at:end], found=False)


def _facts(store: Store, asked: _Terms, numbers: Sequence[int]) -> Iterator[Any]:
    """The claims of these reports that state all words, in their own words or by the names of who takes part."""
    order = {number: at for at, number in enumerate(numbers)}
    sql = """SELECT c.number AS claim_number, c.id, c.report, c.position, c.kind, c.text, c.span_start, c.span_end,
                    c.type, c.mode, c.edtf, c.status, c.body, e.event, s.copy_of,
                    r.number, r.uri, r.version, r.provider, r.credits, r.versioncreated, r.headline, r.url
             FROM claims AS c JOIN reports AS r ON r.number = c.report LEFT JOIN sources AS s ON s.report = r.number
             LEFT JOIN event_claims AS e ON e.claim = c.number WHERE c.report IN (SELECT value FROM json_each(?))"""
    names = """SELECT p.claim, group_concat(a.folded, ' ') AS names FROM claims AS c
               JOIN parties AS p ON p.claim = c.number JOIN appearances AS a ON a.number = p.appearance
               WHERE c.report IN (SELECT value FROM json_each(?)) GROUP BY 1"""
    packed = (json.dumps(numbers),)
    called = {row["claim"]: row["names"] for row in store.query(names, packed)}
    rows = sorted(store.query(sql, packed), key=lambda row: (order[row["report"]], row["position"]))
    for row in rows:
        said = f" {fold_name(row['text'])} {called.get(row['claim_number'], '')}"
        if all(f" {word}" in said for word in asked.wanted):
            yield row


def _fact(row: Any) -> Fact:
    place = (row["text"], row["span_start"], row["span_end"], row["event"])
    return Fact(row["id"], row["kind"], described(row, json.loads(row["body"])), *place, report_line(row))
