"""Writing and reading the evidence: reports and what was found in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from chancery.model import Claim, Event, Mention, Occupancy, Party, Quote, Report, Time
from chancery.record.codec import body_json, claim_from_row, moment_text, pack, report_from_row
from chancery.record.fold import fold_name, fold_text
from chancery.record.store import Store


@dataclass(frozen=True, slots=True)
class Found:
    """What one report yielded, to be stored with it.

    `elapsed` are frozen dataclasses with `start` and `end`; `dating` is when a report without a date can have been
    published: first day, last day (either may be open) and the reasons in a sentence.
    """

    times: Sequence[Time] = ()
    mentions: Sequence[Mention] = ()
    claims: Sequence[Claim] = ()
    elapsed: Sequence[Any] = ()
    dating: tuple[date | None, date | None, str] | None = None


@dataclass(frozen=True, slots=True)
class Appearance:
    """One entity in one report, as stored."""

    number: int
    report: int
    schema: str
    name: str
    country: str | None
    post: str | None
    of: str | None


def known_digests(store: Store) -> set[str]:
    """Digests of all stored versions."""
    return {row[0] for row in store.query("SELECT digest FROM reports")}


def add_report(store: Store, report: Report, found: Found) -> int | None:
    """Stores `report` and what was found in it; returns its number, or `None` when it was there already.

    Call it inside a transaction. A version whose number is taken becomes the next version of its item.
    """
    if store.value("SELECT 1 FROM reports WHERE digest = ?", (report.digest,)):
        return None
    last = store.value("SELECT max(version) FROM reports WHERE uri = ?", (report.uri,)) or 0
    taken = store.value("SELECT 1 FROM reports WHERE uri = ? AND version = ?", (report.uri, report.version))
    number = _insert_report(store, report, last + 1 if taken else report.version)
    words = "INSERT INTO report_words (rowid, headline, body_text) VALUES (?, ?, ?)"
    store.db.execute(words, (number, fold_text(report.headline or ""), fold_text(report.body_text)))
    _insert_times(store, number, found.times)
    appearances = _Appearances(store, number)
    appearances.add_mentions(found.mentions)
    for position, claim in enumerate(found.claims):
        _insert_claim(store, appearances, position, claim)
    elapsed = [(number, at, e.start, e.end, _plain_json(e)) for at, e in enumerate(found.elapsed)]
    store.db.executemany("INSERT INTO elapsed VALUES (?, ?, ?, ?, ?)", elapsed)
    if found.dating:
        earliest, latest, sentence = found.dating
        days = (day.isoformat() if day else None for day in (earliest, latest))
        store.db.execute("INSERT INTO datings VALUES (?, ?, ?, ?)", (number, *days, sentence))
    store.db.execute("DELETE FROM unread WHERE source = ?", (report.uri,))
    return number


def _insert_report(store: Store, report: Report, version: int) -> int:
    furniture = pack([[kind, span.start, span.end] for kind, span in report.furniture])
    row = (report.digest, report.uri, version, report.provider, pack(list(report.credits)), report.headline)
    row += (report.body_text, report.language, report.located, moment_text(report.versioncreated))  # type: ignore[assignment]
    row += (report.pubstatus, report.url, report.byline, furniture)  # type: ignore[assignment]
    columns = "digest, uri, version, provider, credits, headline, body_text, language, located, versioncreated"
    insert = f"INSERT INTO reports ({columns}, pubstatus, url, byline, furniture) VALUES ({', '.join('?' * 14)})"
    number = store.db.execute(insert, row).lastrowid
    assert number is not None
    return number


def _insert_times(store: Store, number: int, times: Iterable[Time]) -> None:
    rows = []
    for position, time in enumerate(times):
        when = time.when.to_row() if time.when else {"edtf": None, "earliest": None, "latest": None}
        days = (when["edtf"], when["earliest"], when["latest"], time.function)
        rows.append((number, position, time.start, time.end, time.text, time.type, time.value, time.mod, *days))
    store.db.executemany(f"INSERT INTO times VALUES ({', '.join('?' * 12)})", rows)


class _Appearances:
    """The entities of one report while it is being stored."""

    def __init__(self, store: Store, report: int) -> None:
        self.db, self.report = store.db, report
        self._numbers: dict[tuple[str, str], int] = {}

    def add_mentions(self, mentions: Iterable[Mention]) -> None:
        rows = []
        for position, m in enumerate(mentions):
            number = self.number(Party(m.name, m.schema, m.country, m.post, m.of))
            full = m.full or (None, None)
            rows.append((number, self.report, position, m.start, m.end, *full, m.text, m.form, m.post, m.of))
        self.db.executemany(f"INSERT INTO mentions VALUES ({', '.join('?' * 11)})", rows)

    def number(self, party: Party) -> int:
        """The appearance of `party`, made when the report has not had it yet; the first country and post given stay."""
        key = (party.schema, party.name)
        if key not in self._numbers:
            insert = (
                "INSERT INTO appearances (report, schema, name, folded, country, post, of) VALUES (?, ?, ?, ?, ?, ?, ?)"
            )
            row = (self.report, *key, fold_name(party.name), party.country, party.post, party.of)
            self._numbers[key] = self.db.execute(insert, row).lastrowid or 0
        elif party.country or party.post:
            update = "UPDATE appearances SET country = coalesce(country, ?), of = iif(post IS NULL, ?, of), "
            update += "post = coalesce(post, ?) WHERE number = ?"
            self.db.execute(update, (party.country, party.of, party.post, self._numbers[key]))
        return self._numbers[key]

    def named(self, name: str) -> Party:
        """The party called `name` in this report: a person first, else whatever bears the name, else a new person."""
        held = [schema for schema, known in self._numbers if known == name]
        return Party(name, "Person" if "Person" in held or not held else held[0])


def _insert_claim(store: Store, appearances: _Appearances, position: int, claim: Claim) -> None:
    body = claim.body
    kind = (body.type, body.mode) if isinstance(body, Event) else (None, None)
    when = None if isinstance(body, Quote) else body.when
    days = tuple(when.to_row()[key] for key in ("edtf", "earliest", "latest")) if when else (None, None, None)
    row = (claim.id, appearances.report, position, claim.kind, claim.span.start, claim.span.end, claim.text)
    row += (claim.status, claim.said_by, claim.rule, *kind, *days, body_json(claim))  # type: ignore[assignment]
    columns = "id, report, position, kind, span_start, span_end, text, status, said_by, rule, type, mode"
    insert = f"INSERT OR IGNORE INTO claims ({columns}, edtf, earliest, latest, body) VALUES ({', '.join('?' * 16)})"
    cursor = store.db.execute(insert, row)
    if not cursor.rowcount:  # the same claim twice in one report is one claim
        return
    rows = [
        (cursor.lastrowid, role, at, appearances.number(party), party.country, party.post, party.of)
        for role, at, party in _parties(claim, appearances)
    ]
    store.db.executemany("INSERT INTO parties VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _parties(claim: Claim, appearances: _Appearances) -> Iterator[tuple[str, int, Party]]:
    body = claim.body
    if isinstance(body, Event):
        for role, side in (("actor", body.actors), ("recipient", body.recipients)):
            yield from ((role, at, party) for at, party in enumerate(side))
    elif isinstance(body, Occupancy):
        named = appearances.named(body.holder)
        yield "holder", 0, Party(named.name, named.schema, None, None if body.former else body.post, body.of)
    elif isinstance(body, Quote) and body.speaker:
        yield "speaker", 0, appearances.named(body.speaker)
    if claim.said_by:
        yield "said_by", 0, appearances.named(claim.said_by)


def _plain_json(value: Any) -> str:
    def plain(item: Any) -> Any:
        if isinstance(item, dict):
            return {key: plain(inner) for key, inner in item.items()}
        if isinstance(item, list | tuple):
            return [plain(inner) for inner in item]
        return item.isoformat() if isinstance(item, date) else item

    return pack(plain(asdict(value)))


# Reading


def current_reports(store: Store) -> Iterator[tuple[int, Report]]:
    """The reports that stand, with their numbers, in order of arrival."""
    for row in store.db.execute("SELECT * FROM current_reports ORDER BY number"):
        yield row["number"], report_from_row(row)


def current_claims(store: Store, kind: str) -> Iterator[tuple[int, int, Claim]]:
    """`(claim number, report number, claim)` of one kind in the reports that stand, in order of arrival."""
    sql = """SELECT claims.*, r.uri FROM claims JOIN current_reports AS r ON r.number = claims.report
             WHERE kind = ? ORDER BY claims.number"""
    for row in store.db.execute(sql, (kind,)):
        yield row["number"], row["report"], claim_from_row(row)


def current_appearances(store: Store) -> list[Appearance]:
    """The named entities and the countries of the reports that stand, each report by itself, in order of arrival.

    A country is known by its code, so that "Vietnamese students" tell of Vietnam as well.
    """
    sql = """SELECT a.* FROM appearances AS a JOIN current_reports AS r ON r.number = a.report
             WHERE a.schema = 'Country'
                OR EXISTS (SELECT 1 FROM mentions AS m WHERE m.appearance = a.number AND m.form = 'name')
             ORDER BY a.number"""
    columns = ("number", "report", "schema", "name", "country", "post", "of")
    return [Appearance(*(row[column] for column in columns)) for row in store.query(sql)]


def party_appearances(store: Store) -> dict[int, list[tuple[str, int, str | None]]]:
    """For each claim number its parties: `(role, appearance number, country)`."""
    parties: dict[int, list[tuple[str, int, str | None]]] = {}
    for row in store.query("SELECT claim, role, appearance, country FROM parties ORDER BY claim, role, position"):
        parties.setdefault(row["claim"], []).append((row["role"], row["appearance"], row["country"]))
    return parties


def current_datings(store: Store) -> dict[int, tuple[date | None, date | None]]:
    """For each report without a date the first and last day on which it can have been published, where known."""
    rows = store.query("SELECT report, earliest, latest FROM datings")
    days = ((row["report"], row["earliest"], row["latest"]) for row in rows)
    return {report: (_day(earliest), _day(latest)) for report, earliest, latest in days}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
