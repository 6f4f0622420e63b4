"""JSON Lines: one report a line, any of id, url, title, text, published, language, provider.

A single JSON document, one object or a list of them, is read too. `source` and `author` are taken for a missing
`provider` and `byline`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from chancery.model import Report
from chancery.read.decode import decode, mend
from chancery.read.dress import dress
from chancery.read.language import UNKNOWN, tidy
from chancery.read.outcome import Defaults, Unread, Unreadable
from chancery.read.source import Input

_LONGEST_LINE = 64 << 20


def sniff_json(head: bytes) -> bool:
    """True when the content starts like a JSON object or a list."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def read_jsonl(given: Input) -> Iterator[Report | Unread]:
    """One report for each line; a bad line is an `Unread` with its number and the rest goes on."""
    first = given.head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n")[0].rstrip()
    if first.startswith(b"[") or first == b"{" or (b"\n" in given.head and not _is_object(first)):
        yield from _read_document(given)
        return
    number = 0
    while line := given.stream.readline(_LONGEST_LINE):
        number += 1
        if line.strip():
            yield _read_line(line, number, given)


def _is_object(line: bytes) -> bool:
    """False only for the first line of an object that goes on over several lines."""
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return not line.rstrip().endswith((b",", b"{", b"["))


def _read_document(given: Input) -> Iterator[Report | Unread]:
    content = given.all()
    try:
        found = json.loads(decode(content))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"it is no valid JSON: {error}; write one JSON object a line") from error
    single = isinstance(found, dict)
    for number, item in enumerate([found] if single else found, start=1):
        place = given.name if single else f"{given.name}#{number}"
        yield _read_item(item, place, None if single else number, given)


def _read_line(line: bytes, number: int, given: Input) -> Report | Unread:
    try:
        item = json.loads(decode(line))
    except (ValueError, RecursionError) as error:
        return Unread(given.name, number, f"it is no valid JSON: {error}; write one JSON object a line")
    except Unreadable as error:
        return Unread(given.name, number, str(error))
    return _read_item(item, f"{given.name}#{number}", number, given)


def _read_item(item: Any, place: str, number: int | None, given: Input) -> Report | Unread:
    try:
        if not isinstance(item, dict):
            raise Unreadable('it is no JSON object; write {"text": "..."}')
        return report_of(item, place, given.defaults)
    except Unreadable as error:
        return Unread(given.name, number, str(error))


def report_of(item: dict[str, Any], place: str, defaults: Defaults) -> Report:
    """The report in one object. Its uri is the id, else the url, else `place`. Raises `Unreadable`."""
    text = item.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Unreadable('it has no text; put the report\'s words into the field "text"')
    url = _words(item, "url")
    report = Report(
        uri=_words(item, "id") or url or place,
        body_text=mend(text),
        provider=_words(item, "provider", "source"),
        headline=_words(item, "title", "headline"),
        language=tidy(_words(item, "language")) or UNKNOWN,
        versioncreated=moment(item.get("published")),
        url=url,
        byline=_words(item, "byline", "author"),
    )
    return dress(report, defaults)


def _words(item: dict[str, Any], *names: str) -> str | None:
    for name in names:
        value = item.get(name)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return mend(str(value)).strip()
    return None


def moment(value: Any) -> date | datetime | None:
    """A day or an instant (its zone kept) from ISO 8601 or RFC 2822 words; `None` for none. Raises `Unreadable`."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    words = str(value).strip()
    try:
        return date.fromisoformat(words) if len(words) == 10 else datetime.fromisoformat(words)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(words)
    except ValueError as error:
        mend_it = "write YYYY-MM-DD, or YYYY-MM-DDTHH:MM:SS with a zone"
        raise Unreadable(f"its publication time {words!r} cannot be read; {mend_it}") from error
