"""Gatherings of public record that a report names: congresses, summits, conferences with known days."""

from __future__ import annotations

import re

from chancery.lang import knowledge
from chancery.model import Span, When

_NAME = re.compile(
    r"(?:\d+(?:st|nd|rd|th)\s+|[A-Z][\w’'-]*\s+)(?:(?:of|the|in|\d{4}|[A-Z][\w’'-]*)\s?){0,7}|\bCOP\d\d\b"
)


def find_gatherings(text: str) -> tuple[tuple[Span, When], ...]:
    """The places of known gatherings in a text, with their days. A name spans its capitalised words."""
    low = text.lower()
    known = [
        g for g in knowledge("en", "times")["gathering"] if all(w in low for w in (*g["words"], g.get("about", "")))
    ]
    if not known:
        return ()
    found = []
    for match in _NAME.finditer(text):
        name = match[0].strip()
        for gathering in known:
            if all(word in name.lower() for word in gathering["words"]):
                span = Span(match.start(), match.start() + len(name))
                found.append((span, When.parse(gathering["days"], name)))
                break
    return tuple(found)
