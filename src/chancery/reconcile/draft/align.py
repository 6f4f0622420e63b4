"""Which sentences of the record tell what one of the draft tells, and which of their facts stand in one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from chancery.reconcile.draft.atoms import Atom, differ, same
from chancery.reconcile.draft.page import LIKE, Item, Line

CLOSE = 0.8
"""Share of the words and places of facts, in order, from which two sentences are the same telling."""

FEW = 4
"""Telling words of a short sentence, of which one in common is enough ("On Wednesday he will meet Mishustin")."""


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of the record beside one of the draft.

    `ratio` is the share of the words, with the places of facts, that both have in the same order: of the draft's, or
    of its own where it stands whole in the draft's. `agree` are
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
    if common < LIKE * len(line.content):
        return False
    return common > 1 or (common == 1 and len(other.content) <= FEW)


def lay(line: Line, other: Line) -> Match | None:
    """Lays two sentences side by side, or `None` when they have little in common in the same order."""
    ours, theirs = line.items, other.items
    labels = [item.label for item in ours], [item.label for item in theirs]
    blocks = SequenceMatcher(None, *labels, autojunk=False).get_matching_blocks()
    matched = sum(size for *_, size in blocks)
    ratio = matched / len(ours)
    if ratio < LIKE:
        return None
    if len(theirs) >= WHOLE:  # "According to the ministry, ...": all of the record's sentence inside a longer one
        ratio = max(ratio, matched / len(theirs))
    pairs = [(ours[i + k], theirs[j + k]) for i, j, size in blocks for k in range(size)]
    agree, against = _facts(pairs, ours, theirs)
    return Match(line, other, ratio, tuple(agree), tuple(against))


def _facts(
    pairs: Sequence[tuple[Item, Item]], ours: Sequence[Item], theirs: Sequence[Item]
) -> tuple[list[tuple[Atom, Atom]], list[tuple[Atom, Atom]]]:
    """Atoms that agree wherever they stand, and atoms in one place that cannot both be right.

    Each atom is used once: first those that agree in their place, then those that agree elsewhere; what is left and
    stands in one place differs.
    """
    placed = [(item.atom, other.atom) for item, other in pairs if item.atom and other.atom]
    agree = [(a, b) for a, b in placed if a.kind == b.kind and same(a, b)]
    here, there = {a for a, _ in agree}, {b for _, b in agree}
    rest = [item.atom for item in theirs if item.atom and item.atom not in there]
    for atom in (item.atom for item in ours if item.atom and item.atom not in here):
        found = next((o for o in rest if o.kind == atom.kind and same(atom, o)), None)
        if found:
            agree.append((atom, found))
            here.add(atom)
            rest.remove(found)
    left = set(rest)
    against = [(a, b) for a, b in placed if a not in here and b in left and differ(a, b)]
    return agree, against


def followed(lines: Sequence[Line], found: dict[Line, list[Match]]) -> frozenset[int]:
    """Numbers of the reports whose telling the draft follows: most of its sentences have a close match there.

    A report that differs in many of them tells other news in the same form.
    """
    telling = [line for line in lines if len(line.items) >= SENTENCE]
    close: dict[int, int] = {}
    apart: dict[int, int] = {}
    for line in telling:
        for match in found[line]:
            page = match.theirs.page
            close[page] = close.get(page, 0) + (match.ratio >= CLOSE)
            apart[page] = apart.get(page, 0) + bool(match.against)
    need = max(2, round(FOLLOWED * len(telling)))
    return frozenset(page for page, count in close.items() if count >= need and apart[page] <= max(1, count // 3))


def quoted_alone(lines: Sequence[Line], found: dict[Line, list[Match]]) -> frozenset[int]:
    """Numbers of the reports from which a draft of a sentence or two takes one, by more than a form of words."""
    telling = [line for line in lines if len(line.items) >= SENTENCE]
    if not telling or len(telling) > FEW_LINES:
        return frozenset()
    return frozenset(
        match.theirs.page
        for line in telling
        for match in found[line]
        if match.ratio >= CLOSE and len(match.against) == 1 and len(line.content & match.theirs.content) >= FEW
    )


WHOLE = 9
"""Words and facts from which a sentence of the record is known again inside a longer one."""
FEW_LINES = 2
"""Sentences of a draft too short to follow a report."""
SENTENCE = 6
"""Words and facts from which a line is a sentence, no heading."""
FOLLOWED = 0.4
