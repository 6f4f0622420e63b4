"""Direct quotations: the same words, other words, another speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from chancery.reconcile.draft.page import fold
from chancery.reconcile.draft.reading import Reading
from chancery.reconcile.draft.verdict import Backing, Verdict

WORDS = 3
"""Words from which quotation marks hold a quotation, no name or irony."""
LIKE = 0.75
"""Share of words in order from which two quotations are one, told with other words."""

_MARKED = re.compile(r"“([^“”\n]{4,1500})[”\"]|\"([^\"\n]{4,1500})\"|„([^„“\n]{4,1500})“|«([^«»\n]{4,1500})»")
_WORD = re.compile(r"\w+(?:[’']\w+)*(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks at `[start, end)` of a page, marks apart, and who is said to have spoken them.

    `body` is true where that is no person: a ministry speaks through people.
    """

    page: int
    start: int
    end: int
    text: str
    words: tuple[str, ...]
    speaker: str | None
    ids: frozenset[str]
    body: bool = False


def quotations(page: int, reading: Reading) -> Iterator[Quotation]:
    """The direct quotations of a text."""
    bodies = {named.name for named in reading.names if named.schema != "Person"}
    for found in _MARKED.finditer(reading.text):
        group = found.lastindex or 1
        start, end = found.span(group)
        words = tuple(fold(word) for word in _WORD.findall(found[group]))
        if len(words) < WORDS:
            continue
        told = next((q for q in reading.quotes if q.start < end and start < q.end), None)
        speaker, ids = (told.speaker, told.ids) if told else (None, frozenset[str]())
        yield Quotation(page, start, end, found[group], words, speaker, ids, speaker in bodies)


def judge_quotation(ours: Quotation, known: Sequence[Quotation]) -> Verdict:
    """What the quotations of the record say of one of the draft."""
    same = [theirs for theirs in known if _holds(theirs.words, ours.words) or _holds(ours.words, theirs.words)]
    right = [theirs for theirs in same if _may_speak(ours, theirs)]
    if right:
        return Verdict(ours.start, ours.end, "quotation", "supported", "", _backings(right))
    if same:
        sentence = f"The record gives these words to {same[0].speaker}, not {ours.speaker}."
        return Verdict(ours.start, ours.end, "quotation", "contradicted", sentence, _backings(same))
    like = sorted(((ratio, t) for t in known if (ratio := _likeness(ours.words, t.words)) >= LIKE), key=lambda m: -m[0])
    spoken = [theirs for _, theirs in like if ours.speaker and theirs.speaker]  # titles are cut and mended at will
    mine = [theirs for theirs in spoken if _may_speak(ours, theirs)]
    if mine and len(ours.words) > WORDS:
        return Verdict(ours.start, ours.end, "quotation", "contradicted", _changes(ours, mine[0]), _backings(mine[:1]))
    return Verdict(ours.start, ours.end, "quotation", "not in the record")


def _may_speak(ours: Quotation, theirs: Quotation) -> bool:
    """Whether the speakers may be one: the same, one of them unknown, or a body and somebody who speaks for it."""
    return not (ours.ids and theirs.ids) or bool(ours.ids & theirs.ids) or ours.body != theirs.body


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    size = len(short)
    return size >= WORDS and any(long[at : at + size] == short for at in range(len(long) - size + 1))


def _likeness(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """The share of the longer's words that both have in order, by the best stretch of `theirs` of our length."""
    mine = set(ours)
    if sum(word in mine for word in set(theirs)) < LIKE * len(mine):
        return 0.0
    size = len(ours) + 2
    stretches = (theirs[at : at + size] for at in range(max(1, len(theirs) - size + 1)))
    return max(_share(ours, stretch) for stretch in stretches)


def _share(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    matched = sum(b.size for b in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks())
    return matched / len(ours)


def _changes(ours: Quotation, theirs: Quotation) -> str:
    """The difference of two quotations, word by word."""
    here, there = ([m.group() for m in _WORD.finditer(q.text)] for q in (ours, theirs))
    changes = []
    for act, a, b, c, d in SequenceMatcher(None, ours.words, theirs.words, autojunk=False).get_opcodes():
        old, new = " ".join(there[c:d]), " ".join(here[a:b])
        if act == "replace":
            changes.append(f"“{old}”, not “{new}”")
        elif act == "delete":
            changes.append(f"no “{new}”")
        elif act == "insert" and a > 0 and a < len(ours.words):
            changes.append(f"“{old}” too")
    return f"The record quotes {theirs.speaker or 'it'} with {'; '.join(changes)}."


def _backings(told: Sequence[Quotation]) -> tuple[Backing, ...]:
    return tuple(Backing(quotation.page, quotation.start, quotation.end) for quotation in told)
