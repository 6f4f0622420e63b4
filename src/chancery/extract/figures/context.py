"""What a figure measures and for which time: read from the clause around it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from chancery.lang import knowledge
from chancery.model import Time, When

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLAUSE = frozenset({"VERB", "AUX"})
NAMING = frozenset({"of", "in", "for"})
LONGEST = 14
"""Words of a subject that are kept; a longer one is cut to the noun and what stands before it."""


@cache
def _changes(language: str) -> dict[str, str]:
    table = knowledge(language, "figures")["changes"]
    return dict.fromkeys(table["rise"], "growth") | dict.fromkeys(table["fall"], "fall")


def subject_of(doc: Doc, start: int, end: int, *, percent: bool, language: str = "en") -> str | None:
    """What the amount at tokens `[start, end)` measures, in the report's own words; `None` when the clause is silent.

    A share of change is told as such: "growth of bilateral trade".
    """
    head = doc[start:end].root
    named = _named(head, start, end)
    if named is not None:
        return named
    change: str | None = None
    changes = _changes(language)
    for token in (head, *head.ancestors):
        before = doc[start - 1] if start else None
        change = change or changes.get(token.lemma_.lower()) or (changes.get(before.lower_) if before else None)
        noun = _subject(token, start)
        if noun is not None:
            text = phrase(noun)
            return f"{change} of {text}" if percent and change else text
        if token.dep_ == "ROOT":
            break
    return None


def _named(head: Token, start: int, end: int) -> str | None:
    """The noun that the amount itself is of: "$5 million in aid", "turnover of $5 million", "a $5 million loan"."""
    for child in head.rights:
        named = any(c.dep_ == "case" and c.lower_ in NAMING for c in child.children)
        if named and child.dep_.startswith("nmod") and child.pos_ == "NOUN" and child.i >= end:
            return phrase(child)
    over = head.head
    if over is head or start <= over.i < end:
        return None
    if head.dep_ in ("nmod", "compound", "nummod", "nmod:unmarked", "nmod:npmod") and over.pos_ == "NOUN":
        return phrase(over)
    worth = over if over.lower_ == "worth" else next((c for c in head.lefts if c.lower_ == "worth"), None)
    if worth is not None and over.pos_ == "NOUN":
        return phrase(over)
    if worth is not None and worth.head.pos_ == "NOUN" and worth.head is not head:
        return phrase(worth.head)
    return None


def _subject(token: Token, before: int) -> Token | None:
    """The subject of a verb, or its object when the subject is somebody."""
    if token.pos_ not in CLAUSE and token.dep_ not in ("ROOT", "conj", "parataxis", "acl", "advcl", "ccomp"):
        return None
    subject = next((c for c in token.children if c.dep_.startswith("nsubj")), None)
    if subject is not None and subject.pos_ == "NOUN":
        return subject
    thing = next((c for c in token.children if c.dep_ == "obj" and c.pos_ == "NOUN" and c.i < before), None)
    if thing is None and token.dep_ in ("acl", "acl:relcl") and token.head.pos_ == "NOUN":
        return token.head
    return thing


def phrase(noun: Token) -> str:
    """The noun with what belongs to it, without article, relative clause and what follows a comma."""
    words = [t for t in noun.subtree if not _outside(t, noun)]
    start, end = noun.i, noun.i
    while start > noun.left_edge.i and noun.doc[start - 1] in words:
        start -= 1
    while end < noun.right_edge.i and noun.doc[end + 1] in words:
        end += 1
    if end - start >= LONGEST:
        end = noun.i
    if noun.doc[start].dep_ == "det" and start < noun.i:
        start += 1
    last = noun.doc[end]
    words_text: str = noun.doc.text[noun.doc[start].idx : last.idx + len(last)]
    return words_text


def _outside(token: Token, noun: Token) -> bool:
    while token.i != noun.i and token.head.i != token.i:
        if token.dep_ in ("acl:relcl", "appos", "parataxis", "punct", "acl", "advcl") or token.is_space:
            return token.text not in ("-", "‑")
        token = token.head
    return False


def period_of(doc: Doc, start: int, end: int, others: list[tuple[int, int]]) -> When | None:
    """The time for which the figure at characters `[start, end)` holds, by the words of its sentence.

    The first time behind it before the next figure, else the nearest one before it after the last figure, else one
    that opens the sentence. `others` are the spans of the report's other figures. Durations name no time.
    """
    times: tuple[Time, ...] = doc._.times
    first, last = _sentence(doc, start, end)
    next_figure = min((s for s, _ in others if s >= end), default=last)
    previous = max((e for _, e in others if e <= start), default=first)
    usable = [
        t for t in times if t.when and first <= t.start and t.end <= last and not (t.start < end and start < t.end)
    ]
    behind = [t for t in usable if end <= t.start < next_figure and ";" not in doc.text[end : t.start]]
    if behind:
        return behind[0].when
    ahead = [t for t in usable if previous <= t.start and t.end <= start]
    if ahead:
        return ahead[-1].when
    opening = [t for t in usable if t.start - first < 12]
    return opening[0].when if opening else None


def _sentence(doc: Doc, start: int, end: int) -> tuple[int, int]:
    span = doc.char_span(start, end, alignment_mode="expand")
    sentence = span.sent if span is not None and doc.has_annotation("SENT_START") else doc[:]
    return sentence.start_char, sentence.end_char
