"""RSS and Atom feeds: one report for each entry that carries text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from chancery.model import Report
from chancery.read.day import moment
from chancery.read.decode import mend
from chancery.read.dress import dress
from chancery.read.language import UNKNOWN
from chancery.read.markup import paragraphs
from chancery.read.outcome import Defaults, Unread, Unreadable
from chancery.read.source import Input

_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")


def sniff_feed(head: bytes) -> bool:
    """True when the first element is one of RSS, Atom or RDF."""
    start = head.lstrip()[:2048]
    return bool(_ROOT.search(start)) and b"<html" not in start.lower()


def read_feed(given: Input) -> Iterator[Report | Unread]:
    """Reads each entry; one without text is an `Unread` that names its link, and a broken feed ends with one."""
    import feedparser

    content = given.all()
    if re.search(rb"<!ENTITY", content[:4096]):
        raise Unreadable("it declares XML entities of its own, which can blow up; remove its DOCTYPE")
    feed = feedparser.parse(io.BytesIO(content), sanitize_html=True, resolve_relative_uris=False)
    if not feed.entries:
        raise Unreadable(f"it is a feed without entries{_fault(feed)}")
    for number, entry in enumerate(feed.entries, start=1):
        try:
            yield _report(entry, feed.feed, f"{given.name}#{number}", given.defaults)
        except Unreadable as error:
            yield Unread(given.name, number, str(error))
    if fault := _fault(feed):
        reason = f"the feed is damaged{fault}; {len(feed.entries)} entries were read; get it again"
        yield Unread(given.name, None, reason)


def _fault(feed: Any) -> str:
    """What the parser complains of, when it is more than a wrong content type or encoding label."""
    error = feed.get("bozo_exception") if feed.get("bozo") else None
    benign = ("NonXMLContentType", "CharacterEncodingOverride")
    return "" if error is None or type(error).__name__ in benign else f" ({error})"


def _report(entry: Any, feed: Any, place: str, defaults: Defaults) -> Report:
    link = entry.get("link") or None
    marked = "\n".join(part.get("value", "") for part in entry.get("content", ())) or entry.get("summary", "")
    text = paragraphs(marked)
    if not text:
        raise Unreadable(f"the entry {entry.get('title', '')!r} has no text; add its page {link or ''}".rstrip())
    source = entry.get("source") or {}
    report = Report(
        uri=entry.get("id") or link or place,
        body_text=text,
        provider=_plain(source.get("title") or entry.get("publisher") or feed.get("publisher") or feed.get("title")),
        headline=_plain(entry.get("title")),
        language=UNKNOWN,
        versioncreated=_published(entry),
        url=link,
        byline=_plain(entry.get("author")),
    )
    return dress(report, defaults)


def _plain(words: str | None) -> str | None:
    return " ".join(paragraphs(words).split()) or None if words else None


def _published(entry: Any) -> date | datetime | None:
    """The entry's time as written, its offset kept; what only the feed parser understands comes in UTC."""
    for field in ("published", "updated"):
        if not entry.get(field):
            continue
        try:
            return moment(mend(entry[field]))
        except Unreadable:
            parsed = entry.get(f"{field}_parsed")
            if parsed:
                year, month, day, hour, minute, second = parsed[:6]
                return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    return None
