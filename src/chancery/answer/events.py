"""Events of the record as views, with the words of every report that tells them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from chancery.answer.corroboration import corroborate
from chancery.answer.days import spelled
from chancery.answer.views import EventView, PartyLine, ReportLine, Words
from chancery.answer.visits import Place, is_overdue, places, stages
from chancery.answer.words import one_spelling
from chancery.record import Store

CAPITALS = 4
"""What is no longer than this may be a short form, such as USSR."""

EVENTS = "SELECT * FROM events WHERE id IN ({marks})"
"""Rows for `event_views`."""
LINE = "r.number, r.uri, r.version, r.provider, r.credits, r.versioncreated, r.headline, r.url, s.copy_of"
"""Columns for `report_line`."""
_JOINED = "FROM reports AS r LEFT JOIN sources AS s ON s.report = r.number"
REPORTS = f"SELECT {LINE} {_JOINED}"
"""Rows for `report_line`."""
TEXTS = f"SELECT r.*, s.copy_of {_JOINED}"
"""The same with the text and all else that a report has."""

WORDS = f"""
SELECT ec.event, c.number AS claim_number, c.id AS claim, c.text, c.span_start, c.span_end, c.status, c.said_by, c.edtf,
       c.body, {LINE}, s.origin
FROM event_claims AS ec JOIN claims AS c ON c.number = ec.claim JOIN reports AS r ON r.number = c.report
LEFT JOIN sources AS s ON s.report = r.number
WHERE ec.event IN ({{marks}})
ORDER BY r.versioncreated IS NULL, r.versioncreated, r.number, c.position
"""

PARTIES = """
SELECT ec.event, p.claim, p.role, p.country, p.post, p.of, a.name, a.schema, m.entity, e.caption, e.country AS home
FROM event_claims AS ec JOIN parties AS p ON p.claim = ec.claim JOIN appearances AS a ON a.number = p.appearance
LEFT JOIN members AS m ON m.appearance = a.number LEFT JOIN entities AS e ON e.id = m.entity
WHERE ec.event IN ({marks}) AND p.role IN ('actor', 'recipient')
ORDER BY p.claim, p.role, p.position
"""


def event_views(store: Store, rows: Sequence[Any], today: date | None = None) -> tuple[EventView, ...]:
    """Views of rows of `events`, in the order of the rows.

    The parties are those of the claim that tells the event best; an office it leaves out comes from the other tellings.
    `today` is the day as of which a plan is overdue.
    """
    words: dict[str, list[Any]] = defaultdict(list)
    for row in store.each(WORDS, [row["id"] for row in rows]):
        words[row["event"]].append(row)
    parties: dict[int, list[Any]] = defaultdict(list)
    for row in store.each(PARTIES, [row["id"] for row in rows]):
        parties[row["event"]].append(row)
    standing, alone = places(store, [row["id"] for row in rows]), Place()
    views = []
    for row in rows:
        view = _view(row, words[row["id"]], parties[row["id"]])
        place = standing.get(row["id"], alone)
        views.append(
            replace(
                view,
                overdue=is_overdue(row, place, today),
                part_of=place.whole,
                part_because=spelled(place.because) if place.because else None,
                parts=place.parts,
            )
        )
    return tuple(views)


OUTLINES = """
SELECT e.id, json_extract(c.body, '$.what') AS what, json_extract(c.body, '$.place.name') AS place,
       json_extract(c.body, '$.place.country') AS country
