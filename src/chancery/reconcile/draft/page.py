"""A text cut into lines of atoms and words: what a draft and the reports of the record are compared as."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from chancery.reconcile.draft.atoms import Atom
from chancery.reconcile.draft.tables import words


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


_STOP = re.compile(  # the first character, then what stands before it: a search that starts by looking back is slow
    r"[\s”\"’')\]](?:(?<=[^\W_][.!?…]\s)\s*(?=[“\"‘'(\[]?[A-ZÀ-ỸĐ\d])"
    r"|(?<=[^\W_][.!?…][”\"’')\]])[”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-ZÀ-ỸĐ\d])"
    r"|(?<=\n)\n*|(?<=[.!?][”\"]\s)\s*(?=[A-ZÀ-ỸĐ“\"]))"
)
_SHORT = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Sgt|St|Sen|Rep|Gov|Jr|Sr|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Ma|"
    r"vs|Hon|[A-Z]|(?:[A-Z]\.)+[A-Z])\.$"
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+(?:[.,]\d+)*")
Finder = Callable[[int, int], Sequence[Atom]]
"""The atoms of a text inside `[start, end)`, in order, none of which overlaps another."""


class _Stems(dict[str, str]):
    """Words as they are written to their stems, where those are among the ones looked for; to nothing else."""

    def __init__(self, wanted: Container[str]) -> None:
        self._wanted = wanted

    def __missing__(self, word: str) -> str:
        stem = _telling(word)
        self[word] = stem = stem if stem in self._wanted else ""
        return stem


class Wanted:
    """Lines of a draft, by their telling words: finds the sentences that may tell the same without laying them out."""

    def __init__(self, lines: Iterable[frozenset[str]]) -> None:
        self._sizes = [len(content) for content in lines if content]
        self._lines: dict[str, list[int]] = {}
        for number, content in enumerate(content for content in lines if content):
            for stem in content:
                self._lines.setdefault(stem, []).append(number)
        self._stems = _Stems(self._lines)
        self._known: dict[str, bool] = {}

    def like(self, text: str) -> bool:
        """Whether a sentence has enough telling words in common with one of the lines. Reprints have the same ones."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._like(text)
        return known

    def _like(self, text: str) -> bool:
        common: dict[int, int] = {}
        for stem in set(map(self._stems.__getitem__, _WORD.findall(text))):
            for number in self._lines.get(stem, ()):
                common[number] = common.get(number, 0) + 1
        return any(
            count >= LIKE * self._sizes[number] and (count > 1 or self._sizes[number] < 3)
            for number, count in common.items()
        )


def cut(page: Page, find: Finder, wanted: Wanted | None = None) -> Page:
    """`page` with the lines of its text, each with the atoms inside it.

    Of a report only the lines are taken that are like one of the `wanted` lines.
    """
    lines = []
    for start, end in _sentences(page.text):
        if wanted is not None and not wanted.like(page.text[start:end]):
            continue
        items = tuple(_items(page.text, start, end, find(start, end)))
        content = frozenset(_stem(i.label) for i in items if i.atom is None and _tells(i.label))
        lines.append(Line(page.number, start, end, items, content))
    return Page(page.number, page.who, page.published, page.origin, page.text, tuple(lines))


LIKE = 0.5
"""Share of the telling words of a draft's sentence that a sentence of the record must have to be looked at."""


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
    return len(word) > 2 and word not in words("common")


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
    return frozenset(map(_telling, _WORD.findall(text))) - {""}


@lru_cache(maxsize=65536)
def _telling(word: str) -> str:
    """The stem of a telling word, else nothing."""
    plain = fold(word)
    return _stem(plain) if _tells(plain) else ""
