"""Pages made by hand: `{kind value}` marks an atom, as "{name lavrov|Sergey Lavrov} met ... on {date 2021-09-28}"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from chancery.model import When
from chancery.reconcile.draft.atoms import Atom
from chancery.reconcile.draft.page import Page, cut

_MARK = re.compile(r"\{(\w+) ([^}|]*)(?:\|([^}]*))?\}")


def make_atom(kind: str, value: str, start: int = 0, text: str | None = None) -> Atom:
    """An atom of `kind`: a name's id, a day as ISO, a number, else the words."""
    words = value if text is None else text
    place = (start, start + len(words), words)
    if kind == "name":
        return Atom("name", *place, words.lower(), frozenset({value}), unit="person")
    if kind == "date":
        day = date.fromisoformat(value)
        return Atom("date", *place, value, when=When(value, day, day + timedelta(days=1), words))
    if kind == "number":
        number, _, unit = value.partition(" ")
        return Atom("number", *place, value, low=float(number), high=float(number), unit=unit)
    return Atom(kind, *place, value.lower())  # type: ignore[arg-type]


def make_page(number: int, marked: str, *, published: str | None = None, origin: str = "") -> Page:
    """A page from a text with marked atoms."""
    text, atoms, at = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        atoms.append(make_atom(found[1], found[2], len(text), found[3]))
        text += atoms[-1].text
        at = found.end()
    text += marked[at:]
    day = date.fromisoformat(published) if published else None
    blank = Page(number, f"Desk {number}", day, origin or f"desk-{number}", text, ())
    return cut(blank, lambda start, end: [a for a in atoms if start <= a.start and a.end <= end])


@pytest.fixture
def atom() -> Callable[..., Atom]:
    """Makes an atom by hand."""
    return make_atom


@pytest.fixture
def page() -> Callable[..., Page]:
    """Makes a page by hand."""
    return make_page
