"""Bytes → Report: one file per input format, known by its content.

`read` opens files, folders, standard input and URLs, finds the format by the content (suffixes are often wrong) and
yields a `Report` for every item and an `Unread` for everything that could not be read.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from chancery.model import Report
from chancery.read.dress import dress
from chancery.read.feeds import read_feed, sniff_feed
from chancery.read.html import read_html, sniff_html
from chancery.read.jsonl import read_jsonl, sniff_json
from chancery.read.newsml import read_newsml, sniff_newsml
from chancery.read.ninjs import read_ninjs, sniff_ninjs
from chancery.read.nitf import read_nitf, sniff_nitf
from chancery.read.outcome import Defaults, Unread, Unreadable
from chancery.read.source import Fetch, Input, fetch_url, opened, walk
from chancery.read.text import read_text, sniff_text
from chancery.read.warc import read_warc, sniff_warc

__all__ = ["READERS", "Defaults", "Reader", "Unread", "dress", "read"]


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: its name, usual suffixes (for people; content decides), test of the first bytes, and function."""

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[Input], Iterator[Report | Unread]]


READERS = (
    Reader("warc", (".warc", ".warc.gz"), sniff_warc, read_warc),
    Reader("newsml", (".xml", ".newsml"), sniff_newsml, read_newsml),
    Reader("nitf", (".xml", ".nitf"), sniff_nitf, read_nitf),
    Reader("feed", (".xml", ".rss", ".atom"), sniff_feed, read_feed),
    Reader("html", (".html", ".htm", ".xhtml"), sniff_html, read_html),
    Reader("ninjs", (".json", ".ninjs"), sniff_ninjs, read_ninjs),
    Reader("jsonl", (".jsonl", ".ndjson", ".json"), sniff_json, read_jsonl),
    Reader("text", (".txt", ".text", ".md"), sniff_text, read_text),
)


LONGEST = 250_000
"""Code points. The longest press briefings have 80,000; what is longer is a collection, not a report."""


def read(
    sources: Iterable[str], *, defaults: Defaults | None = None, fetch: Fetch = fetch_url
) -> Iterator[Report | Unread]:
    """Reads every source in order: a file, a folder (recursively, sorted), `-` for standard input, or an http(s) URL.

    `fetch` turns a URL into bytes (raises `OSError`); it is called only for sources that are URLs. Nothing is dropped:
    what cannot be read is yielded as `Unread` in its place and the rest goes on.
    """
    for source in sources:
        for name in walk(source):
            if isinstance(name, Unread):
                yield name
            else:
                yield from _read_input(name, defaults or Defaults(), fetch)


def _bounded(item: Report | Unread) -> Report | Unread:
    """A report of a length that can be analysed, or why not."""
    if isinstance(item, Unread) or len(item.body_text) <= LONGEST:
        return item
    size = f"{len(item.body_text):,} characters, more than the {LONGEST:,} of a report"
    reason = f"it has {size}: split it into its items"
    return Unread(item.uri, None, reason)


def _read_input(name: str, defaults: Defaults, fetch: Fetch) -> Iterator[Report | Unread]:
    try:
        with opened(name, defaults, fetch) as given:
            reader = next(reader for reader in READERS if reader.sniff(given.head))
            yield from map(_bounded, reader.read(given))
    except Unreadable as error:
        yield Unread(name, None, str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield Unread(name, None, f"it broke off while being read: {error}; get the file again")
