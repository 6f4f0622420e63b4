"""IPTC ninjs 1.x, 2.x and 3.x: news in JSON.

The generations name things differently (`headline`, `headlines[]`; `body_text`, `bodies[]`; `versioncreated`,
`versionCreated`), so names are compared without capitals and underscores.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from chancery.model import Report
from chancery.read.day import moment
from chancery.read.decode import mend
from chancery.read.dress import dress
from chancery.read.json_items import Item, items, words
from chancery.read.language import UNKNOWN, tidy
from chancery.read.markup import paragraphs
from chancery.read.outcome import Defaults, Unread, Unreadable
from chancery.read.source import Input
from chancery.read.status import pubstatus

_MARKS = frozenset(["bodies", "bodytext", "bodyxhtml", "bodyhtml", "versioncreated", "pubstatus", "headlines"])
_KEYS = re.compile(rb'"(?:bodies|body_?\w+|version_?[cC]reated|pub_?[sS]tatus|headlines)"\s*:')


def sniff_ninjs(head: bytes) -> bool:
    """True for a JSON object with a uri and a field that only ninjs has, and no `text` of its own."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and b'"uri"' in start and bool(_KEYS.search(start)) and b'"text":' not in start


def is_ninjs(fields: dict[str, Any]) -> bool:
    """True when an object's field names are those of ninjs."""
    return "uri" in fields and not _MARKS.isdisjoint(_plain(fields))


def read_ninjs(given: Input) -> Iterator[Report | Unread]:
    """One report for each ninjs object of a document or of JSON Lines."""
    for item in items(given):
        try:
            yield item if isinstance(item, Unread) else report_of_ninjs(item, given.defaults)
        except Unreadable as error:
            yield Unread(given.name, item.number if isinstance(item, Item) else None, str(error))


def report_of_ninjs(item: Item, defaults: Defaults) -> Report:
    """The report in one ninjs object. Raises `Unreadable` when it holds no text and is not withdrawn."""
    fields = _plain(item.fields)
    status = pubstatus(words(fields, "pubstatus"))
    text = _body(fields)
    if not text and status == "usable":
        kind = words(fields, "type") or "unknown"
        raise Unreadable(f"it holds no text (type {kind}); only text items are read")
    version = words(fields, "version") or "1"
    report = Report(
        uri=words(fields, "uri") or item.place,
        body_text=text,
        version=int(version) if version.isdecimal() else 1,
        provider=words(fields, "provider", "source", "copyrightholder"),
        credits=_names(fields.get("infosources") or fields.get("infosource")),
        headline=_main(fields.get("headlines")) or words(fields, "headline", "title"),
        language=tidy(words(fields, "language")) or UNKNOWN,
        located=words(fields, "located"),
        versioncreated=moment(fields.get("versioncreated") or fields.get("firstcreated")),
        pubstatus=status,
        byline=words(fields, "by", "byline"),
    )
    return dress(report, defaults)


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {str(name).replace("_", "").lower(): value for name, value in fields.items()}


def _body(fields: dict[str, Any]) -> str:
    """The text: plain where it has paragraphs, else from the marked-up body, which keeps them."""
    plain, marked = words(fields, "bodytext"), words(fields, "bodyxhtml", "bodyhtml")
    for body in _objects(fields.get("bodies")):
        body = _plain(body)
        if "html" in str(body.get("contenttype") or body.get("role")):
            marked = marked or words(body, "value")
        else:
            plain = plain or words(body, "value")
    if plain and ("\n" in plain or not marked):
        return mend(plain)
    return paragraphs(marked) if marked else ""


def _main(headlines: Any) -> str | None:
    found = _objects(headlines)
    main = [headline for headline in found if headline.get("role") == "main"] or found
    return words(main[0], "value") if main else None


def _names(sources: Any) -> tuple[str, ...]:
    if isinstance(sources, str):
        return (sources,)
    return tuple(name for source in _objects(sources) if (name := words(source, "name", "literal")))


def _objects(value: Any) -> list[dict[str, Any]]:
    found = value if isinstance(value, list) else [value]
    return [item for item in found if isinstance(item, dict)]