FROM events AS e JOIN claims AS c ON c.number = e.claim WHERE e.id IN ({marks})
"""


def outlines(store: Store, rows: Sequence[Any]) -> tuple[EventView, ...]:
    """The same views with what a title needs alone: without words, sources, stages and parts."""
    told = {row["id"]: row for row in store.each(OUTLINES, [row["id"] for row in rows])}
    taking = sides(store, rows)
    return tuple(_outline(row, told[row["id"]], taking[row["id"]]) for row in rows)


def _outline(row: Any, told: Any, taking: tuple[tuple[PartyLine, ...], tuple[PartyLine, ...]]) -> EventView:
    actors, recipients = taking
    return EventView(
        id=row["id"],
        type=row["type"],
        mode=row["mode"],
        status=row["status"],
        what=told["what"],
        when=row["edtf"],
        earliest=row["earliest"],
        latest=row["latest"],
        actors=actors,
        recipients=recipients,
        place=_plain(told["place"]),
        country=told["country"],
        reports=row["reports"],
        independent=row["independent"],
        words=(),
    )


def sides(store: Store, rows: Sequence[Any]) -> dict[str, tuple[tuple[PartyLine, ...], tuple[PartyLine, ...]]]:
    """Who acts and who is acted on in each of these rows of `events`, as their views have it."""
    parties: dict[str, list[Any]] = defaultdict(list)
    for row in store.each(PARTIES, [row["id"] for row in rows]):
        parties[row["event"]].append(row)
    return {row["id"]: _sides(parties[row["id"]], row["claim"]) for row in rows}


def _sides(parties: Sequence[Any], claim: int) -> tuple[tuple[PartyLine, ...], tuple[PartyLine, ...]]:
    offices = {row["entity"]: row for row in reversed(parties) if row["entity"] and row["post"]}
    actors, recipients = (_side(parties, claim, role, offices) for role in ("actor", "recipient"))
    return actors, tuple(party for party in recipients if party.entity not in {p.entity for p in actors})


def _view(event: Any, words: Sequence[Any], parties: Sequence[Any]) -> EventView:
    told = list({(row["number"], row["span_start"], row["span_end"]): _words(row) for row in reversed(words)}.values())
    told.reverse()  # two claims on the very same words are shown once
    best = next(row for row in words if row["claim_number"] == event["claim"])
    body = json.loads(best["body"])
    told.sort(key=lambda w: w.claim != best["claim"])  # stable: the fullest telling first, then by publication
    place = body["place"] or {"name": None, "country": None}
    outline = {"what": body["what"], "place": place["name"], "country": place["country"]}
    return replace(
        _outline(event, outline, _sides(parties, event["claim"])),
        words=tuple(told),
        corroboration=corroborate("event", event["id"], words),
        told=min((row["versioncreated"][:10] for row in words if row["versioncreated"]), default=None),
        stages=stages(words),
    )


def _plain(place: str | None) -> str | None:
    """A place as one writes it elsewhere: the `HANOI` of a dateline is Hanoi, and `Viet Nam` is Vietnam."""
    if place and place.isupper() and len(place) > CAPITALS:
        place = place.title()
    return one_spelling(place) if place else place


def _side(rows: Sequence[Any], claim: int, role: str, offices: dict[str, Any]) -> tuple[PartyLine, ...]:
    """The parties of one side of `claim`, each entity once, with its office where any telling gives it."""
    parties: dict[str, PartyLine] = {}
    for row in rows:
        if row["claim"] == claim and row["role"] == role:
            party = party_line(row if row["post"] else offices.get(row["entity"], row))
            parties.setdefault(party.entity or party.name, party)
    return tuple(parties.values())


def party_line(row: Any) -> PartyLine:
    """A party from a row with `name, schema, entity, caption, country, home, post, of`."""
    country = row["country"] or row["home"]
    return PartyLine(row["caption"] or row["name"], row["schema"], row["entity"], country, row["post"], row["of"])


def report_line(row: Any) -> ReportLine:
    """A report's line from a row of `reports` with `copy_of`."""
    named = (row["provider"], _credits(row["credits"]), row["versioncreated"], row["headline"], row["url"])
    return ReportLine(row["number"], row["uri"], row["version"], *named, row["copy_of"])


@lru_cache(maxsize=1024)  # a record has few agencies and many reports
def _credits(packed: str) -> tuple[str, ...]:
    return tuple(json.loads(packed))


def _words(row: Any) -> Words:
    place = (row["span_start"], row["span_end"], row["status"], row["said_by"], row["edtf"])
    return Words(row["claim"], row["text"], *place, report_line(row))
