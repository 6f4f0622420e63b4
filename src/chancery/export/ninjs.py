"""ninjs 3.0: reports as items of the IPTC's JSON for news, with the people, bodies, places and events told in them."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any, BinaryIO

from chancery.answer.holdings import Being, Holdings, ReportText
from chancery.answer.views import EventView
from chancery.answer.words import title

STANDARD = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
}
GROUPS = {
    "Person": "people",
    "Organization": "organisations",
    "PublicBody": "organisations",
    "Address": "places",
    "Country": "places",
}


def write_ninjs(holdings: Holdings, out: BinaryIO) -> None:
    """One item a line, in order of arrival."""
    beings = {being.id: being for being in holdings.entities}
    told: dict[int, dict[str, Being]] = defaultdict(dict)
    for line in holdings.told:
        told[line.report][line.entity] = beings[line.entity]
    events: dict[int, dict[str, EventView]] = defaultdict(dict)
    for event in holdings.events:
        for words in event.words:
            events[words.report.number][event.id] = event
    for report in holdings.reports:
        number = report.line.number
        item = _item(report, tuple(told[number].values()), tuple(events[number].values()))
        out.write(json.dumps(item, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _item(report: ReportText, beings: tuple[Being, ...], events: tuple[EventView, ...]) -> dict[str, Any]:
    line = report.line
    item: dict[str, Any] = {
        "uri": line.uri,
        "standard": STANDARD,
        "type": "text",
        "language": report.language,
        "version": str(line.version),
        "headlines": [{"role": "main", "value": line.headline}] if line.headline else [],
        "bodies": [{"role": "main", "contenttype": "text/plain", "charcount": len(report.text), "value": report.text}],
        "infosources": [{"name": name} for name in (line.provider, *line.credits) if name],
    }
    if moment := line.published:
        item["versioncreated"] = moment if "T" in moment else f"{moment}T00:00:00Z"
    item |= {name: value for name, value in (("by", report.byline), ("located", report.located)) if value}
    if line.url:
        item["renditions"] = []
        item["altids"] = [{"role": "web", "value": line.url}]
    for being in beings:
        if group := GROUPS.get(being.schema):
            item.setdefault(group, []).append({"name": being.name, "rel": "about", "uri": f"urn:chancery:{being.id}"})
    if events:
        item["events"] = [{"name": title(event), "uri": f"urn:chancery:event:{event.id}"} for event in events]
    return {name: value for name, value in item.items() if value != []}
