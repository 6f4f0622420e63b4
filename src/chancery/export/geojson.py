"""GeoJSON (RFC 7946): events at the city they happened in."""

from __future__ import annotations

import json
from typing import BinaryIO

from chancery.answer.holdings import Holdings
from chancery.answer.words import title
from chancery.lang import geo


def write_geojson(holdings: Holdings, out: BinaryIO) -> None:
    """One feature for each event; its geometry is `null` where the place is a country, or in no table of cities."""
    features = []
    for event in holdings.events:
        if not event.place:
            continue
        spot = geo.locate(event.place, event.country)
        point = {"type": "Point", "coordinates": [spot[1], spot[0]]} if spot else None
        properties = {
            "title": title(event),
            "place": event.place,
            "country": event.country,
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "when": event.when,
            "earliest": event.earliest,
            "latest": event.latest,
            "reports": event.reports,
            "independent": event.independent,
            "words": [words.text for words in event.words],
        }
        features.append({"type": "Feature", "id": event.id, "geometry": point, "properties": properties})
    collection = {"type": "FeatureCollection", "features": features}
    out.write(json.dumps(collection, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
