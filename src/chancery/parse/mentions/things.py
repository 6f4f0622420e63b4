"""Organisations and places that neither a table nor a noun shows: by the network, and bodies before offices."""

from __future__ import annotations

from collections import Counter

from chancery.parse.mentions.bodies import is_bodiless
from chancery.parse.mentions.lexicon import lexicon
from chancery.parse.mentions.people import Person
from chancery.parse.mentions.places import Entry, Named
from chancery.parse.mentions.posts import Post
from chancery.parse.mentions.spans import Spans, acronym_after
from chancery.parse.mentions.syntax import Syntax
from chancery.parse.mentions.words import Words, words_text

_JOINTS = frozenset(("of", "for", "on", "and", "the"))
_SCHEMA = {"ORG": "Organization", "LOC": "Address"}


def body_names(words: Words, posts: list[Post]) -> frozenset[tuple[str, ...]]:
    """The unknown bodies that offices are of: "Rossiya Segodnya" in "Rossiya Segodnya Director General"."""
    names = set()
    for post in posts:
        if post.body and post.first < post.core:
            last = post.core - 1 if words.is_(post.core - 1, "'s") else post.core
            first = last
            while first > post.first and (words.upper[first - 1] or words.is_(first - 1, "-")):
                first -= 1
            if last > first:
                names.add(tuple(words.low[first:last]))
    return frozenset(names)


def find_things(
    words: Words, spans: Spans, syntax: Syntax, people: list[Person], bodies: frozenset[tuple[str, ...]]
) -> list[Named]:
    """Stretches that the network takes for organisations or places, outside all that is known; a kind for each."""
    covered = {place for place, hit in spans.inside.items() if hit.entry.kind in ("body", "people")}
    for person in people:
        for found in person.found:
            covered.update(range(found.first, found.last))
    wider = [stretch for stretch in _stretches(words, syntax, covered) if _is_wider(words, spans, stretch)]
    stretches = [*wider, *_repeated(words, bodies, covered | set(spans.inside))]
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for first, last, kind in stretches:
        votes.setdefault(tuple(words.low[first:last]), Counter())[kind] += 1
    rows: list[Named] = []
    taken = set(covered)
    for first, last, _ in stretches:
        if taken.intersection(range(first, last)):
            continue
        taken.update(range(first, last))
        kind = max(sorted(votes[tuple(words.low[first:last])].items()), key=lambda item: item[1])[0]
        entry = Entry("body" if kind == "ORG" else "region", words_text(words, first, last), None, _SCHEMA[kind])
        rows.append(Named(first, last, entry))
    return rows


def _is_wider(words: Words, spans: Spans, stretch: tuple[int, int, str]) -> bool:
    """True where a stretch is all unknown, or holds a known place and more capitals: "Fair Russia", "Cardiff North"."""
    first, last, _ = stretch
    known = [spans.inside[place] for place in range(first, last) if place in spans.inside]
    if not known:
        return True
    whole = all(hit.first >= first and hit.last <= last and hit.entry.kind != "adjective" for hit in known)
    loose = [place for place in range(first, last) if place not in spans.inside and words.text[place][0].isalpha()]
    return whole and bool(loose) and all(words.upper[place] for place in loose) and last - first <= 5


def _stretches(words: Words, syntax: Syntax, covered: set[int]) -> list[tuple[int, int, str]]:
    rows, place = [], 0
    never, papers = lexicon().never, _papers(words)
    while place < len(words):
        kind = syntax.ent[place]
        if kind not in _SCHEMA or place in covered or words.dead[place] or words.text[place] in papers:
            place += 1
            continue
        first = place
        while (
            place < len(words)
            and syntax.ent[place] == kind
            and place not in covered
            and not (place > first and words.opens[place])
        ):
            place += 1
        last = place
        while first < last and (
            not words.upper[first] or words.low[first] in never or _opens_clause(words, syntax, first)
        ):
            first += 1
        while last > first and not words.text[last - 1][0].isalnum():
            last -= 1
        if first == last:
            continue
        if kind == "LOC" and last - first == 1 and words.text[first].isupper() and len(words.text[first]) > 1:
            kind = "ORG"
        empty = kind == "ORG" and (_says_nothing(words, syntax, first, last) or is_bodiless(words, first, last))
        if not empty:
            rows.append((first, last, kind))
    return rows


def _opens_clause(words: Words, syntax: Syntax, place: int) -> bool:
    """True for "Capturing Orikhiv is a goal": a participle with the capital of its sentence."""
    return words.opens[place] and words.low[place].endswith("ing") and syntax.dep[place] in ("csubj", "advcl")


def _papers(words: Words) -> frozenset[str]:
    """The acronyms that brackets bring in behind what is no body: "Memorandum of Understanding (MOU)"."""
    found = set()
    for place, mark in enumerate(words.text):
        short = acronym_after(words, place) if mark == "(" else None
        first = place
        while short and first > 0 and (words.upper[first - 1] or words.low[first - 1] in _JOINTS):
            first -= 1
        while first < place and not words.upper[first]:
            first += 1
        if short and first < place and is_bodiless(words, first, place):
            found.add(short)
    return frozenset(found)


def _says_nothing(words: Words, syntax: Syntax, first: int, last: int) -> bool:
    """True where a lone word that the network takes for an organisation is no name: two capitals that nothing
    explains, or a common noun with the capital of its sentence ("Victory", "Nations").
    """
    if last - first > 1:
        return False
    text, low = words.text[first], words.low[first]
    if text.isupper():
        return len(text) < 3
    small = any(other == low and not upper for other, upper in zip(words.low, words.upper, strict=True))
    return small or (words.opens[first] and syntax.pos[first] == "NOUN")


def _repeated(words: Words, bodies: frozenset[tuple[str, ...]], covered: set[int]) -> list[tuple[int, int, str]]:
    rows = []
    for name in sorted(bodies):
        for place in range(len(words) - len(name) + 1):
            same = words.low[place] == name[0] and tuple(words.low[place : place + len(name)]) == name
            if same and words.upper[place] and place not in covered and not words.dead[place]:
                rows.append((place, place + len(name), "ORG"))
    return rows
