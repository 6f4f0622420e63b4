"""Further steps that one verb tells: "raised ties to a partnership in 2001 and, 11 years later, to an alliance"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chancery.extract.events.sites import Site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chancery.extract.events.draft import Draft
    from chancery.model import Time
    from chancery.model.document import Doc, Token

_LEVELS = frozenset({"partnership", "relation", "tie", "relationship", "alliance", "friendship"})
_NAMED = frozenset({"partnership", "alliance"})


def add_steps(doc: Doc, found: Sequence[Draft]) -> list[Draft]:
    """`found` with one more event for each further level that a verb's sentence names with a time of its own."""
    told: list[Draft] = []
    for draft in found:
        told.append(draft)
        if draft.pattern.family == "ties" and draft.trigger.pos_ == "VERB" and draft.status == "held":
            told += _further(doc, draft, {d.trigger.i for d in found})
    return told


def _further(doc: Doc, draft: Draft, taken: set[int]) -> list[Draft]:
    levels = _levels(draft.trigger, taken)
    if len(levels) < 2:
        return []
    times = [t for t in doc.times if t.when is not None and t.type == "DATE"]
    marks = [draft.trigger.idx, *(level.idx for level in levels), _end(levels[-1])]
    spare = [t for t in times if marks[0] < t.start < marks[-1] and t != draft.time]
    further = []
    for n, level in enumerate(levels[1:], start=2):
        near = [t for t in spare if marks[n - 1] < t.start < marks[n + 1]]
        near = [t for t in near if t.start > level.idx or _is_led(doc, t, marks[n - 1])]
        if near:
            spare.remove(near[0])
            further.append(replace(draft, site=Site(level), time=near[0], arguments=(), retold=()))
    return further


def _levels(verb: Token, taken: set[int]) -> list[Token]:
    """The nouns of level after the verb, up to the next verb or event."""
    found: list[Token] = []
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.pos_ == "VERB" or token.i in taken:
            break
        if token.lemma_.lower() in (_NAMED if found else _LEVELS) and token.dep_ not in {"compound", "amod"}:
            found.append(token)
    if len(found) > 1 and found[0].lemma_.lower() not in _NAMED and _is_raised(found[0], found[1]):
        found = found[1:]  # "the relationship" that is raised is no level
    return found


def _is_raised(first: Token, second: Token) -> bool:
    return any(w.lower_ in {"to", "into"} for w in first.doc[first.i + 1 : second.i]) and not any(
        w.lower_ == "and" for w in first.doc[first.i + 1 : second.i]
    )


def _is_led(doc: Doc, time: Time, after: int) -> bool:
    """True for a time between the conjunction and the level it brings in: "and, 11 years later, to ..."."""
    span = doc.char_span(after, time.start, alignment_mode="expand")
    words = [w.lower_ for w in span if w.is_alpha or w.text in {",", ";"}] if span is not None else []
    return "and" in words[-4:] or "then" in words[-4:]


def _end(token: Token) -> int:
    """Where the clause of the last level ends."""
    for word in token.doc[token.i + 1 : token.sent.end]:
        if word.pos_ == "VERB" or word.text in {";", "."}:
            return word.idx
    last = token.doc[token.sent.end - 1]
    return int(last.idx + len(last))
