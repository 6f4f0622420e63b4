"""Which sentences of the record tell what a sentence of the draft tells, and which of their facts stand in one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from chancery.reconcile.draft.atoms import Atom, differ, same
from chancery.reconcile.draft.page import Item, Line

LIKE = 0.5
"""Share of the telling words of a draft's sentence that a sentence of the record must have to be looked at."""
CLOSE = 0.8
"""Share of the words and places of facts, in order, from which two sentences are the same telling."""


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of the record beside one of the draft.

    `ratio` is the share of the draft's words, with the places of its facts, that it has in the same order. `agree` are
    the draft's atoms that it tells too, `against` those that it tells otherwise, each with its own atom.
    """

    ours: Line
    theirs: Line
    ratio: float
    agree: tuple[tuple[Atom, Atom], ...]
    against: tuple[tuple[Atom, Atom], ...]


def matches(line: Line, others: Iterable[Line]) -> list[Match]:
    """The sentences of `others` that may tell what `line` tells, the likest first."""
    found = [match for other in others if _worth_it(line, other) and (match := lay(line, other))]
    return sorted(found, key=lambda m: (-m.ratio, len(m.against), m.theirs.page, m.theirs.start))


def _worth_it(line: Line, other: Line) -> bool:
    common = len(line.content & other.content)
    if common < 2 or not line.content:
        return False
    return common >= LIKE * len(line.content)


def lay(line: Line, other: Line) -> Match | None:
    """Lays two sentences side by side, or `None` when they have little in common in the same order."""
    ours, theirs = line.items, other.items
    labels = [item.label for item in ours], [item.label for item in theirs]
    blocks = SequenceMatcher(None, *labels, autojunk=False).get_matching_blocks()
    matched = sum(size for *_, size in blocks)
    ratio = matched / len(ours)
    if ratio < LIKE:
        return None
    pairs = [(ours[i + k], theirs[j + k]) for i, j, size in blocks for k in range(size)]
    agree, against = _facts(pairs, ours, theirs)
    return Match(line, other, ratio, tuple(agree), tuple(against))


def _facts(
    pairs: Sequence[tuple[Item, Item]], ours: Sequence[Item], theirs: Sequence[Item]
) -> tuple[list[tuple[Atom, Atom]], list[tuple[Atom, Atom]]]:
    """Atoms that agree wherever they stand, and atoms in one place that cannot both be right."""
    agree, against = [], []
    placed = {item.start: other.atom for item, other in pairs if item.atom}
    rest = [item.atom for item in theirs if item.atom]
    for item in ours:
        atom = item.atom
        if atom is None:
            continue
        opposite = placed.get(item.start)
        if opposite is not None and opposite.kind == atom.kind and same(atom, opposite):
            agree.append((atom, opposite))
            continue
        elsewhere = next((o for o in rest if o.kind == atom.kind and same(atom, o)), None)
        if elsewhere is not None and not _taken(elsewhere, placed, ours):
            agree.append((atom, elsewhere))
        elif opposite is not None and differ(atom, opposite) and not _told(opposite, ours):
            against.append((atom, opposite))
    return agree, against


def _taken(atom: Atom, placed: dict[int, Atom | None], ours: Sequence[Item]) -> bool:
    """Whether the record's atom already stands for another atom of the draft that tells the same."""
    return any(
        item.atom is not None and (other := placed.get(item.start)) is not None and other.start == atom.start
        and other.kind == item.atom.kind and same(item.atom, other)
        for item in ours
    )


def _told(atom: Atom, ours: Sequence[Item]) -> bool:
    """Whether the draft's sentence tells the record's fact somewhere else: then only the order differs."""
    return any(item.atom is not None and item.atom.kind == atom.kind and same(item.atom, atom) for item in ours)


def followed(lines: Sequence[Line], found: dict[Line, list[Match]]) -> frozenset[int]:
    """Numbers of the reports whose telling the draft follows: most of its sentences have a close match there."""
    telling = [line for line in lines if len(line.items) >= SENTENCE]
    close: dict[int, int] = {}
    for line in telling:
        for page in {match.theirs.page for match in found[line] if match.ratio >= CLOSE}:
            close[page] = close.get(page, 0) + 1
    need = max(2, round(FOLLOWED * len(telling)))
    return frozenset(page for page, count in close.items() if count >= need)


SENTENCE = 6
"""Words and facts from which a line is a sentence, no heading."""
FOLLOWED = 0.4
