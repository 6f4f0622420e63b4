"""Claims, dates and spans to and from the JSON that the record keeps."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

from chancery.model import (
    Body,
    Change,
    Claim,
    Event,
    Figure,
    Instrument,
    Occupancy,
    Party,
    Place,
    Pledge,
    Quote,
    Report,
    Span,
    When,
)

_OUTSIDE_BODY = {"layer", "report", "start", "end", "text", "id", "kind", "status", "said_by", "rule"}


def pack(value: Any) -> str:
    """`value` as compact JSON, letters kept as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def body_json(claim: Claim) -> str:
    """The body of `claim` as JSON: the fields of `chancery extract` without those that have their own column."""
    return pack({key: value for key, value in claim.to_row().items() if key not in _OUTSIDE_BODY})


def body_from_json(kind: str, packed: str) -> Body:
    """The body that `body_json` packed. Raises `ValueError` on a kind it does not know."""
    row = json.loads(packed)
    when = when_from_row(row.get("when"))
    if kind == "event":
        actors, recipients = (tuple(Party(**party) for party in row[side]) for side in ("actors", "recipients"))
        place = Place(**row["place"]) if row["place"] else None
        told = tuple(instrument_from_row(paper) for paper in row.get("instruments", ()))
        pledge = pledge_from_row(row.get("pledge"))
        return Event(row["type"], row["mode"], row["what"], actors, recipients, place, when, told, pledge)
    if kind == "occupancy":
        return Occupancy(row["holder"], row["post"], row["of"], row["former"], when)
    if kind == "quote":
        source = Span(**row["source"]) if row["source"] else None
        pieces = tuple(Span(*piece) for piece in row["content"].pop("pieces", ()))
        heard = row.get("to"), row.get("outlet")
        return Quote(row["speaker"], source, row["cue"], row["mode"], Span(**row["content"]), pieces, *heard)
    if kind == "figure":
        value = row["value"], row["unit"], row["of"], row["bound"], when
        return Figure(*value, row.get("measure"), tuple(row.get("parties", ())), _change_from_row(row.get("change")))
    raise ValueError(f"claims of kind {kind!r} are not known to this version")


def _change_from_row(row: dict[str, Any] | None) -> Change | None:
    return Change(**(row | {"since": when_from_row(row["since"])})) if row else None


def instrument_from_row(row: dict[str, Any]) -> Instrument:
    """An `Instrument` as `chancery extract` prints it."""
    return Instrument(**row | {"span": Span(**row["span"]), "term": when_from_row(row["term"])})


def pledge_from_row(row: dict[str, Any] | None) -> Pledge | None:
    """A `Pledge` as `chancery extract` prints it, or `None`."""
    return Pledge(row["what"], Span(**row["span"]), when_from_row(row["due"])) if row else None


def when_from_row(row: dict[str, Any] | None) -> When | None:
    """A `When` from the four fields of the output contract, or `None`."""
    if row is None:
        return None
    earliest, latest = (date.fromisoformat(row[key]) if row[key] else None for key in ("earliest", "latest"))
    return When(row["edtf"], earliest, latest + timedelta(days=1) if latest else None, row["text"])


def moment_text(moment: date | datetime | None) -> str | None:
    """A time of publication as ISO 8601, only as exact as it was given."""
    return moment.isoformat() if moment else None


def moment_from_text(text: str | None) -> date | datetime | None:
    """The time that `moment_text` wrote."""
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def report_from_row(row: Any) -> Report:
    """A `Report` from its row in `reports`."""
    furniture = tuple((kind, Span(start, end)) for kind, start, end in json.loads(row["furniture"]))
    return Report(
        uri=row["uri"],
        body_text=row["body_text"],
        version=row["version"],
        provider=row["provider"],
        credits=tuple(json.loads(row["credits"])),
        headline=row["headline"],
        language=row["language"],
        located=row["located"],
        versioncreated=moment_from_text(row["versioncreated"]),
        pubstatus=row["pubstatus"],
        url=row["url"],
        byline=row["byline"],
        furniture=furniture,
    )


def claim_from_row(row: Any) -> Claim:
    """A `Claim` from a row of `claims` joined with the `uri` of its report."""
    body = body_from_json(row["kind"], row["body"])
    span = Span(row["span_start"], row["span_end"])
    return Claim(row["uri"], span, row["text"], body, row["rule"], row["status"], row["said_by"])
