"""What a figure measures and for which time: read from the clause around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from chancery.extract.figures.measures import singular, vocabulary
from chancery.lang import knowledge
from chancery.model import Time, When

if TYPE_CHECKING:
    from chancery.model.document import Doc, Token

CLAUSE = frozenset({"VERB", "AUX"})
BASE = re.compile(
    r"\b(?:from|than|over|versus|against|compared (?:with|to)|that of|up on|down on)(?: (?:in|during|for))?(?: the)? $"
)
"""Words that make a time the base of a comparison and not the time of the figure."""

NEXT = 240
"""Characters between a figure and the one whose subject it takes over ("the figure"), at most."""

POINTERS = frozenset({"it", "this", "that", "which"})
FROM = re.compile(r"\bfrom (?:\w+ ){0,2}$")
VERBAL = frozenset({"totals", "tops", "hits", "reaches", "nears", "exceeds"})
SINCE = re.compile(r"\bsince\b[^.,;:\d]{0,90}$", re.IGNORECASE)
NAMING = frozenset({"of", "in", "for"})
LEAD = frozenset({"DET", "ADP", "ADV", "NUM", "PUNCT", "CCONJ", "SCONJ", "PRON"})
HYPHENS = frozenset({"-", "‑"})
LONGEST = 14
"""Words of a subject that are kept; a longer one is cut to the noun and what stands before it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure measures: the words, and the tokens `[start, end)` of the phrase."""

    text: str
    start: int
    end: int


@cache
def _changes(language: str) -> dict[str, str]:
    table = knowledge(language, "figures")["changes"]
    return dict.fromkeys(table["rise"], "growth") | dict.fromkeys(table["fall"], "fall")


def subject_of(doc: Doc, start: int, end: int, *, percent: bool, language: str = "en") -> Subject | None:
    """What the amount at tokens `[start, end)` measures, in the report's own words; `None` when the clause is silent.

    A share of change is told as such: "growth of bilateral trade".
    """
    head = doc[start:end].root
    changes = _changes(language)
    change = changes.get(doc[start - 1].lower_) if start and doc[start - 1].dep_ != "compound:prt" else None
    behind = None if percent else _behind(doc, end)
    if behind is not None:
        return behind
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


def points_back(doc: Doc, subject: Subject) -> bool:
    """True for "the figure" and the like, which stand for what was told before."""
    return subject.end - subject.start == 1 and doc[subject.start].lemma_.lower() in vocabulary().pointing


def things_of(doc: Doc, subject: Subject) -> str | None:
    """What is counted, as a plural: "students" of "the number of foreign students"."""
    known = vocabulary()
    start = subject.start
    while start < subject.end and doc[start].pos_ in ("DET", "ADJ") and doc[start].lemma_.lower() not in known.holders:
        start += 1
    at = start
    if doc[start].lemma_.lower() in known.holders and start + 1 < subject.end and doc[start + 1].lower_ == "of":
        at = start + 2
    while at < subject.end and doc[at].pos_ not in ("ADP", "VERB", "PUNCT", "AUX"):
        at += 1
    noun = doc[at - 1]
    counts = any(measure.unit == "count" for measure in known.heads.get((singular(noun.lower_),), ()))
    plural = noun.pos_ == "NOUN" and noun.lower_ != singular(noun.lower_)
    return noun.lower_ if plural and (at > start + 2 or counts) else None


def is_goal(doc: Doc, first: int, last: int, subject: Subject | None) -> bool:
    """True when the figure at tokens `[first, last)` is aimed at or expected, and not reached."""
    goals = vocabulary().goals
    if subject is not None and any(token.lemma_.lower() in goals for token in doc[subject.start : subject.start + 2]):
        return True
    head = doc[first:last].root
    for token in head.ancestors:
        if token.i > last or token.pos_ not in ("VERB", "NOUN", "AUX"):
            continue
        modal = any(child.pos_ == "AUX" and child.lower_ in goals for child in token.lefts)
        if modal or token.lemma_.lower() in goals:
            return True
        if "Fin" in token.morph.get("VerbForm"):
            return False
    return False


def _first_noun(doc: Doc, before: int) -> Token | None:
    """The noun that the clause opens with, for trees without a subject: all stands before its first verb."""
    for token in doc[doc[before].sent.start : before]:
        if _is_thing(token) and not token.dep_.startswith("compound"):
            return token
        if token.pos_ in CLAUSE or token.pos_ in ("PROPN", "PRON") or token.lower_ == ",":
            return None
    return None


def _behind(doc: Doc, at: int) -> Subject | None:
    """A measure right behind the amount: "$5 million in humanitarian aid to Chile", "$15 billion of trade"."""
    if at + 1 >= len(doc) or doc[at].lower_ not in ("in", "of", "worth"):
        return None
    start = at + 1
    if doc[at].lower_ == "in" and doc[start].pos_ == "DET":
        return None
    end = start
    while end < len(doc) and doc[end].pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "PUNCT") and doc[end].text not in ",.;:":
        end += 1
    if end == start or (singular(doc[end - 1].lower_),) not in vocabulary().heads:
        return None
    text: str = doc.text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])]
    return Subject(text, start, end)


def _told(noun: Token, amount: tuple[int, int], change: str | None) -> Subject | None:
    start, end = phrase(noun, amount)
    text: str = noun.doc.text[noun.doc[start].idx : noun.doc[end - 1].idx + len(noun.doc[end - 1])]
    return Subject(f"{change} of {text}" if change else text, start, end) if text else None


def _named(head: Token, start: int, end: int) -> Token | None:
    """The noun that the amount itself is of: "$5 million in aid", "turnover of $5 million", "a $5 million loan"."""
    for child in head.rights:
        named = any(c.dep_ == "case" and c.lower_ in NAMING for c in child.children)
        if named and child.dep_.startswith("nmod") and child.pos_ == "NOUN" and child.i >= end and not child.is_time:
            return child
    over = head.head
    if over.i == head.i or start <= over.i < end or over.is_time or over.lower_ in _never("en"):
        return None
    if over.lower_ in VERBAL and over.head.pos_ == "NOUN":
        return over.head  # "investment in Chile totals $5 million", the verb taken for a noun
    if head.dep_ in ("nmod", "compound", "nummod", "nmod:unmarked", "nmod:npmod") and over.pos_ == "NOUN":
        return over
    worth = over if over.lower_ == "worth" else next((c for c in head.lefts if c.lower_ == "worth"), None)
    if worth is not None and over.pos_ == "NOUN":
        return over
    if worth is not None and worth.head.pos_ == "NOUN" and worth.head.i != head.i:
        return worth.head
    return None


@cache
def _never(language: str) -> frozenset[str]:
    return frozenset(knowledge(language, "figures")["counted"]["never"])


@cache
def _somebody(language: str) -> frozenset[str]:
    return frozenset(knowledge(language, "figures")["subjects"]["somebody"])


def _is_thing(token: Token) -> bool:
    """True for a common noun, also one that opens the sentence and was taken for a name."""
    if token.pos_ == "PROPN" and token.is_sent_start:
        named = any(m.start <= token.idx < m.end for m in token.doc.mentions)
        return not named or (singular(token.lower_),) in vocabulary().heads
    taken = token.pos_ == "VERB" and token.dep_ == "nsubj"  # "exports | rose": a tagger's verb that is a subject
    return (token.pos_ == "NOUN" or taken) and not token.is_time


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


def phrase(noun: Token, amount: tuple[int, int]) -> tuple[int, int]:
    """The tokens `[start, end)` of the noun and what belongs to it, without article, relative clause, what follows a
    comma, and the amount itself.

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
    numbers = [i for i in range(start, noun.i) if doc[i].pos_ == "NUM" and doc[i + 1].text not in HYPHENS]
    start = numbers[-1] + 1 if numbers else start  # "more than 4,000 tourists" measures tourists
    while start < noun.i and doc[start].pos_ in LEAD and doc[start + 1].text not in HYPHENS:
        start += 1
    return start, end + 1


