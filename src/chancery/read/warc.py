"""Web archives: every HTML response is read as a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from chancery.model import Report
from chancery.read.html import page
from chancery.read.outcome import Unread, Unreadable
from chancery.read.source import Input

_QUIET = ("image/", "text/css", "application/javascript", "text/javascript", "font/", "video/", "audio/")


def sniff_warc(head: bytes) -> bool:
    """True when the content starts with a WARC record."""
    return head.lstrip().startswith(b"WARC/")


def read_warc(given: Input) -> Iterator[Report | Unread]:
    """Reads the HTML responses in order; pages without an article, other documents and a cut end are reported."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    others: Counter[str] = Counter()
    number = 0
    for number, record in enumerate(ArchiveIterator(given.stream, parse_http=False), start=1):
        # The iterator ends silently on a cut file, so the bytes of each record are counted against its header.
        declared = record.headers.get("Content-Length") or ""
        record.freeze()
        if not declared.isdecimal() or record.content_length < int(declared):
            yield Unread(given.name, None, f"it breaks off in record {number}; get the file again")
            break
        if record.record_type == WarcRecordType.response and record.is_http:
            yield from _response(record, given, others)
    if not number:
        raise Unreadable("it is a WARC file without a whole record; get the file again")
    for kind, count in sorted(others.items()):
        yield Unread(given.name, None, f"{count} of its responses are {kind} and were not read; only HTML is")


def _response(record: Any, given: Input, others: Counter[str]) -> Iterator[Report | Unread]:
    record.parse_http(auto_decode="all")
    headers, kind = record.http_headers, (record.http_content_type or "unknown").lower()
    if headers is None or headers.status_code != 200:
        return
    address = record.headers.get("WARC-Target-URI", "").strip("<>")
    if "html" not in kind:
        if not kind.startswith(_QUIET):
            others[kind] += 1
        return
    try:
        yield page(record.reader.read(), f"{given.name}#{record.record_id}", address or None, given.defaults)
    except Unreadable as error:
        yield Unread(address or given.name, None, str(error))
