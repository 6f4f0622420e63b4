"""How well a fact is attested: how many independent sources tell it, who told it first and last, and when."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from chancery.answer.views import Attested, Corroboration, Unanswerable
from chancery.record import Store

STATES = """
SELECT c.number AS claim, c.id, c.kind, coalesce(ec.event, f.fact, c.id) AS fact
FROM current_claims AS c LEFT JOIN event_claims AS ec ON ec.claim = c.number LEFT JOIN facts AS f ON f.claim = c.number
"""
TELLS = """
SELECT coalesce(ec.event, f.fact, c.id) AS fact, c.kind, r.number, r.uri, r.provider, r.credits, r.versioncreated,
       s.origin
FROM current_claims AS c JOIN reports AS r ON r.number = c.report LEFT JOIN sources AS s ON s.report = r.number
LEFT JOIN event_claims AS ec ON ec.claim = c.number LEFT JOIN facts AS f ON f.claim = c.number
WHERE {where} ORDER BY fact, r.number
"""
KNOWN = """c.number IN (SELECT claim FROM event_claims WHERE event IN ({marks}) UNION
                    SELECT claim FROM facts WHERE fact IN ({marks}) UNION
                    SELECT number FROM claims WHERE id IN ({marks}))"""


def corroboration(store: Store, asked: str) -> Corroboration:
    """The standing of one fact: of the event `asked`, or of what the claim `asked` states; first letters will do.

    Raises `Unanswerable` when no fact or several begin so.
    """
    begins = asked.strip().lower()
    found = store.query(f"{STATES} WHERE substr(c.id, 1, ?) = ? LIMIT 50", (len(begins), begins)) if begins else []
    facts = {row["fact"] for row in found if row["id"] == begins} or {row["fact"] for row in found}
    if len(facts) != 1:
        problem = f"begins the ids of {len(facts)} facts: write more of it" if facts else "is the id of no claim"
        raise Unanswerable(f"{asked!r} {problem}")
    return next(iter(_standing(store, facts).values()))


def corroborations(store: Store, claims: Iterable[str]) -> dict[str, Corroboration]:
    """The standing of what each of these claims (by id) states; ids that no report that stands has are left out."""
    rows = list(store.each(STATES + " WHERE c.id IN ({marks})", sorted(set(claims))))
    standing = _standing(store, {row["fact"] for row in rows})
    return {row["id"]: standing[row["fact"]] for row in rows}


def single_sourced(store: Store, kind: str) -> tuple[Corroboration, ...]:
    """The facts of a kind (event, occupancy, figure or quote) that one independent source alone tells."""
    told: dict[str, list[Any]] = defaultdict(list)
    for row in store.query(TELLS.format(where="c.kind = ?"), (kind,)):
        told[row["fact"]].append(row)
    stands = (corroborate(kind, fact, rows) for fact, rows in told.items())
    return tuple(fact for fact in stands if fact.single)


def corroborate(kind: str, fact: str, rows: Sequence[Any]) -> Corroboration:
    """The standing of a fact from the reports that tell it.

    A row has `number, uri, provider, credits, versioncreated, origin`; a report may stand in several. Reprints and
    reports that credit one agency share an origin, and count once.
    """
    by_origin: dict[str, dict[int, Any]] = defaultdict(dict)
    for row in rows:
        by_origin[row["origin"] or row["uri"]][row["number"]] = row
    by = sorted((_attested(origin, list(told.values())) for origin, told in by_origin.items()), key=_when_first)
    days = [day for attested in by for day in (attested.first, attested.last) if day]
    reports = sum(attested.reports for attested in by)
    first, last = min(days, default=None), max(days, default=None)
    return Corroboration(kind, fact, reports, len(by), len(by) == 1, first, last, tuple(by))


def _attested(origin: str, rows: Sequence[Any]) -> Attested:
    days = [row["versioncreated"][:10] for row in rows if row["versioncreated"]]
    first = min(rows, key=lambda row: (row["versioncreated"] or "9999", row["number"]))
    return Attested(_name(origin, first), len(rows), min(days, default=None), max(days, default=None))


def _when_first(attested: Attested) -> tuple[str, str]:
    return attested.first or "9999", attested.source


def _name(origin: str, row: Any) -> str:
    """The agency or outlet as the report writes it; the file's name where neither is known."""
    for name in (row["provider"], *json.loads(row["credits"])):
        if name and " ".join(re.findall(r"\w+", name.casefold())) == origin:
            return str(name)
    return str(row["provider"] or row["uri"].rstrip("/").rsplit("/", 1)[-1])


def _standing(store: Store, facts: Iterable[str]) -> dict[str, Corroboration]:
    told: dict[str, list[Any]] = defaultdict(list)
    for row in store.each(TELLS.replace("{where}", KNOWN), sorted(set(facts))):
        told[row["fact"]].append(row)
    return {fact: corroborate(rows[0]["kind"], fact, rows) for fact, rows in told.items()}
