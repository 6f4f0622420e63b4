"""A text cut into lines of atoms and words: what a draft and the reports of the record are compared as."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from chancery.reconcile.draft.atoms import Atom


@dataclass(frozen=True, slots=True)
class Item:
    """A word, or an atom in its place: `label` is the folded word, or the kind of the atom in angle brackets."""

    label: str
    start: int
    end: int
    atom: Atom | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One sentence of a page; `content` holds the stems of its telling words, atoms apart."""

    page: int
    start: int
    end: int
    items: tuple[Item, ...]
    content: frozenset[str]

    @property
    def atoms(self) -> tuple[Atom, ...]:
        """The atoms in order of place."""
        return tuple(item.atom for item in self.items if item.atom)


@dataclass(frozen=True, slots=True)
class Page:
    """A draft (number 0) or a report of the record; `who` names it, `origin` is what reprints share."""

    number: int
    who: str
    published: date | None
    origin: str
    text: str
    lines: tuple[Line, ...]

    def line_at(self, start: int) -> Line | None:
        """The line that holds the code point `start`."""
        return next((line for line in self.lines if line.start <= start < line.end), None)


_STOP = re.compile(r"(?<=[^\W_][.!?…])(?:[”\"’')\]]*)\s+(?=[“\"‘'(\[]?[A-ZÀ-ỸĐ\d])|\n+|(?<=[.!?][”\"])\s+(?=[A-ZÀ-ỸĐ“\"])")
_SHORT = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Sgt|St|Sen|Rep|Gov|Jr|Sr|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Ma|"
    r"vs|Hon|[A-Z]|(?:[A-Z]\.)+[A-Z])\.$"
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_COMMON = frozenset(
    "the and of to in for with that this from was were been has have had are its his her their they them which who whom"
    " will would could should may might can also said says told not but than then there these those such about into"
    " after before during between over under while when where being other more most some any all both each one our your"
    " we you he she it is be as at by on an or if so do did does no nor a i us him".split()
)


def cut(page: Page, atoms: Sequence[Atom]) -> Page:
    """`page` with the lines of its text, each with the atoms inside it."""
    ordered = sorted(atoms, key=lambda atom: (atom.start, -atom.end))
    lines = []
    at = 0
    for start, end in _sentences(page.text):
        while at < len(ordered) and ordered[at].start < start:
            at += 1
        inside = []
        while at < len(ordered) and ordered[at].end <= end:
            inside.append(ordered[at])
            at += 1
        items = tuple(_items(page.text, start, end, inside))
        content = frozenset(_stem(i.label) for i in items if i.atom is None and _tells(i.label))
        lines.append(Line(page.number, start, end, items, content))
    return Page(page.number, page.who, page.published, page.origin, page.text, tuple(lines))


def _sentences(text: str) -> list[tuple[int, int]]:
    cuts = [0]
    for stop in _STOP.finditer(text):
        if "\n" not in stop.group() and _SHORT.search(text, max(0, stop.start() - 8), stop.start()):
            continue
        cuts += [stop.start(), stop.end()]
    cuts.append(len(text))
    return [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if text[a:b].strip()]


def _items(text: str, start: int, end: int, atoms: Sequence[Atom]) -> list[Item]:
    found, at = [], start
    for atom in atoms:
        found += _words(text, at, atom.start)
        found.append(Item(f"<{_LABELS.get(atom.kind, atom.kind)}>", atom.start, atom.end, atom))
        at = atom.end
    return found + _words(text, at, end)


_LABELS = {"country": "place"}
"""Kinds that stand in one another's place: a city for a country."""


def _words(text: str, start: int, end: int) -> list[Item]:
    return [Item(fold(word.group()), word.start(), word.end()) for word in _WORD.finditer(text, start, end)]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word in lower case without diacritics."""
    low = word.casefold()
    if low.isascii():
        return low
    bare = unicodedata.normalize("NFD", low.replace("đ", "d"))
    return "".join(mark for mark in bare if not unicodedata.combining(mark)).replace("’", "'")


def _tells(word: str) -> bool:
    return len(word) > 2 and word not in _COMMON


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """A word without its English ending: enough to find `meeting` and `meets` alike."""
    word = word.removesuffix("'s")
    for ending in ("ings", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith("ss"):
            return word.removesuffix(ending)
    return word


def stems(text: str) -> frozenset[str]:
    """The stems of the telling words of `text`."""
    return frozenset(_stem(word) for found in _WORD.finditer(text) if _tells(word := fold(found.group())))