def _outside(token: Token, noun: Token) -> bool:
    while token.i != noun.i and token.head.i != token.i:
        if token.dep_ in ("acl:relcl", "appos", "parataxis", "punct", "acl", "advcl") or token.is_space:
            return token.text not in HYPHENS
        token = token.head
    return False


def goes_on(doc: Doc, before: int, start: int) -> bool:
    """True when the amount at character `start` is told of what was measured at `before`: in the same sentence, or by
    a pronoun ("it was worth $5 billion").
    """
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    if span is None or not doc.parsed:
        return False
    if before > span.sent.start_char:
        return True
    lead = doc[span.sent.start : span.start]
    return any(t.lower_ in POINTERS and t.dep_.startswith(("nsubj", "obj")) for t in lead)


def period_of(doc: Doc, start: int, end: int, others: list[tuple[int, int]]) -> When | None:
    """The time for which the figure at characters `[start, end)` holds, by the words of its sentence.

    The first time behind it before the next figure, else the nearest one before it after the last figure, else one
    that opens the sentence. `others` are the spans of the report's other figures. Durations name no time.
    """
    times: tuple[Time, ...] = doc.times
    first, last = _sentence(doc, start, end)
    next_figure = min((s for s, _ in others if s >= end), default=last)
    previous = max((e for _, e in others if e <= start), default=first)
    usable = [
        t for t in times if t.when and first <= t.start and t.end <= last and not (t.start < end and start < t.end)
    ]
    usable = [t for t in usable if not BASE.search(doc.text[max(0, t.start - 24) : t.start])]
    behind = [t for t in usable if end <= t.start < next_figure and ";" not in doc.text[end : t.start]]
    if behind and "," not in doc.text[end : behind[0].start]:
        return _lasting(doc, behind[0])
    ahead = [t for t in usable if previous <= t.start and t.end <= start]
    starts = max((s for s, e in others if e == previous), default=0)
    if ahead and not FROM.search(
        doc.text[max(0, starts - 24) : starts]
    ):  # "from 3 million in 2008 to 5 million": 2008 is the first's
        return _lasting(doc, ahead[-1])
    if behind:
        return _lasting(doc, behind[0])
    if re.search(r"\bsince\b", doc.text[end:next_figure], re.IGNORECASE):
        return None  # "yesterday he announced …, which brings the total to $4 billion since the war began"
    opening = [t for t in usable if t.start - first < 12]
    return _lasting(doc, opening[0]) if opening else None


def _lasting(doc: Doc, time: Time) -> When | None:
    """The period of a time; one that opens with "since" has no end: "$4 billion since 2014"."""
    when = time.when
    if when is None or not SINCE.search(doc.text[max(0, time.start - 96) : time.start]):
        return when
    start = when.edtf.partition("/")[0]
    return when if start in ("", "..") else When.parse(f"{start}/..", time.text)


def _sentence(doc: Doc, start: int, end: int) -> tuple[int, int]:
    span = doc.char_span(start, end, alignment_mode="expand")
    sentence = span.sent if span is not None else doc[:]
    return sentence.start_char, sentence.end_char
