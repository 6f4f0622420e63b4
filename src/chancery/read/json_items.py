"""JSON documents and JSON Lines → their objects, one at a time; what is no object becomes an `Unread`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chancery.read.decode import decode, mend
from chancery.read.outcome import Unread, Unreadable
from chancery.read.source import Input

_LONGEST_LINE = 64 << 20
_MEND = "write one JSON object a line"


@dataclass(frozen=True, slots=True)
class Item:
    """One object: where it stands (for a report without an id), its line or number, its fields."""

    place: str
    number: int | None
    fields: dict[str, Any]


def items(given: Input) -> Iterator[Item | Unread]:
    """The objects of one document (an object or a list of objects), or of JSON Lines, one a line."""
    first = given.head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n")[0].rstrip()
    if first.startswith(b"[") or (b"\n" in given.head.strip() and first.endswith((b"{", b",", b"["))):
        yield from _document(given)
        return
    number = 0
    while line := given.stream.readline(_LONGEST_LINE):
        number += 1
        if line.strip():
            yield _line(line, number, given.name)


def _document(given: Input) -> Iterator[Item | Unread]:
    try:
        found = json.loads(decode(given.all()))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"it is no valid JSON: {error}; {_MEND}") from error
    if isinstance(found, dict):
        yield Item(given.name, None, found)
        return
    for number, fields in enumerate(found, start=1):
        yield _item(fields, number, given.name)


def _line(line: bytes, number: int, name: str) -> Item | Unread:
    try:
        return _item(json.loads(decode(line)), number, name)
    except (ValueError, RecursionError) as error:
        return Unread(name, number, f"it is no valid JSON: {error}; {_MEND}")
    except Unreadable as error:
        return Unread(name, number, str(error))


def _item(fields: Any, number: int, name: str) -> Item | Unread:
    if isinstance(fields, dict):
        return Item(f"{name}#{number}", number, fields)
    return Unread(name, number, f"it is JSON but no object with named fields; {_MEND}")


def words(fields: dict[str, Any], *names: str) -> str | None:
    """The first of the named fields that holds words (or a number), trimmed; `None` when none does."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return mend(str(value)).strip()
    return None
