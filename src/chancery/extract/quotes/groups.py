"""Cues that follow the words they attribute: "..., the minister said", "..., said the ministry on Monday"."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.extract.quotes.cues import HEADS, QUOTE_MARKS, Cues, Words
from chancery.extract.quotes.sources import RELATIVE, Source, around, chunk

SPEECH = frozenset({"say", "tell", "think", "show"})
BARS = frozenset({",", "–", "—", "--", "-"})
OPENERS = frozenset({"ADP", "SCONJ", "CCONJ", "ADV"})
LONGEST = 30
"""Words of a source between the comma and the verb, at most."""

SUBORDINATE = frozenset({"as", "after", "when", "while", "before", "since", "because", "although", "though", "until"})


@dataclass(frozen=True, slots=True)
class Group:
    """Source and verb behind their content: the comma before them, the first token behind them."""

    bar: int
    verb: int
    after: int
    source: Source


def find_group(words: Words, verb: int, table: Cues) -> Group | None:
    """The group of the cue at `verb` when its content stands before it, else `None`."""
    if not SPEECH & table.verbs.get(words.lemma[verb], frozenset()) or not spoken(words, verb):
        return None
    first, last = words.bounds_of(verb)
    bar = _bar(words, verb, first)
    if bar is None:
        return None
    source = chunk(words, bar + 1, verb)
    if source is not None:
        lead = source.start
        good = words.pos[lead] not in OPENERS or words.low[lead] in ("both", "one")
        good = good and words.low[lead] not in RELATIVE and not _clause_follows(words, verb + 1, last)
        good = good and ("tell" in table.verbs[words.lemma[verb]] or not _has_object(words, verb))
        return Group(bar, verb, _behind(words, verb + 1, last), source) if good else None
    inverted = None if words.lemma[verb] in table.addressed else _inverted(words, verb, bar, last)
    return inverted or _with_apposition(words, verb, first, last)


def spoken(words: Words, verb: int) -> bool:
    """True for a finite or perfect form: "said", "has said", not "to say"."""
    if any(c.dep_ == "aux:pass" for c in words.doc[verb].children):
        return False
    if words.finite[verb]:
        return True
    lead = words.low[verb - 1] if verb else ""
    return not words.ing(verb) and lead not in ("to", "be", "been", "being")


def _bar(words: Words, verb: int, first: int) -> int | None:
    """The comma, dash or closing mark before the group of `verb`."""
    depth = 0
    for i in range(verb - 1, max(first - 1, verb - LONGEST), -1):
        low = words.low[i]
        if low in BARS and not (low == "-" and words.at[i] and words.text[words.at[i] - 1] != " "):
            if any(m.start < words.at[i] < m.end for m in words.doc.mentions):
                continue  # the comma of a name: "the Ministry of Economy, Trade and Industry said"
            return i
        if low in QUOTE_MARKS and words.marked[i] < 0 and i and words.marked[i - 1] >= 0:
            return i
        if words.finite[i] and not (words.pos[i] == "AUX" and _only_adverbs(words, i + 1, verb)):
            return None
        if low == "(" and depth == 0:
            return None
        depth += (low == ")") - (low == "(")
        if words.ends(i) or low in (":", ";"):
            return None
    return None


def _has_object(words: Words, verb: int) -> bool:
    """True when the verb has content of its own behind it: "..., the envoy highlighted the progress"."""
    if words.low[verb + 1 : verb + 2] == [","]:
        return False
    return any(c.dep_ in ("obj", "xcomp", "ccomp") and c.pos_ != "PRON" for c in words.doc[verb].rights)


def _only_adverbs(words: Words, start: int, end: int) -> bool:
    return all(words.pos[i] in ("ADV", "AUX", "PART") for i in range(start, end))


def _inverted(words: Words, verb: int, bar: int, last: int) -> Group | None:
    """ "..., said Anna Lind, who leads the group"."""
    start = verb + 1
    end = start
    while end < last and words.pos[end] in HEADS | {"ADP", "PART", "DET", "ADJ"} and words.low[end] not in RELATIVE:
        if words.pos[end] == "ADP" and (end == start or words.low[end] not in ("of", "for", "to")):
            break
        end += 1
    if bar != verb - 1 or end >= last or start == end or words.low[start] in ("that", "to"):
        return None
    if words.pos[start] == "PRON" and not (words.low[start] in ("he", "she") and words.pos[end] == "PUNCT"):
        return None
    if any(c.dep_.startswith("nsubj") for c in words.doc[verb].lefts):
        return None
    goes_on = next((i for i in range(end, last) if words.pos[i] != "ADV"), last)
    if words.low[end] == "that" or (goes_on < last and words.finite[goes_on]):
        return None
    source = chunk(words, start, end)
    return Group(bar, verb, _behind(words, end, last), source) if source else None


def _with_apposition(words: Words, verb: int, first: int, last: int) -> Group | None:
    """ "..., Anna Lind, the minister, said"."""
    subject = next((c for c in words.doc[verb].lefts if c.dep_.startswith("nsubj")), None)
    if subject is None or subject.lower_ in RELATIVE or subject.left_edge.i <= first:
        return None
    bar = subject.left_edge.i - 1
    if words.low[bar] not in BARS or _clause_follows(words, verb + 1, last):
        return None
    return Group(bar, verb, _behind(words, verb + 1, last), around(words, subject.i))


def _clause_follows(words: Words, start: int, last: int) -> bool:
    """True when a clause that could be the content stands behind the verb."""
    if start >= last:
        return False
    if words.low[start] in ("that", ":", "“", '"', "''", "``") or words.marked[start] >= 0:
        return True
    nominal = False
    for i in range(start, last):
        if words.low[i] in SUBORDINATE or words.low[i] in BARS or words.low[i] in RELATIVE:
            return words.low[i] == "that" and nominal
        if words.finite[i] and nominal:
            return True
        nominal = nominal or words.pos[i] in HEADS
    return False


def _behind(words: Words, start: int, last: int) -> int:
    """The first token of what may go on behind the group: behind its next comma, or the end of the sentence."""
    for i in range(start, last):
        if words.low[i] in BARS and (words.low[i] != "-" or words.text[words.at[i] - 1] == " "):
            return i + 1
    return last
