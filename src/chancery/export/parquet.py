"""Parquet: one row an event, its parties and words as nested lists."""

from __future__ import annotations

from datetime import date
from typing import Any, BinaryIO

from chancery.answer.holdings import Holdings
from chancery.answer.views import EventView, PartyLine


def write_parquet(holdings: Holdings, out: BinaryIO) -> None:
    """The events with types that fit: days as dates, lists of structs for parties and words."""
    import pyarrow
    from pyarrow import parquet

    text, day, number = pyarrow.string(), pyarrow.date32(), pyarrow.int32()
    party = pyarrow.list_(
        pyarrow.struct([(name, text) for name in ("name", "schema", "entity", "country", "post", "of")])
    )
    words = [
        ("report", number),
        ("uri", text),
        ("provider", text),
        ("published", text),
        ("start", number),
        ("end", number),
    ]
    words += [("text", text), ("said_by", text)]
    texts = [(name, text) for name in ("id", "type", "mode", "status", "what", "when")]
    days, place = [("earliest", day), ("latest", day)], [("place", text), ("country", text)]
    counts = [("reports", number), ("independent", number)]
    nested = [("actors", party), ("recipients", party), ("words", pyarrow.list_(pyarrow.struct(words)))]
    schema = pyarrow.schema([*texts, *days, *place, *counts, *nested])
    table = pyarrow.Table.from_pylist([_row(event) for event in holdings.events], schema=schema)
    parquet.write_table(table, out, compression="zstd")


def _row(event: EventView) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(event, name) for name in ("id", "type", "mode", "status", "what", "when")}
    row |= {name: getattr(event, name) for name in ("place", "country", "reports", "independent")}
    row |= {name: date.fromisoformat(d) if (d := getattr(event, name)) else None for name in ("earliest", "latest")}
    row |= {"actors": _parties(event.actors), "recipients": _parties(event.recipients)}
    row["words"] = [
        {"report": w.report.number, "uri": w.report.uri, "provider": w.report.provider, "published": w.report.published}
        | {"start": w.start, "end": w.end, "text": w.text, "said_by": w.said_by}
        for w in event.words
    ]
    return row


def _parties(parties: tuple[PartyLine, ...]) -> list[dict[str, Any]]:
    return [party.to_row() for party in parties]
