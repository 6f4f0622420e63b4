"""Attribution without a verb of speech: "according to", "in his view", "his claim that", "is confident that"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.extract.quotes.clauses import Clauses
from chancery.extract.quotes.cues import Cues, Words
from chancery.extract.quotes.draft import Draft
from chancery.extract.quotes.groups import BARS
from chancery.extract.quotes.sources import RELATIVE, Source, around, before, subject_of

HEADLINE = re.compile(r"\s*(?P<name>[A-Z][^\n:.,“\"]{1,40}): (?P<content>[^\n]{12,140}?)[.]?(?=\n)")
HEADLINE_NAME = 5
"""Words before the colon of a headline that still are a name."""

AS_REACH = 12
"""Words around the verb of "as the envoy said", at most."""

MAKING = frozenset({"make", "makes", "made", "making"})
"""To "make sure that" is to act, not to believe."""


def by_phrase(words: Words, table: Cues, clauses: Clauses, skip: set[int]) -> Iterator[Draft]:
    """The quotations that a phrase, noun or adjective attributes; tokens of stretches in `skip` are left alone."""
    for i, low in enumerate(words.low):
        if words.marked[i] in skip and words.marked[i] >= 0:
            continue
        if low == "according" and i + 1 < len(words) and words.low[i + 1] == "to":
            yield from _according(words, clauses, i, i + 2)
        elif low in table.citing and i and words.low[i - 1] == ",":
            yield from _according(words, clauses, i, i + 1)
        elif low in table.views and i > 1:
            yield from _view(words, clauses, i)
        elif words.pos[i] == "NOUN" and _singular(low) in table.nouns:
            yield from _noun(words, clauses, i)
        elif low in table.adjectives and (words.pos[i] == "ADJ" or words.is_state(i)):
            yield from _adjective(words, clauses, i)


def by_headline(words: Words) -> Iterator[Draft]:
    """ "Lind: the ports will open" on the first line of the text: the name before the colon speaks."""
    match = HEADLINE.match(words.text)
    if match is None or match["name"].isupper():
        return
    inside = [i for i in range(len(words)) if match.start("name") <= words.at[i] < match.end("name")]
    if not inside or any(words.finite[i] for i in inside) or len(inside) > HEADLINE_NAME:
        return
    source = Source(inside[0], inside[-1] + 1, _head(words, inside[0], inside[-1] + 1))
    if not any(words.pos[i] in ("PROPN", "NOUN") for i in inside):
        return
    colon = match.end("name")
    yield Draft((match.span("content"),), (colon, colon + 1), source, "indirect", "headline")


def as_said(words: Words, clauses: Clauses, verb: int) -> Draft | None:
    """ "As the envoy put it, the ports will open": what follows the comma."""
    first, last = words.bounds_of(verb)
    if words.low[first] != "as" or verb - first > AS_REACH or any(words.low[i] == "," for i in range(first, verb)):
        return None
    comma = next((i for i in range(verb + 1, min(last, verb + AS_REACH)) if words.low[i] == ","), None)
    if comma is None or any(words.finite[i] for i in (*range(first, verb), *range(verb + 1, comma))):
        return None
    source = before(words, verb, first + 1)
    content = clauses.trim(comma + 1, last)
    if source is None or not words.holds_clause(*content):
        return None
    return clauses.draft([content], verb, source, "as-said")


def quoted_as(words: Words, clauses: Clauses, verb: int, source: Source | None) -> Draft | None:
    """ "The ports will open, the envoy was quoted by TASS as saying": what stands before the comma."""
    first, _ = words.bounds_of(verb)
    if source is None or words.low[verb - 1 : verb] != ["as"] or source.start - 1 <= first:
        return None
    if words.low[source.start - 1] not in BARS and words.low[source.start - 1] != "the":
        return None
    bar = next((i for i in range(source.start - 1, max(first, source.start - 3), -1) if words.low[i] in BARS), None)
    content = clauses.trim(first, bar) if bar is not None else (first, first)
    return clauses.draft([content], verb, source, "postposed") if words.holds_clause(*content) else None


def _singular(low: str) -> str:
    return f"{low[:-3]}y" if low.endswith("ies") else low.removesuffix("s")


def _according(words: Words, clauses: Clauses, cue: int, first: int) -> Iterator[Draft]:
    """The rest of the sentence: before the phrase, or behind it when it opens the sentence."""
    start, last = words.bounds_of(cue)
    end = first
    while end < last and not _closes(words, end, last):
        end += 1
    if end == first:
        return
    source = Source(first, end, _head(words, first, end))
    left = clauses.trim(max(start, _previous_bar(clauses, start, cue)), _told_end(clauses, start, cue))
    if left[1] > left[0] and any(words.finite[i] for i in range(*left)):
        yield _with_cue(clauses.draft([left], cue, source, "according"), words, cue, first)
        return
    if left[1] - left[0] > 3:
        return
    ranges = clauses.trim(end, clauses.ends.stop(end - 1) if end < last else last)
    if ranges[1] > ranges[0] and any(words.finite[i] for i in range(*ranges)):
        splits = left[1] > left[0] and words.finite[ranges[0]]  # "The talks, according to Lind, were useful"
        pieces = [left, ranges] if splits else [ranges]
        yield _with_cue(clauses.draft(pieces, cue, source, "according"), words, cue, first)


def _told_end(clauses: Clauses, start: int, cue: int) -> int:
    """Content ends before the outlet that tells it: "The ports open, Reuters reported, citing the ministry"."""
    return next((g.bar for g in clauses.groups.values() if start < g.bar < cue <= g.after), cue)


def _previous_bar(clauses: Clauses, start: int, cue: int) -> int:
    """Content does not reach back over the group of another cue: "..., he said, and ..., according to X"."""
    return max((g.after for g in clauses.groups.values() if start < g.after <= cue - 1), default=start)


def _with_cue(draft: Draft, words: Words, start: int, end: int) -> Draft:
    return Draft(draft.pieces, (words.at[start], words.end_of(end - 1)), draft.source, draft.mode, draft.rule)


def _closes(words: Words, i: int, last: int) -> bool:
    if words.low[i] in (",", ";", ":") or words.ends(i) or words.low[i] in RELATIVE or i >= last:
        return True
    return words.finite[i] and words.pos[i] in ("VERB", "AUX")


def _head(words: Words, start: int, end: int) -> int:
    inside = range(start, end)
    return next((i for i in inside if words.doc[i].head.i not in inside and words.pos[i] not in ("ADP", "DET")), start)


def _view(words: Words, clauses: Clauses, noun: int) -> Iterator[Draft]:
    """ "In his view, ..." and "..., in the minister's opinion"."""
    start, last = words.bounds_of(noun)
    lead = noun - 1
    while lead > start and words.pos[lead] not in ("ADP", "VERB", "PUNCT"):
        lead -= 1
    if words.low[lead] != "in" or noun - lead < 2:
        return
    owner = next((c.i for c in words.doc[noun].children if c.dep_ == "nmod:poss"), None)
    behind = noun + 1
    if behind < last and words.low[behind] == "of" and behind + 1 < last:
        owner = words.doc[behind + 1].head.i if words.pos[behind + 1] == "DET" else behind + 1
        while behind < last and words.low[behind] != ",":
            behind += 1
    if owner is None:
        return
    source = around(words, owner)
    if lead <= start + 1 and behind < last and words.low[behind] == ",":
        content = clauses.trim(behind + 1, last)
    elif words.low[lead - 1] == ",":
        content = clauses.trim(start, lead - 1)
    else:
        return
    if content[1] > content[0] and any(words.finite[i] for i in range(*content)):
        yield _with_cue(clauses.draft([content], noun, source, "view"), words, lead, noun + 1)


def _noun(words: Words, clauses: Clauses, noun: int) -> Iterator[Draft]:
    """ "his claim that ...", "expressed hope that ..."."""
    _, last = words.bounds_of(noun)
    if noun + 3 >= last or words.low[noun + 1] != "that" or (words.finite[noun + 2] and words.is_verb(noun + 2)):
        return
    token = words.doc[noun]
    owner = next((c.i for c in token.children if c.dep_ == "nmod:poss"), None)
    verb = token.head.i if token.dep_ in ("obj", "obl", "nsubj", "xcomp") and token.head.i != noun else None
    source = around(words, owner) if owner is not None else None
    if source is None and verb is not None and token.dep_ != "nsubj":
        source = subject_of(words, verb)
    if source is None:
        return
    content = clauses.trim(noun + 2, clauses.ends.stop(noun))
    if token.dep_ == "nsubj" and verb is not None and verb > noun:
        content = clauses.trim(noun + 2, min(content[1], verb))
    if content[1] > content[0] and any(words.finite[i] for i in range(*content)):
        yield clauses.draft([content], noun, source, "noun")


def _adjective(words: Words, clauses: Clauses, adjective: int) -> Iterator[Draft]:
    """ "is confident that ..."."""
    first, last = words.bounds_of(adjective)
    if adjective + 2 >= last or words.low[adjective + 1] != "that" or words.low[adjective - 1] in MAKING:
        return
    source = subject_of(words, adjective)
    if source is None:
        verb = adjective - 1
        while verb > first and words.pos[verb] == "ADV":
            verb -= 1
        source = before(words, verb, first) if words.is_verb(verb) else None
    if source is None or words.low[source.head] in ("it", "there", "this", "that"):
        return
    content = clauses.trim(adjective + 2, clauses.ends.stop(adjective))
    if content[1] > content[0] and any(words.finite[i] for i in range(*content)):
        yield clauses.draft([content], adjective, source, "adjective")
