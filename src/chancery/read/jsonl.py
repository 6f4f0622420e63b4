"""JSON Lines: one report a line, any of id, url, title, text, published, language, provider.

`version` and `pubstatus` (ninjs' words) make a line a correction or a withdrawal of an item told before.
A JSON document that is one object or a list of objects is read too, and so is a line in ninjs. `source`, `author` and
`headline` are taken for a missing `provider`, `byline` and `title`.
"""

from __future__ import annotations

from collections.abc import Iterator

from chancery.model import Report
from chancery.read.day import moment
from chancery.read.decode import mend
from chancery.read.dress import dress
from chancery.read.json_items import Item, items, words
from chancery.read.language import UNKNOWN, tidy
from chancery.read.ninjs import is_ninjs, report_of_ninjs
from chancery.read.outcome import Defaults, Unread, Unreadable
from chancery.read.source import Input
from chancery.read.status import pubstatus


def sniff_json(head: bytes) -> bool:
    """True when the content starts like a JSON object or a list of objects."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return (start.startswith(b"{") and start[1:].lstrip()[:1] in (b'"', b"}", b"")) or (
        start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b"]")
    )


def read_jsonl(given: Input) -> Iterator[Report | Unread]:
    """One report for each line; a bad line is an `Unread` with its number and the rest goes on."""
    for item in items(given):
        if isinstance(item, Unread):
            yield item
            continue
        try:
            ninjs = "text" not in item.fields and is_ninjs(item.fields)
            yield report_of_ninjs(item, given.defaults) if ninjs else report_of(item, given.defaults)
        except Unreadable as error:
            yield Unread(given.name, item.number, str(error))


def report_of(item: Item, defaults: Defaults) -> Report:
    """The report in one object. Its uri is the id, else the url, else its place. Raises `Unreadable`."""
    fields = item.fields
    text, status = fields.get("text"), pubstatus(words(fields, "pubstatus"))
    if status != "usable" and text is None:
        text = ""
    if not isinstance(text, str) or not (text.strip() or status != "usable"):
        raise Unreadable('it has no text; put the words of the report into the field "text"')
    url = words(fields, "url")
    report = Report(
        uri=words(fields, "id") or url or item.place,
        body_text=mend(text),
        version=int(version) if (version := words(fields, "version") or "1").isdecimal() else 1,
        pubstatus=status,
        provider=words(fields, "provider", "source"),
        headline=words(fields, "title", "headline"),
        language=tidy(words(fields, "language")) or UNKNOWN,
        versioncreated=moment(fields.get("published")),
        url=url,
        byline=words(fields, "byline", "author"),
    )
    return dress(report, defaults)
