"""PLOVER events as a table, one row an event, with the columns and separators of the POLECAT data set."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from chancery.answer.holdings import Holdings
from chancery.answer.views import EventView, PartyLine
from chancery.lang import geo
from chancery.model.plover import EDITION

QUADS = {
    "Q1: Verbal Cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "Q2: Material Cooperation": ("COOPERATE", "AID", "RETREAT"),
    "Q3: Verbal Conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "Q4: Material Conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
COLUMNS = (
    "Event ID", "Event Date", "Earliest Date", "Latest Date", "Event Type", "Event Mode", "Quad Code", "Status",
    "Actor Name", "Actor Country", "Actor Title", "Recipient Name", "Recipient Country", "Recipient Title",
    "Placename", "Country", "Latitude", "Longitude", "Reports", "Independent Sources", "Source", "Publication Date",
    "Headline", "URL", "Event Text", "Codebook",
)  # fmt: skip


def write_plover(holdings: Holdings, out: BinaryIO) -> None:
    """Every event but `OTHER`; several names in a cell are parted by `; `, dates are EDTF beside their bounds."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for event in holdings.events:
        if event.type != "OTHER":
            writer.writerow(_row(event))
    text.detach()


def _row(event: EventView) -> list[str]:
    quad = next((name for name, types in QUADS.items() if event.type in types), "")
    spot = geo.locate(event.place, event.country) if event.place else None
    reports = list({words.report.number: words.report for words in event.words}.values())
    cells = [event.id, event.when, event.earliest, event.latest, event.type, event.mode, quad, event.status]
    cells += [*_side(event.actors), *_side(event.recipients), event.place, event.country]
    cells += [str(degrees) for degrees in spot or ("", "")]
    cells += [str(event.reports), str(event.independent)]
    told = ([r.provider or r.uri, (r.published or "")[:10], r.headline or "", r.url or ""] for r in reports)
    cells += ["; ".join(values) for values in zip(*told, strict=True)]
    cells += [" … ".join(dict.fromkeys(" ".join(words.text.split()) for words in event.words)), EDITION]
    return [cell or "" for cell in cells]


def _side(parties: tuple[PartyLine, ...]) -> list[str]:
    columns = ([party.name, party.country or "", party.post or ""] for party in parties)
    return ["; ".join(values) for values in zip(*columns, strict=True)] or ["", "", ""]
