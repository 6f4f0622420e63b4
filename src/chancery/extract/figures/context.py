"""What a figure measures and for which time: read from the clause around it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from chancery.lang import knowledge
from chancery.model import Time, When

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLAUSE = frozenset({"VERB", "AUX"})
BASE = re.compile(r"\b(?:from|than|over|versus|against|compared (?:with|to)|that of|up on|down on)(?: the)? $")
"""Words that make a time the base of a comparison and not the time of the figure."""

FROM = re.compile(r"\bfrom (?:\w+ ){0,2}$")
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
    changes = _changes(language)
    change = changes.get(doc[start - 1].lower_) if start else None
    named = _named(head, start, end)
    if named is not None and named.lemma_.lower() not in changes:
        return _told(named, (start, end), change if percent else None)
    for token in (head, *head.ancestors):
        change = change or changes.get(token.lemma_.lower())
        noun = _subject(token, start)
        if noun is not None and not start <= noun.i < end:
            return _told(noun, (start, end), change if percent else None)
        if token.dep_ == "ROOT":
            break
    noun = _first_noun(doc, start)
    return _told(noun, (start, end), change if percent else None) if noun is not None else None


def _first_noun(doc: Doc, before: int) -> Token | None:
    """The noun that the clause opens with, for trees without a subject: all stands before its first verb."""
    for token in doc[doc[before].sent.start : before]:
        if _is_thing(token) and not token.dep_.startswith("compound"):
            return token
        if token.pos_ in CLAUSE or token.pos_ in ("PROPN", "PRON") or token.lower_ == ",":
            return None
    return None


def _told(noun: Token, amount: tuple[int, int], change: str | None) -> str | None:
    text = phrase(noun, amount)
    return f"{change} of {text}" if text and change else text or None


def _named(head: Token, start: int, end: int) -> Token | None:
    """The noun that the amount itself is of: "$5 million in aid", "turnover of $5 million", "a $5 million loan"."""
    for child in head.rights:
        named = any(c.dep_ == "case" and c.lower_ in NAMING for c in child.children)
        if named and child.dep_.startswith("nmod") and child.pos_ == "NOUN" and child.i >= end and not _is_time(child):
            return child
    over = head.head
    if over.i == head.i or start <= over.i < end or _is_time(over):
        return None
    if head.dep_ in ("nmod", "compound", "nummod", "nmod:unmarked", "nmod:npmod") and over.pos_ == "NOUN":
        return over
    worth = over if over.lower_ == "worth" else next((c for c in head.lefts if c.lower_ == "worth"), None)
    if worth is not None and over.pos_ == "NOUN":
        return over
    if worth is not None and worth.head.pos_ == "NOUN" and worth.head.i != head.i:
        return worth.head
    return None


@cache
def _somebody(language: str) -> frozenset[str]:
    return frozenset(knowledge(language, "figures")["subjects"]["somebody"])


def _is_thing(token: Token) -> bool:
    """True for a common noun, also one that opens the sentence and was taken for a name."""
    if token.pos_ == "PROPN" and token.is_sent_start:
        return not any(m.start <= token.idx < m.end for m in token.doc._.mentions)
    return token.pos_ == "NOUN" and not _is_time(token)


def _is_time(token: Token) -> bool:
    return any(time.start <= token.idx < time.end for time in token.doc._.times)


def _subject(token: Token, before: int) -> Token | None:
    """The subject of a verb, or its object when the subject is somebody."""
    if token.pos_ not in CLAUSE and token.dep_ not in ("ROOT", "conj", "parataxis", "acl", "advcl", "ccomp"):
        return None
    subject = next((c for c in token.children if c.dep_.startswith("nsubj")), None)
    if subject is not None and _is_thing(subject) and subject.lemma_.lower() not in _somebody("en"):
        return subject
    thing = next((c for c in token.children if c.dep_ == "obj" and c.pos_ == "NOUN" and c.i < before), None)
    if thing is None and token.dep_ in ("acl", "acl:relcl") and token.head.pos_ == "NOUN":
        return token.head
    return thing


def phrase(noun: Token, amount: tuple[int, int]) -> str:
    """The noun with what belongs to it, without article, relative clause, what follows a comma, and the amount itself.

    `amount` is the range of its tokens: a phrase before it ends there, one behind it begins there.
    """
    before, behind = amount
    words = {t.i for t in noun.subtree if not _outside(t, noun)}
    start, end = noun.i, noun.i
    while start - 1 in words and not start - 1 < behind <= noun.i:
        start -= 1
    while end + 1 in words and not noun.i < before <= end + 1:
        end += 1
    if end - start >= LONGEST:
        end = noun.i
    doc = noun.doc
    while end > noun.i and doc[end].pos_ in ("ADP", "ADV", "ADJ", "DET", "CCONJ", "PUNCT"):
        end -= 1
    while start < noun.i and doc[start].pos_ in ("DET", "ADP", "ADV", "NUM", "PUNCT", "CCONJ", "SCONJ", "PRON"):
        start += 1
    text: str = doc._.text[doc[start].idx : doc[end].idx + len(doc[end])]
    return text


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
    usable = [t for t in usable if not BASE.search(doc._.text[max(0, t.start - 24) : t.start])]
    behind = [t for t in usable if end <= t.start < next_figure and ";" not in doc._.text[end : t.start]]
    if behind and "," not in doc._.text[end : behind[0].start]:
        return behind[0].when
    ahead = [t for t in usable if previous <= t.start and t.end <= start]
    starts = max((s for s, e in others if e == previous), default=0)
    if ahead and not FROM.search(
        doc._.text[max(0, starts - 24) : starts]
    ):  # "from 3 million in 2008 to 5 million": 2008 is the first's
        return ahead[-1].when
    if behind:
        return behind[0].when
    opening = [t for t in usable if t.start - first < 12]
    return opening[0].when if opening else None


def _sentence(doc: Doc, start: int, end: int) -> tuple[int, int]:
    span = doc.char_span(start, end, alignment_mode="expand")
    sentence = span.sent if span is not None and doc.has_annotation("SENT_START") else doc[:]
    return sentence.start_char, sentence.end_char
