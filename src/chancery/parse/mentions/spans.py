"""Named stretches of a text, found by place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chancery.parse.mentions.places import Named
from chancery.parse.mentions.words import Words

_ACRONYM = re.compile(r"[A-Z][A-Za-z&-]*[A-Z]\d*$")


@dataclass(frozen=True, slots=True)
class Spans:
    """Named stretches of a text, looked up by first word, by the word after the last, and by any word inside."""

    by_first: dict[int, Named]
    by_last: dict[int, Named]
    inside: dict[int, Named]

    def __iter__(self) -> Iterator[Named]:
        return iter(sorted(self.by_first.values(), key=lambda named: named.first))


def index(found: Iterable[Named], words: Words) -> Spans:
    """The spans by place; one with an acronym in brackets behind it also ends after the bracket."""
    spans = Spans({}, {}, {})
    for named in found:
        spans.by_first[named.first] = named
        spans.by_last[named.last] = named
        for place in range(named.first, named.last):
            spans.inside[place] = named
        if named.entry.kind in ("country", "body") and acronym_after(words, named.last):
            spans.by_last[named.last + 3] = named
    return spans


def acronym_after(words: Words, place: int) -> str | None:
    """The acronym in brackets at word `place`, as "(VNA)"."""
    if words.is_(place, "(") and words.is_(place + 2, ")") and _ACRONYM.match(words.text[place + 1]):
        return words.text[place + 1]
    return None
