"""What reports tell of papers (treaties, memoranda, plans): one telling for each paper of each claim."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from chancery.answer.events import LINE, party_line, report_line
from chancery.answer.party import Chosen
from chancery.answer.sides import taking_part
from chancery.answer.views import PartyLine, Words
from chancery.lang import knowledge
from chancery.model.states import successor
from chancery.record import Store, fold_name

PAPERS = f"""
SELECT ec.event, e.edtf AS event_edtf, e.earliest AS event_earliest, e.latest AS event_latest, c.number AS claim_number,
       c.id AS claim, c.text, c.span_start, c.span_end, c.status, c.said_by, c.edtf, c.body, {LINE},
       coalesce(s.origin, r.uri) AS origin
FROM current_claims AS c CROSS JOIN event_claims AS ec ON ec.claim = c.number JOIN events AS e ON e.id = ec.event
JOIN reports AS r ON r.number = c.report LEFT JOIN sources AS s ON s.report = r.number
WHERE c.kind = 'event' AND c.status <> 'negated' AND json_extract(c.body, '$.instruments') IS NOT NULL AND {{where}}
ORDER BY r.versioncreated IS NULL, r.versioncreated, r.uri, c.position
"""
PARTIES = """
SELECT p.claim, p.role, p.country, p.post, p.of, a.name, a.schema, m.entity, n.caption, n.country AS home
FROM claims AS c CROSS JOIN event_claims AS ec ON ec.claim = c.number CROSS JOIN parties AS p ON p.claim = c.number
JOIN appearances AS a ON a.number = p.appearance
LEFT JOIN members AS m ON m.appearance = a.number LEFT JOIN entities AS n ON n.id = m.entity
WHERE c.kind = 'event' AND p.role IN ('actor', 'recipient') AND json_extract(c.body, '$.instruments') IS NOT NULL
  AND {where}
ORDER BY p.claim, p.role, p.position
"""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as one claim tells of it.

    `sides` are the countries (alpha-3, of states that are gone their successors) and other bodies (entity ids) that
    it binds; `about` the words of its name that tell what it is on; `state` what became of it by these words.
    """

    kind: str
    name: str
    state: str
    count: int | None
    term: tuple[str, str | None] | None
    event: str
    when: tuple[str | None, date | None, date | None]
    sides: frozenset[str]
    parties: tuple[PartyLine, ...]
    about: frozenset[str]
    words: Words
    origin: str
    place: int

    @property
    def bundle(self) -> bool:
        """True for several papers told of together: "six documents", "cooperation agreements"."""
        return self.count not in {None, 1} or (self.kind in generic() and self.name.casefold().endswith("s"))

    def dated(self) -> bool:
        """True when the days it can mean are known on both sides."""
        return self.when[1] is not None and self.when[2] is not None

    def overlaps(self, other: Paper) -> bool:
        """True when some day lies in both."""
        mine, theirs = self.when, other.when
        return bool(mine[1] and mine[2] and theirs[1] and theirs[2] and mine[1] <= theirs[2] and theirs[1] <= mine[2])

    def within(self, days: int) -> bool:
        """True when it is dated to `days` days or better."""
        return bool(self.when[1] and self.when[2] and (self.when[2] - self.when[1]).days < days)


HELD = ("held", "ongoing", "recurring")
PENDING = {"planned": "to be signed", "proposed": "proposed", "cancelled": "cancelled"}
COMING = {
    "in force": "to enter into force",
    "expired": "to expire",
    "extended": "to be extended",
    "ended": "to be ended",
}


def state_of(act: str, status: str) -> str:
    """What became of a paper: `signed` of what was signed, `to be signed` of what is to be, and so on."""
    if act == "negotiated":
        return "cancelled" if status == "cancelled" else "under negotiation"
    if status in HELD:
        return act
    if status == "planned" and act in COMING:
        return COMING[act]
    return PENDING[status]


def papers(store: Store, chosen: Sequence[Chosen] = ()) -> tuple[Paper, ...]:
    """Every paper as every claim of the reports that stand tells of it, in order of publication.

    With `chosen` those of the events in which all of them take part.
    """
    where, values = taking_part(chosen, "ec.event")
    parties: dict[int, list[Any]] = defaultdict(list)
    for row in store.query(PARTIES.format(where=where), values):
        parties[row["claim"]].append(row)
    found: dict[tuple[int, int, str], Paper] = {}
    for row in store.query(PAPERS.format(where=where), values):
        body = json.loads(row["body"])
        for paper in body["instruments"]:
            place = paper["span"]["start"]
            made = _paper(row, body["when"] or {}, paper, parties[row["claim_number"]])
            found.setdefault((row["number"], place, paper["act"]), made)
    return tuple(found.values())


def _paper(row: Any, when: dict[str, Any], paper: dict[str, Any], parties: list[Any]) -> Paper:
    own = row if row["edtf"] is None else None
    edtf = row["edtf"] or row["event_edtf"]
    days = (row["event_earliest"], row["event_latest"]) if own is not None else (when["earliest"], when["latest"])
    interval = tuple(date.fromisoformat(day) if day else None for day in days)
    place = (row["span_start"], row["span_end"], row["status"], row["said_by"], row["edtf"])
    parties = [party for party in parties if fold_name(party["name"]) not in fold_name(paper["name"])]
    sides = frozenset(side for party in parties if (side := _side(party)))
    names = tuple({_side(p) or p["name"]: party_line(p) for p in reversed(parties)}.values())[::-1]
    return Paper(
        paper["kind"],
        paper["name"],
        state_of(paper["act"], row["status"]),
        paper["count"],
        (paper["term"]["edtf"], paper["term"]["latest"]) if paper["term"] else None,
        row["event"],
        (edtf, interval[0], interval[1]),
        sides,
        names,
        about(paper["name"], names),
        Words(row["claim"], row["text"], *place, report_line(row)),
        row["origin"],
        paper["span"]["start"],
    )


def _side(party: Any) -> str | None:
    country = party["country"] or party["home"]
    if country:
        return successor(country)
    return party["entity"] if party["schema"] in {"Organization", "PublicBody"} else None


@cache
def _empty() -> frozenset[str]:
    """Words of a paper's name that tell nothing of what it is on: its kind, articles, courtesies."""
    table = knowledge("en", "instruments")
    heads = {word for row in table["kind"] for head in row["heads"] for word in head.split()}
    return frozenset(_stem(word) for word in heads | set(table["name"]["empty"]))


@cache
def generic() -> frozenset[str]:
    """Kinds under which another report may mean the same paper."""
    return frozenset(row["id"] for row in knowledge("en", "instruments")["kind"] if row.get("generic"))


def about(name: str, parties: tuple[PartyLine, ...] = ()) -> frozenset[str]:
    """The words of a paper's name that tell what it is on, folded, without those of its kind and its parties."""
    own = {word for party in parties for word in fold_name(party.name).split()}
    words = {_stem(word) for word in fold_name(name).split() if not re.fullmatch(r"\d+", word) and word not in own}
    return frozenset(words - _empty())


def _stem(word: str) -> str:
    """Plural and singular alike: "minerals" and "mineral"."""
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
