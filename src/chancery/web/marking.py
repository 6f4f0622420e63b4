"""A report's text cut at every mark, so that each piece knows all that was found there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chancery.answer import Shown
from chancery.answer.show import Mark

PART = 25_000
"""Characters of a text on one page: with its marks and notes that stays below 300 kB."""
NAMES = ("person", "body", "country", "place")


@dataclass(frozen=True, slots=True)
class Note:
    """A claim with its number in this part of the text; `lit` when its words are asked for."""

    number: int
    mark: Mark
    lit: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a border inside: kinds of the marks on it, its notes, those that end here, whose name it is.

    `lit` pieces are the words that were asked for, `first` the first of them.
    """

    text: str
    kinds: tuple[str, ...]
    notes: tuple[int, ...]
    ends: tuple[Note, ...]
    entity: str | None
    hint: str | None
    lit: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """One part of a text: its pieces, the claims in it, and how many parts there are."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    part: int
    parts: int


def span_of(shown: Shown, claim: str | None, at: str | None) -> tuple[int, int] | None:
    """The words that were asked for: those of a claim, or from one place to another (`120-145`)."""
    asked = next((mark for mark in shown.marks if claim and mark.claim == claim), None)
    if asked:
        return asked.start, asked.end
    start, _, end = (at or "").partition("-")
    return (int(start), int(end)) if start and end else None


def marked(text: str, found: Sequence[Mark], *, lit: tuple[int, int] | None = None, part: int = 0) -> Marked:
    """The part with number `part` of the text (0: the one where the words `lit` begin); names and times get no note."""
    borders = _parts(text, found)
    if not part:
        part = next((n for n, (_, end) in enumerate(borders, 1) if lit and lit[0] < end), 1)
    part = min(part, len(borders))
    start, end = borders[part - 1]
    marks = [mark for mark in found if mark.start < end and start < mark.end]
    claims = [mark for mark in marks if mark.kind not in (*NAMES, "time")]
    notes = tuple(Note(number, mark, (mark.start, mark.end) == lit) for number, mark in enumerate(claims, 1))
    pieces = tuple(_pieces(text, (start, end), marks, _Lit(notes, lit or (-1, -1))))
    return Marked(pieces, notes, part, len(borders))


def _parts(text: str, found: Sequence[Mark]) -> list[tuple[int, int]]:
    """Parts of about `PART` characters: they end at a line, else at a blank, else anywhere, but inside no claim."""
    parts, start = [], 0
    while len(text) - start > PART * 1.2:
        end = start + PART
        cut = text.rfind("\n", start + PART // 2, end)
        cut = cut if cut >= 0 else text.rfind(" ", start + PART // 2, end)
        end = cut + 1 if cut >= 0 else end
        end = min((mark.start for mark in found if start < mark.start < end < mark.end), default=end)
        parts.append((start, end))
        start = end
    return [*parts, (start, len(text))]


@dataclass(frozen=True, slots=True)
class _Lit:
    notes: tuple[Note, ...]
    span: tuple[int, int]


def _pieces(text: str, window: tuple[int, int], marks: Sequence[Mark], lit: _Lit) -> Iterator[Piece]:
    start, end = window
    edges = {at for mark in marks for at in (mark.start, mark.end)} | set(lit.span)
    cuts = sorted({start, end} | {at for at in edges if start < at < end})
    by_mark = {id(note.mark): note for note in lit.notes}
    waiting, live, first = sorted(marks, key=lambda mark: mark.start), list[Mark](), True
    waiting.reverse()
    for left, right in pairwise(cuts):
        while waiting and waiting[-1].start <= left:
            live.append(waiting.pop())
        live = [mark for mark in live if mark.end > left]
        here = [by_mark[id(mark)] for mark in live if id(mark) in by_mark]
        named = min((m for m in live if m.kind in NAMES), key=lambda m: m.end - m.start, default=None)
        hint = named or next((m for m in live if m.kind == "time"), None)
        asked = lit.span[0] <= left < lit.span[1]
        yield Piece(
            text=text[left:right],
            kinds=tuple(dict.fromkeys(mark.kind for mark in live)),
            notes=tuple(note.number for note in here),
            ends=tuple(note for note in here if min(note.mark.end, end) == right),
            entity=named.entity if named else None,
            hint=hint.note if hint else None,
            lit=asked,
            first=asked and first,
        )
        first = first and not asked
